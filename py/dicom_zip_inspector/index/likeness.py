"""What is alike: series of several archives that are copies of each other, patients who share a number or a name."""

from collections.abc import Iterable, Iterator

from ..base.finding import Finding, found
from .patients import Patient
from .series import Series, described

_MOST_NAMED = 3  # others in one sentence
_OF_ONE_ID = {1: "names_of_one_id", 2: "birth_dates_of_one_id", 3: "sexes_of_one_id"}  # by the place in a patient's values; the first is said


def copies(of_one_uid: Iterable[list[Series]]) -> Iterator[tuple[Series, list[Series]]]:
    """Of lists of series that share a Series Instance UID, each with those that have its Study Instance UID and SOP Instance UIDs too; of one
    archive no two have."""
    for several in of_one_uid:
        alike: dict[tuple, list[Series]] = {}
        for series in several:
            held = frozenset(header.sop_instance_uid for header in series.instances)
            alike.setdefault((series.instances[0].study_instance_uid, held), []).append(series)
        for same in alike.values():
            yield from ((series, [other for other in same if other is not series]) for series in same)


def copy_of(other: Series, archive_name: str) -> Finding:
    """That a series has the same pictures as another one."""
    number = other.instances[0].series_number
    return found("same_series", number="(no number)" if number is None else number, archive=archive_name)


def sharing(patients: Iterable[Patient]) -> dict[int, list[Finding]]:
    """By patient key: that others have the same Patient ID (with another name, birth date or sex), or the same name under another Patient ID."""
    notes: dict[int, list[Finding]] = {}
    by_id: dict[str, list[Patient]] = {}
    by_name: dict[tuple[str, ...], list[Patient]] = {}
    for patient in patients:
        number, name = patient.values[:2]
        if number is not None:
            by_id.setdefault(number, []).append(patient)
        if name is not None:
            by_name.setdefault(name, []).append(patient)
    for several in by_id.values():
        for place, code in _OF_ONE_ID.items():
            if _differ(several, place):
                _note(notes, code, several)
                break
    for several in by_name.values():
        if len({patient.values[0] for patient in several}) > 1:
            _note(notes, "ids_of_one_name", several)
    return notes


def _differ(several: list[Patient], place: int) -> bool:
    return len({patient.values[place] for patient in several} - {None}) > 1


def _note(notes: dict[int, list[Finding]], code: str, several: list[Patient]) -> None:
    for patient in several:
        others = [described(other, patient) for other in several[: _MOST_NAMED + 1] if other is not patient][:_MOST_NAMED]
        more = len(several) - 1 - len(others)
        words = " and ".join(others) + (f" and {more:,} more" if more > 0 else "")
        notes.setdefault(patient.key, []).append(found(code, others=words))
