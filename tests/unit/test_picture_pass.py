"""The third pass: which frames are looked at, in what order, how it is stopped and goes on, and what comes of what was found and read.

Text is drawn as a bright bar, and whoever looks for it sees such bars only: whether letters are found is tested elsewhere.
"""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from archives import zip_bytes
from desk import Desk
from dicom_files import dataset, file_bytes
from native_loop import run

from dicom_zip_inspector.jobs import picture_pass
from dicom_zip_inspector.lettering.text_lines import TextLine

ROWS, COLUMNS = 12, 40
PLAIN = {"ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"], "Rows": ROWS, "Columns": COLUMNS}  # of which nobody expects text


def picture(bar: int = 0, frames: int = 1) -> bytes:
    """Frames without text, or with a bar so wide in the last."""
    values = np.zeros((frames, ROWS, COLUMNS), "<u2")
    values[-1, 3:6, 2 : 2 + bar] = 1000
    return values.tobytes()


def ct(number: int, bar: int = 0, **attributes) -> bytes:
    return file_bytes(dataset(number, **PLAIN | {"PixelData": picture(bar)} | attributes))


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    """Looking for bars; the frames that were looked at."""
    looked = []

    def find(values: np.ndarray) -> list[TextLine]:
        looked.append(values)
        rows, columns = np.nonzero(values[..., 0] if values.ndim == 3 else values)
        if not len(rows):
            return []
        return [TextLine(int(rows.min()), int(columns.min()), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1, 0.9, False)]

    monkeypatch.setattr(picture_pass, "text_lines", find)
    return looked


class Looking(Desk):
    """A desk at which files were opened and examined; `pictures` are the events of the third pass."""

    def __init__(self, files: dict[str, bytes]):
        super().__init__()
        self.pictures: list[dict] = []
        self.open({"all.zip": zip_bytes(files)})
        self.call("examine")

    def look(self, stop_after: int | None = None, **params) -> dict:
        """The result of looking, cancelled after so many events of it."""

        def hear(text: str) -> None:
            self.pictures.append(json.loads(text))
            if len(self.pictures) == stop_after:
                self.inspector._session.cancel(self.pictures[-1]["job_key"])

        return json.loads(run(self.inspector.call("look_at_pictures", json.dumps(params), hear)).json)["result"]

    @property
    def to_read(self) -> list[int]:
        """Keys of all lines told, as often as they were."""
        return [line["reading_key"] for event in self.pictures for line in event["to_read"]]

    def codes(self) -> dict[str, str]:
        """Severities of findings about pixels, by code."""
        return {row["code"]: row["severity"] for row in self.call("get_findings") if row["subject"] == "pixels"}

    def row(self, code: str) -> dict:
        return next(row for row in self.call("get_findings") if row["code"] == code)


def test_of_a_series_the_ends_the_middle_and_one_in_twenty_are_looked_at(bars):
    desk = Looking({f"{n:03}.dcm": ct(n, SOPInstanceUID=f"1.2.3.4.{n}") for n in range(1, 101)})
    assert desk.look() == {"outcome": "done", "looked": 7, "to_look_at": 7}  # 0, 20, 40, 50, 60, 80, 99
    assert len(bars) == 7
    row = desk.row("frames_not_looked_at")
    assert (row["severity"], row["count"], row["message"]) == ("look", 93, "7 of 100 frames were looked at for text")
    assert set(range(1, 101)) - {int(name[:3]) for name in row["entry_names"]} == {1, 21, 41, 51, 61, 81, 100}


def test_a_sampled_series_is_never_clear_and_the_rest_is_looked_at_when_asked_for():
    desk = Looking({f"{n}.dcm": ct(n) for n in range(1, 31)})
    desk.look()
    sampled = desk.call("get_verdict")
    assert sampled["state"] != "clear" and "frames_not_looked_at" in desk.codes()
    assert desk.look(all_frames=True) == {"outcome": "done", "looked": 30, "to_look_at": 30}
    assert "frames_not_looked_at" not in desk.codes()
    desk.call("set_purpose", name="care", options=[])
    assert desk.call("get_verdict")["to_look_at"] == 0


def test_all_frames_of_a_series_are_looked_at_in_which_text_was_found(bars):
    desk = Looking({f"{n}.dcm": ct(n, 9 if n == 1 else 0) for n in range(1, 31)} | {"other.dcm": ct(99, SeriesInstanceUID="1.2.3.9")})
    assert desk.look()["looked"] == 31 == len(bars)


