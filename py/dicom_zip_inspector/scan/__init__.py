"""Many headers at once. Ask `headers.HeaderReader` for the entries of members; what the lockstep scanner declines is walked by itself."""
