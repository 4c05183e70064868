"""What is open, and what may be asked of it. Ask `session.Session`."""
