"""The grayscale pipeline of PS3.3 C.11 and PS3.4 N.2, as pure functions of arrays: modality LUT, VOI LUT, presentation LUT."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

DISPLAY_MAXIMUM = 255.0
LARGEST = 1e300  # sums of greater values are no numbers


@dataclass(frozen=True, slots=True)
class LookupTable:
    """A LUT of PS3.3 C.11.1.1: values below `first_mapped` take the first entry, those above the last the last.

    entries : (n,) uint16; bits : significant bits of an entry; explanation : LUT Explanation.
    """

    first_mapped: int
    entries: np.ndarray
    bits: int
    explanation: str = ""

    def apply(self, values: np.ndarray) -> np.ndarray:
        """Entries for `values` of any shape, as float64."""
        index = np.clip(np.nan_to_num(np.asarray(values, np.float64)) - self.first_mapped, 0, len(self.entries) - 1)
        return self.entries[index.astype(np.int64)].astype(np.float64)


@dataclass(frozen=True, slots=True)
class Window:
    """A window in modality values, with its VOI LUT Function (PS3.3 C.11.2.1.3)."""

    center: float
    width: float
    function: str = "LINEAR"
    explanation: str = ""


def rescale(stored_values: np.ndarray, slope: float, intercept: float) -> np.ndarray:
    """Modality values = slope x stored + intercept, float64 (PS3.3 C.11.1.1.2)."""
    return np.asarray(stored_values, np.float64) * slope + intercept


def window_linear(values: np.ndarray, center: float, width: float) -> np.ndarray:
    """VOI LUT Function LINEAR, to 0..1 (PS3.3 C.11.2.1.2.1). A width under 1 is taken as 1, a threshold."""
    width = max(width, 1.0)
    if width == 1.0:
        return (np.asarray(values, np.float64) > center - 0.5).astype(np.float64)
    return np.clip((values - (center - 0.5)) / (width - 1.0) + 0.5, 0.0, 1.0)


def window_linear_exact(values: np.ndarray, center: float, width: float) -> np.ndarray:
    """VOI LUT Function LINEAR_EXACT, to 0..1 (PS3.3 C.11.2.1.3.2)."""
    return np.clip((values - center) / max(width, 1e-12) + 0.5, 0.0, 1.0)


def window_sigmoid(values: np.ndarray, center: float, width: float) -> np.ndarray:
    """VOI LUT Function SIGMOID, to 0..1 (PS3.3 C.11.2.1.3.1)."""
    exponent = np.clip(-4.0 * (values - center) / max(width, 1e-12), -700.0, 700.0)
    return 1.0 / (1.0 + np.exp(exponent))


_WINDOW_FUNCTIONS: dict[str, Callable[[np.ndarray, float, float], np.ndarray]] = {
    "LINEAR": window_linear,
    "LINEAR_EXACT": window_linear_exact,
    "SIGMOID": window_sigmoid,
}


def apply_window(modality_values: np.ndarray, window: Window) -> np.ndarray:
    """VOI values 0..1 by the window's own function; an unknown one counts as LINEAR."""
    return _WINDOW_FUNCTIONS.get(window.function, window_linear)(np.asarray(modality_values, np.float64), window.center, window.width)


def display_values(voi_values: np.ndarray, inverse: bool) -> np.ndarray:
    """uint8 grey levels, 0 black; `inverse` for MONOCHROME1 and Presentation LUT Shape INVERSE (PS3.3 C.7.6.3.1.2, C.11.6.1.2)."""
    levels = np.floor(voi_values * DISPLAY_MAXIMUM + 0.5).astype(np.uint8)
    return 255 - levels if inverse else levels


def in_range(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Which values lie between two, both included; bool of the same shape."""
    return (values >= low) & (values <= high)


def automatic_window(modality_values: np.ndarray, padding: np.ndarray | None = None) -> Window:
    """A window over all but the outermost half percent of the values, without padding: robust against a few hot or dead pixels."""
    values = modality_values[~padding] if padding is not None and not padding.all() else modality_values
    values = values[np.isfinite(values)]
    if values.size == 0:
        return Window(0.5, 1.0, "LINEAR_EXACT", "automatic")
    if max(values.max(), -values.min()) > LARGEST:
        values = np.clip(values, -LARGEST, LARGEST)
    low, high = np.percentile(values, (0.5, 99.5))
    if low == high:
        low, high = float(values.min()), float(values.max())
    if low == high:
        high = low + 1.0
    return Window((low + high) / 2, high - low, "LINEAR_EXACT", "automatic")