def test_all_frames_at_risk_by_their_headers_are_looked_at(bars):
    many = picture(0, frames=50)
    desk = Looking(
        {
            "us.dcm": ct(1, Modality="US", NumberOfFrames=50, PixelData=many, SeriesInstanceUID="1.2.7"),
            "ct.dcm": ct(2, NumberOfFrames=50, PixelData=many, SeriesInstanceUID="1.2.8"),
        }
    )
    desk.look()
    assert len(bars) == 50 + 5  # 0, 20, 25, 40, 49
    at_risk = desk.call("get_frames_at_risk")
    assert [one["frame_index"] for one in at_risk["frames"]] == list(range(50)) and at_risk["left_out"] == 0
    assert {(one["instance_key"], one["display_index"] - one["frame_index"], one["is_looked_at"]) for one in at_risk["frames"]} == {
        (at_risk["frames"][0]["instance_key"], 0, True)
    }


def test_what_was_stopped_goes_on_where_it_was_and_what_was_added_is_looked_at(bars):
    desk = Looking({f"{n}.dcm": ct(n, Modality="US") for n in range(1, 11)})
    assert desk.look(stop_after=4) == {"outcome": "cancelled", "looked": 3, "to_look_at": 10}
    verdict = desk.call("get_verdict")
    assert (verdict["complete"], verdict["looked"], verdict["to_look_at"]) == (False, 3, 10)
    assert "3 of 10 frames were looked at" in verdict["detail"]
    desk.open({"more.zip": zip_bytes({"x.dcm": ct(50, SeriesInstanceUID="1.2.5")})}, add=True)
    desk.call("examine")
    assert desk.look() == {"outcome": "done", "looked": 11, "to_look_at": 11}
    assert len(bars) == 11 and desk.call("get_verdict")["complete"]


def test_lines_that_look_the_same_are_read_once_and_told_again_until_they_are():
    desk = Looking({f"{n}.dcm": ct(n, (9, 14)[n % 2]) for n in range(1, 9)})
    desk.look()
    assert desk.to_read == [0, 1]
    assert desk.call("get_verdict")["state"] == "checking"
    desk.call("add_reading", reading_key=0, text="kV 120", confidence=0.9)
    desk.pictures.clear()
    desk.look()
    assert desk.to_read == [1]
    desk.call("add_reading", reading_key=1, text="", confidence=0.0)
    assert desk.call("get_verdict")["state"] != "checking"
    desk.pictures.clear()
    desk.look()
    assert desk.to_read == [1]  # who could not read it may try again
    assert desk.refused("add_reading", reading_key=2, text="x", confidence=0.5)["code"] == "unknown_key"
    assert desk.refused("get_line_picture", reading_key=0)["code"] == "unknown_key"


def test_what_names_the_patient_must_go_and_contradicts_a_claim():
    desk = Looking({"a.dcm": ct(1, 9, PatientName="Lindqvist^Marta", BurnedInAnnotation="NO")})
    desk.look()
    assert desk.codes()["text_unread"] == "look" and "burned_in_denied" not in desk.codes()
    desk.call("add_reading", reading_key=0, text="LINDQVIST", confidence=0.8)
    row = desk.row("text_identifies")
    key = row["instance_keys"][0]
    assert (row["severity"], row["values"]) == ("must_fix", ["LINDQVIST"])
    place = {"instance_key": key, "frame_index": 0, "top": 3, "left": 2, "height": 3, "width": 9, "text": "LINDQVIST", "confidence": 0.8}
    assert row["places"] == [place]
    assert desk.codes()["burned_in_denied"] == "must_fix" and "LINDQVIST" not in desk.call("get_verdict")["sentence"]
    [box] = desk.call("get_text_boxes", instance_key=key, frame_index=0)
    assert (box["top"], box["left"], box["text"], box["severity"], box["code"]) == (3, 2, "LINDQVIST", "must_fix", "text_identifies")


def test_what_is_about_text_stands_beside_burned_in_annotation():
    """The worst first; also where that is absent."""
    desk = Looking({"text.dcm": ct(1, 9, Modality="US", BurnedInAnnotation="NO", PatientName="Lindqvist^Marta"), "plain.dcm": ct(2)})
    desk.look()
    desk.call("add_reading", reading_key=0, text="LINDQVIST", confidence=0.8)
    assert desk.row("text_identifies")["count"] == 1
    keys = {row["name"]: row["entry_key"] for row in desk.call("get_entries", entry_class="image")}
    remarks = {
        name: [remark["code"] for remark in desk.call("get_instance_findings", instance_key=key) if remark["path"] == "00280301"]
        for name, key in keys.items()
    }
    assert remarks == {"text.dcm": ["text_identifies", "burned_in_denied", "burned_in_likely"], "plain.dcm": []}


def test_a_claim_is_not_contradicted_by_text_that_names_nobody():
    desk = Looking({"a.dcm": ct(1, 9, BurnedInAnnotation="NO")})
    desk.look()
    desk.call("add_reading", reading_key=0, text="zqxw", confidence=0.8)
    assert desk.codes() == {"text_unknown": "look"}


