"""Objects that are no pictures, opened on the page."""

from dicom_files import file_bytes
from playwright.sync_api import Locator, Page
from pydicom.data import get_testdata_file
from pydicom.dataset import Dataset
from samples import HOSTILE, series_of, text_report
from seen import object_view, wait_until
from steps import open_archive


def published(name: str) -> bytes:
    with open(get_testdata_file(name), "rb") as file:
        return file.read()


def item(**attributes) -> Dataset:
    made = Dataset()
    for keyword, value in attributes.items():
        setattr(made, keyword, value)
    return made


def concept(meaning: str) -> list[Dataset]:
    return [item(CodeValue="1", CodingSchemeDesignator="99TEST", CodeMeaning=meaning)]


def report(*content: Dataset) -> bytes:
    """A report with hostile text, an image that is in `series_of(5)`, one that is not, and more content."""
    image = item(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.2", ReferencedSOPInstanceUID="1.2.3.1.4")
    missing = item(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.2", ReferencedSOPInstanceUID="9.9.9")
    section = item(
        ValueType="CONTAINER",
        RelationshipType="CONTAINS",
        ConceptNameCodeSequence=concept("Findings"),
        ContentSequence=[
            item(ValueType="TEXT", RelationshipType="CONTAINS", ConceptNameCodeSequence=concept(HOSTILE), TextValue=HOSTILE),
            item(ValueType="IMAGE", RelationshipType="CONTAINS", ReferencedSOPSequence=[image]),
            item(ValueType="IMAGE", RelationshipType="CONTAINS", ReferencedSOPSequence=[missing]),
        ],
    )
    title = concept("Imaging report")
    return file_bytes(text_report(ValueType="CONTAINER", ConceptNameCodeSequence=title, ContentSequence=[section, *content]))


def show_entry(page: Page, chip: str, name: str) -> None:
    """Open an entry from the account's lists and wait for what stands in the picture's place."""
    wait_until(lambda: page.evaluate("inspector.series().length") == 0 or is_something_shown(page), what="the page's own choice")
    shown_before = titles(page).element_handles()
    page.locator("#account-classes button", has_text=chip).click()
    page.locator("#entries-table .entry-name", has_text=name).first.click()
    wait_until(lambda: not any(title.evaluate("(title) => title.isConnected") for title in shown_before), what="another object")
    wait_until(lambda: object_view(page).is_visible(), what="the object")
    wait_until(lambda: titles(page).count() == 1, what="its title")


def titles(page: Page) -> Locator:
    """The title of the object that is shown, if one is."""
    return object_view(page).get_by_role("heading", level=3)


def is_something_shown(page: Page) -> bool:
    """In the active picture, in sight or, on a phone, in another panel."""
    return page.evaluate("inspector.displayed() !== null || document.querySelector('section[aria-current=true] .object-view h3') !== null")


def open_report(page: Page, *content: Dataset) -> None:
    open_archive(page, series_of(5) | {"report": report(*content)})
    page.locator("#series-table .tabulator-cell[tabulator-field=series_description]", has_text="Report").click()
    wait_until(lambda: object_view(page).get_by_role("heading", level=3).inner_text() == "Imaging report")


def visible_rows(page: Page) -> list[str]:
    return [row.inner_text() for row in page.get_by_role("treeitem").all() if row.is_visible()]
