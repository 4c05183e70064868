"""Bytes in: files, zips, members, their inflated beginnings or wholes. Ask it for members and their bytes; it knows no DICOM."""
