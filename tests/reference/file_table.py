"""The reference files made so far: how each is written, encoded and judged."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
from phantom import file_of
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.pixels import get_decoder
from pydicom.uid import ExplicitVRLittleEndian

FOLDER = Path(__file__).parent


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
