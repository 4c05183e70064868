"""The lists of entries: the picked one keeps its place, texts and pictures are looked at, inert, and everything can be saved."""

import hashlib
import io
import zipfile
import zlib

import pytest
from archives import zip_bytes
from PIL import Image
from samples import HOSTILE, encrypted, series_of
from seen import wait_until
from steps import chosen, open_archive, open_files


def entry_list(page, button: str):
    """Press a button of the account and return its dialog."""
    page.get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog", name=button.split(" ", 1)[1])
    wait_until(lambda: dialog.get_by_role("row").count() > 1)
    return dialog


def saved(page, press) -> bytes:
    """What a press puts on the disk."""
    with page.expect_download() as download:
        press()
    return download.value.path().read_bytes()


def test_a_picked_entry_keeps_list_and_place_and_is_marked_and_named(inspector_page):
    open_archive(inspector_page, series_of(80))
    dialog = entry_list(inspector_page, "80 Images")
    dialog.get_by_role("searchbox").fill("IM00")
    wait_until(lambda: dialog.get_by_role("status").inner_text() == "80")
    row = dialog.get_by_role("row").filter(has_text="S1/IM0071")
    dialog.get_by_role("grid").hover()
    wait_until(lambda: inspector_page.mouse.wheel(0, 300) or row.count(), what="the row")
    row.get_by_role("button", name="S1/IM0071", exact=True).click()
    wait_until(dialog.is_hidden)
    headers = inspector_page.get_by_role("region", name="Headers")
    wait_until(lambda: "S1/IM0071" in headers.inner_text(), what="its name")
    inspector_page.get_by_role("button", name="80 Images").click()
    wait_until(lambda: row.count() == 1 and row.get_attribute("aria-selected") == "true", what="the mark")
    table, box = dialog.get_by_role("grid").bounding_box(), row.bounding_box()
    assert table["y"] < box["y"] < table["y"] + table["height"] - box["height"]
    assert dialog.get_by_role("searchbox").input_value() == "IM00"
    wait_until(lambda: inspector_page.evaluate("document.activeElement.textContent") == "S1/IM0071", what="the focus")


def test_a_text_is_looked_at_as_text_and_saved_as_it_is(inspector_page):
    text = f"{HOSTILE}\nGrüße\n".encode() * 3
    open_archive(inspector_page, series_of(1) | {"docs/read me.html": b"<html>" + text, "latin.txt": "Größe\n".encode("latin-1") * 9})
    dialog = entry_list(inspector_page, "2 Not DICOM")
    dialog.get_by_role("button", name="docs/read me.html", exact=True).click()
    look = inspector_page.get_by_role("dialog", name="docs/read me.html")
    wait_until(lambda: "Grüße" in look.inner_text())
    assert HOSTILE in look.inner_text()
    assert inspector_page.evaluate("window.hacked") is None and look.locator("img, script").count() == 0
    look.get_by_role("button", name="Close").click()
    assert saved(inspector_page, dialog.get_by_role("button", name="Save docs/read me.html").click) == b"<html>" + text
    dialog.get_by_role("button", name="latin.txt", exact=True).click()
    wait_until(lambda: "Größe" in inspector_page.get_by_role("dialog", name="latin.txt").inner_text())


def test_a_long_text_is_shown_in_part_and_saved_whole(inspector_page):
    text = b"".join(b"line %d\n" % number for number in range(200_000))
    open_archive(inspector_page, series_of(1) | {"long.txt": text})
    dialog = entry_list(inspector_page, "1 Not DICOM")
    dialog.get_by_role("button", name="long.txt", exact=True).click()
    look = inspector_page.get_by_role("dialog", name="long.txt")
    wait_until(lambda: "The first 1.0 MB of" in look.inner_text())
    assert "line 199999" not in look.inner_text()
    look.get_by_role("button", name="Close").click()
    got = saved(inspector_page, dialog.get_by_role("button", name="Save long.txt").click)
    assert (len(got), zlib.crc32(got)) == (len(text), zlib.crc32(text))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_drawn_and_what_only_claims_to_be_one_is_not(inspector_page, kind):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(out, kind)
    open_archive(inspector_page, series_of(1) | {f"logo.{kind}": out.getvalue(), f"broken.{kind}": out.getvalue()[:30] + b"x" * 300})
    dialog = entry_list(inspector_page, "2 Not DICOM")
    dialog.get_by_role("button", name=f"logo.{kind}", exact=True).click()
    picture = inspector_page.get_by_role("img", name=f"logo.{kind}")
    wait_until(lambda: picture.count() == 1 and picture.evaluate("(img) => [img.naturalWidth, img.naturalHeight]") == [40, 30])
    inspector_page.get_by_role("dialog", name=f"logo.{kind}").get_by_role("button", name="Close").click()
    dialog.get_by_role("button", name=f"broken.{kind}", exact=True).click()
    wait_until(lambda: "cannot draw this picture" in inspector_page.get_by_role("dialog", name=f"broken.{kind}").inner_text())
    assert inspector_page.evaluate("inspector.requests_since_open") == 0


