"""Builds, serves and tests the static site. Standard library only: it runs before anything is installed."""
