"""Lines of text drawn into pictures: where they are.
Arrays in, boxes out: no file, no tag, no page."""
