"""Archives for the browser tests, written by pydicom and zipfile, and the few steps that every test takes."""

import io
import zipfile
from collections.abc import Mapping

import numpy as np
import pydicom
from conftest import wait_until
from playwright.sync_api import Locator, Page
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import BasicTextSRStorage, CTImageStorage, ExplicitVRLittleEndian, generate_uid

ROWS, COLUMNS = 24, 32
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


def stored_values(number: int) -> np.ndarray:
    """(ROWS, COLUMNS) uint16: a ramp that differs from slice to slice."""
    return (np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS) * 4 + number * 10).astype("<u2")


def ct_slice(number: int, series: int = 1, **attributes) -> Dataset:
    """A CT slice of 12 bits with slope 1 and intercept -1024; `attributes` by keyword replace or add (None: leave out)."""
    made = Dataset()
    values = {
        "SOPClassUID": CTImageStorage, "SOPInstanceUID": f"1.2.3.{series}.{number}", "StudyDate": "20200102", "StudyTime": "101500",
        "Modality": "CT", "Manufacturer": "Maker", "StudyDescription": "Chest", "SeriesDescription": f"Series {series}",
        "PatientName": "Doe^Jane", "PatientID": "P1", "PatientSex": "F", "PatientBirthDate": "19700304",
        "StudyInstanceUID": "1.2.3", "SeriesInstanceUID": f"1.2.3.{series}", "SeriesNumber": series, "InstanceNumber": number,
        "ImagePositionPatient": [0, 0, number * 2.5], "ImageOrientationPatient": [1, 0, 0, 0, 1, 0], "SliceThickness": 2.5,
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "Rows": ROWS, "Columns": COLUMNS, "PixelSpacing": [0.5, 0.5],
        "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "WindowCenter": 200, "WindowWidth": 2000,
        "RescaleIntercept": -1024, "RescaleSlope": 1, "PixelData": stored_values(number).tobytes(),
    } | attributes  # fmt: skip
    for keyword, value in values.items():
        if value is not None:
            setattr(made, keyword, value)
    return made


def text_report(**attributes) -> Dataset:
    """A DICOM object that is no image."""
    leave_out = dict.fromkeys(("PixelData", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel"))
    values = {"SOPClassUID": BasicTextSRStorage, "Modality": "SR", "SeriesDescription": "Report"} | leave_out | attributes
    return ct_slice(1, 9, **values)


def file_bytes(dataset: Dataset, syntax: str = ExplicitVRLittleEndian) -> bytes:
    """A Part 10 file."""
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.get("SOPInstanceUID", generate_uid())
    out = io.BytesIO()
    pydicom.dcmwrite(out, dataset, enforce_file_format=True)
    return out.getvalue()


def zip_bytes(entries: Mapping[str, bytes]) -> bytes:
    """A zip of the named entries; a name that ends in a slash is a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def encrypted(archive: bytes) -> bytes:
    """The archive with every entry flagged as encrypted."""
    changed = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def series_of(slices: int, series: int = 1, **attributes) -> dict[str, bytes]:
    """The files of one series, by name."""
    return {f"S{series}/IM{number:04}": file_bytes(ct_slice(number, series, **attributes)) for number in range(1, slices + 1)}


def chosen(name: str, data: bytes) -> dict:
    """A file as `set_input_files` takes it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def open_archive(page: Page, entries: Mapping[str, bytes], name: str = "test.zip") -> None:
    """Choose a zip of the entries and wait until it is read."""
    open_files(page, chosen(name, zip_bytes(entries)))


def open_files(page: Page, *files: dict) -> None:
    """Choose files and wait until they are read."""
    before = page.evaluate("inspector.timings().opened ?? 0")
    page.set_input_files("#open-files", list(files))
    wait_until(lambda: page.evaluate("inspector.timings().opened ?? 0") > before, what="the choice")
    wait_until(lambda: page.evaluate("inspector.phase") == "done", 60, "the end of the scan")


def show_headers(page: Page) -> None:
    """Unfold the headers, which are folded until asked for."""
    button = page.get_by_role("button", name="Headers", exact=True).first
    if button.get_attribute("aria-expanded") == "false":
        button.click()


def series_rows(page: Page) -> Locator:
    """The rows of series on screen, without the headings of patients and studies."""
    return page.locator("#series-table .tabulator-row:not(.tabulator-group)")


def column_texts(page: Page, field: str) -> list[str]:
    """What a column of the series table shows, from top to bottom."""
    cells = page.locator(f"#series-table .tabulator-row:not(.tabulator-group) .tabulator-cell[tabulator-field={field}]")
    return [text.strip() for text in cells.all_inner_texts()]


def choose_series(page: Page, description: str) -> None:
    """Click a series by its description and wait for its picture."""
    page.locator("#series-table .tabulator-cell[tabulator-field=series_description]", has_text=description).first.click()
    wait_until(lambda: description in (page.locator(".is-active .overlay.top-right").inner_text()), what="the series")
    wait_until(lambda: page.evaluate("inspector.displayed() !== null"), what="the picture")


def choose_in_menu(page: Page, menu: str, name: str) -> None:
    """Open a menu over the picture and choose one of its items."""
    page.locator(f"summary[aria-label='{menu}']").click()
    page.get_by_role("button", name=name).click()


def displayed(page: Page) -> dict:
    """window.inspector.displayed(), its values as an array."""
    shown = page.evaluate("(() => { const d = inspector.displayed(); return d && {...d, values: [...d.values]}; })()")
    shape = (shown["rows"], shown["columns"], shown["samples"]) if shown["samples"] > 1 else (shown["rows"], shown["columns"])
    return shown | {"values": np.array(shown["values"], np.uint8).reshape(shape)}


def frame_label(page: Page) -> str:
    """The slider's "n / m"."""
    return page.locator(".is-active .frame-number").inner_text()
