"""Independent judges of pictures: DCMTK's programs, and GDCM and pylibjpeg through pydicom."""

import os
import re
import shutil
import subprocess
import warnings
from pathlib import Path

import numpy as np
import pytest
from dicom_files import published_files
from pydicom import Dataset
from pydicom.pixels import get_decoder
from reference import TABLE, instance_at, path_of

from dicom_zip_inspector.display.grayscale import Window
from dicom_zip_inspector.display.picture import ColorPicture, GrayPicture, picture_of
from dicom_zip_inspector.pixels.stored_frame import StoredFrame, read_stored_frame

JPEG_LS = ("1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81")
HAS_DCMTK = shutil.which("dcmj2pnm") is not None
if not HAS_DCMTK and os.environ.get("CI"):
    raise RuntimeError("In CI DCMTK must be there: build.py test installs it.")
needs_dcmtk = pytest.mark.skipif(not HAS_DCMTK, reason="NOT JUDGED: DCMTK's dcmj2pnm is not on PATH (Debian: apt-get install dcmtk)")

UNKNOWN_TO_DCMTK = {  # transfer syntaxes that its programs do not read
    "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203",
    "1.2.840.10008.1.2.8.1",
    "1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.111", "1.2.840.10008.1.2.4.112", "1.2.840.10008.1.2.1.98",
}  # fmt: skip
REFUSED = {  # files that DCMTK does not show although it reads their transfer syntax
    "pydicom/MR_truncated.dcm": "their pixels are cut",
    "pydicom/SC_rgb_jpeg.dcm": "it lacks the sequence delimiter",
    **dict.fromkeys(("reference/native-float32", "reference/native-float64"), "float pixels"),
    **dict.fromkeys((f"pydicom-data/SC_rgb{kind}_32bit{frames}.dcm" for kind in ("", "_expb") for frames in ("", "_2frame")), "32-bit colour"),
    "reference/native-palette-segmented": "segmented palettes",
    **dict.fromkeys(("pydicom-data/gdcm-US-ALOKA-16.dcm", "pydicom-data/gdcm-US-ALOKA-16_big.dcm"), "segmented palettes"),
}  # fmt: skip
# DCMTK converts YBR to RGB with rounded integer factors. What the standard's formula gives exactly is in tests/reference/expected.npz.
ROUNDED = {"pydicom-data/SC_ybr_full_uncompressed.dcm", "reference/rle-ybr-full"} | {
    f"reference/native-ybr-{kind}" for kind in ("full", "full-planar", "full-422", "partial-422")
}


def pictures() -> dict[str, Path]:
    """Every published file and every reference file, by name."""
    published = {name: path for name, path in published_files().items() if not name.startswith("charset/")}
    return published | {f"reference/{name}": path_of(name) for name in TABLE}


def first_frame(path: Path) -> StoredFrame:
    """The first frame of a file, by the engine."""
    return read_stored_frame(instance_at(path), 0)


def drawn(frame: StoredFrame) -> tuple[np.ndarray, Window | None]:
    """The engine's display values of a frame, and the window of a grey one. An automatic window is rounded, so that a judge can have it too."""
    picture = picture_of(frame)
    if isinstance(picture, ColorPicture):
        return picture.displayed(), None
    window = picture.voi()
    if isinstance(window, Window) and window.explanation == "automatic":
        window = Window(round(window.center, 3), max(round(window.width, 3), 1.0))
    return picture.table(window)[picture.levels.indices], window


def dcmtk_picture(path: Path, frame: StoredFrame, window: Window | None, *options: str) -> np.ndarray | str:
    """What dcmj2pnm (for JPEG-LS dcml2pnm) draws of the first frame, without overlays; or its words when it refuses."""
    program = "dcml2pnm" if instance_at(path).transfer_syntax_uid in JPEG_LS else "dcmj2pnm"
    if isinstance(window, Window):
        options += ("+Ww", f"{window.center:.6f}", f"{window.width:.6f}")
    elif isinstance(picture_of(frame), GrayPicture):
        options += ("+Wl", "1")
    done = subprocess.run([program, "-q", "-O", "+F", "1", *options, "+op", path], capture_output=True)
    return _read_pnm(done.stdout) if done.returncode == 0 and done.stdout else done.stderr.decode(errors="replace").strip()


def _read_pnm(data: bytes) -> np.ndarray:
    kind, columns, rows, _ = re.match(rb"(P[56])\s(?:#.*\n)*(\d+)\s+(\d+)\s+(\d+)\s", data).groups()
    samples = 3 if kind == b"P6" else 1
    values = np.frombuffer(data, np.uint8)[-int(rows) * int(columns) * samples :]
    return values.reshape((int(rows), int(columns), samples)[: 2 + (samples > 1)])


def decoded_by(plugin: str, read: Dataset) -> np.ndarray | str:
    """Stored values of the first frame by a decoder plugin of pydicom, colours as RGB; or why it refuses."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return get_decoder(read.file_meta.TransferSyntaxUID).as_array(read, index=0, decoding_plugin=plugin)[0]
    except Exception as error:
        return str(error)
