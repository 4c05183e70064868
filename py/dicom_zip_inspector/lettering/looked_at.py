"""What was seen in frames: lines of text where there are any, each kind of line once to be read, and what was read."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from ..base.errors import UnknownKey
from ..base.finding import Finding
from .sampling import FrameAddress
from .text_lines import TextLine

MOST_TO_READ = 2000  # different lines: what is found beyond is not read


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of text in a frame; `reading_key` is that of all lines that look the same, None of one that is not read."""

    line: TextLine
    reading_key: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `text`, "" where nothing could be, and how sure that is, from 0 to 1."""

    text: str
    confidence: float


@dataclass(slots=True)
class _ToRead:
    """A picture of a line, packed, until it was read."""

    shape: tuple[int, int]
    packed: bytes
    reading: Reading | None = None


class LookedAt:
    """What was seen of all that is open, by the instances' keys.

    Attributes
    ----------
    lines : dict
        The lines of each frame that has any, by its address.
    with_text : set of int
        The instances that have such frames.
    refused : dict
        Why a frame could not be looked at, by its address.
    done : int
        How many frames were looked at, as far as that is possible.
    has_begun : bool
        Whether anybody has looked at all.
    version : int
        Another one after each change.
    """

    def __init__(self) -> None:
        self.lines: dict[FrameAddress, tuple[SeenLine, ...]] = {}
        self.with_text: set[int] = set()
        self.refused: dict[FrameAddress, Finding] = {}
        self.done = 0
        self.has_begun = False
        self.version = 0
        self._refused: Counter[int] = Counter()
        self._looked: defaultdict[int, set[int]] = defaultdict(set)
        self._seen: defaultdict[int, set[int]] = defaultdict(set)
        self._to_read: list[_ToRead] = []
        self._reading_keys: dict[bytes, int] = {}

    def add(self, address: FrameAddress, lines: list[TextLine], picture_of: Callable[[TextLine], np.ndarray]) -> list[int]:
        """A frame was looked at; the keys of lines that nobody has seen before. `picture_of` gives one's (rows, columns) uint8."""
        self.version += 1
        known = len(self._to_read)
        if lines:
            self.with_text.add(address[0])
            self.lines[address] = tuple(SeenLine(line, self._key_of(picture_of(line))) for line in lines)
        self._looked[address[0]].add(address[1])
        self.done += 1
        return list(range(known, len(self._to_read)))

    def refuse(self, address: FrameAddress, why: Finding) -> None:
        """A frame cannot be looked at."""
        self.version += 1
        self.refused[address] = why
        self.done += 1
        self._refused[address[0]] += 1

    def refused_count(self, instance_key: int) -> int:
        """How many frames of an instance cannot be looked at."""
        return self._refused[instance_key]

    def is_done(self, address: FrameAddress) -> bool:
        """Whether a frame was looked at, as far as that is possible."""
        return address[1] in self._looked.get(address[0], ()) or address in self.refused

    def looked(self, instance_key: int) -> int:
        """How many frames of an instance were looked at, by whomever."""
        return len(self._looked.get(instance_key, set()) | self._seen.get(instance_key, set()))

    def mark_seen(self, address: FrameAddress, seen: bool) -> None:
        """A person has looked at a frame; or, not `seen`, says that they have not."""
        self.version += 1
        (self._seen[address[0]].add if seen else self._seen[address[0]].discard)(address[1])

    def is_seen(self, address: FrameAddress) -> bool:
        """Whether a person has looked at a frame."""
        return address[1] in self._seen.get(address[0], ())

    def waiting(self) -> Iterator[int]:
        """Keys of lines that wait to be read."""
        return (key for key, one in enumerate(self._to_read) if one.reading is None)

    def unread(self) -> Iterator[int]:
        """Keys of lines that wait, or could not be read."""
        return (key for key, one in enumerate(self._to_read) if not (one.reading and one.reading.text))

    def shape(self, reading_key: int) -> tuple[int, int]:
        """Rows and columns of the picture of a line."""
        return self._one(reading_key).shape

    def picture(self, reading_key: int) -> np.ndarray:
        """(rows, columns) uint8, of a line that was not read.

        Raises
        ------
        UnknownKey
            None of this key is there, or it was read.
        """
        one = self._one(reading_key)
        if one.reading and one.reading.text:
            raise UnknownKey(f"Line {reading_key} has been read.")
        return np.frombuffer(zlib.decompress(one.packed), np.uint8).reshape(one.shape)

    def read(self, reading_key: int, reading: Reading) -> None:
        """A line was read, or with an empty text cannot be."""
        one = self._one(reading_key)
        one.reading = reading
        self.version += 1
        if reading.text:
            one.packed = b""

    def reading(self, seen: SeenLine) -> Reading | None:
        """What was read of a line; None where nothing was."""
        reading = None if seen.reading_key is None else self._one(seen.reading_key).reading
        return reading if reading and reading.text else None

    def _one(self, reading_key: int) -> _ToRead:
        if not 0 <= reading_key < len(self._to_read):
            raise UnknownKey(f"There is no line {reading_key}.")
        return self._to_read[reading_key]

    def _key_of(self, picture: np.ndarray) -> int | None:
        data = picture.tobytes()
        digest = blake2b(data, digest_size=16, key=str(picture.shape).encode()).digest()
        if digest not in self._reading_keys:
            if len(self._to_read) >= MOST_TO_READ:
                return None
            self._reading_keys[digest] = len(self._to_read)
            self._to_read.append(_ToRead(picture.shape, zlib.compress(data, 1)))
        return self._reading_keys[digest]
