"""Reference files without compression."""

import zlib

import numpy as np
from file_table import Table
from phantom import GREYS, SHAPE, colour, described, grey, x, y
from pydicom.dataset import Dataset
from pydicom.pixels import convert_color_space
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian

UNCOMPRESSED, DEFLATED_FRAMES = "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.8.1"
TO_YBR_PARTIAL = np.array([[0.2568, 0.5041, 0.0979], [-0.1482, -0.2910, 0.4392], [0.4392, -0.3678, -0.0714]])  # PS3.3 C.7.6.3.1.2


def native_files(table: Table) -> None:
    """Every depth and colour without compression, and some in every native syntax."""
    depths = GREYS | {"8s": (grey(8, True), 8), "12s": (grey(12, True).astype(np.int16), 12), "32u": (grey(32), 32), "32s": (grey(32, True), 32)}
    for label, (pixels, bits) in depths.items():
        table.native(f"native-{label}", described(pixels, "MONOCHROME2", bits), pixels)
    bits = (SHAPE > 0.5).astype(np.uint8)
    packed = np.packbits(bits.ravel(), bitorder="little").tobytes()
    table.native("native-1u", described(bits, "MONOCHROME2", 1, BitsAllocated=1, PixelData=packed, WindowCenter=0.5, WindowWidth=1), bits)
    for label, dtype, keyword in (("float32", "<f4", "FloatPixelData"), ("float64", "<f8", "DoubleFloatPixelData")):
        values = (SHAPE * 3 - 1).astype(dtype)
        made = described(grey(8), "MONOCHROME2", WindowCenter=0.5, WindowWidth=3, VOILUTFunction="LINEAR_EXACT", BitsAllocated=8 * values.itemsize)
        for unknown in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
            delattr(made, unknown)
        setattr(made, keyword, values.tobytes())
        table.native(f"native-{label}", made, values.astype(values.dtype.newbyteorder("=")))
    table.native("native-monochrome1", described(grey(8), "MONOCHROME1"), grey(8))
    junk = (grey(12) | ((y * 7 + x) % 16 << 12)).astype(np.uint16)
    table.native("native-12u-junk-above", described(junk, "MONOCHROME2", 12), grey(12))
    left = (grey(12) << 4 | (y * 5 + x) % 16).astype(np.uint16)
    table.native("native-12u-high-bit-15", described(left, "MONOCHROME2", 12, HighBit=15), grey(12))
    signed = ((grey(12, True).astype(np.int32) & 0xFFF) | ((y + x) % 16 << 12)).astype(np.uint16)
    table.native(
        "native-12s-junk-above", described(signed, "MONOCHROME2", 12, PixelRepresentation=1, WindowCenter=0), grey(12, True).astype(np.int16)
    )
    for label, syntax in {"implicit": ImplicitVRLittleEndian, "big-endian": ExplicitVRBigEndian, "deflated": DeflatedExplicitVRLittleEndian}.items():
        for depth, (pixels, bits) in GREYS.items():
            made = described(pixels, "MONOCHROME2", bits)
            if syntax == ExplicitVRBigEndian:
                made.PixelData = pixels.astype(pixels.dtype.newbyteorder(">")).tobytes()
            table.native(f"{label}-{depth}", made, pixels, syntax)
        table.native(f"{label}-rgb", described(colour(), "RGB"), colour(), syntax)
    swapped = described(grey(8), "MONOCHROME2", PixelData=np.frombuffer(grey(8).tobytes(), "<u2").byteswap().tobytes())
    swapped["PixelData"].VR = "OW"
    table.native("big-endian-8u-words", swapped, grey(8), ExplicitVRBigEndian)


def x_ray_files(table: Table) -> None:
    """Angiography whose Modality LUT leads back to X-ray intensity: it is not for display."""
    back, lut = np.floor((np.arange(4096) / 4095) ** 3 * 65535).astype("<u2"), Dataset()
    lut.LUTDescriptor, lut.ModalityLUTType = [4096, 0, 16], "US"
    lut.add_new("LUTData", "OW", back.tobytes())
    for label, number in (("xa", 1), ("xrf", 2)):
        made = described(grey(12), "MONOCHROME2", 12, SOPClassUID=f"1.2.840.10008.5.1.4.1.1.12.{number}", Modality=label.upper()[:2])
        made.PixelIntensityRelationship, made.ModalityLUTSequence = "LOG", [lut]
        table.native(f"native-{label}-modality-lut", made, grey(12))


