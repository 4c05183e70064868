"""What the page knows from the events of an opening, and whether it adds up."""

from collections import Counter
from collections.abc import Iterator

COUNTS = ("folders", "images", "objects", "dicomdir", "not_dicom", "encrypted", "unreadable")
OF_ARCHIVES = ("entries", *COUNTS, "damaged", "examined", "series", "studies", "instances", "frames", "bytes")
ROWS = {"archives": "archive_key", "patients": "patient_key", "studies": "study_key", "series": "series_key"}


class Told:
    """Rows by kind and key, as the events have told them, and the last account."""

    def __init__(self):
        self.rows: dict[str, dict[int, dict]] = {kind: {} for kind in ROWS}
        self.account: dict = {}

    def take(self, event: dict) -> None:
        """Take in an event. KeyError: a row goes that never came."""
        for kind in ("patients", "studies", "series"):
            for key in event[f"gone_{kind}"]:
                del self.rows[kind][key]
        for kind, key in ROWS.items():
            self.rows[kind].update({row[key]: row for row in event[kind]})
        self.account = event["account"]

    def faults(self) -> Iterator[str]:
        """What does not add up, in words."""
        account, series = self.account, self.rows["series"].values()
        yield from _unequal("account", account, {
            "entries": sum(account[name] for name in COUNTS), "archives": len(self.rows["archives"]), "patients": len(self.rows["patients"]),
            "studies": len(self.rows["studies"]), "series": len(series), **_sums(series, "instances", "frames"),
        })  # fmt: skip
        yield from _unequal("archives", account, _sums(self.rows["archives"].values(), *OF_ARCHIVES))
        yield from _unequal("patients", account, _sums(self.rows["patients"].values(), "series", "instances", "frames"))
        yield from _unequal("studies", account, _sums(self.rows["studies"].values(), "series", "instances", "frames"))
        for key, row in self.rows["patients"].items():
            own = [one for one in series if one["patient_key"] == key]
            yield from _unequal("patient", row, {"series": len(own), **_sums(own, "instances", "frames", "foreign_instances")})
        for key, row in self.rows["studies"].items():
            own = [one for one in series if one["study_key"] == key]
            yield from _unequal("study", row, {"series": len(own), **_sums(own, "instances", "frames")})
            yield from _unequal("parts of a study", row, _sums(row["parts"], "series", "instances", "frames"))
            for part in row["parts"]:
                share = [one for one in own if one["patient_key"] == part["patient_key"]]
                yield from _unequal("part of a study", part, {"series": len(share), **_sums(share, "instances", "frames")})
        for key, row in self.rows["archives"].items():
            own = [one for one in series if one["archive_key"] == key]
            yield from _unequal(
                "archive", row, {"entries": sum(row[name] for name in COUNTS), "series": len(own), **_sums(own, "instances", "frames")}
            )


def finding_faults(row: dict) -> Iterator[str]:
    """What of a finding's keys does not fit, in words."""
    if row["count"] != (len(row["entry_keys"]) or 1):
        yield "count is not the number of its entries"
    if len(row["entry_names"]) != len(row["entry_keys"]):
        yield "as many names as entries"
    if set(row["instance_keys"]) - set(row["entry_keys"]):
        yield "instances are entries"
    if any(most > 1 for most in Counter(row["entry_keys"]).values()):
        yield "an entry twice"


def _sums(rows, *names: str) -> dict[str, int]:
    return {name: sum(row[name] for row in rows) for name in names}


def _unequal(where: str, told: dict, summed: dict[str, int]) -> Iterator[str]:
    return (f"{where} {name}: told {told[name]}, summed up {value}" for name, value in summed.items() if told[name] != value)
