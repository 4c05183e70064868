"""Names of UIDs, from pydicom's copy of PS3.6 table A-1, and the transfer syntaxes that are younger than that copy."""

from functools import cache

NEWER_TRANSFER_SYNTAXES = {
    "1.2.840.10008.1.2.4.110": ("JPEG XL Lossless", "JPEGXLLossless"),
    "1.2.840.10008.1.2.4.111": ("JPEG XL JPEG Recompression", "JPEGXLJPEGRecompression"),
    "1.2.840.10008.1.2.4.112": ("JPEG XL", "JPEGXL"),
    "1.2.840.10008.1.2.8.1": ("Deflated Image Frame Compression", "DeflatedImageFrameCompression"),
}


@cache
def complete_dictionary() -> None:
    """Add `NEWER_TRANSFER_SYNTAXES` to pydicom's dictionary, by which it tells what is a transfer syntax at all."""
    from pydicom.uid import UID_dictionary  # only now: the scanner must not wait for pydicom

    for uid, (name, keyword) in NEWER_TRANSFER_SYNTAXES.items():
        UID_dictionary.setdefault(uid, (name, "Transfer Syntax", "", "", keyword))


@cache
def uid_name(uid: str) -> str:
    """The standard's name of a UID, or the UID itself where it is private or unknown."""
    from pydicom.uid import UID

    complete_dictionary()
    return UID(uid).name
