"""A DICOM file as it is stored: File Meta Information, the data set, and where its Pixel Data begin (PS3.10 section 7, PS3.5 annex A)."""

import io
import zlib
from dataclasses import dataclass

from ..base.errors import LimitExceeded
from ..base.transfer_syntax import DEFLATED_EXPLICIT, EXPLICIT_BIG_ENDIAN, IMPLICIT_LITTLE_ENDIAN
from ..scan.content_kind import HEAD, PREAMBLE, DicomForm, dicom_form, explicit_vr
from .element_source import ElementSource, Encoding, Header, SeekableFile
from .element_values import uid
from .stored_dataset import Element, StoredDataset

PIXEL_DATA = range(0x7FE00008, 0x7FE00011)
MAX_INFLATED_BYTES = 1 << 28  # of a deflated data set, which is held in memory

_META = Encoding(False, True)
_AFTER_META = range(0x00030000, 0x1_0000_0000)
_AFTER_COMMANDS = range(0x00010000, 0x1_0000_0000)
_PIECE = 1 << 20


@dataclass(slots=True)
class StoredFile:
    """What `read_file` makes of a file.

    Attributes
    ----------
    meta : StoredDataset
        File Meta Information; without elements where there is none.
    dataset : StoredDataset
        Up to and with Pixel Data; `read_rest` takes in what follows them.
    transfer_syntax_uid : str
        How the pixels are stored; "" where nothing tells.
    pixel_data : Header or None
        Where Pixel Data begin, as they are stored.
    why : str
        Where the bytes end early: what is wrong.
    """

    meta: StoredDataset
    dataset: StoredDataset
    transfer_syntax_uid: str
    pixel_data: Header | None
    why: str = ""

    def read_rest(self, start: int) -> None:
        """Add the elements from `start` on, where Pixel Data end."""
        rest = self.dataset.read_elements(start, range(0))[0]
        self.dataset.elements |= {tag: element for tag, element in rest.items() if tag not in self.dataset.elements}


def read_file(file: SeekableFile, transfer_syntax_uid: str | None = None) -> StoredFile:
    """Find the elements of a file; whatever its bytes are, there is an answer.

    Parameters
    ----------
    transfer_syntax_uid : str or None
        As the scan has settled it; None: as File Meta Information has it.

    Raises
    ------
    LimitExceeded
        A deflated data set is larger than memory allows.
    """
    source = ElementSource(file)
    form = _form(source.read(0, HEAD))
    meta, at = _read_meta(source, form)
    syntax = transfer_syntax_uid or uid(meta, "TransferSyntaxUID")
    why = ""
    if syntax == DEFLATED_EXPLICIT:
        inflated, why = _inflated(source, at)
        source, at = ElementSource(io.BytesIO(inflated)), 0
    dataset = StoredDataset(source, at, source.size, _encoding(source, at, syntax, form))
    dataset.elements, stopped = dataset.read_elements(at, PIXEL_DATA)
    header = source.header(stopped, source.size, dataset.encoding)
    if header is None or header.tag not in PIXEL_DATA:
        return StoredFile(meta, dataset, syntax, None, why)
    length = min(header.length, max(source.size - header.start, 0))
    stated = None if header.length == 0xFFFFFFFF else header.length
    dataset.elements[header.tag] = Element(header.tag, header.vr, header.start, length, stated)
    return StoredFile(meta, dataset, syntax, header, why)


def _form(head: bytes) -> DicomForm:
    start = PREAMBLE if head[128:PREAMBLE] == b"DICM" else 0
    return dicom_form(head) or DicomForm(start, head[start : start + 2] == b"\2\0", True, False)


def _read_meta(source: ElementSource, form: DicomForm) -> tuple[StoredDataset, int]:
    """File Meta Information and where the data set begins: at another group, or where group 2 begins anew."""
    encoding = source.encoding_of_item(form.start, source.size, _META)
    meta = StoredDataset(source, form.start, source.size if form.has_meta else form.start, encoding)
    meta.elements, at = meta.read_elements(form.start, _AFTER_META, ascending=True)
    return meta, at


def _encoding(source: ElementSource, at: int, syntax: str, form: DicomForm) -> Encoding:
    """How the data set is encoded: by its bytes, whatever the transfer syntax claims. A command group before it is implicit (PS3.7 6.3)."""
    commands = StoredDataset(source, at, source.size, Encoding(True, True))
    after = commands.read_elements(at, _AFTER_COMMANDS)[1] if source.read(at, 2) == b"\0\0" else at
    if syntax == EXPLICIT_BIG_ENDIAN or not form.has_meta and form.big_endian:
        return Encoding(False, False)
    if not syntax:
        return Encoding(not explicit_vr(source.read(after, 8), 0), True)
    return source.encoding_of_item(after, source.size, Encoding(syntax == IMPLICIT_LITTLE_ENDIAN, True))


def _inflated(source: ElementSource, start: int) -> tuple[bytes, str]:
    """A deflated data set (PS3.5 section A.5), as far as it goes, and what is wrong with it."""
    stream, out, at = zlib.decompressobj(-15), bytearray(), start
    try:
        while not stream.eof and (pending := source.read(at, _PIECE)):
            at += len(pending)
            while pending:
                out += stream.decompress(pending, _PIECE)
                pending = stream.unconsumed_tail
                if len(out) > MAX_INFLATED_BYTES:
                    raise LimitExceeded(f"The data set inflates to more than {MAX_INFLATED_BYTES:,} bytes.")
    except zlib.error:
        return bytes(out), "The deflated data set is damaged"
    return bytes(out), "" if stream.eof else "The deflated data set ends early"
