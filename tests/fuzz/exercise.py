"""Opens the files of a case and makes every call for everything in them; says what must never be."""

import json
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import get_type_hints

from agreement import RESULTS, differences
from archives import source_of
from calling import Caller, without_value
from cases import WITNESS, witness
from faults import Fault
from sums import COUNTS, ROWS, Told, finding_faults

from dicom_zip_inspector.base.calls import CALLS
from dicom_zip_inspector.base.contract import PictureEvent

CLASSES = ("folder", "image", "object", "dicomdir", "not_dicom", "encrypted", "unreadable", "damaged")
MOST_SAVED = 1 << 20  # bytes of an entry
MOST_SERIES, MOST_FRAMES, MOST_INSTANCES, MOST_VALUES = 6, 4, 6, 12
PURPOSES = ("care", "research")  # one a case
MOST_READ = 6  # pictures of lines
TEXTS = ("Doe^John 01.02.1960", "kV 120", "\u202e", " ", "R")  # read in the first lines
WINDOWS = ((40.0, 400.0, None), (0.0, 0.0, None), (-1e300, 1e-300, None), (0.0, 1.0, 0), (1e308, 1e308, None), (0.5, -3.0, 99))


class Exercise(Caller):
    """One case, opened."""

    def __init__(self, files: dict[str, bytes], change: str = "", way: str = ""):
        super().__init__()
        self.told = Told()
        self._sources = [source_of(data, name) for name, data in files.items()]
        self._change, self._way, self._events = change, way, 0
        self._lines: list[int] = []

    def run(self) -> list[Fault]:
        """Make all calls; the faults."""
        self.open()
        if not self.told.account:
            return self.faults
        instances = self._entries()
        self._lists()
        self._apply_change()
        for series_key in sorted(self.told.rows["series"])[:MOST_SERIES]:
            self._series(series_key)
        for instance_key in instances[:MOST_INSTANCES]:
            self._instance(instance_key)
        self._unknown()
        self._elements()
        self._pictures()
        self._judge(PURPOSES[self.told.account["bytes"] % len(PURPOSES)], instances[:MOST_INSTANCES])
        return self.faults

    def open(self) -> None:
        """Open in one of the ways: at once, cancelled and resumed, twice beside itself."""
        sources = [{"name": source.name, "path": source.path, "size": source.size} for source in self._sources]
        result, _ = self.call("open", sources=sources)
        if self._way == "cancelled" and result and result["outcome"] == "cancelled":
            self._way = ""
            result, _ = self.call("resume")
        if self._way == "twice":
            result, _ = self.call("open", sources=sources, add=True)
        if result is None:
            self._fault("refused", "open", "", "open itself failed")
        elif result["account"] != self.told.account:
            self._fault("sums", "open", "account of the result", f"{result['account']}, the last event {self.told.account}")

    def _take(self, text: str) -> None:
        event = json.loads(text)
        if "to_read" in event:
            self._take_lines(event)
            return
        self._events += 1
        for one in differences(event, RESULTS["event"])[:3]:
            self._fault("contract", "event", f"event {without_value(one)}", one)
        self.told.take(event)
        for one in self.told.faults():
            self._fault("sums", "event", re.sub("[0-9]+", "N", one), f"{one}\n{event}")
        if self._way == "cancelled" and self._events == 1:
            with suppress(StopIteration):  # a call that waits for nothing ends at once, also within another
                self._inspector.call("cancel", "{}").send(None)

    def _entries(self) -> list[int]:
        """Instance keys, after the lists of all classes were held against the account."""
        keys = []
        for entry_class, count in zip(CLASSES, (*COUNTS, "damaged")):
            rows = self.call("get_entries", entry_class=entry_class)[0]
            if rows is not None and len(rows) != self.told.account.get(count):
                self._fault("sums", "get_entries", f"{count} listed", f"{len(rows)} rows for {self.told.account}")
            for row in [row for row in rows or () if row["bytes"] <= MOST_SAVED][:3]:
                self.call("get_entry_file", entry_key=row["entry_key"])
            if entry_class in ("image", "object", "dicomdir"):
                keys += [row["entry_key"] for row in rows or ()]
        return keys

    def _lists(self) -> None:
        """The lists of all rows, which must be what the events have told."""
        for kind, key in ROWS.items():
            rows = self.call(f"get_{kind}")[0] if kind != "series" else None
            if rows is not None and {row[key]: row for row in rows} != self.told.rows[kind]:
                self._fault("sums", f"get_{kind}", f"{kind} listed", f"{rows}\ntold: {self.told.rows[kind]}")
        for row in self.call("get_findings")[0] or ():
            for one in finding_faults(row):
                self._fault("sums", "get_findings", one, str(row))

    def _apply_change(self) -> None:
        """Change the file under the engine, as people do."""
        if not self._change:
            return
        path = Path(self._sources[0].path)
        data = path.read_bytes()
        if self._change == "removed":
            path.unlink()
        else:
            changed = {"cut": data[: len(data) // 2], "emptied": b"", "overwritten": b"\xa5" * len(data), "grown": data * 2}
            path.write_bytes(changed[self._change])

    def _series(self, series_key: int) -> None:
        result, buffers = self.call("get_series_frames", series_key=series_key)
        self.call("get_series_thumbnail", series_key=series_key, size=48)
        if result is None or not result["frames"]:
            return
        order = list(zip(buffers["instance_keys"].tolist(), buffers["frame_indices"].tolist()))
        row = self.told.rows["series"][series_key]
        if len(order) != row["frames"] or not 0 <= result["middle"] < len(order):
            self._fault("sums", "get_series_frames", "frames", f"{len(order)} frames, middle {result['middle']}, row {row}")
        spread = sorted({0, len(order) - 1, len(order) // 2, len(order) // 3, min(1, len(order) - 1)})
        for at in spread[:MOST_FRAMES]:
            self._frame(*order[at])

    def _frame(self, instance_key: int, frame_index: int) -> None:
        place = {"instance_key": instance_key, "frame_index": frame_index}
        frame, _ = self.call("get_frame", **place)
        self.call("get_thumbnail", **place, size=48)
        self.call("get_histogram", **place)
        self.call("get_length", **place, start=[0.0, 0.0], end=[3.5, 2.25])
        if frame is None:
            return
        for row, column in {(0, 0), (frame["rows"] - 1, frame["columns"] - 1), (frame["rows"] // 2, 0)}:
            self.call("get_pixel", **place, row=row, column=column)
        for center, width, voi_lut in WINDOWS if frame["encoding"] == "table" else WINDOWS[:1]:
            self.call("get_display_table", **place, center=center, width=width, voi_lut=voi_lut)
        for center, width, voi_lut in WINDOWS[:4]:
            self.call("get_frame", **place, window={"center": center, "width": width, "voi_lut": voi_lut})
        self.call("get_thumbnail", **place, size=5, window={"center": 1.0, "width": 2.0})

    def _instance(self, instance_key: int) -> None:
        tags, _ = self.call("get_tags", instance_key=instance_key)
        rows = tags["rows"] if tags else []
        if tags and tags["left_out"]:
            self.call("get_tags", instance_key=instance_key, whole=True)
        step = max(1, len(rows) // MOST_VALUES)
        for row in [row for row in rows if not row["complete"]][:MOST_VALUES] + rows[::step]:
            self.call("get_tag_value", instance_key=instance_key, path=row["path"])
        summary, _ = self.call("get_object", instance_key=instance_key)
        self.call("get_object_document", instance_key=instance_key)
        self.call("get_frame", instance_key=instance_key, frame_index=0)
        for group in (summary or {}).get("waveforms", ()):
            for start, end, columns in ((0.0, 1.0, 50), (0.01, 0.02, 3), (5.0, 1.0, 0), (-1e9, 1e9, 100_000)):
                self.call("get_waveform", instance_key=instance_key, group_index=group["group_index"], start=start, end=end, columns=columns)
        if tags != (again := self.call("get_tags", instance_key=instance_key)[0]):
            self._fault("unsteady", "get_tags", "", f"{tags}\n{again}")

    def _unknown(self) -> None:
        """Keys and places that there are not."""
        for key in (-1, 2**31, self.told.account.get("entries", 0)):
            self.call("get_series_frames", series_key=key)
            self.call("get_tags", instance_key=key)
            self.call("get_frame", instance_key=key, frame_index=0)
        for index in (-1, 2**31, 10**6):
            self.call("get_frame", instance_key=0, frame_index=index)
        for path in ("", "x", "00100010[1]/", "[1]", "00100010/00100010", "FFFFFFFF"):
            self.call("get_tag_value", instance_key=0, path=path)
        self.call("get_waveform", instance_key=0, group_index=7, start=0.0, end=1.0, columns=5)
        for method, called in CALLS.items():
            wrong = {name: 0 if kind is str else "x" for name, kind in get_type_hints(called.parameters).items()}
            for params in ({"nothing": 0}, wrong):
                if params and self.refusal(method, params) != "bad_request":
                    self._fault("accepted", method, "", json.dumps(params))

    def _elements(self) -> None:
        self.call("get_census")
        self.call("search_headers", text="1")

    def _take_lines(self, event: dict) -> None:
        for one in differences(event, PictureEvent)[:3]:
            self._fault("contract", "look_at_pictures", f"event {without_value(one)}", one)
        if event["looked"] > event["to_look_at"]:
            self._fault("sums", "look_at_pictures", "looked", str(event))
        self._lines += [line["reading_key"] for line in event["to_read"]]

    def _pictures(self) -> None:
        """Look at pictures; some lines are read, the others cannot be, each once."""
        result, _ = self.call("look_at_pictures")
        if result and (result["outcome"] != "done" or result["looked"] != result["to_look_at"]):
            self._fault("sums", "look_at_pictures", "not all were looked at", str(result))
        if len(set(self._lines)) != len(self._lines):
            self._fault("sums", "look_at_pictures", "a line told twice", str(self._lines))
        for at, key in enumerate(self._lines):
            if at < MOST_READ:
                self.call("get_line_picture", reading_key=key)
            self.call("add_reading", reading_key=key, text=TEXTS[at] if at < len(TEXTS) else "", confidence=0.5)
        at_risk = self.call("get_frames_at_risk")[0]
        for frame in (at_risk["frames"] if at_risk else [])[:MOST_FRAMES]:
            place = {"instance_key": frame["instance_key"], "frame_index": frame["frame_index"]}
            boxes = self.call("get_text_boxes", **place)[0]
            if boxes is not None and len(boxes) != frame["boxes"]:
                self._fault("sums", "get_text_boxes", "boxes", f"{boxes}\n{frame}")
            self.call("mark_frames_seen", frames=[place], seen=True)

    def _judge(self, purpose: str, instances: list[int]) -> None:
        """The verdict is what the findings come to, and clear only where everything was looked into."""
        self.call("set_purpose", name=purpose, options=[])
        self.call("set_known", values=["Doe^John", "1", "\u202e", "("])
        expectation = self.call("get_expectation")[0]
        self.call("expect", schema=expectation["schema"] if expectation else "")
        rows, verdict, review = (self.call(f"get_{name}")[0] for name in ("findings", "verdict", "review"))
        for row in rows or ():
            if row["code"] == "internal":
                self._fault("internal", "look_at_pictures", re.sub("[0-9]+", "N", row["message"])[:80], row["message"])
            for one in finding_faults(row):
                self._fault("sums", "get_findings", one, str(row))
        if rows is not None and verdict is not None:
            counts = {name: sum(row["severity"] == name for row in rows) for name in ("must_fix", "look", "note")}
            unseen = self.told.account["encrypted"] + self.told.account["unreadable"]
            if counts != {name: verdict[name] for name in counts} or (review and review["verdict"] != verdict):
                self._fault("sums", "get_verdict", "", f"{verdict}\n{counts}\n{review and review['verdict']}")
            if verdict["state"] == "clear" and (unseen or counts["must_fix"] + counts["look"] or not verdict["complete"]):
                self._fault("sums", "get_verdict", "clear", f"{verdict}\n{self.told.account}")
        for instance_key in instances:
            self.call("get_instance_findings", instance_key=instance_key)

    def picture_of(self, name: str) -> bytes | None:
        """What the only frame of the entry whose name ends so looks like, as bytes; None where it is not drawn."""
        for row in self.call("get_entries", entry_class="image")[0] or ():
            if row["name"].split("/")[-1] == name:
                _, buffers = self.call("get_frame", instance_key=row["entry_key"], frame_index=0)
                return buffers["display_table"][buffers["level_indices"]].tobytes() if "level_indices" in buffers else None
        return None


@cache
def _witness_picture() -> bytes | None:
    alone = Exercise({WITNESS: witness()})
    alone.open()
    return alone.picture_of(WITNESS)


def faults_of(case) -> list[Fault]:
    """All faults of a case, each kind and place once."""
    files = case.files()
    exercise = Exercise(files, case.change, case.way)
    exercise.run()
    if case.has_witness and not case.change and exercise.picture_of(WITNESS) != _witness_picture():
        exercise.faults.append(Fault("witness", "get_frame", "", "the sound file beside the damaged ones is not what it is alone"))
    exercise.close()
    return list({fault.signature: fault for fault in exercise.faults}.values())
