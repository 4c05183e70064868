"""What keeps an archive from being forwarded, a subject a module: facts gathered while elements are read, findings judged from them for a purpose."""
