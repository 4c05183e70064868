"""Every tag of every file as distinct values: `census.Census` takes batches of elements and gives a row for each path."""
