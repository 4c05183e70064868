"""What the page says about what is open: its names, its people, what is missing, what is odd, and that there is nothing."""

import gzip
import io
import tarfile

import pytest
from archives import zip_bytes
from dicom_files import file_bytes
from samples import ct_slice, encrypted, series_of, text_report
from seen import phase, series_rows, wait_until
from steps import chosen, open_archive, open_files


def headings(page) -> list[str]:
    """The texts of the headings of patients and studies, from top to bottom."""
    table = page.get_by_role("grid", name="Series")
    return [" ".join(text.split()) for text in table.get_by_role("row").filter(has=page.get_by_role("button", name="Series of")).all_inner_texts()]


def add_files(page, *files: dict) -> None:
    """Choose files with the button Add and wait until they are read."""
    before = page.evaluate("inspector.archives().length")
    page.set_input_files("#add-files", list(files))
    wait_until(lambda: page.evaluate("inspector.archives().length") > before and page.evaluate("inspector.phase") == "done", 60, "the end")


def drop(page, data: bytes, name: str, x: int) -> None:
    """Let a file go over the page, so far from its left edge."""
    page.evaluate(
        """([data, name, clientX]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(data)], name));
          for (const type of ["dragenter", "dragover", "drop"]) {
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true, clientX, clientY: 300}));
          }
        }""",
        [list(data), name, x],
    )


def banner(page):
    return page.get_by_role("region", name="Problems")


def test_headings_rows_and_account_say_the_same(inspector_page):
    inspector_page.set_viewport_size({"width": 1440, "height": 1000})
    many = series_of(20, 1) | series_of(20, 2)
    open_files(inspector_page, chosen("one.zip", zip_bytes(many)), chosen("two.zip", zip_bytes(many)))
    account = inspector_page.evaluate("inspector.account()")
    patients, studies, series = (inspector_page.evaluate(f"inspector.{name}()") for name in ("patients", "studies", "series"))
    assert account["frames"] == 80 == sum(row["frames"] for row in patients) == sum(row["frames"] for row in studies)
    assert [row["frames"] for row in series] == [20] * 4  # two copies of one series in two archives stay two series
    shown = headings(inspector_page)
    assert "2 studies · 4 series · 80 images" in shown[0]
    assert len([text for text in shown if text.endswith("2 series · 40 images")]) == 2
    images = [row.locator("[tabulator-field=images]").inner_text().strip() for row in series_rows(inspector_page).all()]
    assert images == ["20"] * 4
    notes = series_rows(inspector_page).first.locator("[tabulator-field=notes]").inner_text()
    assert notes.startswith("Look:") and ("one.zip" in notes or "two.zip" in notes)


# Notes, before every screen frame, what account, heading of the patient and rows say of the number of images.
WATCH_IMAGES = """() => {
  window.seen = [];
  const number = (text) => Number(/([\\d,]+)\\s+images?/i.exec(text ?? "")?.[1]?.replaceAll(",", "") ?? 0);
  const look = () => {
    const cells = [...document.querySelectorAll("#series-table [tabulator-field=images]")];
    const rows = cells.map((cell) => Number(cell.textContent.replaceAll(",", "")) || 0);
    const account = number(document.querySelector("#account-classes").innerText);
    const heading = number(document.querySelector("#series-table .group-heading")?.innerText);
    window.seen.push([account, heading, rows.reduce((sum, count) => sum + count, 0)]);
    window.watching = requestAnimationFrame(look);
  };
  look();
}"""


def test_account_headings_and_rows_are_of_one_moment_while_series_grow(inspector_page):
    slices = {name: data for series in (1, 2) for name, data in series_of(1400, series, PixelData=bytes(24 * 32 * 2)).items()}
    inspector_page.evaluate(WATCH_IMAGES)
    open_archive(inspector_page, dict(sorted(slices.items(), key=lambda item: item[0].split("/")[::-1])))
    seen = {tuple(counts) for counts in inspector_page.evaluate("cancelAnimationFrame(watching), seen")}
    assert {sum_of for sum_of in seen if len(set(sum_of)) > 1} == set()
    assert len(seen) > 2, "no moment in between was seen"
    assert "2 series · 2,800 images" in headings(inspector_page)[0]


