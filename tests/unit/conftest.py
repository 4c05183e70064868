"""What holds for all unit tests, and what is made once for them."""

import hypothesis
import published
import pytest

hypothesis.settings.register_profile("no clock", deadline=None)  # how long one example takes is a matter of what else the machine does
hypothesis.settings.load_profile("no clock")


@pytest.fixture(scope="session")
def opened() -> tuple:
    """Every published file in one zip, opened: see `published.opened_zip`."""
    return published.opened_zip()
