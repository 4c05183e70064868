"""The files that pydicom and pydicom-data publish, as pydicom reads them, and opened in one zip."""

import io
import json
import warnings
import zipfile

from archives import listed, source_of
from dicom_files import published_files
from native_loop import run
from pydicom import dcmread
from pydicom.errors import InvalidDicomError

from dicom_zip_inspector.bridge.rpc import Inspector

FILES = published_files()
BARE = {  # no preamble, which dcmread only reads when forced to
    "pydicom/ExplVR_BigEndNoMeta.dcm",
    "pydicom/ExplVR_LitEndNoMeta.dcm",
    "pydicom/rtstruct.dcm",
    "pydicom-data/OT-PAL-8-face.dcm",
}
CUT_IN_HEADER = {"pydicom/rtplan_truncated.dcm"}
BEYOND_PYDICOM = {"pydicom-data/emri_small_jpeg_2k_lossless_too_short.dcm"}  # pydicom gives up where the pixels end; the header is whole
PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


def read_natively(name: str):
    """What pydicom makes of a file; None where it is no DICOM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return dcmread(FILES[name], force=name in BARE)
        except InvalidDicomError:
            return None


def opened_zip() -> tuple:
    """All of them opened in one zip: inspector, entries by name, result, events, and the source, which must stay."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in FILES.items():
            archive.write(path, name)
    source = source_of(out.getvalue(), "published.zip")
    inspector, events = Inspector(), []
    reply = run(inspector.call("open", json.dumps({"sources": listed(source)}), events.append))
    entries = {entry.member.name: entry for entry in inspector._session.index.entries.values()}
    assert "error" not in json.loads(reply.json), reply.json
    return inspector, entries, json.loads(reply.json)["result"], [json.loads(event) for event in events], source
