"""Every element of a file as pydicom reads it before it converts anything: the judge of the walks of every element."""

import contextlib
import io
import warnings
import zlib
from collections.abc import Iterable, Iterator

import pydicom
from pydicom import hooks
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.filereader import data_element_generator
from pydicom.tag import ItemTag, SequenceDelimiterTag
from pydicom.uid import DeflatedExplicitVRLittleEndian
from pydicom.values import convert_SQ

UNDEFINED = 0xFFFFFFFF


def raw_elements(data: bytes) -> dict[str, tuple]:
    """By place ("GGGGEEEE[n]/GGGGEEEE") the VR, stated length and bytes of every element; of what has items None for the bytes. Of several
    elements with one tag the last, as pydicom keeps no other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = pydicom.dcmread(io.BytesIO(data), force=True)
        stream = io.BytesIO(data[132:] if data[128:132] == b"DICM" else data)
        meta = list(data_element_generator(stream, False, True, stop_when=lambda tag, _vr, _length: tag >> 16 != 2))
        if made.file_meta.get("TransferSyntaxUID") == DeflatedExplicitVRLittleEndian:
            stream = io.BytesIO(zlib.decompress(stream.read(), -zlib.MAX_WBITS))
        elements = _as_far_as_it_goes(data_element_generator(stream, *made.original_encoding))
        return dict([*_of(meta, "", Dataset()), *_of(elements, "", made)])


def _as_far_as_it_goes(elements: Iterator) -> Iterator:
    with contextlib.suppress(EOFError):
        yield from elements


def raw_elements_of(made: Dataset) -> dict[str, tuple]:
    """The same of a data set that is read and not yet converted."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return dict(_of(made._dict.values(), "", made))


def _of(elements: Iterable, path: str, around: Dataset) -> Iterator[tuple[str, tuple]]:
    for element in list(elements):
        place = f"{path}{int(element.tag):08X}"
        if not isinstance(element, RawDataElement):  # a sequence of undefined length, read already
            yield place, ("SQ", UNDEFINED, None)
            yield from _within(element.value, place)
            continue
        told: dict = {"VR": element.VR}
        if element.VR is None:
            hooks.raw_element_vr(element, told, ds=around)
        value = element.value or b""
        if told["VR"] == "SQ" and element.length != UNDEFINED and _has_items(value, element.is_little_endian):
            yield place, ("SQ", element.length, None)
            yield from _within(convert_SQ(value, element.is_implicit_VR, element.is_little_endian), place)
        elif told["VR"] == "UN" and (items := unknown_items(value)) is not None:
            yield place, ("SQ", element.length, None)
            yield from _within(items, place)
        else:
            yield place, (str(told["VR"]), element.length, value)


def unknown_items(value: bytes) -> Iterable[Dataset] | None:
    """The items of a value of which nobody says what it is, as PS3.5 section 6.2.2 note 2 has them; pydicom does not look there by itself."""
    with contextlib.suppress(Exception):
        if _has_items(value, True) and len(value) >= 8:
            return convert_SQ(value, True, True)
    return None


def _has_items(value: bytes, little_endian: bool) -> bool:
    order = "little" if little_endian else "big"
    tag = int.from_bytes(value[:2], order) << 16 | int.from_bytes(value[2:4], order)
    return tag in (ItemTag, SequenceDelimiterTag)


def _within(items: Iterable[Dataset], place: str) -> Iterator[tuple[str, tuple]]:
    for number, item in enumerate(items, 1):
        yield from _of(item._dict.values(), f"{place}[{number}]/", item)