def test_a_risk_by_header_weighs_less_when_all_frames_were_looked_at_and_nothing_is_there():
    desk = Looking({f"{n}.dcm": ct(n, Modality="US", SeriesInstanceUID=f"1.2.{n}") for n in (1, 2)})
    assert desk.codes() == {"burned_in_likely": "look"}
    desk.look()
    assert desk.codes() == {"burned_in_settled": "note"}


@pytest.mark.parametrize(
    ("score", "text", "confidence", "code"),
    [
        (0.7, "", 0.0, "text_doubtful"),
        (0.9, "", 0.0, "text_unread"),
        (0.7, "zqxw", 0.3, "text_doubtful"),
        (0.7, "zqxw", 0.6, "text_unknown"),
        (0.9, "zqxw", 0.3, "text_unknown"),
        (0.7, "LINDQVIST", 0.3, "text_identifies"),
    ],
)
def test_what_may_be_no_text_weighs_less_when_nobody_can_read_it(monkeypatch, score, text, confidence, code):
    find = picture_pass.text_lines
    monkeypatch.setattr(picture_pass, "text_lines", lambda values: [replace(line, score=score) for line in find(values)])
    desk = Looking({"a.dcm": ct(1, 9, PatientName="Lindqvist^Marta")})
    desk.look()
    desk.call("add_reading", reading_key=0, text=text, confidence=confidence)
    assert desk.codes() == {code: {"text_doubtful": "note", "text_identifies": "must_fix"}.get(code, "look")}


def test_frames_with_too_many_pixels_are_left_and_told(monkeypatch):
    monkeypatch.setattr(picture_pass, "MOST_PIXELS", ROWS * COLUMNS - 1)
    desk = Looking({"a.dcm": ct(1)})
    desk.look()
    assert "more pixels than are looked at" in desk.row("frames_not_drawn")["message"] and desk.pictures[-1]["refused"] == 1


def test_a_budget_of_bytes_holds_within_one_file_too(monkeypatch, bars):
    monkeypatch.setattr(picture_pass, "MOST_BYTES", 3 * ROWS * COLUMNS * 2)
    desk = Looking({"a.dcm": ct(1, Modality="US", NumberOfFrames=50, PixelData=picture(frames=50))})
    assert desk.look() == {"outcome": "done", "looked": 3, "to_look_at": 3} and len(bars) == 3
    assert desk.row("frames_not_looked_at")["message"] == "3 of 50 frames were looked at for text"


def test_others_go_first_between_frames(bars):
    """Whoever always wants a turn has one between any two frames, also of one file."""
    desk = Looking({"a.dcm": ct(1, NumberOfFrames=5, PixelData=picture(frames=5))})
    turns: list[int] = []

    async def beside() -> None:
        async def others() -> None:
            while True:
                turns.append(len(bars))
                await asyncio.sleep(0)

        task = asyncio.ensure_future(others())
        await desk.inspector.call("look_at_pictures", "{}")
        task.cancel()

    run(beside())
    assert len(bars) == 3 and {1, 2} <= set(turns)  # the first, the middle, the last


def test_two_who_ask_at_once_have_each_frame_looked_at_once(bars):
    desk = Looking({f"{n}.dcm": ct(n, Modality="US") for n in range(1, 8)})

    async def both() -> list[dict]:
        replies = await asyncio.gather(*(desk.inspector.call("look_at_pictures", "{}") for _ in range(2)))
        return [json.loads(reply.json)["result"] for reply in replies]

    assert run(both()) == [{"outcome": "done", "looked": 7, "to_look_at": 7}] * 2 and len(bars) == 7


def test_a_person_ticks_off_what_was_found():
    desk = Looking({"a.dcm": ct(1, 9, Modality="US")})
    desk.look()
    desk.call("add_reading", reading_key=0, text="", confidence=0.0)
    assert desk.codes() == {"burned_in_likely": "look", "text_unread": "look"}
    [frame] = desk.call("get_frames_at_risk")["frames"]
    assert (frame["boxes"], frame["is_seen"]) == (1, False)
    address = {"instance_key": frame["instance_key"], "frame_index": 0}
    desk.call("mark_frames_seen", frames=[address], seen=True)
    assert desk.codes() == {"burned_in_settled": "note", "text_seen": "note"}
    assert desk.call("get_frames_at_risk")["frames"][0]["is_seen"]
    desk.call("mark_frames_seen", frames=[address], seen=False)
    assert desk.codes() == {"burned_in_likely": "look", "text_unread": "look"}
    assert desk.refused("mark_frames_seen", frames=[{**address, "frame_index": 1}], seen=True)["code"] == "unknown_key"


