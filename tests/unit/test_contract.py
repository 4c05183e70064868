"""The page's types are those of the engine's contract."""

import pytest

contract_types = pytest.importorskip("site_builder.contract_types", reason="the builder does not run inside Pyodide")


def test_the_page_has_the_types_of_the_contract():
    assert contract_types.TARGET.read_text("utf-8") == contract_types.text()


def test_what_a_type_becomes():
    text = contract_types.text()
    assert "  get_pixel: { params: PixelParameters; result: PixelValue; buffers: {  }; files: {  } };" in text
    assert "  get_entry_file: { params: EntryParameters; result: EntryFile; buffers: {  }; files: { entry: Blob } };" in text
    assert "display_values?: Uint8Array<ArrayBuffer>" in text and "  voi_lut?: number | null;" in text
    assert 'export type EntryClass = "folder" | "image" | "object" | "dicomdir" | "not_dicom" | "encrypted" | "unreadable";' in text
    row = text[text.index("export interface SeriesRow {") :].partition("}")[0]
    assert "  series_key: number;" in row and "  pixel_spacing: number[] | null;" in row and "  notes: Remark[];" in row
