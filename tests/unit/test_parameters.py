"""Calls refuse what they do not take, by name; every call that is declared can be made, and no other."""

import json

import pytest
from archives import zip_bytes
from dicom_files import slices
from native_loop import run
from opening import Opened

from dicom_zip_inspector.api.answers import Answers
from dicom_zip_inspector.api.instance_answers import InstanceAnswers
from dicom_zip_inspector.base.calls import CALLS
from dicom_zip_inspector.bridge.rpc import Inspector


@pytest.mark.parametrize(
    ("method", "params", "named"),
    [
        ("get_frame", {"instance_key": 0}, "frame_index"),
        ("get_frame", {"instance_key": "0", "frame_index": 0}, "instance_key"),
        ("get_frame", {"instance_key": True, "frame_index": 0}, "instance_key"),
        ("get_frame", {"instance_key": 0, "frame_index": 0.5}, "frame_index"),
        ("get_frame", {"instance_key": 0, "frame_index": 0, "windows": None}, "windows"),
        ("get_frame", {"instance_key": 0, "frame_index": 0, "window": {"center": 1}}, "window.width"),
        ("get_frame", {"instance_key": 0, "frame_index": 0, "window": {"center": 1, "width": "2"}}, "window.width"),
        ("get_length", {"instance_key": 0, "frame_index": 0, "start": [0, None], "end": [1, 1]}, "start[1]"),
        ("get_entries", {"entry_class": "everything"}, "entry_class"),
        ("open", {"sources": [{"name": "a", "path": "b"}]}, "sources[0].size"),
        ("cancel", {"job_key": "1"}, "job_key"),
        ("get_patients", [], "parameters"),
    ],
)
def test_wrong_parameters_are_a_bad_request_that_names_them(method, params, named):
    error = json.loads(run(Inspector().call(method, json.dumps(params))).json)["error"]
    assert error["code"] == "bad_request" and named in error["message"]


@pytest.mark.parametrize("method", ["__init__", "call", "import_libraries", "of_instances", "_session"])
def test_nothing_else_can_be_reached(method):
    assert json.loads(run(Inspector().call(method, "{}")).json)["error"]["code"] == "unknown_key"


@pytest.mark.parametrize("text", ["", "{", "NaN", '{"instance_key": NaN, "frame_index": 0}', '{"instance_key": 1e400, "frame_index": 0}'])
def test_what_is_no_json_of_numbers_is_refused(text):
    assert json.loads(run(Inspector().call("get_frame", text)).json)["error"]["code"] == "bad_request"


def test_what_may_be_left_out_may_be_left_out():
    opened = Opened({"a.zip": zip_bytes(slices(1))})
    key = next(iter(opened.entries("image").values()))["entry_key"]
    for window in ({}, {"window": None}, {"window": {"center": 1, "width": 2.5}}, {"window": {"center": 1, "width": 2, "voi_lut": None}}):
        assert opened.call("get_frame", instance_key=key, frame_index=0, **window)[1] is None


def test_every_declared_call_is_there():
    there = {name for owner in (Answers, InstanceAnswers) for name in vars(owner) if not name.startswith("_")}
    assert (there | {"open", "resume", "examine", "look_at_pictures"}) - {"of_instances"} == set(CALLS)
