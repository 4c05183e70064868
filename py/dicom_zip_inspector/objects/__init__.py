"""Data sets that are no pictures, in words: ask `summary.summarize`."""
