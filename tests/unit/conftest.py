"""What is made once for all unit tests."""

import published
import pytest


@pytest.fixture(scope="session")
def opened() -> tuple:
    """Every published file in one zip, opened: see `published.opened_zip`."""
    return published.opened_zip()
