"""Lines of text drawn over pictures, seeded: several fonts, sizes, languages of label, light on dark and dark on light."""

from dataclasses import dataclass

import cv2
import numpy as np
from block_letters import block_text
from PIL import Image, ImageDraw, ImageFont

from dicom_zip_inspector.lettering.text_lines import TextLine

NAMES = (
    "LINDQVIST, Marta",
    "Okonkwo Adaeze",
    "GARCIA LOPEZ, Ines",
    "Hoffmann, Karl-Heinz",
    "YILMAZ, Emre",
    "Dupont Celine",
    "Novak, Petra",
    "ROSSI MARIO",
)
LABELS = ("Name: {name}", "Pat. {name}", "Patient: {name}", "Nom: {name}", "{name}", "Hasta: {name}", "Paziente {name}")
NUMBER_LABELS = ("ID: {number}", "Pat.ID {number}", "MRN {number}", "{number}", "PID {number}")
DATE_LABELS = ("DOB: {date}", "Geb. {date}", "*{date}", "born {date}")
STROKES = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX)
BLOCKS = (  # what the font of squares has letters for
    ("DOE ROBERT", "DOE ROBERT"), ("ID 4068019", "4068019"), ("MARIN LENA", "MARIN LENA"), ("DOB:23 08 1954", "19540823"),
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A picture (rows, columns) uint8 with a line of text, what it says, whom it tells of (a name, a number or a date as DA), and where it is."""

    values: np.ndarray
    text: str
    identifier: str
    line: TextLine
    is_of_squares: bool


def drawn_lines(seed: int, count: int) -> list[Drawn]:
    """As many as asked for, letters 10 to 44 pixels high, plain to read for a person."""
    rng = np.random.default_rng(seed)
    return [_drawn(rng, at) for at in range(count)]


def _drawn(rng: np.random.Generator, at: int) -> Drawn:
    height = int(rng.integers(10, 45))
    if at % 4 == 3:
        text, identifier = BLOCKS[at // 4 % len(BLOCKS)]
        ink = np.pad(block_text(text, max(2, height // 7)) * 1.0, height)
    else:
        text, identifier = _text(rng, at)
        ink = _plotted(text, height, STROKES[at % 2]) if at % 4 == 1 else _typed(text, height)
    behind = _behind(rng, ink.shape)
    is_dark = bool(rng.random() < 0.3)
    background = 255 - behind if is_dark else behind
    values = (background * (1 - ink) + (0 if is_dark else 255) * ink).round().astype(np.uint8)
    rows, columns = np.flatnonzero((ink > 0.5).any(axis=1)), np.flatnonzero((ink > 0.5).any(axis=0))
    top, left = int(rows[0]), int(columns[0])
    return Drawn(values, text, identifier, TextLine(top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left, 1.0, is_dark), at % 4 == 3)


def _text(rng: np.random.Generator, at: int) -> tuple[str, str]:
    """A line and the identifier in it."""
    kind = at // 4 % 3
    if kind == 0:
        name = str(rng.choice(NAMES))
        return str(rng.choice(LABELS)).format(name=name), name
    if kind == 1:
        number = str(rng.integers(100_000, 100_000_000))
        return str(rng.choice(NUMBER_LABELS)).format(number=number), number
    day, month, year = int(rng.integers(13, 29)), int(rng.integers(1, 13)), int(rng.integers(1930, 2015))
    date = str(rng.choice([f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", f"{day:02}/{month:02}/{year}"]))
    return str(rng.choice(DATE_LABELS)).format(date=date), f"{year}{month:02}{day:02}"


def _typed(text: str, height: int) -> np.ndarray:
    font = ImageFont.load_default(height)
    picture = Image.new("L", (int(font.getlength(text)) + 2 * height, 3 * height), 0)
    ImageDraw.Draw(picture).text((height, height), text, font=font, fill=255)
    return np.asarray(picture) / 255


def _plotted(text: str, height: int, font: int) -> np.ndarray:
    scale, thickness = height / 22, max(1, round(height / 14))
    (width, _), _ = cv2.getTextSize(text, font, scale, thickness)
    picture = np.zeros((3 * height, width + 2 * height), np.uint8)
    cv2.putText(picture, text, (height, 2 * height), font, scale, 255, thickness, cv2.LINE_AA)
    return picture / 255


def _behind(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Black, or tissue: soft waves with grain, no lighter than a third of white."""
    if rng.random() < 0.5:
        return np.zeros(shape)
    y, x = np.mgrid[: shape[0], : shape[1]]
    waves = 50 + 20 * np.sin(x / 37 + rng.random() * 6) * np.cos(y / 29)
    return (waves + rng.normal(0, 5, shape)).clip(0, 85)
