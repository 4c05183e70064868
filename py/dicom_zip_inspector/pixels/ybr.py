"""Luminance and colour differences to RGB, as a pure function of arrays (PS3.3 C.7.6.3.1.2)."""

import numpy as np

RED, GREEN, BLUE = 0.299, 0.587, 0.114  # luminance of each


def ybr_to_rgb(values: np.ndarray, bits_stored: int, partial: bool) -> np.ndarray:
    """(rows, columns, 3) RGB of luminance and two colour differences, in the same type.

    `partial` for YBR_PARTIAL, whose luminance goes from 16 to 235 and whose differences span 224 of 256 steps.
    """
    greatest, half = 2**bits_stored - 1, 2 ** (bits_stored - 1)
    y, blue_difference, red_difference = (values[..., i].astype(np.float32 if bits_stored <= 16 else np.float64) for i in range(3))
    blue_difference, red_difference = blue_difference - half, red_difference - half
    if partial:
        y, blue_difference, red_difference = (y - half / 8) * (255 / 219), blue_difference * (255 / 224), red_difference * (255 / 224)
    red, blue = y + 2 * (1 - RED) * red_difference, y + 2 * (1 - BLUE) * blue_difference
    green = (y - RED * red - BLUE * blue) / GREEN
    return np.clip(np.floor(np.stack([red, green, blue], axis=-1) + 0.5), 0, greatest).astype(values.dtype)
