"""One data set, element by element: values, functional groups, rows for people."""
