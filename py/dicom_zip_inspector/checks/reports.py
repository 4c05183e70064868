"""Content items of reports by what they are about (PS3.15 table E.3.4-1): gathered while elements are read, judged for a purpose."""

from collections.abc import Iterator, Mapping

import numpy as np

from ..base.contract import Severity
from ..base.finding import found
from ..census.batch_values import BatchValues
from ..census.value_text import whole_text
from ..dataset.vocabulary import path_text
from ..index.findings import MOST_VALUES, Held
from .confidentiality_table import CONCEPTS, CONTENT_ITEMS
from .rules import action, settled

Item = tuple[str, str, str, str]  # the sequences around it, coding scheme and code of its concept name, its value type
_VALUE_TYPE, _CONCEPT, _SCHEME = 0x0040A040, 0x0040A043, 0x00080102
_CODES = (0x00080100, 0x00080119, 0x00080120)
_VALUES = {  # where the value of each type of item is (PS3.3 section C.17.3.2.1); of a container, that it has items
    "TEXT": 0x0040A160, "PNAME": 0x0040A123, "DATE": 0x0040A121, "TIME": 0x0040A122, "DATETIME": 0x0040A120, "CODE": 0x0040A168, "NUM": 0x0040A300,
    "UIDREF": 0x0040A124, "COMPOSITE": 0x00081199, "IMAGE": 0x00081199, "WAVEFORM": 0x00081199, "CONTAINER": 0x0040A730,
}  # fmt: skip
_REFERENCES = frozenset({"UIDREF", "COMPOSITE", "IMAGE", "WAVEFORM"})  # nobody sees of a UID whether it is a dummy: `uids` tells all of them
_FORMER_SCHEMES = frozenset({"SRT", "SNM3", "99SDM"})  # SNOMED's, before its concept identifiers (PS3.16 section 8)
_FORMER_CODES = {
    "DD-60002": "116224001", "F-02455": "160476009", "F-00033": "271921002", "G-C0E3": "363698007", "R-42B89": "371524004", "G-D320": "397898000",
    "DF-0070B": "398164008", "G-D321": "398201009", "DF-0068E": "398325003", "PA-30029": "440252007",
}  # fmt: skip
_WANTED = np.array(sorted({_VALUE_TYPE, _CONCEPT, _SCHEME, *_CODES, *_VALUES.values()}), np.int64)
_SAID: dict[str, tuple[Severity, str]] = {"X": ("must_fix", "is there and should be absent"), "D": ("look", "is there and should be a dummy")}


class ContentItems:
    """Those that the table names and that have a value, each with its texts and the entry keys of their files."""

    def __init__(self) -> None:
        self.found: dict[Item, dict[str, dict[int, None]]] = {}

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch."""
        rows = values.batch.rows
        types = np.flatnonzero((rows.tag == _VALUE_TYPE) & rows.held & (rows.scope >= rows.lanes))
        if not types.size:
            return
        inside = np.flatnonzero(np.isin(rows.tag, _WANTED) & (rows.scope >= rows.lanes))
        of_item = {(scope, tag): row for row, scope, tag in zip(inside.tolist(), rows.scope[inside].tolist(), rows.tag[inside].tolist(), strict=True)}
        first = np.flatnonzero(rows.item_number == 1)
        items = dict(zip(rows.item_sequence[first].tolist(), (first + rows.lanes).tolist(), strict=True))
        for row in types.tolist():
            self._take(values, int(rows.scope[row]), row, of_item, items)

    def _take(self, values: BatchValues, scope: int, row: int, of_item: dict[tuple[int, int], int], items: dict[int, int]) -> None:
        concept = items.get(of_item.get((scope, _CONCEPT), -1), -1)
        code = next((of_item[concept, tag] for tag in _CODES if (concept, tag) in of_item), None)
        value_type = _text(values, row)
        if code is None or value_type not in _VALUES or (concept, _SCHEME) not in of_item:
            return
        scheme, code_value = _text(values, of_item[concept, _SCHEME]), _text(values, code)
        if scheme in _FORMER_SCHEMES and code_value in _FORMER_CODES:
            scheme, code_value = "SCT", _FORMER_CODES[code_value]
        held = of_item.get((scope, _VALUES[value_type]))
        if (scheme, code_value, value_type) in CONTENT_ITEMS and held is not None and (text := _text(values, held)):
            rows = values.batch.rows
            item = rows.path_names[rows.path[row]], scheme, code_value, value_type
            self.found.setdefault(item, {}).setdefault(text, {})[values.batch.files[rows.lane[row]].key] = None

    def left(self, options: frozenset[str]) -> Iterator[Held]:
        """What options do not let stay."""
        for (around, scheme, code, value_type), texts in self.found.items():
            wanted = action(CONTENT_ITEMS[scheme, code, value_type], options)
            one = settled(wanted, None)
            if one in _SAID and (value_type not in _REFERENCES or wanted == "X"):
                severity, what = _SAID[one]
                path, name = path_text(around, _VALUES[value_type]), CONCEPTS[scheme, code]
                finding = found("content_items_left", path=path, values=list(texts)[:MOST_VALUES], judged=severity, name=name, what=what)
                yield Held(finding, sorted({key for keys in texts.values() for key in keys}), distinct=len(texts))


def _text(values: BatchValues, row: int) -> str:
    """A value as text; of a sequence that it has items."""
    if values.with_items[row]:
        return "items"
    if not values.batch.rows.held[row]:
        return ""
    raw = values.raw(row)
    return whole_text(values.vr(row), raw, values.character_set(row, raw)).strip()