# Counts what is written while rows come though nothing of it changes: each write has the browser lay out the page once more.
WATCH_WRITES = """() => {
  window.writes = {hidden: 0, heads: 0};
  const again = ({target, oldValue}) => (oldValue !== null) === target.hasAttribute("hidden");
  const on_tools = new MutationObserver((records) => { writes.hidden += records.filter(again).length; });
  on_tools.observe(document.querySelector("#picture-tools"), {subtree: true, attributeFilter: ["hidden"], attributeOldValue: true});
  const on_heads = new MutationObserver((records) => { writes.heads += records.length; });
  on_heads.observe(document.querySelector("#series-table .tabulator-headers"), {subtree: true, attributeFilter: ["style"]});
}"""


def test_tools_and_heads_of_columns_are_left_alone_while_rows_come(inspector_page):
    open_archive(inspector_page, series_of(2))  # the columns have found their widths
    wait_until(lambda: series_rows(inspector_page).count() == 1)
    inspector_page.evaluate(WATCH_WRITES)
    open_archive(inspector_page, {f"{number}/{name}": data for number in (1, 2, 3) for name, data in series_of(3, number).items()})
    wait_until(lambda: series_rows(inspector_page).count() == 3)
    assert inspector_page.evaluate("writes") == {"hidden": 0, "heads": 0}


def test_one_id_with_two_names_is_two_patients_and_each_heading_says_so(inspector_page):
    entries = series_of(2, 1, PatientName="Doe^Jane") | series_of(2, 2, PatientName="Roe^Richard", StudyInstanceUID="1.2.9")
    open_archive(inspector_page, entries)
    wait_until(lambda: series_rows(inspector_page).count() == 2)
    assert inspector_page.evaluate("inspector.account().patients") == 2
    wait_until(lambda: sum("Must fix" in text and "same Patient ID" in text for text in headings(inspector_page)) == 2, what="its word")
    patients = [text for text in headings(inspector_page) if "P1" in text]
    assert {text.split(" ")[0] for text in patients} == {"Doe^Jane", "Roe^Richard"}


def test_one_name_with_two_ids_is_two_patients_and_each_heading_says_so(inspector_page):
    open_archive(inspector_page, series_of(2, 1) | series_of(2, 2, PatientID="P2", StudyInstanceUID="1.2.9"))
    wait_until(lambda: series_rows(inspector_page).count() == 2)
    wait_until(lambda: sum("Look" in text and "same name" in text for text in headings(inspector_page)) == 2, what="its word")
    patients = [text for text in headings(inspector_page) if "Doe^Jane" in text]
    assert {number for number in ("P1", "P2") for text in patients if f"Doe^Jane {number} " in " ".join(text.split())} == {"P1", "P2"}


def test_foreign_slices_are_said_on_row_and_heading(inspector_page):
    entries = series_of(4, 1) | {"S1/IM9": file_bytes(ct_slice(9, 1, PatientName="Roe^Richard", PatientID="P7", PatientBirthDate="19500101"))}
    open_archive(inspector_page, entries)
    wait_until(lambda: series_rows(inspector_page).count() == 1)
    note = series_rows(inspector_page).first.locator("[tabulator-field=notes]")
    wait_until(lambda: "another patient" in note.inner_text())
    assert note.inner_text().startswith("Must fix:")
    red = inspector_page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--bad').trim()")
    assert note.evaluate("(cell) => getComputedStyle(cell).color") == f"rgb({', '.join(str(int(red[at : at + 2], 16)) for at in (1, 3, 5))})"
    assert "other patients" in headings(inspector_page)[0]


