"""A member -> its whole pydicom data set, within limits."""

import io
import warnings
import zlib

from pydicom import dcmread
from pydicom.dataset import FileDataset

from .archive import Member
from .errors import HeaderUnreadable, LimitExceeded
from .inflate import read_member
from .transfer_syntax import DEFLATED_EXPLICIT

MAX_INSTANCE_BYTES = 1500 << 20  # the wasm heap ends at 4 GiB, and reading takes it twice


def read_instance(member: Member, transfer_syntax_uid: str | None) -> tuple[FileDataset, tuple[str, ...]]:
    """The data set of one DICOM member, and what was wrong with its bytes.

    Raises
    ------
    InspectorError
        The member cannot be read, is larger than memory allows, or is no data set (`HeaderUnreadable`).
    """
    data, damage = read_member(member, MAX_INSTANCE_BYTES)
    if transfer_syntax_uid == DEFLATED_EXPLICIT:
        _check_deflated(member, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset = dcmread(io.BytesIO(data), force=True)
    except Exception as error:  # whatever pydicom meets in bytes that are no data set
        raise HeaderUnreadable(f"“{member.name}” cannot be read: {error}.", repr(error)) from None
    return dataset, (damage.message,) if damage else ()


def _check_deflated(member: Member, data: bytearray) -> None:
    """pydicom inflates a deflated data set whole and unasked: count first what would come out."""
    stream = zlib.decompressobj(-15)
    count, rest = 0, memoryview(data)[132:]
    at = _end_of_meta(rest)
    try:
        pending = rest[at:]
        while pending and not stream.eof:
            count += len(stream.decompress(pending, 1 << 20))
            pending = stream.unconsumed_tail
            if count > MAX_INSTANCE_BYTES:
                raise LimitExceeded(f"“{member.name}” inflates to more than {MAX_INSTANCE_BYTES:,} bytes.")
    except zlib.error as error:
        raise HeaderUnreadable(f"The deflated data set of “{member.name}” is damaged: {error}.") from None


def _end_of_meta(after_preamble: memoryview) -> int:
    """Where the File Meta Information ends, by its group length (PS3.10 section 7.1)."""
    return 12 + int.from_bytes(after_preamble[8:12], "little")
