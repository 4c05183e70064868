"""What reads on behind the table: one reading of the bytes, handed to all who subscribed. Ask `element_pass.ElementPass`."""
