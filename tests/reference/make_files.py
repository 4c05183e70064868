"""Writes the reference files: one small picture for every transfer syntax x photometric interpretation x depth, by independent encoders.

DCMTK encodes JPEG, JPEG-LS and RLE; OpenJPEG, OpenJPH and libjxl (through imagecodecs) JPEG 2000, HTJ2K and JPEG XL; pydicom the rest.
Beside the files lies `expected.npz`: the exact stored values of each, in RGB where it is coloured. Of lossless files they are the encoder's
input, of lossy ones what an independent decoder makes of them (`judge` in table.json). Run it again only to change the set:

    .build/venv/bin/python tests/reference/make_files.py
"""

import json
import subprocess
import tempfile
import unittest.mock
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, get_frame
from pydicom.pixels import convert_color_space, get_decoder
from pydicom.uid import HTJ2K as HTJ2K_LOSSY
from pydicom.uid import JPEG2000 as JPEG2000_LOSSY
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    HTJ2KLosslessRPCL,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    UID_dictionary,
)

from dicom_zip_inspector.base.uid_names import NEWER_TRANSFER_SYNTAXES

FOLDER = Path(__file__).parent
ROWS, COLUMNS = 30, 42
UNCOMPRESSED, DEFLATED_FRAMES = "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.8.1"
JPEG_XL_LOSSLESS, JPEG_XL_OF_JPEG, JPEG_XL = (f"1.2.840.10008.1.2.4.{n}" for n in (110, 111, 112))
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
TO_YBR_PARTIAL = np.array([[0.2568, 0.5041, 0.0979], [-0.1482, -0.2910, 0.4392], [0.4392, -0.3678, -0.0714]])  # PS3.3 C.7.6.3.1.2

y, x = np.mgrid[0:ROWS, 0:COLUMNS]
RAMP = x / (COLUMNS - 1) * 0.7 + y / (ROWS - 1) * 0.3  # 0 at the top left, 1 at the bottom right
MARK = ((x - 9) ** 2 + (y - 8) ** 2 < 25) | ((abs(x - 30) < 2) & (y > 14)) | ((abs(y - 22) < 2) & (x > 22))  # a disc and a cross
SHAPE = np.where(MARK, 1 - RAMP, RAMP)


def grey(bits: int, signed: bool = False) -> np.ndarray:
    """The picture over the whole range of `bits`."""
    size = 8 if bits <= 8 else 16 if bits <= 16 else 32
    values = np.floor(SHAPE * (2**bits - 1) + 0.5).astype(np.int64) - (2 ** (bits - 1) if signed else 0)
    return values.astype(f"{'i' if signed else 'u'}{size // 8}")


def colour(bits: int = 8) -> np.ndarray:
    """Red from left to right, green downwards, blue against the ramp; the marks in complementary colours."""
    planes = np.stack([x / (COLUMNS - 1), y / (ROWS - 1), 1 - RAMP], axis=2)
    planes = np.where(MARK[..., None], 1 - planes, planes)
    return np.floor(planes * (2**bits - 1) + 0.5).astype(np.uint8 if bits <= 8 else np.uint16)


