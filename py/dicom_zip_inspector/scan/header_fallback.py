"""Headers that the scanner declines, read by pydicom one at a time."""

import io
import warnings

from pydicom.dataset import FileDataset
from pydicom.filereader import read_partial

from ..archive.span_reader import MemberPrefix, ensure
from ..base.errors import HeaderUnreadable
from ..base.pauses import Pauses
from ..base.transfer_syntax import EXPLICIT_BIG_ENDIAN, EXPLICIT_LITTLE_ENDIAN, IMPLICIT_LITTLE_ENDIAN
from . import private_b_value
from .attributes import TAGS, VRS, InstanceHeader, Value

_UID_OF_ENCODING = {  # (implicit VR, little endian) as pydicom found the data set
    (True, True): IMPLICIT_LITTLE_ENDIAN,
    (False, True): EXPLICIT_LITTLE_ENDIAN,
    (False, False): EXPLICIT_BIG_ENDIAN,
}
PIXEL_DATA_TAGS = ([0x7FE00008], [0x7FE00009], [0x7FE00010])


async def read_header(entry_key: int, prefix: MemberPrefix, pauses: Pauses) -> InstanceHeader:
    """The header of one DICOM member of whatever encoding, reading on until Pixel Data or the member's end.

    Raises
    ------
    HeaderUnreadable
        pydicom cannot follow it either.
    """
    while True:
        try:
            dataset, seen = _read(prefix.data)
            pixel_data = seen[-1:] in PIXEL_DATA_TAGS
            if pixel_data or prefix.whole or prefix.error:
                break
        except Exception as error:  # whatever pydicom meets in bytes that are no data set
            if prefix.whole or prefix.error:
                raise _unreadable(prefix, error) from None
        await ensure(prefix, 4 * len(prefix.data), pauses)
    if not seen:
        raise _unreadable(prefix, "no data set after File Meta Information")
    uid = dataset.file_meta.get("TransferSyntaxUID") or _UID_OF_ENCODING.get(dataset.original_encoding)
    values = [_value(dataset, tag, vr) for tag, vr in zip(TAGS, VRS, strict=True)]
    media = dataset.file_meta.get("MediaStorageSOPClassUID")
    header = InstanceHeader(entry_key, uid and str(uid), media and str(media), pixel_data, prefix.member.size, (), *values)
    header.diffusion_b_value = header.diffusion_b_value or _private_b_value(dataset)
    return header


def _unreadable(prefix: MemberPrefix, cause) -> HeaderUnreadable:
    return HeaderUnreadable(f"The header of “{prefix.member.name}” cannot be read: {cause}.", repr(cause))


def _read(data: bytes) -> tuple[FileDataset, list[int]]:
    """The wanted elements, and the tags of all that were passed: the last is Pixel Data if that was reached."""
    seen: list[int] = []

    def at_pixel_data(tag, _vr, _length) -> bool:
        seen.append(int(tag))
        return seen[-1:] in PIXEL_DATA_TAGS

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = read_partial(io.BytesIO(data), stop_when=at_pixel_data, force=True, specific_tags=[*TAGS, *private_b_value.TAGS])
    return dataset, seen


def _value(dataset: FileDataset, tag: int, vr: str) -> Value:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = dataset[tag].value
        match vr:
            case "US" | "IS":
                return int(value[0] if hasattr(value, "append") else value)
            case "DS" | "FD":
                return tuple(map(float, value)) if hasattr(value, "append") else (float(value),)
        return "\\".join(map(str, value)) if hasattr(value, "append") else str(value or "")
    except (KeyError, ValueError, TypeError, IndexError):
        return None


def _private_b_value(dataset: FileDataset) -> tuple[float] | None:
    for creator, (group, element, _) in private_b_value.ELEMENTS.items():
        try:
            value = dataset.private_block(group, creator)[element].value
            number = private_b_value.b_value(float(value[0] if hasattr(value, "append") else value))
        except (KeyError, ValueError, TypeError, IndexError):
            continue
        if number is not None:
            return (number,)
    return None
