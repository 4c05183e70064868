"""A little font of squares, five by seven, so that text can be drawn wherever the unit tests run."""

import numpy as np

_ROWS = {  # seven rows of five bits, the leftmost highest
    "A": "0E11111F111111", "B": "1E11111E11111E", "C": "0E11101010110E", "D": "1E11111111111E", "E": "1F10101E10101F", "F": "1F10101E101010",
    "G": "0E11101711110F", "H": "1111111F111111", "I": "0E04040404040E", "L": "1010101010101F", "M": "111B1515111111", "N": "11191513111111",
    "O": "0E11111111110E", "P": "1E11111E101010", "R": "1E11111E141211", "S": "0F10100E01011E", "T": "1F040404040404", "U": "1111111111110E",
    "0": "0E11131519110E", "1": "040C040404040E", "2": "0E11010204081F", "3": "1F02040201110E", "4": "02060A121F0202", "5": "1F101E0101110E",
    "6": "0608101E11110E", "7": "1F010204080808", "8": "0E11110E11110E", "9": "0E11110F01020C", ":": "00040400040400", " ": "00000000000000",
}  # fmt: skip


def block_text(text: str, size: int = 1) -> np.ndarray:
    """(7 * size, 6 * size * letters) bool: where ink is, each square `size` pixels wide."""
    letters = [[[int(row[at]) for at in range(5)] + [0] for row in _bits(letter)] for letter in text]
    return np.kron(np.hstack([np.array(letter, bool) for letter in letters]), np.ones((size, size), bool))


def _bits(letter: str) -> list[str]:
    return [f"{byte:05b}" for byte in bytes.fromhex(_ROWS[letter])]


def draw(picture: np.ndarray, top: int, left: int, text: str, value, size: int = 1) -> tuple[int, int, int, int]:
    """Draw into `picture`; the box that is covered: top, left, bottom, right."""
    ink = block_text(text, size)
    picture[top : top + ink.shape[0], left : left + ink.shape[1]][ink] = value
    return top, left, top + ink.shape[0], left + ink.shape[1] - size
