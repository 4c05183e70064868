"""Every reference file in the browser: the canvas against the exact stored values and the standard's window formula (PS3.3 C.11.2.1.2)."""

import zipfile

import numpy as np
from pydicom import dcmread
from reference import TABLE, expected_values, path_of
from seen import drawn
from steps import open_files


def expected_display(name: str, stored: np.ndarray) -> np.ndarray:
    """Display values by hand: colours as they are, palettes by their ramps, grey by the window of the file."""
    read = dcmread(path_of(name))
    if stored.ndim == 3:
        return stored >> (8 * stored.dtype.itemsize - 8)
    if "palette" in name:
        share = stored / (2**read.BitsStored - 1)
        ramps = [share] * 3 if "segmented" in name else [share, 1 - share, abs(2 * share - 1)]
        return np.stack([np.floor(ramp * 65535) // 256 for ramp in ramps], axis=2)
    center, width = float(read.WindowCenter), float(read.WindowWidth)
    exact = read.get("VOILUTFunction") == "LINEAR_EXACT"
    if exact or width > 1:
        share = (stored - center) / width + 0.5 if exact else (stored - (center - 0.5)) / (width - 1) + 0.5
    else:
        share = stored > center - 0.5
    grey = np.floor(np.clip(share, 0, 1) * 255 + 0.5)
    return 255 - grey if read.PhotometricInterpretation == "MONOCHROME1" else grey


def test_the_canvas_shows_the_exact_values(inspector_page, tmp_path):
    archive = tmp_path / "reference.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in TABLE:
            made.write(path_of(name), f"{name}.dcm")
    open_files(inspector_page, archive)
    series = {row["series_description"]: row["series_key"] for row in inspector_page.evaluate("inspector.series()")}
    assert set(series) == set(TABLE)
    differing = {}
    for name, stored in expected_values().items():
        actual = drawn(inspector_page, series[name])
        expected = expected_display(name, stored)
        if isinstance(actual, str) or actual.shape != expected.shape:
            differing[name] = actual if isinstance(actual, str) else actual.shape
            continue
        most = max(TABLE[name]["tolerance"], 1 if "palette" in name or expected.ndim == 2 else 0)  # halves round either way
        if np.abs(actual.astype(float) - expected).max() > most:
            differing[name] = float(np.abs(actual.astype(float) - expected).max())
    assert differing == {}
