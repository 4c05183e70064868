"""Every published and every reference file against independent judges; where they differ, the reason stands here."""

import numpy as np
import pytest
from judges import REFUSED, ROUNDED, UNKNOWN_TO_DCMTK, dcmtk_picture, decoded_by, drawn, first_frame, instance_at, needs_dcmtk, pictures
from pydicom import dcmread
from pydicom.pixels.decoders.base import _PIXEL_DATA_DECODERS

from dicom_zip_inspector.base.errors import InspectorError

FILES = pictures()
LOSSY = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.203"}
GUESSED = "reference/mislabelled-jpeg"  # DCMTK believes Photometric Interpretation unless it is told to look at the codestream


def image_names() -> list[str]:
    """The files whose first frame the engine draws."""
    names = []
    for name, path in FILES.items():
        try:
            first_frame(path)
            names.append(name)
        except InspectorError:
            pass
    return names


NAMES = image_names()


@needs_dcmtk
@pytest.mark.parametrize("name", NAMES)
def test_display_values_are_dcmtks(name):
    frame = first_frame(FILES[name])
    values, window = drawn(frame)
    judged = dcmtk_picture(FILES[name], frame, window, *(["+cg"] if name.startswith(GUESSED) else []))
    refused = instance_at(FILES[name]).transfer_syntax_uid in UNKNOWN_TO_DCMTK or name in REFUSED
    assert isinstance(judged, str) == refused, judged
    if not refused:
        assert judged.shape == values.shape
        assert np.abs(judged.astype(int) - values).max() <= (2 if name in ROUNDED else 1)


def compressed_names() -> list[str]:
    """The files whose pixels are encapsulated in a transfer syntax that pydicom knows."""
    return [name for name in NAMES if instance_at(FILES[name]).transfer_syntax_uid in CODECS]


CODECS = {syntax for syntax, decoder in _PIXEL_DATA_DECODERS.items() if decoder[0].is_encapsulated}
# What neither GDCM nor pylibjpeg decodes: 12-bit JPEG. DCMTK judges those.
TWELVE_BIT_JPEG = {"pydicom/JPEG-lossy.dcm", "pydicom/JPGExtended.dcm", "reference/jpeg-extended-12u"}


WHOLE = {"pydicom-data/emri_small_jpeg_2k_lossless_too_short.dcm": "pydicom-data/emri_small_jpeg_2k_lossless.dcm"}  # pydicom refuses the cut one


@pytest.mark.parametrize("name", compressed_names())
def test_stored_values_are_those_of_another_decoder(name):
    read, frame = dcmread(FILES[WHOLE.get(name, name)]), first_frame(FILES[name])
    judged = [values for plugin in ("gdcm", "pylibjpeg", "pydicom") if not isinstance(values := decoded_by(plugin, read), str)]
    assert bool(judged) != (name in TWELVE_BIT_JPEG)
    if judged and not name.startswith("reference/mislabelled"):  # pydicom believes Photometric Interpretation there
        most = 1 if read.file_meta.TransferSyntaxUID in LOSSY else 0
        assert min(np.abs(values.astype(float) - frame.stored_values).max() for values in judged) <= most


def test_both_judges_had_much_to_judge():
    assert len(NAMES) > 250 and len(compressed_names()) > 120
