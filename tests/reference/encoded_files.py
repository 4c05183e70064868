"""Reference files by the encoders of DCMTK, OpenJPEG, OpenJPH and libjxl."""

import imagecodecs
from file_table import Table
from phantom import GREYS, colour, described, edges, grey
from pydicom.pixels import convert_color_space
from pydicom.uid import HTJ2K as HTJ2K_LOSSY
from pydicom.uid import JPEG2000 as JPEG2000_LOSSY
from pydicom.uid import HTJ2KLossless, HTJ2KLosslessRPCL, JPEG2000Lossless

JPEG_XL_LOSSLESS, JPEG_XL_OF_JPEG, JPEG_XL = (f"1.2.840.10008.1.2.4.{n}" for n in (110, 111, 112))


def dcmtk_files(table: Table) -> None:
    """RLE, JPEG and JPEG-LS."""
    rgb, ybr = colour(), convert_color_space(colour(), "RGB", "YBR_FULL")
    lossless = {depth: (described(pixels, "MONOCHROME2", bits), pixels) for depth, (pixels, bits) in GREYS.items()}
    lossless |= {"monochrome1": (described(grey(8), "MONOCHROME1"), grey(8)), "rgb": (described(rgb, "RGB"), rgb)}
    for label, program, options in (
        ("rle", "dcmcrle", []), ("jpegls", "dcmcjpls", []),
        ("jpeg-lossless-sv1", "dcmcjpeg", ["+e1"]), ("jpeg-lossless-14", "dcmcjpeg", ["+el", "+sv", "4"]),
    ):  # fmt: skip
        for depth, (made, pixels) in lossless.items():
            table.dcmtk(f"{label}-{depth}", made.copy(), program, *options, expected=pixels)
    table.dcmtk("rle-32u", described(grey(32), "MONOCHROME2"), "dcmcrle", expected=grey(32))
    table.dcmtk("rle-ybr-full", described(ybr, "YBR_FULL"), "dcmcrle", expected=convert_color_space(ybr, "YBR_FULL", "RGB"))
    table.dcmtk("jpegls-rgb-sample", described(rgb, "RGB"), "dcmcjpls", "+is", expected=rgb)
    table.dcmtk("jpegls-rgb-plane", described(rgb, "RGB"), "dcmcjpls", "+in", expected=rgb)
    table.dcmtk("jpegls-near-8u", lossless["8u"][0].copy(), "dcmcjpls", "+en", judge="DCMTK")
    table.dcmtk("jpegls-near-12u", lossless["12u"][0].copy(), "dcmcjpls", "+en", judge="DCMTK")
    table.dcmtk("jpegls-near-rgb", described(rgb, "RGB"), "dcmcjpls", "+en", judge="DCMTK")
    table.dcmtk("jpeg-baseline-8u", lossless["8u"][0].copy(), "dcmcjpeg", "+eb", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-baseline-monochrome1", lossless["monochrome1"][0].copy(), "dcmcjpeg", "+eb", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-baseline-ybr-full-422", described(rgb, "RGB"), "dcmcjpeg", "+eb", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-baseline-ybr-full", described(rgb, "RGB"), "dcmcjpeg", "+eb", "+s4", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-baseline-rgb", described(rgb, "RGB"), "dcmcjpeg", "+eb", "+cr", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-extended-8u", lossless["8u"][0].copy(), "dcmcjpeg", "+ee", judge="DCMTK", tolerance=1)
    table.dcmtk("jpeg-extended-12u", lossless["12u"][0].copy(), "dcmcjpeg", "+ee", judge="DCMTK", tolerance=1)
    for label, option in (("spectral", "+es"), ("progressive", "+ep")):  # retired
        for depth in ("8u", "12u"):
            table.dcmtk(f"jpeg-{label}-{depth}", lossless[depth][0].copy(), "dcmcjpeg", option, judge="DCMTK", tolerance=1)
        table.dcmtk(f"jpeg-{label}-ybr-full-422", described(rgb, "RGB"), "dcmcjpeg", option, judge="DCMTK", tolerance=1)


def wavelet_files(table: Table) -> None:
    """JPEG 2000, HTJ2K and JPEG XL."""
    rgb = colour()
    for depth, (pixels, bits) in GREYS.items():
        made = described(pixels, "MONOCHROME2", bits)
        encoded = imagecodecs.jpeg2k_encode(pixels, level=0, reversible=True, codecformat="j2k", bitspersample=bits, resolutions=3)
        table.frames(f"jpeg2000-{depth}", made.copy(), encoded, JPEG2000Lossless, "OpenJPEG", pixels)
        for label, syntax in (("htj2k", HTJ2KLossless), ("htj2k-rpcl", HTJ2KLosslessRPCL)):
            table.frames(f"{label}-{depth}", made.copy(), imagecodecs.htj2k_encode(pixels, reversible=True), syntax, "OpenJPH", pixels)
        if pixels.dtype.kind == "u":
            table.frames(f"jpegxl-{depth}", made.copy(), imagecodecs.jpegxl_encode(pixels, lossless=True), JPEG_XL_LOSSLESS, "libjxl", pixels)
    for photometric, mct in (("YBR_RCT", True), ("RGB", False)):
        encoded = imagecodecs.jpeg2k_encode(rgb, level=0, reversible=True, codecformat="j2k", mct=mct, resolutions=3)
        table.frames(f"jpeg2000-{photometric.lower().replace('_', '-')}", described(rgb, photometric), encoded, JPEG2000Lossless, "OpenJPEG", rgb)
    table.frames("htj2k-ybr-rct", described(rgb, "YBR_RCT"), imagecodecs.htj2k_encode(rgb, reversible=True), HTJ2KLossless, "OpenJPH", rgb)
    table.frames("jpegxl-rgb", described(rgb, "RGB"), imagecodecs.jpegxl_encode(rgb, lossless=True), JPEG_XL_LOSSLESS, "libjxl", rgb)
    made, encoded = described(grey(8), "MONOCHROME2"), imagecodecs.jpeg2k_encode(grey(8), level=40, codecformat="j2k", resolutions=3)
    table.frames("jpeg2000-lossy-8u", made, encoded, JPEG2000_LOSSY, "OpenJPEG", None, "gdcm", 1)
    encoded = imagecodecs.jpeg2k_encode(grey(12), level=60, codecformat="j2k", bitspersample=12, resolutions=3)
    table.frames("jpeg2000-lossy-12u", described(grey(12), "MONOCHROME2", 12), encoded, JPEG2000_LOSSY, "OpenJPEG", None, "gdcm", 1)
    encoded = imagecodecs.jpeg2k_encode(rgb, level=45, codecformat="j2k", mct=True, resolutions=3)
    table.frames("jpeg2000-lossy-ybr-ict", described(rgb, "YBR_ICT"), encoded, JPEG2000_LOSSY, "OpenJPEG", None, "gdcm", 1)
    made, encoded = described(grey(8), "MONOCHROME2"), imagecodecs.htj2k_encode(grey(8), level=0.02, reversible=False)
    table.frames("htj2k-lossy-8u", made, encoded, HTJ2K_LOSSY, "OpenJPH", None, "pylibjpeg", 1)
    for label, pixels, photometric in (
        ("8u", edges(grey(8)), "MONOCHROME2"),
        ("ybr-ict", edges(rgb), "YBR_ICT"),
        ("16u", edges(grey(16)), "MONOCHROME2"),
    ):
        encoded = imagecodecs.htj2k_encode(pixels, level=0.1, reversible=False)  # overshoots at every edge
        table.frames(f"htj2k-overshoot-{label}", described(pixels, photometric), encoded, HTJ2K_LOSSY, "OpenJPH", None, "pylibjpeg", 1)
    jpeg = imagecodecs.jpeg8_encode(grey(8), level=95)
    table.frames("jpegxl-of-jpeg-8u", described(grey(8), "MONOCHROME2"), imagecodecs.jpegxl_encode_jpeg(jpeg), JPEG_XL_OF_JPEG, "libjxl",
                 imagecodecs.jpeg8_decode(jpeg), "libjpeg-turbo", 2)  # fmt: skip
    table.frames(
        "jpegxl-lossy-8u", described(grey(8), "MONOCHROME2"), imagecodecs.jpegxl_encode(grey(8), level=95), JPEG_XL, "libjxl", grey(8), tolerance=6
    )
