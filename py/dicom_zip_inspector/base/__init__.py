"""What everyone may know: error codes, the wire format, names of UIDs, budgets. Ask it for words and types; it reads nothing."""
