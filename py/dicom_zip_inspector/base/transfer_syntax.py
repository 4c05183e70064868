"""Transfer syntaxes by UID: what the page calls them and how their pixels are stored (PS3.5 annex A, PS3.6 table A-1)."""

IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2"
EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1"
DEFLATED_EXPLICIT = "1.2.840.10008.1.2.1.99"
EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2"
NATIVE = frozenset({IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, DEFLATED_EXPLICIT, EXPLICIT_BIG_ENDIAN})
_VIDEO = tuple(f"1.2.840.10008.1.2.4.{number}" for number in range(100, 109))  # MPEG-2, H.264, HEVC; with .1 fragmentable


def is_encapsulated(transfer_syntax_uid: str) -> bool:
    """Whether Pixel Data are items of their own coding (PS3.5 section A.4)."""
    return transfer_syntax_uid not in NATIVE


def is_video(transfer_syntax_uid: str) -> bool:
    """Whether the pixels are a video stream, which is not split into frames (PS3.5 sections A.4.5 to A.4.8)."""
    return transfer_syntax_uid.removesuffix(".1") in _VIDEO
