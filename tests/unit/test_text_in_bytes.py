"""Readable text within bytes: what a plain pattern finds, a character at a time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dicom_zip_inspector.checks.text_in_bytes import readable_runs

PLAIN = rb"[\x20-\x7e\r\n\t]"
CHARACTER = rb"(?:%b|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xed][\x80-\xbf]{2})" % PLAIN
RUN = re.compile(rb"%b{5,}|(?:[\xe0-\xed][\x80-\xbf]{2}){2,}" % CHARACTER)
WIDE = re.compile(rb"%b?(?:\0%b)+\0?" % (PLAIN, PLAIN))  # characters and zeros in turn, as UTF-16 has them in either byte order
PIECES = b"a Zed \0 \0\0 1\x002\0 \xc3 \xa4 \xc3\xa4 \xe5\xb1\xb1 \xe5\xb1 \xee \xff \x01 xyzzy!".split(b" ")


def check(raw: bytes) -> None:
    wide = [run for run in WIDE.findall(raw) if min(run.count(b"\0"), len(run) - run.count(b"\0")) >= 5]
    wanted = [*RUN.findall(raw), *(run.replace(b"\0", b"") for run in wide)]
    assert list(readable_runs(raw)) == wanted


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join))
def test_runs_are_those_of_a_plain_pattern(raw):
    check(raw)


@given(st.binary(max_size=300))
def test_runs_in_any_bytes(raw):
    check(raw)


@pytest.mark.parametrize("text", ["Müller^Jörg", "山田^太郎", "Jane Doe", "山田"])
@pytest.mark.parametrize("around", [(b"", b""), (b"\0\1", b"\xff"), (b"\0", b"\0"), (b"\0\0\0", b"\0\0\0"), (b"\xe5", b"\xe5")])
def test_a_name_is_a_run_whatever_is_around_it(text, around):
    before, behind = around
    assert text.encode() in list(readable_runs(before + text.encode() + behind))
    for wide in ("utf-16-le", "utf-16-be") if text.isascii() else ():
        check(before + text.encode(wide) + behind)
        assert any(b"Jane" in run for run in readable_runs(before + text.encode(wide) + behind))
