"""The files in a folder, as the DICOMDIR in it names them."""

import re
from collections.abc import Iterable

from ..scan.entries import Entry

_VERSION = re.compile(r";\d+$")


class Folder:
    """The files in and below a DICOMDIR's folder, by their names as ISO 9660 would have them: no case, no version, no final dot."""

    def __init__(self, directory_name: str, entries: Iterable[Entry]):
        self._prefix = directory_name[: directory_name.rfind("/") + 1]
        inside = [entry for entry in entries if entry.member.name.startswith(self._prefix)]
        self.files = [entry for entry in inside if entry.entry_class != "folder"]
        self._exact = {entry.member.name: entry for entry in reversed(self.files)}
        self._alike = {_plain(entry.member.name): entry for entry in reversed(self.files)}

    def find(self, path: str) -> tuple[Entry | None, str]:
        """The entry of a file ID, and a note where it is named otherwise."""
        wanted = self._prefix + path
        if wanted in self._exact:
            return self._exact[wanted], ""
        entry = self._alike.get(_plain(wanted))
        return entry, f"The file is named “{self.relative(entry)}”." if entry else ""

    def relative(self, entry: Entry) -> str:
        """An entry's name as seen from the folder."""
        return entry.member.name.removeprefix(self._prefix)


def _plain(name: str) -> str:
    return "/".join(_VERSION.sub("", part).rstrip(".") for part in name.casefold().split("/"))
