"""What is thin and stands out: candidates for strokes of letters."""

import numpy as np

RADIUS = 3  # strokes up to 2 * RADIUS pixels wide


def stroke_contrast(grey: np.ndarray) -> np.ndarray:
    """(rows, columns) uint8: how far each pixel of something thin and bright stands above its surroundings (a white top-hat by a square)."""
    opened = _square(_square(grey, np.minimum), np.maximum)
    return grey - opened


def _square(grey: np.ndarray, least: np.ufunc) -> np.ndarray:
    """Minimum or maximum over squares of 2 * RADIUS + 1, edges repeated."""
    return _along_columns(np.ascontiguousarray(_along_columns(grey, least).T), least).T


def _along_columns(grey: np.ndarray, least: np.ufunc) -> np.ndarray:
    padded = np.pad(grey, ((RADIUS, RADIUS), (0, 0)), "edge")
    two = least(padded[:-1], padded[1:])
    four = least(two[:-2], two[2:])
    return least(four[:-3], four[3:])


def grey_levels(values: np.ndarray) -> np.ndarray:
    """(rows, columns) of any numbers as uint8: most of what occurs is spread, so that letters beyond it stay apart from it."""
    if values.dtype == np.uint8:
        return values
    exact = _finite(values)
    low, high = np.percentile(exact[::3, ::3], [1, 99.5])
    least, most = exact.min(), exact.max()
    margin = (high - low) / 2
    low, high = (max(least, low - margin), min(most, high + margin)) if margin > 0 else (least, most)
    if high <= low:
        return np.zeros(values.shape, np.uint8)
    return ((exact - low) * np.float32(255 / (high - low))).clip(0, 255).astype(np.uint8)


def _finite(values: np.ndarray) -> np.ndarray:
    """As float32; what is no number is the lowest."""
    with np.errstate(over="ignore"):
        exact = values.astype(np.float32)
    known = np.isfinite(exact)
    return exact if known.all() else np.where(known, exact, exact[known].min() if known.any() else np.float32(0))


def planes(values: np.ndarray) -> list[np.ndarray]:
    """What is looked at: grey values, or of colours their lightness and, where they have any, how colourful they are. Each (rows, columns) uint8."""
    if values.ndim == 2:
        return [grey_levels(values)]
    light, dark = values.max(axis=2), values.min(axis=2)
    colourful = light - dark
    return [light] if colourful.max() < 32 else [light, colourful]


def halved(plane: np.ndarray) -> np.ndarray:
    """Means of two by two pixels; an odd last row or column is left out."""
    rows, columns = (size // 2 * 2 for size in plane.shape)
    wide = plane[:rows, :columns].astype(np.uint16)
    return ((wide[::2, ::2] + wide[1::2, ::2] + wide[::2, 1::2] + wide[1::2, 1::2] + 2) >> 2).astype(np.uint8)
