"""What is broken says what and why; the rest is still shown. The engine's death is survived."""

import io
import zipfile

from archives import zip_bytes
from dicom_files import file_bytes
from samples import encrypted, series_of, text_report
from seen import phase, wait_until
from steps import choose_series, chosen, open_archive, open_files


def problems(page) -> str:
    return page.locator("#problems").inner_text()


def entries_of(page, label: str) -> str:
    """Open a class of the account and return its list."""
    page.get_by_role("button", name=label).click()
    wait_until(lambda: page.locator("#entries-table .tabulator-row").count() > 0)
    listed = page.locator("#entries-table").inner_text()
    page.keyboard.press("Escape")
    return listed


def test_a_file_that_is_no_archive(inspector_page):
    open_files(inspector_page, chosen("letter.txt", b"Dear reader, this is only a text.\n" * 20))
    assert inspector_page.evaluate("inspector.account().not_dicom") == 1
    assert "letter.txt" in entries_of(inspector_page, "1 Not DICOM")


def test_a_zip_by_name_only(inspector_page):
    open_files(inspector_page, chosen("fake.zip", b"this is no zip at all" * 50))
    wait_until(lambda: "fake.zip" in problems(inspector_page))
    assert "problem" in problems(inspector_page)


def test_a_truncated_zip(inspector_page):
    archive = zip_bytes(series_of(6))
    end = len(archive) * 2 // 3
    begun = sum(member.header_offset < end for member in zipfile.ZipFile(io.BytesIO(archive)).infolist())
    open_files(inspector_page, chosen("cut.zip", archive[:end]))
    said = f"“cut.zip” ends before its central directory: it was cut off. {begun} entries were found without it."
    wait_until(lambda: said in problems(inspector_page))
    counted = inspector_page.evaluate("inspector.account()")
    assert (counted["entries"], counted["images"], counted["unreadable"]) == (begun, begun - 1, 1)
    assert inspector_page.get_by_role("button", name="Dismiss").count() == 0  # it stays


def test_a_bad_archive_does_not_hide_a_good_one(inspector_page):
    open_files(inspector_page, chosen("bad.zip", b"PK\x03\x04 and then nothing"), chosen("good.zip", zip_bytes(series_of(3))))
    wait_until(lambda: "bad.zip" in problems(inspector_page))
    assert inspector_page.evaluate("inspector.account().images") == 3
    choose_series(inspector_page, "Series 1")


def test_encrypted_entries_are_named(inspector_page):
    open_files(inspector_page, chosen("locked.zip", encrypted(zip_bytes(series_of(2)))))
    assert inspector_page.evaluate("inspector.account().encrypted") == 2
    assert "S1/IM0001" in entries_of(inspector_page, "2 Encrypted")


def test_a_dicom_file_cut_in_its_header(inspector_page):
    whole = file_bytes(text_report())
    open_archive(inspector_page, series_of(2) | {"cut.dcm": whole[:300]})
    counted = inspector_page.evaluate("inspector.account()")
    assert (counted["images"], counted["unreadable"], counted["objects"]) == (2, 1, 0)
    choose_series(inspector_page, "Series 1")


def test_the_engine_dies_and_is_restarted(fresh_page, page_errors):
    open_archive(fresh_page, series_of(3))
    engine, _reader = fresh_page.workers
    engine.evaluate("setTimeout(() => { throw new Error('out of memory'); })")
    wait_until(lambda: phase(fresh_page) == "failed")
    page_errors.clear()  # the error above
    failure = fresh_page.locator("#failure")
    assert "The engine has stopped" in failure.inner_text()
    fresh_page.get_by_role("button", name="Restart and open the same files").click()
    wait_until(lambda: phase(fresh_page) == "done", 60)
    assert failure.is_hidden()
    assert fresh_page.evaluate("inspector.account().images") == 3
    choose_series(fresh_page, "Series 1")
    assert fresh_page.evaluate("inspector.requests_since_open") == 0


def test_a_restart_without_files(fresh_page, page_errors):
    fresh_page.workers[0].evaluate("setTimeout(() => { throw new Error('boom'); })")
    wait_until(lambda: phase(fresh_page) == "failed")
    page_errors.clear()  # the error above
    assert fresh_page.get_by_role("button", name="Restart and open the same files").is_hidden()
    fresh_page.get_by_role("button", name="Restart", exact=True).click()
    wait_until(lambda: phase(fresh_page) == "ready", 60)
    open_archive(fresh_page, series_of(2))
    assert fresh_page.evaluate("inspector.account().images") == 2
