"""Numbers read off a frame: values in their units, lengths, histograms."""
