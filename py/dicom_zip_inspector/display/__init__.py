"""Stored -> shown, as pure functions of arrays. Ask `display` for levels and tables, `frame_description` for a frame in words."""
