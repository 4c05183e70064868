"""Names of UIDs (PS3.6 table A-1): as pydicom has them, and those that the standard has given since, as of its edition 2026b."""

from functools import lru_cache

from .uid_table import UID_NAMES

NEWER_TRANSFER_SYNTAXES = {
    "1.2.840.10008.1.2.4.110": "JPEG XL Lossless",
    "1.2.840.10008.1.2.4.111": "JPEG XL JPEG Recompression",
    "1.2.840.10008.1.2.4.112": "JPEG XL",
    "1.2.840.10008.1.2.8.1": "Deflated Image Frame Compression",
}
_NEWER = NEWER_TRANSFER_SYNTAXES | {
    "1.2.840.10008.5.1.4.1.1.66.7": "Label Map Segmentation Storage",
    "1.2.840.10008.5.1.4.1.1.66.8": "Height Map Segmentation Storage",
    "1.2.840.10008.5.1.4.1.1.601.3": "Thermography Image Storage",
    "1.2.840.10008.5.1.4.1.1.601.4": "Thermography Multi-frame Image Storage",
}
_LONGEST = 64  # of a UID (PS3.5 section 9.1)


@lru_cache(4096)
def uid_name(uid: str) -> str:
    """The standard's name of a UID, or the UID itself where it is private or unknown, cut where it is longer than any can be."""
    return UID_NAMES.get(uid) or _NEWER.get(uid) or (uid if len(uid) <= _LONGEST else f"{uid[:_LONGEST]}…")
