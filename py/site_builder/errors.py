"""The one exception that the command line shows without a traceback."""


class BuildError(Exception):
    """Something outside the code went wrong: a source out of reach, a wrong hash, a missing tool."""
