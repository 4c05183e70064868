"""Overlays put into data sets, for tests here and in the browser."""

import numpy as np
from pydicom.dataset import Dataset

GROUP = 0x6000


def add_overlay(made: Dataset, plane: np.ndarray, group: int = GROUP, origin=(1, 1), **elements) -> Dataset:
    """`plane` as Overlay Data; (frames, rows, columns) for several frames. Further elements by name of their number."""
    numbers = {"Description": (0x0022, "LO"), "ImageFrameOrigin": (0x0051, "US"), "NumberOfFrames": (0x0015, "IS"), "Label": (0x1500, "LO")}
    data = np.packbits(plane.ravel().astype(np.uint8), bitorder="little").tobytes()
    for element, vr, value in (
        (0x0010, "US", plane.shape[-2]), (0x0011, "US", plane.shape[-1]), (0x0040, "CS", "G"), (0x0050, "SS", list(origin)),
        (0x0100, "US", 1), (0x0102, "US", 0), (0x3000, "OW", data + bytes(len(data) % 2)),
    ):  # fmt: skip
        made.add_new((group, element), vr, value)
    for name, value in elements.items():
        made.add_new((group, numbers[name][0]), numbers[name][1], value)
    return made
