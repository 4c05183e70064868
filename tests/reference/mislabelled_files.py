"""Reference files whose Photometric Interpretation is wrong."""

import imagecodecs
from file_table import Table, path_of
from phantom import colour, described, file_of
from pydicom import dcmread
from pydicom.encaps import get_frame
from pydicom.uid import JPEGBaseline8Bit, JPEGLosslessSV1


def mislabelled_files(table: Table) -> None:
    """JPEGs whose Photometric Interpretation is wrong in the ways that real files have it."""
    rgb = colour()

    def relabel(source: str, name: str, told: str) -> None:
        made = dcmread(path_of(source))
        made.PhotometricInterpretation = told
        file_of(made, made.file_meta.TransferSyntaxUID, path_of(name))
        row = next(row for row in table.rows if row["name"] == source)
        table.add(name, f"{row['encoder']}, relabelled", table.expected[source], row["judge"], row["tolerance"])

    relabel("jpeg-baseline-ybr-full-422", "mislabelled-jpeg-422-as-rgb", "RGB")
    relabel("jpeg-baseline-ybr-full", "mislabelled-jpeg-jfif-as-rgb", "RGB")
    relabel("jpeg2000-ybr-rct", "mislabelled-jpeg2000-as-ybr-full", "YBR_FULL")
    relabel("jpeg2000-rgb", "mislabelled-jpeg2000-as-ybr-rct", "YBR_RCT")
    plain = imagecodecs.jpeg8_encode(rgb, lossless=True, colorspace="RGB", outcolorspace="RGB")
    name = "mislabelled-jpeg-rgb-ids-as-ybr-full"
    table.frames(name, described(rgb, "YBR_FULL"), without_markers(plain, b"RGB"), JPEGLosslessSV1, "libjpeg-turbo", rgb)
    coded = get_frame(dcmread(path_of("jpeg-baseline-ybr-full-422")).PixelData, 0, number_of_frames=1)
    table.frames("mislabelled-jpeg-422-without-markers-as-rgb", described(rgb, "RGB"), without_markers(coded, b"\1\2\3"), JPEGBaseline8Bit,
                 "DCMTK dcmcjpeg +eb, markers removed", table.expected["jpeg-baseline-ybr-full-422"], "DCMTK", 1)  # fmt: skip


def without_markers(jpeg: bytes, identifiers: bytes) -> bytes:
    """The JPEG with these component identifiers in its frame and scan headers, without application markers."""
    out, at = bytearray(jpeg[:2]), 2
    while True:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        segment = bytearray(jpeg[at : at + 2 + length])
        if 0xC0 <= marker <= 0xC3:
            segment[10::3] = identifiers
        if marker == 0xDA:
            segment[5:11:2] = identifiers
        if not 0xE0 <= marker <= 0xEF:
            out += segment
        at += 2 + length
        if marker == 0xDA:
            return bytes(out) + jpeg[at:]