def test_a_pdf_is_saved_and_never_opened(inspector_page):
    pdf = b"%PDF-1.4\n" + b"x" * 500
    open_archive(inspector_page, series_of(1) | {"paper.pdf": pdf})
    dialog = entry_list(inspector_page, "1 Not DICOM")
    assert dialog.get_by_role("button", name="paper.pdf", exact=True).count() == 0
    assert saved(inspector_page, dialog.get_by_role("button", name="Save paper.pdf").click) == pdf


LARGE = 120_000_000
# The reader's choice of a place, without the browser's own dialog: a real file of the origin's private file system, or a change of mind.
PICKER = """() => {
  window.picked = [];
  window.showSaveFilePicker = async (options) => {
    window.picked.push(options.suggestedName);
    if (window.unwilling) throw new DOMException("The user aborted a request.", "AbortError");
    return (await navigator.storage.getDirectory()).getFileHandle("saved", { create: true });
  };
}"""
PICKED = """async () => {
  const file = await (await (await navigator.storage.getDirectory()).getFileHandle("saved")).getFile();
  const content = await file.arrayBuffer().catch(() => null);  // another takes its place as it is read
  if (!content) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [file.size, Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")];
}"""


def large_archive(folder, method: int):
    """A zip on the disk with one large text, and the text."""
    text = b"".join(b"%015d\n" % number for number in range(LARGE // 16))
    path = folder / "large.zip"
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive:
        archive.writestr("docs/large.txt", text)
        for name, data in series_of(1).items():
            archive.writestr(name, data)
    return path, text


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_large_entry_goes_where_the_reader_says_and_never_through_the_heap(inspector_page, tmp_path, method):
    path, text = large_archive(tmp_path, method)
    open_files(inspector_page, path)
    inspector_page.evaluate(PICKER)
    dialog = entry_list(inspector_page, "1 Not DICOM")
    save = dialog.get_by_role("button", name="Save docs/large.txt")
    heap = inspector_page.evaluate("inspector.heap_bytes()")
    save.click()
    expected = [LARGE, hashlib.sha256(text).hexdigest()]
    wait_until(lambda: inspector_page.evaluate(PICKED) == expected, 60, "the whole file")
    assert inspector_page.evaluate("window.picked") == ["large.txt"]
    assert inspector_page.evaluate("inspector.heap_bytes()") - heap < LARGE // 10
    assert inspector_page.evaluate("inspector.requests_since_open") == 0


def test_without_a_picker_a_large_entry_is_a_download_and_a_change_of_mind_is_nothing(inspector_page, tmp_path):
    path, text = large_archive(tmp_path, zipfile.ZIP_DEFLATED)
    open_files(inspector_page, path)
    inspector_page.evaluate(PICKER)
    inspector_page.evaluate("() => { window.unwilling = true; }")
    dialog = entry_list(inspector_page, "1 Not DICOM")
    save = dialog.get_by_role("button", name="Save docs/large.txt")
    downloads = []
    inspector_page.on("download", lambda download: downloads.append(download))
    save.click()
    wait_until(lambda: inspector_page.evaluate("window.picked.length") == 1)
    assert inspector_page.get_by_role("dialog").count() == 1 and downloads == []  # nobody is told what he knows
    inspector_page.evaluate("() => { window.showSaveFilePicker = undefined; }")
    got = saved(inspector_page, save.click)
    assert got == text and len(downloads) == 1


def test_a_damaged_entry_is_saved_as_far_as_it_goes_and_that_is_said(inspector_page):
    text = b"".join(b"%d " % number for number in range(50_000))
    archive = bytearray(zip_bytes(series_of(1) | {"notes.txt": text}))
    place = archive.rfind(b"PK\x01\x02") + 16
    archive[place] ^= 1  # its checksum in the directory
    open_files(inspector_page, chosen("damaged.zip", bytes(archive)))
    dialog = entry_list(inspector_page, "1 Not DICOM")
    assert saved(inspector_page, dialog.get_by_role("button", name="Save notes.txt").click) == text
    said = inspector_page.get_by_role("dialog", name="notes.txt")
    wait_until(lambda: "It was saved as far as it goes. “notes.txt” does not match its checksum" in said.inner_text())


def test_an_encrypted_entry_offers_no_saving(inspector_page):
    open_files(inspector_page, chosen("secret.zip", encrypted(zip_bytes({"a.txt": b"text\n" * 20}))))
    dialog = entry_list(inspector_page, "1 Encrypted")
    assert dialog.get_by_role("button", name="Save a.txt").count() == 0