def test_what_is_open_is_named_in_bar_and_title(fresh_page):
    assert fresh_page.title() == "DICOM Zip Inspector"
    open_archive(fresh_page, series_of(2), "visit.zip")
    top = fresh_page.get_by_role("banner")
    assert "visit.zip" in top.inner_text() and fresh_page.title() == "visit.zip · DICOM Zip Inspector"
    table = fresh_page.get_by_role("grid", name="Series")
    assert table.get_by_role("columnheader").filter(has_text="Source").is_hidden()
    add_files(fresh_page, chosen("later.zip", zip_bytes(series_of(3, 2))))
    assert "2 archives" in top.inner_text() and fresh_page.title() == "2 archives · DICOM Zip Inspector"
    assert fresh_page.evaluate("inspector.account().images") == 5
    wait_until(lambda: table.get_by_role("columnheader").filter(has_text="Source").is_visible())
    wait_until(lambda: series_rows(fresh_page).filter(has_text="later.zip").count() == 1)
    fresh_page.get_by_role("button", name="2 Archives").click()
    archives = fresh_page.get_by_role("dialog", name="Archives")
    rows = [row.get_by_role("cell").all_inner_texts() for row in archives.get_by_role("row").all()[1:]]
    assert [(row[0], row[1], row[2], row[6]) for row in rows] == [("visit.zip", "read", "2", "1"), ("later.zip", "read", "3", "1")]


def test_what_is_dropped_takes_the_place_or_is_added_by_where_it_is_let_go(inspector_page):
    open_archive(inspector_page, series_of(2, 1))
    width = inspector_page.evaluate("innerWidth")
    drop(inspector_page, zip_bytes(series_of(3, 2)), "added.zip", width - 50)
    wait_until(lambda: inspector_page.evaluate("inspector.account()?.images") == 5, 60)
    wait_until(lambda: phase(inspector_page) == "done")
    drop(inspector_page, zip_bytes(series_of(4, 3)), "instead.zip", 50)
    wait_until(lambda: inspector_page.evaluate("inspector.account()?.images") == 4, 60)
    assert inspector_page.title().startswith("instead.zip")


def test_a_cancelled_reading_is_said_with_numbers_and_read_on(inspector_page):
    slices = {f"{n:05}": data for n, data in enumerate(list(series_of(40, PixelData=bytes(24 * 32 * 2)).values()) * 150)}
    inspector_page.evaluate("""() => {
      const press = () => inspector.series().length ? document.getElementById("cancel").click() : setTimeout(press, 1);
      press();
    }""")
    inspector_page.set_input_files("#open-files", [chosen("long.zip", zip_bytes(slices))])
    wait_until(lambda: phase(inspector_page) == "cancelled", 60)
    said = " ".join(banner(inspector_page).inner_text().split())
    read = inspector_page.evaluate("inspector.account().entries")
    assert 0 < read < 6000 and f"{read:,} of 6,000 entries read: you cancelled" in said and "long.zip" in said
    banner(inspector_page).get_by_role("button", name="Read the rest").click()
    wait_until(lambda: phase(inspector_page) == "done", 60)
    assert inspector_page.evaluate("inspector.account().entries") == 6000
    assert banner(inspector_page).is_hidden()


def test_what_is_cut_or_encrypted_is_said_and_listed(inspector_page):
    cut = file_bytes(ct_slice(3, 1))[:-300]
    open_files(inspector_page, chosen("a.zip", zip_bytes(series_of(2) | {"cut": cut})), chosen("b.zip", encrypted(zip_bytes(series_of(2, 5)))))
    said = banner(inspector_page).inner_text()
    assert "1 file is cut or damaged" in said and "2 files are encrypted: a password would be needed" in said
    assert inspector_page.evaluate("inspector.account().damaged") == 1
    banner(inspector_page).get_by_role("button", name="List damaged files").click()
    listed = inspector_page.get_by_role("dialog", name="Damaged")
    wait_until(lambda: "a.zip/cut" in listed.inner_text() and "missing" in listed.inner_text())
    inspector_page.keyboard.press("Escape")
    inspector_page.get_by_role("button", name="1 Damaged").click()
    wait_until(lambda: "a.zip/cut" in listed.inner_text())
    inspector_page.keyboard.press("Escape")
    inspector_page.get_by_role("button", name="2 Encrypted").click()
    wait_until(lambda: "password" in inspector_page.get_by_role("dialog", name="Encrypted").inner_text())