def edges(pixels: np.ndarray) -> np.ndarray:
    """The picture in its least and greatest value only."""
    greatest = np.iinfo(pixels.dtype).max
    return np.where(pixels > greatest // 2, greatest, 0).astype(pixels.dtype)


def described(pixels: np.ndarray, photometric: str, bits: int | None = None, **more) -> Dataset:
    """A secondary capture of the picture, native."""
    made, size = Dataset(), 8 * pixels.dtype.itemsize
    bits = bits or size
    values = {
        "SOPClassUID": SECONDARY_CAPTURE, "PatientName": "Reference^Picture", "PatientID": "REF", "StudyInstanceUID": "1.2.3.9",
        "Modality": "OT", "SamplesPerPixel": 3 if pixels.ndim == 3 else 1, "PhotometricInterpretation": photometric,
        "Rows": ROWS, "Columns": COLUMNS, "BitsAllocated": size, "BitsStored": bits, "HighBit": bits - 1,
        "PixelRepresentation": int(pixels.dtype.kind == "i"), "PixelData": pixels.astype(pixels.dtype.newbyteorder("<")).tobytes(),
    }  # fmt: skip
    if pixels.ndim == 3:
        values["PlanarConfiguration"] = 0
    elif photometric.startswith("MONO"):
        signed = pixels.dtype.kind == "i"
        values |= {"WindowCenter": 0 if signed else 2 ** (bits - 1), "WindowWidth": 2**bits}
    for keyword, value in (values | more).items():
        setattr(made, keyword, value)
    made["PixelData"].VR = "OW" if size > 8 else "OB"
    return made


def file_of(made: Dataset, syntax: str, path: Path) -> None:
    """Write a file, with UIDs by its name."""
    made.SOPInstanceUID = f"1.2.3.9.1.{zlib.crc32(path.stem.encode())}"
    made.SeriesInstanceUID, made.SeriesDescription = f"1.2.3.9.2.{zlib.crc32(path.stem.encode())}", path.stem
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = UID(syntax)
    made.file_meta.ImplementationClassUID = "1.2.3.9"
    encapsulated = UID(syntax) not in (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)
    if encapsulated:
        made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    pydicom.dcmwrite(path, made, enforce_file_format=True, implicit_vr=syntax == ImplicitVRLittleEndian, little_endian=syntax != ExplicitVRBigEndian)


class Table:
    """The files made so far: their rows and exact values."""

    def __init__(self):
        self.rows: list[dict] = []
        self.expected: dict[str, np.ndarray] = {}

    def add(self, name: str, encoder: str, expected: np.ndarray, judge: str = "input", tolerance: int = 0) -> None:
        """Take in a written file."""
        made = dcmread(FOLDER / "files" / f"{name}.dcm")
        self.expected[name] = expected
        self.rows.append({
            "name": name, "transfer_syntax_uid": str(made.file_meta.TransferSyntaxUID), "photometric_interpretation": made.PhotometricInterpretation,
            "bits_allocated": made.get("BitsAllocated", 0), "bits_stored": made.get("BitsStored", 0),
            "signed": bool(made.get("PixelRepresentation", 0)),
            "encoder": encoder, "judge": judge, "tolerance": tolerance,
        })  # fmt: skip

    def native(self, name: str, made: Dataset, expected: np.ndarray, syntax: str = ExplicitVRLittleEndian, tolerance: int = 0) -> None:
        """Write a native file."""
        file_of(made, syntax, path_of(name))
        self.add(name, "pydicom", expected, tolerance=tolerance)

    def frames(self, name: str, made: Dataset, codestream: bytes, syntax: str, encoder: str, expected, judge="input", tolerance=0) -> None:
        """Write a file of one encapsulated frame."""
        made.PixelData = encapsulate([codestream])
        file_of(made, syntax, path_of(name))
        self.add(name, encoder, self.judged(name, expected, judge), judge, tolerance)

    def dcmtk(self, name: str, made: Dataset, program: str, *options: str, expected=None, judge: str = "input", tolerance: int = 0) -> None:
        """Write a native file and let a program of DCMTK encode it."""
        with tempfile.TemporaryDirectory() as folder:
            file_of(made, ExplicitVRLittleEndian, Path(folder) / f"{name}.dcm")
            encoded = Path(folder) / "encoded.dcm"
            subprocess.run([program, "-q", *options, Path(folder) / f"{name}.dcm", encoded], check=True)
            result = dcmread(encoded)
        result.remove_private_tags()
        file_of(result, result.file_meta.TransferSyntaxUID, path_of(name))
        self.add(name, f"DCMTK {program} {' '.join(options)}".strip(), self.judged(name, expected, judge), judge, tolerance)

    def judged(self, name: str, expected, judge: str) -> np.ndarray:
        """The exact values: the encoder's input, or what an independent decoder makes of the file."""
        if expected is not None:
            return expected
        read = dcmread(path_of(name))
        if judge == "DCMTK":
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["dcmdjpls" if "jpegls" in name else "dcmdjpeg", "-q", path_of(name), f"{folder}/native.dcm"], check=True)
                return dcmread(f"{folder}/native.dcm").pixel_array
        array, _ = get_decoder(read.file_meta.TransferSyntaxUID).as_array(read, index=0, decoding_plugin=judge)
        return array


def path_of(name: str) -> Path:
    """Where a reference file is."""
    return FOLDER / "files" / f"{name}.dcm"


GREYS = {"8u": (grey(8), 8), "12u": (grey(12), 12), "16u": (grey(16), 16), "16s": (grey(16, True), 16)}


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


def main() -> None:
    """Write all."""
    (FOLDER / "files").mkdir(exist_ok=True)
    for old in (FOLDER / "files").glob("*.dcm"):
        old.unlink()
    newer = {uid: (name, "Transfer Syntax", "", "", "") for uid, name in NEWER_TRANSFER_SYNTAXES.items()}
    table = Table()
    with unittest.mock.patch.dict(UID_dictionary, newer):  # which pydicom does not know, and so does not write
        for make in (native_files, x_ray_files, native_colours, framed_native_files, dcmtk_files, wavelet_files, mislabelled_files):
            make(table)
    rows = ",\n".join(json.dumps(row) for row in table.rows)
    (FOLDER / "table.json").write_text(f"[\n{rows}\n]\n", "utf-8")
    np.savez_compressed(FOLDER / "expected.npz", **table.expected)
    print(len(table.rows), "files,", sum(p.stat().st_size for p in (FOLDER / "files").iterdir()), "bytes")


if __name__ == "__main__":
    main()
