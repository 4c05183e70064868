"""Names of UIDs, from pydicom's copy of PS3.6 table A-1."""

from functools import cache


@cache
def uid_name(uid: str) -> str:
    """The standard's name of a UID, or the UID itself where it is private or unknown."""
    from pydicom.uid import UID  # only now: the scanner must not wait for pydicom

    return UID(uid).name
