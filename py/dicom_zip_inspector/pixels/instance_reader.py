"""A member -> its pydicom data set, whose pixels (and other long values) stay in the file until they are asked for."""

import io
import warnings
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from pydicom.dataelem import RawDataElement
from pydicom.dataset import FileDataset
from pydicom.filereader import read_dataset, read_partial
from pydicom.tag import BaseTag

from ..archive.member import Member
from ..archive.member_file import MARK_BYTES, MARK_EVERY, WHOLE_BYTES, open_member
from ..base.budget import garbage_left
from ..base.errors import HeaderUnreadable, InspectorError, LimitExceeded
from ..base.finding import Finding, found
from ..base.transfer_syntax import DEFLATED_EXPLICIT
from ..scan.header_scan import UNDEFINED_LENGTH
from .image_pixel import PIXEL_KEYWORDS
from .pixel_source import EncapsulatedPixels, NativePixels

MAX_INFLATED_BYTES = 1 << 30  # of a deflated data set, which pydicom inflates in memory
LONG_VALUE = 1 << 20


@dataclass
class Instance:
    """One DICOM member.

    Attributes
    ----------
    name : str
        Of the member.
    dataset : FileDataset
        Up to and with Pixel Data, whose value, like every one beyond a megabyte, is read when it is asked for.
    transfer_syntax_uid : str
        How the pixels are stored; "" where nothing tells.
    pixels : NativePixels, EncapsulatedPixels or None
        What single frames are read from.
    pixel_keyword : str
        Which of the three Pixel Data it is.
    notes : tuple of Finding
        What was wrong with the bytes.
    kept_bytes : int
        Memory that the instance may come to hold, without pixels that stay in the file.
    """

    name: str
    dataset: FileDataset
    transfer_syntax_uid: str
    pixels: NativePixels | EncapsulatedPixels | None = None
    pixel_keyword: str = ""
    notes: tuple[Finding, ...] = ()
    kept_bytes: int = 0
    _rest_read: bool = field(default=False, repr=False)

    def whole_dataset(self) -> FileDataset:
        """`dataset` with what follows Pixel Data too, except what was there already; for encapsulated pixels all fragments are stepped over
        once."""
        end = self._end_of_pixels() if not self._rest_read else None
        self._rest_read = True
        if end is not None:
            self.dataset.buffer.seek(end)
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    rest = read_dataset(self.dataset.buffer, *self.dataset.original_encoding, defer_size=LONG_VALUE)
                    self.dataset.update({tag: rest.get_item(tag) for tag in list(rest.keys()) if tag not in self.dataset})
            except Exception:  # whatever pydicom meets in bytes that are no elements
                self.notes += (found("rest_damaged"),)
        return self.dataset

    def _end_of_pixels(self) -> int | None:
        if isinstance(self.pixels, NativePixels):
            return self.pixels.start + self.pixels.length
        return self.pixels.end if self.pixels and self.pixels.fragments else None


def read_instance(member: Member, transfer_syntax_uid: str | None) -> Instance:
    """The instance that a DICOM member is; `transfer_syntax_uid` as the scan settled it.

    Raises
    ------
    InspectorError
        The member cannot be read, is larger than memory allows, or is no data set (`HeaderUnreadable`).
    """
    file, damage = open_member(member)
    if transfer_syntax_uid == DEFLATED_EXPLICIT:
        _check_deflated(member, file)
    try:
        with warnings.catch_warnings(), garbage_left():
            warnings.simplefilter("ignore")
            return _read(member, file, transfer_syntax_uid, (found("member_cut", message=damage.message.rstrip(".")),) if damage else ())
    except InspectorError:
        raise
    except Exception as error:  # whatever pydicom meets in bytes that are no data set
        raise HeaderUnreadable(f"“{member.name}” is damaged: its elements cannot be followed.", repr(error)) from None


def _read(member: Member, file: BinaryIO, transfer_syntax_uid: str | None, notes: tuple[Finding, ...]) -> Instance:
    reached: list[tuple[int, str | None, int]] = []

    def at_pixel_data(tag: BaseTag, vr: str | None, length: int) -> bool:
        if tag in PIXEL_KEYWORDS:
            reached.append((int(tag), vr, length))
        return bool(reached)

    dataset = read_partial(file, at_pixel_data, defer_size=LONG_VALUE, force=True)
    syntax = transfer_syntax_uid or str(dataset.file_meta.get("TransferSyntaxUID", ""))
    lazily = reached and member.size > WHOLE_BYTES
    kept_bytes = dataset.buffer.tell() + member.size // (MARK_EVERY // MARK_BYTES) if lazily else member.size
    instance = Instance(member.name, dataset, syntax, notes=notes, kept_bytes=kept_bytes)
    if reached:
        _leave_pixels(instance, *reached[0])
    return instance


def _leave_pixels(instance: Instance, tag: int, vr: str | None, length: int) -> None:
    """Note where Pixel Data are, as an element without value and as a source of frames. The file is at the element."""
    dataset = instance.dataset
    file, implicit = dataset.buffer, vr is None
    little_endian = dataset.original_encoding[1]
    start = file.tell() + (8 if implicit else 12)
    dataset[BaseTag(tag)] = RawDataElement(BaseTag(tag), vr, length, None if length else b"", start, implicit, little_endian)
    instance.pixel_keyword = PIXEL_KEYWORDS[tag]
    if length == UNDEFINED_LENGTH:
        tables = dataset.get("ExtendedOffsetTable"), dataset.get("ExtendedOffsetTableLengths")
        instance.pixels = EncapsulatedPixels(file, start, tables if all(isinstance(table, bytes) for table in tables) else None)
    elif length:
        swapped = vr == "OW" and not little_endian and dataset.get("BitsAllocated") == 8
        instance.pixels = NativePixels(file, start, min(length, max(file.seek(0, io.SEEK_END) - start, 0)), swapped)


def _check_deflated(member: Member, file: BinaryIO) -> None:
    """pydicom inflates a deflated data set whole and unasked: count first what would come out."""
    stream, count = zlib.decompressobj(-15), 0
    file.seek(_end_of_meta(file.read(144)))
    try:
        while not stream.eof and (pending := file.read(1 << 20)):
            while pending:
                count += len(stream.decompress(pending, 1 << 20))
                pending = stream.unconsumed_tail
            if count > MAX_INFLATED_BYTES:
                raise LimitExceeded(f"“{member.name}” inflates to more than {MAX_INFLATED_BYTES:,} bytes.")
    except zlib.error as error:
        raise HeaderUnreadable(f"The deflated data set of “{member.name}” is damaged.", repr(error)) from None
    file.seek(0)


def _end_of_meta(head: bytes) -> int:
    """Where the File Meta Information ends, by its group length (PS3.10 section 7.1)."""
    return 144 + int.from_bytes(head[140:144], "little")