def native_colours(table: Table) -> None:
    """Every photometric interpretation of colour without compression."""
    rgb = colour()
    ybr = convert_color_space(rgb, "RGB", "YBR_FULL")
    back = convert_color_space(ybr, "YBR_FULL", "RGB")
    table.native("native-rgb", described(rgb, "RGB"), rgb)
    table.native("native-rgb-16", described(colour(16), "RGB"), colour(16))
    table.native("native-rgb-planar", described(rgb, "RGB", PlanarConfiguration=1, PixelData=rgb.transpose(2, 0, 1).tobytes()), rgb)
    table.native("native-ybr-full", described(ybr, "YBR_FULL"), back)
    table.native("native-ybr-full-planar", described(ybr, "YBR_FULL", PlanarConfiguration=1, PixelData=ybr.transpose(2, 0, 1).tobytes()), back)
    shared = np.repeat(ybr[:, ::2], 2, axis=1)
    shared[..., 0] = ybr[..., 0]
    pairs = np.stack([ybr[:, ::2, 0], ybr[:, 1::2, 0], ybr[:, ::2, 1], ybr[:, ::2, 2]], axis=2).tobytes()
    table.native("native-ybr-full-422", described(ybr, "YBR_FULL_422", PixelData=pairs), convert_color_space(shared, "YBR_FULL", "RGB"))
    partial = np.floor(rgb @ TO_YBR_PARTIAL.T + [16, 128, 128] + 0.5).astype(np.uint8)
    shared = np.repeat(partial[:, ::2], 2, axis=1)
    shared[..., 0] = partial[..., 0]
    pairs = np.stack([partial[:, ::2, 0], partial[:, 1::2, 0], partial[:, ::2, 1], partial[:, ::2, 2]], axis=2).tobytes()
    undone = np.clip(np.floor((shared - [16.0, 128, 128]) @ np.linalg.inv(TO_YBR_PARTIAL).T + 0.5), 0, 255).astype(np.uint8)
    table.native("native-ybr-partial-422", described(partial, "YBR_PARTIAL_422", PixelData=pairs), undone, tolerance=1)
    for label, pixels, bits in (("8", grey(8), 8), ("16", grey(10), 10)):
        count = 2**bits
        ramp = np.arange(count) / (count - 1)
        tables = {"Red": ramp, "Green": 1 - ramp, "Blue": abs(2 * ramp - 1)}
        data = {f"{name}PaletteColorLookupTableData": np.floor(values * 65535).astype("<u2").tobytes() for name, values in tables.items()}
        descriptors = {f"{name}PaletteColorLookupTableDescriptor": [count, 0, 16] for name in tables}
        table.native(f"native-palette-{label}", described(pixels, "PALETTE COLOR", bits, **data, **descriptors), pixels)
        swapped = {keyword: np.frombuffer(entries, "<u2").astype(">u2").tobytes() for keyword, entries in data.items()}
        big = pixels.astype(pixels.dtype.newbyteorder(">")).tobytes()
        made = described(pixels, "PALETTE COLOR", bits, **swapped, **descriptors, PixelData=big)
        table.native(f"big-endian-palette-{label}", made, pixels, ExplicitVRBigEndian)
    segments = np.array([0, 1, 0, 1, 255, 65535], "<u2").tobytes()  # one discrete entry, 0; then 255 linear steps up to 65535
    data = {f"Segmented{name}PaletteColorLookupTableData": segments for name in ("Red", "Green", "Blue")}
    descriptors = {f"{name}PaletteColorLookupTableDescriptor": [256, 0, 16] for name in ("Red", "Green", "Blue")}
    table.native("native-palette-segmented", described(grey(8), "PALETTE COLOR", **data, **descriptors), grey(8))


def framed_native_files(table: Table) -> None:
    """Encapsulated uncompressed and deflated image frames."""
    for label, syntax in (("encapsulated", UNCOMPRESSED), ("deflated-frames", DEFLATED_FRAMES)):
        for depth, (pixels, bits) in {**GREYS, "rgb": (colour(), 8)}.items():
            squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
            data = squeeze.compress(pixels.tobytes()) + squeeze.flush() if syntax == DEFLATED_FRAMES else pixels.tobytes()
            made = described(pixels, "RGB" if pixels.ndim == 3 else "MONOCHROME2", bits)
            table.frames(f"{label}-{depth}", made, data, syntax, "zlib" if syntax == DEFLATED_FRAMES else "pydicom", pixels)
