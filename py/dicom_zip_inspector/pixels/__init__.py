"""One frame's stored values, as they lie in the file. Ask `stored_frame.read_stored_frame`."""
