"""Looks inside archives of DICOM files: lists patients, studies and series, and draws frames. See ARCHITECTURE.md."""
