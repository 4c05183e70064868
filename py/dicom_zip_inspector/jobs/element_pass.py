"""The second pass: every element of the instances in the table, read and inflated once, handed batch by batch to whoever subscribed.

What the table took for granted of them, since it reads no further than it needs, is put right on the way.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Protocol

import numpy as np

from ..archive.member import Member
from ..base.finding import Finding, found
from ..base.pauses import Pauses, others_first
from ..census.batch_values import BatchValues, values_of
from ..index.hierarchy import Index
from ..scan.element_batch import ElementBatch, FileEnd
from ..scan.element_reader import ElementReader
from ..scan.element_rows import CUT_WHY
from ..scan.entries import Entry
from ..scan.headers import HeaderReader
from ..scan.second_look import to_judge_again


class Subscriber(Protocol):
    """Who wants to know of every element."""

    def add(self, values: BatchValues, series: Mapping[int, int]) -> None:
        """Take in a batch; `series`: the series of files, by their entry keys, as far as they are in one."""


class ElementPass:
    """Reads what is in the table and was not examined yet, and can go on where it was stopped.

    Parameters
    ----------
    index : Index
        What is examined: it may grow meanwhile.
    subscribers : sequence of Subscriber
        Who is handed each batch, each file once.

    Attributes
    ----------
    has_corrected : bool
        Whether any entry is another than the table had it for.
    """

    def __init__(self, index: Index, subscribers: Sequence[Subscriber]):
        self._index, self._subscribers = index, subscribers
        self.has_corrected = False
        self._refused: set[int] = set()  # entries whose bytes cannot be had any more
        self._is_reading = False
        self._batch_ended = asyncio.Event()

    def left(self) -> list[Entry]:
        """What is to be examined still."""
        unread = (entry for entry in self._index.entries.values() if entry.is_instance and entry.element_notes is None)
        return [entry for entry in unread if entry.key not in self._refused]

    async def run(self, pauses: Pauses) -> AsyncGenerator[None]:
        """Read until nothing is left; yields after each batch, also of another run that reads meanwhile: the bytes are read once.

        Raises
        ------
        Cancelled
            As `pauses` asks; what was read until then stays, and another run reads the rest.
        """
        while left := self.left():
            if self._is_reading:
                await self._batch_ended.wait()
                await pauses.give_way()
                yield
                continue
            self._is_reading = True
            try:
                reader = ElementReader(pauses, {entry.key: entry.pixels_at for entry in left})
                async with aclosing(reader.read(_in_file_order(left))) as batches:
                    async for batch in batches:
                        await self._take(await self._corrected(batch, pauses))
                        yield
                self._refused.update(entry.key for entry in left if entry.element_notes is None)
            finally:
                self._is_reading = False
                self._tell_others()

    async def _corrected(self, batch: ElementBatch, pauses: Pauses) -> ElementBatch:
        """The batch without those that are no instances after all; what the table has of its files is right after that."""
        entries = self._index.entries
        if keys := to_judge_again(batch, entries):
            reader = HeaderReader(pauses, whole=True).read(_in_file_order([entries[key] for key in keys]))
            self._index.correct([entry async for some in reader for entry in some])
            self.has_corrected = True
        gone = np.array([not entries[file.key].is_instance for file in batch.files], bool)
        return batch.without(gone) if gone.any() else batch

    async def _take(self, batch: ElementBatch) -> None:
        values = values_of(batch)
        await others_first()  # no place for a cancel: all subscribers have a batch, or none
        series = {file.key: one.key for file in batch.files if (one := self._index.series_of(file.key))}
        for subscriber in self._subscribers:
            subscriber.add(values, series)
            await others_first()
        for file in batch.files:
            self._index.examine(file.key, _news(self._index.entries[file.key], file))
        self._tell_others()

    def _tell_others(self) -> None:
        self._batch_ended.set()
        self._batch_ended = asyncio.Event()


def _in_file_order(entries: list[Entry]) -> list[tuple[int, Member]]:
    """Members with their entry keys, source by source as they lie there."""
    sources = {source: place for place, source in enumerate(dict.fromkeys(id(entry.member.source) for entry in entries))}
    ordered = sorted(entries, key=lambda entry: (sources[id(entry.member.source)], entry.member.header_offset))
    return [(entry.key, entry.member) for entry in ordered]


def _news(entry: Entry, file: FileEnd) -> tuple[Finding, ...]:
    """What is wrong with the elements of a file, if nothing was known of it."""
    if not file.why or entry.is_damaged:
        return ()
    return (found("elements_cut", place=file.fault) if file.why == CUT_WHY else found("elements_damaged", place=file.fault, why=file.why),)
