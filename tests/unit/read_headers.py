"""Headers as the engine reads them of loose files."""

from archives import source_of
from native_loop import run

from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.scan.attributes import NAMES
from dicom_zip_inspector.scan.entries import Entry
from dicom_zip_inspector.scan.headers import HeaderReader


def entries_of(files: dict[str, bytes]) -> dict[str, Entry]:
    """The entries that loose files become, by name."""

    async def read():
        members = [(key, loose_file(source_of(data, name))) for key, (name, data) in enumerate(files.items())]
        return {entry.member.name: entry async for batch in HeaderReader().read(members) for entry in batch}

    return run(read())


def kept(entry: Entry) -> dict[str, object]:
    """The kept attributes of an entry."""
    return {name: getattr(entry.header, name) for name in NAMES}
