"""The Image Pixel attributes of a data set, with what is missing or impossible settled once (PS3.3 C.7.6.3)."""

from collections.abc import Container
from dataclasses import dataclass

from ..base.errors import PixelDataInvalid
from ..base.finding import Finding, found
from ..dataset.element_values import integer, present, text
from ..dataset.stored_dataset import StoredDataset

PIXEL_KEYWORDS = {0x7FE00008: "FloatPixelData", 0x7FE00009: "DoubleFloatPixelData", 0x7FE00010: "PixelData"}
PALETTE = "PALETTE COLOR"  # its one sample is no value, but a number in a table of colours
_OF_ONE_SAMPLE = ("MONOCHROME1", "MONOCHROME2", PALETTE)
_OF_THREE_SAMPLES = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_PARTIAL_420", "YBR_ICT", "YBR_RCT")
_FLOAT_BITS = {"FloatPixelData": 32, "DoubleFloatPixelData": 64}


@dataclass(frozen=True, slots=True)
class ImagePixel:
    """How one frame is stored: the attributes by their keywords, integers but for the last two."""

    rows: int
    columns: int
    samples_per_pixel: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    pixel_representation: int
    planar_configuration: int
    photometric_interpretation: str
    pixel_keyword: str

    @property
    def frame_bits(self) -> int:
        """Length of a native frame in bits (PS3.5 section 8.1.1; YBR 422 has two samples a pixel, C.7.6.3.1.2)."""
        samples = 2 if self.photometric_interpretation.endswith("_422") else self.samples_per_pixel
        return self.rows * self.columns * samples * self.bits_allocated


def image_pixel(dataset: StoredDataset, pixel_keyword: str) -> tuple[ImagePixel, tuple[Finding, ...]]:
    """The attributes and notes on those that had to be assumed.

    Raises
    ------
    PixelDataInvalid
        Rows, Columns or Bits Allocated are missing, or a value is one that no picture can have.
    """
    notes: list[Finding] = []

    def value(keyword: str, name: str, assumed: int | None, possible: Container[int] | None = None) -> int:
        stated_value = integer(dataset, keyword)
        if stated_value is not None and (possible is None or stated_value in possible):
            return stated_value
        if assumed is None:
            raise PixelDataInvalid(f"{name} is {'missing' if stated_value is None else stated_value}: no picture can be made.")
        stated = "missing" if stated_value is None else f"{stated_value}, which is not possible"
        notes.append(found("attribute_assumed", attribute=name, found=stated, assumed=assumed))
        return assumed

    samples = value("SamplesPerPixel", "Samples per Pixel", 1 if not present(dataset, "SamplesPerPixel") else None, (1, 3))
    float_bits = _FLOAT_BITS.get(pixel_keyword)
    if float_bits and samples != 1:
        raise PixelDataInvalid(f"{pixel_keyword} has {samples} samples a pixel: no picture can be made.")
    allocated = float_bits or value("BitsAllocated", "Bits Allocated", None, (1, 8, 16, 32, 64))
    stored = float_bits or value("BitsStored", "Bits Stored", allocated, range(1, allocated + 1))
    settled = ImagePixel(
        rows=value("Rows", "Rows", None, range(1, 65536)),
        columns=value("Columns", "Columns", None, range(1, 65536)),
        samples_per_pixel=samples,
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=stored - 1 if float_bits else value("HighBit", "High Bit", stored - 1, range(stored - 1, allocated)),
        pixel_representation=0 if float_bits else value("PixelRepresentation", "Pixel Representation", 0, (0, 1)),
        planar_configuration=value("PlanarConfiguration", "Planar Configuration", 0, (0, 1)) if samples == 3 else 0,
        photometric_interpretation=_photometric_interpretation(dataset, samples, notes),
        pixel_keyword=pixel_keyword,
    )
    return settled, tuple(notes)


def _photometric_interpretation(dataset: StoredDataset, samples: int, notes: list[Finding]) -> str:
    told = (text(dataset, "PhotometricInterpretation") or "").strip().upper()
    if told in (_OF_THREE_SAMPLES if samples == 3 else _OF_ONE_SAMPLE):
        return told
    if told in ("ARGB", "CMYK", "HSV"):
        raise PixelDataInvalid(f"Photometric Interpretation {told} is retired: its colours cannot be drawn.")
    assumed = "RGB" if samples == 3 else "MONOCHROME2"
    notes.append(found("photometric_assumed", found=told or "missing", samples=samples, assumed=assumed))
    return assumed
