"""Pictures for the example: drawn from formulas, so that nothing in them comes from a patient."""

import random

import numpy as np
from letters import written


def noise(shape: tuple[int, ...], spread: int, seed: int) -> np.ndarray:
    """Return integers around 0, the same for the same seed everywhere."""
    count = int(np.prod(shape))
    flat = np.frombuffer(random.Random(seed).randbytes(2 * count), np.uint8).reshape(2, count) % (spread + 1)
    return (flat.astype(np.int16).sum(axis=0) - spread).reshape(shape)


def plane(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Return coordinates y, x from -1 to 1."""
    return np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")


def ellipse(y: np.ndarray, x: np.ndarray, center: tuple[float, float], radii: tuple[float, float]) -> np.ndarray:
    """Return where the ellipse is."""
    return ((y - center[0]) / radii[0]) ** 2 + ((x - center[1]) / radii[1]) ** 2 <= 1


def chest(z: float, size: int = 192, seed: int = 0) -> np.ndarray:
    """Return one axial slice of a chest at height z (0 = base, 1 = apex) in Hounsfield units, int16."""
    y, x = plane(size, size)
    taper = 1 - 0.25 * z * z
    body, inside = ((0.66 * taper, 0.92 * taper), (0.60 * taper, 0.86 * taper))
    values = np.full((size, size), -1000, np.int16)
    values[ellipse(y, x, (0, 0), body)] = -90
    values[ellipse(y, x, (0, 0), inside)] = 45
    lung = np.sin(np.pi * min(1.0, 0.15 + 0.85 * z)) ** 0.5
    for side in (-1, 1):
        values[ellipse(y, x, (-0.02, side * 0.42), (0.46 * lung * taper, 0.30 * lung * taper))] = -820
    heart = max(0.0, 1 - abs(z - 0.3) / 0.35) ** 0.5
    values[ellipse(y, x, (-0.12, 0.12), (0.24 * heart + 1e-6, 0.27 * heart + 1e-6))] = 110
    values[ellipse(y, x, (0.38, 0), (0.10, 0.11))] = 420
    values[ellipse(y, x, (0.38, 0), (0.07, 0.08))] = 180
    values[ellipse(y, x, (0.36, 0.16), (0.055, 0.055))] = 260
    for angle in np.linspace(0.25, 2 * np.pi - 0.25, 12, endpoint=False) + 0.6 * z:
        values[ellipse(y, x, (0.57 * taper * np.sin(angle), 0.83 * taper * np.cos(angle)), (0.035, 0.05))] = 650
    nodule = max(0.0, 1 - ((z - 0.6) / 0.06) ** 2) ** 0.5
    values[ellipse(y, x, (-0.15, -0.45), (0.05 * nodule + 1e-6, 0.05 * nodule + 1e-6))] = 60
    soft = values > -1000
    return (values + noise(values.shape, 6, seed) * soft).astype(np.int16)


def head(z: float, size: int = 160, contrast: tuple[int, int, int] = (620, 880, 260), seed: int = 0) -> np.ndarray:
    """Return one slice of a head at height z (-1 to 1) as an MR would show it; contrast: grey, white matter, fluid."""
    y, x = plane(size, size)
    scale = (1 - 0.8 * z * z) ** 0.5
    grey, white, fluid = contrast
    values = noise((size, size), 8, seed).astype(np.int32) + 8
    for radii, level in (((0.90, 0.72), 1000), ((0.84, 0.66), 60), ((0.80, 0.62), grey), ((0.66, 0.49), white)):
        values[ellipse(y, x, (0, 0), (radii[0] * scale, radii[1] * scale))] = level
    for side in (-1, 1):
        values[ellipse(y - 0.4 * side * x, x, (-0.06, side * 0.12), (0.30 * scale, 0.08 * scale))] = fluid
    folds = 40 * np.sin(23 * x * scale) * np.cos(19 * y * scale) * (values > 200)
    return np.clip(values + folds + noise((size, size), 6, seed + 1), 0, 4095).astype(np.uint16)


def vessels(phase: float, size: int = 192) -> np.ndarray:
    """Return one frame of an angiogram while contrast runs in (phase 0 to 1), 8 bit."""
    y, x = plane(size, size)
    values = 170 + 20 * np.cos(2.2 * x) * np.cos(1.7 * y)
    for turn, width, start in ((0.6, 0.035, 0.0), (1.1, 0.026, 0.15), (-0.9, 0.022, 0.3)):
        reach = np.clip((phase - start) * 2.4 - 1, -1, 1)
        path = turn * 0.45 * np.sin(1.9 * y + turn) + 0.12 * turn * y
        values = np.where((abs(x - path) < width * (1.4 - 0.5 * (y + 1))) & (y < reach), values - 95, values)
    return np.clip(values + noise((size, size), 2, int(phase * 100)), 0, 255).astype(np.uint8)


def ultrasound(lines: tuple[str, ...], rows: int = 480, columns: int = 640) -> np.ndarray:
    """Return a fan with speckle, a dark cyst and a patch of colour Doppler, with lines of text beside it: rows, columns, RGB."""
    y, x = plane(rows, columns)
    depth, angle = np.hypot(y + 1.1, x * 1.3), np.arctan2(x * 1.3, y + 1.1)
    fan = (depth > 0.35) & (depth < 2.0) & (abs(angle) < 0.75)
    grey = np.clip(120 - 40 * depth + noise((rows, columns), 28, 5), 8, 255) * fan
    grey[ellipse(y, x, (0.05, -0.15), (0.22, 0.17))] *= 0.15
    picture = np.repeat(grey[..., None], 3, axis=2)
    for center, color in (((0.35, 0.25), (210, 60, 30)), ((0.42, 0.36), (40, 90, 220))):
        picture[ellipse(y, x, center, (0.10, 0.06)) & fan] = color
    for number, line in enumerate(lines):
        letters = written(line, 14)[..., None]
        place = picture[64 + 24 * number :, 12:][: letters.shape[0], : letters.shape[1]]
        place += letters * (np.array((255, 210, 80)) - place)
    return np.clip(picture, 0, 255).astype(np.uint8)
