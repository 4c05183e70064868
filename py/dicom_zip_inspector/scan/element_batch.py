"""Every element of a batch of members: what the walks of their parts have found, put together."""

from dataclasses import dataclass, field, replace

import numpy as np

from .element_rows import ElementRows, joined
from .lanes import PIXEL_DATA, Lane

MOST_VALUE = 4 << 20  # bytes of a value that are read only because it is one; Pixel Data never are
TOO_LONG = "it goes on beyond what is read of a file"
MOST_REST = 4096
_PREAMBLE = 128


@dataclass(slots=True)
class FileEnd:
    """What is in a file beside its elements.

    Attributes
    ----------
    key : int
        The entry's.
    preamble : bytes
        Its preamble, where not all of it is 0 (PS3.10 section 7.1); b"" else.
    behind : int
        Bytes behind its last element, zeros included.
    rest : bytes
        The first `MOST_REST` of those.
    fault, why : int, str
        Where something is wrong first, a place in the file (in a deflated one, once inflated), and what: a clause; "" where nothing is.
    """

    key: int
    preamble: bytes
    behind: int = 0
    rest: bytes = b""
    fault: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class ElementBatch:
    """Every element of some files.

    Attributes
    ----------
    raw, buffer : bytes, (n,) uint8
        The same bytes twice, of which `rows.offset` are places; with `header_scan.PADDING` bytes behind the last value.
    rows : ElementRows
    files : list of FileEnd
        Of each lane of `rows`.
    window_start, window_place : (windows,) int64
        Where in the buffer each stretch of a file's bytes begins, ascending, and where in the file that is.
    """

    raw: bytes
    buffer: np.ndarray
    rows: ElementRows
    files: list[FileEnd]
    window_start: np.ndarray
    window_place: np.ndarray

    def places(self) -> np.ndarray:
        """(rows,) int64 Where each element's value begins in its file; in a deflated one, once inflated."""
        window = np.searchsorted(self.window_start, self.rows.offset, side="right") - 1
        return self.rows.offset - self.window_start[window] + self.window_place[window]

    def without(self, gone: np.ndarray) -> "ElementBatch":
        """All but some files; (files,) bool."""
        rows, number = self.rows.without_lanes(gone), np.cumsum(~gone) - 1
        files = [file for file, is_gone in zip(self.files, gone.tolist(), strict=True) if not is_gone]
        scope = np.where(rows.scope < rows.lanes, number[rows.lane], rows.scope - rows.lanes + len(files))
        return replace(self, rows=replace(rows, lanes=len(files), lane=number[rows.lane], scope=scope), files=files)


@dataclass(slots=True)
class Gathered:
    """A batch while it is read: parts, each with bytes of its own."""

    lanes: list[Lane]
    files: list[FileEnd] = field(default_factory=list)
    raws: list[bytes] = field(default_factory=list)
    parts: list[ElementRows] = field(default_factory=list)
    windows: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        self.files = [FileEnd(lane.key, _preamble(lane)) for lane in self.lanes]

    def add(self, raw: bytes, rows: ElementRows, windows: list[tuple[int, int]]) -> None:
        """A part; where windows begin in its bytes and in their files."""
        self.windows += [(self.size + start, place) for start, place in windows]
        self.raws.append(raw)
        self.parts.append(rows)
        self.size += len(raw)

    def set_fault(self, lane: int, place: int, why: str) -> None:
        """Note what is wrong in a file, if it is the first thing."""
        file = self.files[lane]
        if not file.why:
            file.fault, file.why = place, why

    def end_value(self, lane: int, size: int) -> None:
        """Set the size of the last value of a file that had no end yet, whose bytes are not held."""
        for rows in reversed(self.parts):
            unended = np.flatnonzero((rows.lane == lane) & (rows.scope == lane) & (rows.size < 0))
            if unended.size:
                rows.size[unended[-1]] = size
                return

    def value_start(self, lane: int) -> int:
        """Where in its file that value begins."""
        for rows, base in zip(reversed(self.parts), reversed(self._bases()), strict=True):
            unended = np.flatnonzero((rows.lane == lane) & (rows.scope == lane) & (rows.size < 0))
            if unended.size:
                start, place = max(window for window in self.windows if window[0] <= base + rows.offset[unended[-1]])
                return int(base + rows.offset[unended[-1]] - start + place)
        return 0

    def _bases(self) -> list[int]:
        sizes = [len(raw) for raw in self.raws]
        return [sum(sizes[:number]) for number in range(len(sizes))]

    def batch(self) -> ElementBatch:
        """All of it as one."""
        raw = self.raws[0] if len(self.raws) == 1 else b"".join(self.raws)
        rows = self.parts[0] if len(self.parts) == 1 else joined(self.parts, self._bases())
        windows = np.array(self.windows, np.int64).reshape(-1, 2)
        return ElementBatch(raw, np.frombuffer(raw, np.uint8), rows, self.files, windows[:, 0], windows[:, 1])


def _preamble(lane: Lane) -> bytes:
    preamble = bytes(lane.prefix.data[:_PREAMBLE]) if lane.form.start > _PREAMBLE else b""
    return preamble if any(preamble) else b""


def unheld(rows: ElementRows) -> np.ndarray:
    """The rows whose values are not held and worth to be read, as indices."""
    pixels = (rows.tag >= PIXEL_DATA.start) & (rows.tag < PIXEL_DATA.stop)
    return np.flatnonzero(~rows.held & (rows.size > 0) & (rows.size <= MOST_VALUE) & ~pixels)