def tar_gz() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return gzip.compress(out.getvalue(), mtime=0)  # the same at any time: it is in the test's name


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("paper.pdf", b"%PDF-1.4\n" + b"x" * 900, ("PDF",)),
        ("empty.zip", b"PK\x05\x06" + bytes(18), ("empty",)),
        ("disc.7z", b"7z\xbc\xaf\x27\x1c" + bytes(200), ("7-Zip", "npack")),
        ("disc.rar", b"Rar!\x1a\x07\x00" + bytes(200), ("RAR", "npack")),
        ("disc.tar.gz", tar_gz(), ("npack",)),
        ("letters.zip", zip_bytes({"a.txt": b"text\n" * 20, "b.txt": b"text\n" * 20}), ("no DICOM", "2 × text")),
    ],
)
def test_nothing_to_show_is_said_in_the_tables_place(inspector_page, name, data, words):
    open_files(inspector_page, chosen(name, data))
    table = inspector_page.get_by_role("grid", name="Series")
    wait_until(lambda: name in table.inner_text(), what="the sentence")
    for word in words:
        assert word in table.inner_text()
    assert "No series yet" not in inspector_page.locator("body").inner_text()
    assert inspector_page.get_by_role("main").inner_text().count(f"“{name}”") == 1, "it is said once"
    assert banner(inspector_page).is_hidden()


def test_columns_say_plane_times_and_uids(inspector_page):
    inspector_page.set_viewport_size({"width": 1920, "height": 900})
    mr = {"Modality": "MR", "SOPClassUID": "1.2.840.10008.5.1.4.1.1.4", "RepetitionTime": 2000, "EchoTime": 30.5}
    sagittal = series_of(3, 2, ImageOrientationPatient=[0, 1, 0, 0, 0, -1])
    open_archive(inspector_page, series_of(3, 1, **mr) | sagittal | {"report": file_bytes(text_report())})
    inspector_page.locator("#column-menu summary").click()
    for title in ("Plane", "TR / TE", "Series UID"):
        inspector_page.get_by_role("checkbox", name=title, exact=True).check()
    row = series_rows(inspector_page).filter(has_text="Series 1")
    wait_until(lambda: "axial" in row.inner_text() and "2000 / 30.5" in row.inner_text() and "1.2.3.1" in row.inner_text())
    assert "sagittal" in series_rows(inspector_page).filter(has_text="Series 2").inner_text()


def test_every_element_of_every_file_is_counted_and_searched(inspector_page):
    nested = ct_slice(4, 2)
    nested.ReferencedStudySequence = [ct_slice(5, 2)]
    nested.ReferencedStudySequence[0].PatientComments = "Deep within"
    open_archive(inspector_page, series_of(3, 1) | {"nested": file_bytes(nested)})
    found = inspector_page.evaluate("inspector.search('deep WITHIN')")
    assert (found["files"], found["series"], found["examined"], found["examinable"]) == (1, 1, 4, 4)
    assert [(hit["entry_name"], hit["path"], hit["keyword"], hit["value"]) for hit in found["hits"]] == [
        ("nested", "00081110/00104000", "PatientComments", "Deep within")
    ]
    rows = {row["path"]: row for row in inspector_page.evaluate("inspector.census()")}
    assert inspector_page.evaluate("inspector.account().examined") == inspector_page.evaluate("inspector.account().instances")
    assert (rows["00080060"]["files"], rows["00080060"]["series"], rows["00080060"]["values"]) == (4, 2, [{"value": "CT", "files": 4}])
    assert rows["00081110/00080060"]["files"] == 1
