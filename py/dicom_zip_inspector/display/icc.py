"""Colours by the ICC profile that a file brings along, as sRGB, which screens are taken to be (PS3.3 C.11.15). Little CMS does the arithmetic."""

import imagecodecs
import numpy as np

from ..base.finding import Finding, found
from ..dataset.element_values import data, item
from ..dataset.stored_dataset import StoredDataset

_COLOUR_SPACE = slice(16, 20)  # of a profile's header (ICC.1, 7.2)


def icc_profile(dataset: StoredDataset) -> bytes | None:
    """The input profile of an instance; of slide microscopy that of the first optical path (PS3.3 C.8.12.5)."""
    return data(dataset, "ICCProfile") or data(item(dataset, "OpticalPathSequence"), "ICCProfile") or None


def to_srgb(rgb: np.ndarray, dataset: StoredDataset) -> np.ndarray:
    """(rows, columns, 3) uint8 as sRGB; unchanged where there is no profile, or one that does not serve (`icc_notes` says so)."""
    profile = icc_profile(dataset)
    try:
        return rgb if profile is None else _transformed(rgb, profile)
    except ValueError:
        return rgb


def icc_notes(dataset: StoredDataset) -> tuple[Finding, ...]:
    """What to tell of the profile."""
    profile = icc_profile(dataset)
    try:
        if profile is not None:
            _transformed(np.zeros((1, 1, 3), np.uint8), profile)
            return (found("profile_applied"),)
    except ValueError:
        return (found("profile_unusable"),)
    return ()


def _transformed(rgb: np.ndarray, profile: bytes) -> np.ndarray:
    if profile[_COLOUR_SPACE] != b"RGB ":
        raise ValueError("it is none of RGB")
    try:
        return imagecodecs.cms_transform(rgb, profile, imagecodecs.cms_profile("srgb"), colorspace="rgb", outcolorspace="rgb")
    except RuntimeError as error:
        raise ValueError(str(error)) from None
