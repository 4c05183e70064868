"""What an instance is, in words: reports, waveforms, documents, plans, segmentations, directories, and whatever else has no picture."""
