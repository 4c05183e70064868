"""Many headers at once. Ask `headers.HeaderReader` for the entries of members; pydicom comes only for what the scanner declines."""
