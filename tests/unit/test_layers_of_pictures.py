"""A fault in one layer of a picture is a note of the code `malformed`; the picture, and every other layer, is there as without it."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import add_overlay, dataset, file_bytes
from opening import Opened
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut

from dicom_zip_inspector.display import frame_description, layers
from dicom_zip_inspector.measure import pixel_values

CALLS = {"get_pixel": {"row": 1, "column": 1}, "get_length": {"start": [0, 0], "end": [3, 4]}, "get_thumbnail": {"size": 64}}


class Drawn:
    """The only picture of an archive."""

    def __init__(self, made: Dataset, replace: tuple[bytes, bytes] | None = None):
        whole = file_bytes(made)
        if replace:
            assert whole.count(replace[0]) == 1 and len(replace[0]) == len(replace[1])
            whole = whole.replace(*replace)
        self.opened = Opened({"a.zip": zip_bytes({"a": whole})})
        self.description, error, self.buffers = self.call("get_frame")
        assert error is None, error

    def call(self, method: str, **parameters):
        return self.opened.call(method, instance_key=0, frame_index=0, **CALLS.get(method, {}), **parameters)

    @property
    def malformed(self) -> list[str]:
        return [note["message"] for note in self.description["notes"] if note["code"] == "malformed"]


def palette(pixels: np.ndarray, descriptor: list[int], tables: list[bytes], segmented: bool = False, **attributes) -> Dataset:
    """A palette picture of (rows, columns) uint8 or uint16."""
    bits = 8 * pixels.dtype.itemsize
    made = dataset(
        PhotometricInterpretation="PALETTE COLOR", Rows=pixels.shape[0], Columns=pixels.shape[1], BitsAllocated=bits, BitsStored=bits,
        HighBit=bits - 1, PixelData=pixels.tobytes() + bytes(pixels.nbytes % 2), **attributes,
    )  # fmt: skip
    made["PixelData"].VR = "OB" if bits == 8 else "OW"
    for color, table in zip(("Red", "Green", "Blue"), tables, strict=False):
        setattr(made, f"{color}PaletteColorLookupTableDescriptor", descriptor)
        made.add_new(f"{'Segmented' * segmented}{color}PaletteColorLookupTableData", "OW", table)
    return made


RANDOM = np.random.default_rng(3)
PIXELS = RANDOM.integers(0, 256, (9, 11)).astype(np.uint8)
SEGMENTS = [  # discrete and linear ones, and a reference to the first two of them
    [0, 3, 500, 9000, 65535, 1, 40, 120, 0, 2, 7, 7, 1, 211, 65535],
    [0, 1, 0, 1, 255, 65535],
    [0, 2, 100, 200, 1, 50, 60000, 2, 2, 0, 0, 1, 152, 1000],
]


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(("descriptor", "dtype"), [([256, 0, 16], "<u2"), ([200, 20, 16], "<u2"), ([256, 0, 8], "u1"), ([64, 100, 8], "u1")])
def test_palettes_are_those_of_pydicom(descriptor, dtype, signed):
    pixels = PIXELS.astype("<i2") if signed else PIXELS
    tables = [RANDOM.integers(0, 2 ** (8 * np.dtype(dtype).itemsize), descriptor[0]).astype(dtype).tobytes() for _ in range(3)]
    tables = [table + bytes(len(table) % 2) for table in tables]
    made = palette(pixels, descriptor, tables, PixelRepresentation=int(signed))
    expected = apply_color_lut(pixels, made)
    shown = Drawn(made).buffers["display_values"].reshape(9, 11, 3)
    assert np.array_equal(shown, expected >> (8 * (expected.dtype.itemsize - 1)))


def test_segmented_palettes_are_those_of_pydicom():
    made = palette(PIXELS, [256, 0, 16], [np.array(segments, "<u2").tobytes() for segments in SEGMENTS], segmented=True)
    assert np.array_equal(Drawn(made).buffers["display_values"].reshape(9, 11, 3), apply_color_lut(PIXELS, made) >> 8)


GOOD = np.arange(256).astype("<u2").tobytes()
BROKEN = {
    "no descriptor": palette(PIXELS, [], [GOOD] * 3),
    "two numbers": palette(PIXELS, [256, 0], [GOOD] * 3),
    "red only": palette(PIXELS, [256, 0, 16], [GOOD]),
    "no table": palette(PIXELS, [256, 0, 16], [b""] * 3),
    "no such segment": palette(PIXELS, [256, 0, 16], [np.array([7, 3, 1, 1], "<u2").tobytes()] * 3, segmented=True),
    "a cut segment": palette(PIXELS, [256, 0, 16], [np.array([1, 3], "<u2").tobytes()] * 3, segmented=True),
    "a reference to itself": palette(PIXELS, [256, 0, 16], [np.array([2, 9, 0, 0], "<u2").tobytes()] * 3, segmented=True),
    "a reference beyond the end": palette(PIXELS, [256, 0, 16], [np.array([2, 9, 9999, 9999], "<u2").tobytes()] * 3, segmented=True),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_palette_leaves_its_numbers_as_greys(name):
    drawn = Drawn(BROKEN[name])
    grey = drawn.buffers["display_values"].reshape(9, 11, 3)
    order, expected = (np.argsort(numbers.ravel(), kind="stable") for numbers in (grey[..., 0], PIXELS))
    assert (grey == grey[..., :1]).all() and np.array_equal(order, expected)
    assert any("Palette Color Lookup Table" in said for said in drawn.malformed)


@pytest.mark.parametrize("segments", [[1, 65535, 65535] * 500, [0, 0] * 5000, [0, 0, *[2, 65535, 0, 0] * 3000]])
def test_segments_without_end_are_bounded(segments):
    made = palette(PIXELS, [0, 0, 16], [np.array(segments, "<u2").tobytes()] * 3, segmented=True)
    assert len(Drawn(made).buffers["display_values"]) == PIXELS.size * 3


LAYERS = {
    "overlays": ("read_overlays", "The overlays"), "shutter": ("shutter_of", "The display shutter"), "VOI LUTs": ("voi_luts", "The window"),
    "frame plane": ("position_of", "The position"), "spacing": ("pixel_spacing_of", "The pixel spacing"), "unit": ("unit_of", "The unit"),
    "corner text": ("corner_text", "The text"), "letters": ("letters_of", "The patient orientation"), "cine": ("frame_rate", "The frame rate"),
}  # fmt: skip


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_that_fails_leaves_the_others(layer, monkeypatch):
    def fail(*_):
        raise KeyError("words of a library")

    made = add_overlay(dataset(PixelSpacing=[1, 2]), np.eye(4, 6))
    made.ShutterShape, made.ShutterLeftVerticalEdge, made.ShutterRightVerticalEdge = "RECTANGULAR", 2, 5
    made.ShutterUpperHorizontalEdge, made.ShutterLowerHorizontalEdge = 1, 4
    sound = Drawn(made)
    monkeypatch.setattr(layers if layer in ("overlays", "shutter") else frame_description, LAYERS[layer][0], fail)
    drawn = Drawn(made)
    assert drawn.malformed == [f"{LAYERS[layer][1]} cannot be used: the data are not as the standard says"]
    own = {"overlays": {"overlay_planes"}, "shutter": {"shutter_mask"}}.get(layer, set())
    assert set(drawn.buffers) == set(sound.buffers) - own
    assert [name for name in drawn.buffers if not np.array_equal(drawn.buffers[name], sound.buffers[name])] == []


def test_what_a_value_measures_may_fail_too(monkeypatch):
    monkeypatch.setattr(pixel_values, "real_world_value", None)
    assert Drawn(dataset()).call("get_pixel")[0]["text"] == "-1017 HU"


def test_elements_that_are_malformed_are_named_with_the_picture():
    drawn = Drawn(dataset(PixelSpacing=["0.25", "0.5"], WindowCenter="40.0", WindowWidth=400), (b"0.25\\0.5", b"0.2x\\0.5"))
    assert drawn.description["pixel_spacing"] is None and any("Pixel Spacing" in said for said in drawn.malformed)
    assert Drawn(dataset(PixelSpacing=["0.25", "0.5"])).malformed == []


@pytest.mark.parametrize(
    "attributes",
    [
        {"RescaleSlope": "1e308", "RescaleIntercept": "1e308"},
        {"RescaleSlope": "-1e308"},
        {"RescaleIntercept": "1e300"},
        {"RescaleSlope": "0"},
        {"RescaleSlope": "1e-320"},
        {"PixelSpacing": ["1e308", "1e-308"]},
        {"PixelSpacing": ["1e-320", "1e-320"]},
        {"PixelAspectRatio": ["1", "2147483647"]},
        {"ImagePositionPatient": ["1e308", "1e308", "-1e308"]},
        {"WindowCenter": "1e308", "WindowWidth": "1e-308"},
        {"WindowCenter": "-1e308", "WindowWidth": "1e308"},
        {"ImagePositionPatient": ["0", "0", "-1e308"], "GridFrameOffsetVector": ["1e308", "1"]},
        {"Modality": "RTDOSE", "DoseGridScaling": "1e308"},
        {"SliceLocation": "1e309", "CineRate": "-1", "FrameTime": "1e-320"},
    ],
)
def test_numbers_beyond_all_bounds_come_out_as_numbers_or_nothing(attributes):
    drawn = Drawn(dataset(**attributes))
    for method in (*CALLS, "get_histogram"):
        result, error, _ = drawn.call(method)
        assert error is None and result is not None, (method, error)
    assert all(value is not None for value in drawn.call("get_pixel")[0]["values"])
    assert np.isfinite(drawn.call("get_length")[0]["value"])
    assert None not in (drawn.description["position"] or ())
    assert all(window["center"] is not None and window["width"] is not None for window in drawn.description["windows"])


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_pixel_that_is_no_number_says_so(value):
    made = dataset(BitsAllocated=64, BitsStored=None, HighBit=None, PixelData=None, RescaleIntercept=None)
    values = np.arange(24.0)
    values[7] = value
    made.DoubleFloatPixelData = values.tobytes()
    drawn = Drawn(made)
    assert drawn.call("get_pixel")[0] == {"row": 1, "column": 1, "values": [None], "text": "not a number"}
    assert drawn.call("get_histogram")[0]["left_out"] == 1
    made.DoubleFloatPixelData = (values * 0 + np.array([1.7e308, -1.7e308] * 12)).tobytes()
    assert Drawn(made).call("get_histogram")[1] is None


def test_colours_of_floating_point_numbers_are_refused():
    made = dataset(SamplesPerPixel=3, PhotometricInterpretation="RGB", BitsAllocated=32, PixelData=None, PlanarConfiguration=0)
    made.FloatPixelData = bytes(4 * 6 * 3 * 4)
    opened = Opened({"a.zip": zip_bytes({"a": file_bytes(made)})})
    assert opened.call("get_frame", instance_key=0, frame_index=0)[1]["code"] == "pixel_data_invalid"
