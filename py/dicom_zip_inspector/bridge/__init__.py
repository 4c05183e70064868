"""The page's door: calls by name with JSON parameters, answers as JSON and arrays. Ask `rpc.Inspector`."""