def test_frames_that_cannot_be_drawn_are_told_and_hold_up_nothing():
    broken = dataset(2, **PLAIN, SeriesInstanceUID="1.2.6", BitsAllocated=12)
    desk = Looking({"a.dcm": ct(1), "broken.dcm": file_bytes(broken)})
    assert desk.look()["outcome"] == "done" and desk.pictures[-1]["refused"] == 1
    row = desk.row("frames_not_drawn")
    assert (row["severity"], row["entry_names"]) == ("look", ["broken.dcm"]) and "12" in row["message"]


def test_a_budget_of_frames_leaves_some_and_says_so(monkeypatch, bars):
    monkeypatch.setattr(picture_pass, "MOST_FRAMES", 6)
    desk = Looking({f"{n}.dcm": ct(n, Modality="US") for n in range(1, 11)})
    assert desk.look() == {"outcome": "done", "looked": 6, "to_look_at": 6}
    assert desk.row("frames_not_looked_at")["message"] == "6 of 10 frames were looked at for text"
    assert desk.look(all_frames=True)["looked"] == 10 == len(bars)


def test_a_line_is_handed_out_dark_on_white():
    desk = Looking({"a.dcm": ct(1, 9)})
    desk.look()
    [told] = desk.pictures[-1]["to_read"]
    reply = run(desk.inspector.call("get_line_picture", json.dumps({"reading_key": told["reading_key"]})))
    shape = json.loads(reply.json)["result"]
    assert shape == told
    values = reply.buffers["values"].reshape(shape["rows"], shape["columns"])
    assert values.dtype == np.uint8 and values[0, 0] == 255 and values.min() == 0


def test_frames_at_risk_say_the_worst_of_each_and_faces_only_where_no_text_is_known():
    head = {"BodyPartExamined": "HEAD"}
    desk = Looking({f"{n}.dcm": ct(n, 9 if n == 7 else 0, **head) for n in range(1, 13)} | {"us.dcm": ct(20, Modality="US", SeriesInstanceUID="1.7")})
    assert [one["code"] for one in desk.call("get_frames_at_risk")["frames"]] == ["face_recognizable"] * 12 + ["burned_in_likely"]
    desk.look()
    frames = desk.call("get_frames_at_risk")["frames"]
    assert [one["boxes"] for one in frames] == [0] * 6 + [1] + [0] * 6
    assert (frames[6]["code"], frames[6]["severity"], frames[6]["reason"]) == ("text_unread", "look", "Text was found in the picture and not read")
    assert [one["display_index"] for one in frames] == [*range(12), 0]


def test_colours_are_looked_at_as_they_are_drawn(bars):
    rgb = np.zeros((ROWS, COLUMNS, 3), np.uint8)
    rgb[3:6, 2:11] = (255, 200, 0)
    colours = {"SamplesPerPixel": 3, "PlanarConfiguration": 0, "PhotometricInterpretation": "RGB"}
    desk = Looking({"a.dcm": ct(1, **colours, BitsAllocated=8, BitsStored=8, HighBit=7, PixelData=rgb.tobytes())})
    desk.look()
    assert np.array_equal(bars[0], rgb)


@pytest.mark.parametrize("top", [0, 700, 915, 1040, 1048, 1900, 2988])
def test_a_large_frame_is_looked_at_in_strips_and_a_line_is_found_once_and_whole(top, bars):
    values = np.zeros((3000, 1000), "<u2")
    values[top : top + 12, 30:90] = 1000
    desk = Looking({"a.dcm": ct(1, Rows=3000, Columns=1000, PixelData=values.tobytes())})
    desk.look()
    [box] = desk.call("get_text_boxes", instance_key=0, frame_index=0)
    assert (box["top"], box["height"], box["left"], box["width"]) == (top, 12, 30, 60)
    assert len(bars) > 2 and max(part.size for part in bars) <= 1 << 20


def test_a_cancel_is_heard_within_a_large_frame(bars):
    desk = Looking({"a.dcm": ct(1, Rows=3000, Columns=1000, PixelData=np.zeros((3000, 1000), "<u2").tobytes())})
    assert desk.look(stop_after=1) == {"outcome": "cancelled", "looked": 0, "to_look_at": 1}
    assert len(bars) == 1
    assert desk.look() == {"outcome": "done", "looked": 1, "to_look_at": 1}


def test_a_file_that_cannot_be_opened_any_more_holds_up_nothing():
    desk = Looking({"a.dcm": ct(1, NumberOfFrames=3, PixelData=picture(frames=3))})
    for source in desk._kept:
        Path(source.path).write_bytes(b"")
    assert desk.look()["outcome"] == "done" and desk.pictures[-1]["looked"] == 3 == desk.call("get_verdict")["looked"]
    assert desk.row("frames_not_drawn")["severity"] == "look"
