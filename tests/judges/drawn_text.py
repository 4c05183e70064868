"""Text drawn over pictures by seed, with keys: labels of several languages, fonts of pinned packages, letters 8 to 60 pixels high."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from block_letters import block_text
from PIL import Image, ImageDraw, ImageFont

TEXTS = (
    "Name: Müller, Jürgen", "Patient: DOE^JOHN", "Geb. 12.03.1961", "Né(e) le 04/05/1958", "ID 4711-0815", "DOB: 1970-01-31", "Fecha nac. 02/11/1949",
    "Nome: Rossi, Gianni", "Data ur. 1983-07-19", "Fødselsdato 19.08.55", "Pat.-Nr. 00283746", "St. Mary's Hospital", "Tel. 030 901820",
    "Dr. Ångström", "SMITH, MARY ANN 061Y F", "24-MAY-2002 11:24:22", "Doğum tarihi 05.06.1971", "MRN 99-12-345",
)  # fmt: skip
HERSHEY = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_TRIPLEX)
GROUNDS = ("tissue", "tissue", "box")


@dataclass(frozen=True, slots=True)
class Key:
    """What was drawn and where (one behind, as slices have it), how high capitals are, and on what."""

    text: str
    top: int
    left: int
    bottom: int
    right: int
    ground: str


def inks(rng: np.random.Generator, widest: int) -> tuple[str, np.ndarray]:
    """A text no wider than `widest` and its ink (rows, columns), 0 to 1."""
    text = _plain(str(rng.choice(TEXTS)))
    high = float(np.exp(rng.uniform(np.log(8), np.log(60))))
    for _ in range(12):
        ink = _MAKERS[int(rng.integers(len(_MAKERS)))](text, max(high, 8), rng)
        if ink.shape[1] <= widest:
            return text, ink
        high *= 0.8
        text = text if high > 10 else min(TEXTS, key=len)
    return "ID 4711", _outline("ID 4711", 8, rng)


def _plain(text: str) -> str:
    """Without the marks that Pillow's and OpenCV's own fonts have no glyphs for."""
    return unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ı", "i")).encode("ascii", "ignore").decode()


def _outline(text: str, high: float, rng: np.random.Generator) -> np.ndarray:
    """Pillow's own outline font, antialiased; `high` is of a capital."""
    font = ImageFont.load_default(size=high / 0.7)
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=255, font=font)
    return np.asarray(image) / 255.0


def _hershey(text: str, high: float, rng: np.random.Generator) -> np.ndarray:
    """OpenCV's stroke fonts, antialiased or not."""
    face, thick = HERSHEY[int(rng.integers(len(HERSHEY)))], max(1, round(high / 14))
    scale = high / cv2.getTextSize("H", face, 1, 1)[0][1]
    (wide, tall), below = cv2.getTextSize(text, face, scale, thick)
    image = np.zeros((tall + below + 4 * thick, wide + 4 * thick), np.uint8)
    cv2.putText(image, text, (2 * thick, tall + 2 * thick), face, scale, 255, thick, cv2.LINE_AA if rng.random() < 0.5 else cv2.LINE_8)
    return image / 255.0


def _blocks(text: str, high: float, rng: np.random.Generator) -> np.ndarray:
    """Squares, as old ultrasound has them."""
    known = "".join(letter for letter in text.upper() if letter in "ABCDEFGHILMNOPRSTU0123456789: ")
    return block_text(known, max(1, round(high / 7))).astype(float)


_MAKERS = (_outline, _outline, _hershey, _blocks)


def draw(picture: np.ndarray, rng: np.random.Generator, lines: int = 2) -> tuple[np.ndarray, list[Key]]:
    """A copy of `picture` (rows, columns) or (rows, columns, 3) with `lines` lines of text, none over another, and their keys."""
    drawn, keys = picture.copy(), []
    for _ in range(lines):
        text, ink = inks(rng, picture.shape[1] - 12)
        tight = np.argwhere(ink > 0.3)
        (top, left), (bottom, right) = tight.min(0), tight.max(0) + 1
        ink = ink[top:bottom, left:right]
        for _ in range(20):
            row, column = (int(rng.integers(5, max(6, room - size - 5))) for room, size in zip(picture.shape, ink.shape))
            box = (row, column, row + ink.shape[0], column + ink.shape[1])
            if box[2] > picture.shape[0] - 4 or any(_touch(box, key) for key in keys):
                continue
            if ground := _put(drawn, ink, row, column, rng):
                keys.append(Key(text, *box, ground))
                break
    return drawn, keys


def _touch(box: tuple[int, int, int, int], key: Key, margin: int = 12) -> bool:
    return box[0] < key.bottom + margin and key.top < box[2] + margin and box[1] < key.right + margin and key.left < box[3] + margin


def _put(drawn: np.ndarray, ink: np.ndarray, row: int, column: int, rng: np.random.Generator) -> str:
    """Draw white or black, on a box of the other or over what is there if it can be read there; what it was drawn on, or nothing."""
    low, high = (float(level) for level in np.percentile(drawn, [0.5, 99.8]))
    margin = max(2, ink.shape[0] // 4)
    place = drawn[row : row + ink.shape[0], column : column + ink.shape[1]]
    letters, behind = (low, high) if rng.random() < 0.5 else (high, low)
    ground = str(rng.choice(GROUNDS))
    if ground == "box":
        drawn[max(row - margin, 0) : row + ink.shape[0] + margin, max(column - margin, 0) : column + ink.shape[1] + margin] = behind
    elif np.mean(np.abs(place[ink > 0.5].astype(float) - letters) > 0.3 * (high - low)) < 0.95:
        return ""
    colour = np.full(drawn.shape[2:], letters)
    if drawn.ndim == 3 and ground == "tissue" and letters == high and rng.random() < 0.5:
        colour[:] = ((255, 230, 0), (60, 255, 90), (0, 220, 255))[int(rng.integers(3))]
    weight = ink[..., None] if drawn.ndim == 3 else ink
    place[:] = (place * (1 - weight) + colour * weight).round().astype(drawn.dtype)
    return ground


def over(frames: list[np.ndarray], seed: int, each: int = 1) -> Iterator[tuple[np.ndarray, list[Key]]]:
    """Pictures with text over `frames`, `each` a frame, and their keys."""
    rng = np.random.default_rng(seed)
    for frame in frames:
        for _ in range(each):
            yield draw(frame, rng)
