"""A line of text cut out of a frame."""

import numpy as np

from .text_lines import TextLine


def line_cut(values: np.ndarray, line: TextLine) -> np.ndarray:
    """(rows, columns) uint8, dark letters on white, of (rows, columns) or (rows, columns, 3) values; a third of its height around it."""
    margin = line.height // 3 + 1
    rows = slice(max(line.top - margin, 0), line.top + line.height + margin)
    cut = values[rows, max(line.left - margin, 0) : line.left + line.width + margin].astype(np.float64)
    grey = cut.mean(axis=2) if cut.ndim == 3 else cut
    least, greatest = float(grey.min()), float(grey.max())
    shown = ((grey - least) * (255 / ((greatest - least) or 1.0))).astype(np.uint8)
    return shown if line.is_dark else 255 - shown
