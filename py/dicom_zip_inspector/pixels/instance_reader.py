"""A member -> its data set, whose pixels (and other long values) stay in the file until they are asked for."""

from dataclasses import dataclass, field

from ..archive.member import Member
from ..archive.member_file import MARK_BYTES, MARK_EVERY, WHOLE_BYTES, open_member
from ..archive.patched_file import PatchedFile, Patches
from ..base.errors import HeaderUnreadable
from ..base.finding import Finding, found
from ..dataset.dataset_file import StoredFile, read_file
from ..dataset.element_source import HEAD_BYTES
from ..dataset.element_values import data, integer, vr
from ..dataset.stored_dataset import StoredDataset
from ..scan.header_scan import UNDEFINED_LENGTH
from .image_pixel import PIXEL_KEYWORDS
from .pixel_source import EncapsulatedPixels, NativePixels, Pixels


@dataclass
class Instance:
    """One DICOM member.

    Attributes
    ----------
    name : str
        Of the member.
    file : StoredFile
        File Meta Information and the data set up to and with Pixel Data.
    transfer_syntax_uid : str
        How the pixels are stored; "" where nothing tells.
    pixels : Pixels or None
        What single frames are read from.
    pixel_keyword : str
        Which of the three Pixel Data it is.
    notes : tuple of Finding
        What was wrong with the bytes.
    kept_bytes : int
        Memory that the instance may come to hold, without pixels that stay in the file.
    """

    name: str
    file: StoredFile
    transfer_syntax_uid: str
    pixels: Pixels | None = None
    pixel_keyword: str = ""
    notes: tuple[Finding, ...] = ()
    kept_bytes: int = 0
    _rest_read: bool = field(default=False, repr=False)

    @property
    def dataset(self) -> StoredDataset:
        """The data set up to and with Pixel Data."""
        return self.file.dataset

    def whole_file(self) -> StoredFile:
        """`file` with what follows Pixel Data too, except what was there already; for encapsulated pixels all fragments are stepped over once."""
        end = self._end_of_pixels() if not self._rest_read else None
        self._rest_read = True
        if end is not None:
            self.file.read_rest(end)
        return self.file

    def _end_of_pixels(self) -> int | None:
        if isinstance(self.pixels, NativePixels):
            return self.pixels.start + self.pixels.length
        return self.pixels.end if self.pixels and self.pixels.fragments else None


def read_instance(member: Member, transfer_syntax_uid: str | None, patches: Patches = ()) -> Instance:
    """The instance that a DICOM member is; `transfer_syntax_uid` and `patches`, bytes to read in place of others, as the scan settled them.

    Raises
    ------
    InspectorError
        The member cannot be read, is larger than memory allows, or is no data set (`HeaderUnreadable`).
    """
    file, damage = open_member(member)
    stored = read_file(PatchedFile(file, patches) if patches else file, transfer_syntax_uid)
    if not stored.dataset.elements and not stored.meta.elements:
        raise HeaderUnreadable(f"“{member.name}” cannot be read: it has no elements.")
    lazily = stored.pixel_data is not None and member.size > WHOLE_BYTES
    kept_bytes = HEAD_BYTES + member.size // (MARK_EVERY // MARK_BYTES) if lazily else member.size
    notes = [found("member_cut", message=damage.message.rstrip("."))] if damage else []
    notes += [found("malformed", message=stored.why)] if stored.why else []
    instance = Instance(member.name, stored, stored.transfer_syntax_uid, notes=tuple(notes), kept_bytes=kept_bytes)
    _find_pixels(instance)
    return instance


def _find_pixels(instance: Instance) -> None:
    """Note where Pixel Data are, as a source of frames."""
    dataset, header = instance.dataset, instance.file.pixel_data
    if header is None:
        return
    instance.pixel_keyword = PIXEL_KEYWORDS.get(header.tag, "")
    file = dataset.source.file
    if header.length == UNDEFINED_LENGTH:
        tables = data(dataset, "ExtendedOffsetTable"), data(dataset, "ExtendedOffsetTableLengths")
        instance.pixels = EncapsulatedPixels(file, header.start, tables if all(tables) else None)
    elif header.length:
        swapped = vr(dataset, header.tag) == "OW" and not dataset.encoding.little_endian and integer(dataset, "BitsAllocated") == 8
        instance.pixels = NativePixels(file, header.start, dataset.elements[header.tag].length, swapped)
