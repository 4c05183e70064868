"""Damage to the structure of one file: elements, sequences, lengths, VRs, File Meta; and blind damage to its bytes.

A damage is a function (random, file) that changes the tree in place, or (random, bytes) -> bytes for the blind ones.
What does not apply does nothing.
"""

import struct
from copy import deepcopy
from random import Random

from bases import followable, tree
from elements import (
    BIG_ENDIAN,
    DEFLATED,
    EXPLICIT,
    IMPLICIT,
    ITEM,
    ITEM_END,
    SEQUENCE_END,
    DicomFile,
    Element,
    Item,
    encode,
    every_element,
    every_item,
    every_list,
    found,
)  # fmt: skip
from hostile import LENGTHS, NO_VRS, TEXTS, UIDS, VRS, value_for


def some_element(random: Random, file: DicomFile) -> Element | None:
    """Any element at any depth; those at the top as often as all others."""
    everywhere = every_element(file.elements)
    chosen = file.elements if random.random() < 0.5 else everywhere
    return random.choice(chosen) if chosen else None


def some_list(random: Random, file: DicomFile) -> list[Element]:
    """Any list of elements that is not empty, or the one at the top."""
    lists = [some for some in every_list(file.elements) if some]
    return random.choice(lists) if lists and random.random() < 0.6 else file.elements


def value_replaced(random: Random, file: DicomFile) -> None:
    """A value hostile to its VR."""
    if element := some_element(random, file):
        element.value, element.items = value_for(random, element.vr), None


def value_random(random: Random, file: DicomFile) -> None:
    """A value of random bytes."""
    if element := some_element(random, file):
        element.value, element.items = random.randbytes(random.randrange(24)), None


def value_cut(random: Random, file: DicomFile) -> None:
    """A value without its end."""
    element = some_element(random, file)
    if element and element.value:
        element.value = element.value[: random.randrange(len(element.value))]


def value_grown(random: Random, file: DicomFile) -> None:
    """A value several times."""
    if element := some_element(random, file):
        element.value = (element.value + random.choice((b"", b"\\", b" ", b"\0"))) * random.choice((2, 3, 20))


def text_long(random: Random, file: DicomFile) -> None:
    """A text beyond a short form's length, or just very long."""
    if element := some_element(random, file):
        element.value = random.choice(TEXTS) * random.choice((50, 3000)) + b"x" * random.choice((0, 65_534, 70_000))
        element.items = None


def vr_changed(random: Random, file: DicomFile) -> None:
    """Another VR over the same bytes, in the form of that VR."""
    if element := some_element(random, file):
        element.vr = random.choice(VRS)


def vr_invalid(random: Random, file: DicomFile) -> None:
    """A VR that there is not, in either form."""
    if element := some_element(random, file):
        element.vr, element.long_form = random.choice(NO_VRS), random.random() < 0.3


def vr_and_value(random: Random, file: DicomFile) -> None:
    """Another VR with a value that fits it, or not."""
    if element := some_element(random, file):
        element.vr = random.choice(VRS)
        element.value, element.items = value_for(random, random.choice((element.vr, *VRS))), None


def form_changed(random: Random, file: DicomFile) -> None:
    """A short form where a long one belongs, or the reverse."""
    if element := some_element(random, file):
        element.long_form = random.random() < 0.5


def length_lies(random: Random, file: DicomFile) -> None:
    """A length that is not that of the value."""
    if element := some_element(random, file):
        near = max(0, len(element.value) + random.choice((-4, -2, -1, 1, 2, 4)))
        element.length = random.choice((near, near, random.choice(LENGTHS), random.getrandbits(32)))


def length_undefined(random: Random, file: DicomFile) -> None:
    """An undefined length, with or without a delimiter at the end."""
    if element := some_element(random, file):
        element.undefined, element.ended = not element.undefined, random.random() < 0.6


def item_lies(random: Random, file: DicomFile) -> None:
    """An item with another length, undefined or not, or another tag."""
    if items := every_item(file.elements):
        item = random.choice(items)
        kind = random.randrange(4)
        if kind == 0:
            item.length = random.choice(LENGTHS)
        elif kind == 1:
            item.length = random.randrange(200)
        elif kind == 2:
            item.undefined = not item.undefined
        else:
            item.tag = random.choice((ITEM_END, SEQUENCE_END, 0xFFFEE001, 0x00100010, 0, 0x7FE00010))


def items_changed(random: Random, file: DicomFile) -> None:
    """Items dropped, emptied, doubled, of other elements."""
    sequences = [element for element in every_element(file.elements) if element.items]
    if not sequences:
        return
    items = random.choice(sequences).items
    at, kind = random.randrange(len(items)), random.randrange(5)
    if kind == 0:
        del items[at]
    elif kind == 1:
        items.clear()
    elif kind == 2:
        items.insert(at, items[-1])
    elif kind == 3:
        items[at] = Item([])
    else:
        items[at] = Item(some_list(random, tree(random.choice(followable()))))


def dropped(random: Random, file: DicomFile) -> None:
    """Some elements are missing."""
    for _ in range(random.choice((1, 1, 2, 5))):
        some = some_list(random, file)
        if some:
            del some[random.randrange(len(some))]


def doubled(random: Random, file: DicomFile) -> None:
    """An element twice, or out of order."""
    if element := some_element(random, file):
        some = some_list(random, file)
        some.insert(random.randrange(len(some) + 1), deepcopy(element))


def retagged(random: Random, file: DicomFile) -> None:
    """An element under another tag."""
    if element := some_element(random, file):
        others = every_element(file.elements)
        element.tag = random.choice((
            random.choice(others).tag, random.getrandbits(32), element.tag ^ 1 << random.randrange(32), random.choice(others).tag, 0, 0xFFFFFFFF,
            0x00020010, 0x00080005, 0x7FE00010, 0x7FE00008, 0x7FE00009, 0x7FE00001, ITEM, ITEM_END, SEQUENCE_END, 0xFFFCFFFC, 0x00280000, 0x60003000,
        ))  # fmt: skip


def swapped(random: Random, file: DicomFile) -> None:
    """Two elements with each other's values."""
    one, other = some_element(random, file), some_element(random, file)
    if one and other:
        (one.value, one.items), (other.value, other.items) = (other.value, deepcopy(other.items)), (one.value, deepcopy(one.items))


def transplanted(random: Random, file: DicomFile) -> None:
    """An element of another file."""
    given = tree(random.choice(followable()))
    for _ in range(random.choice((1, 1, 3, 10))):
        if element := some_element(random, given):
            into = some_list(random, file)
            old = found(into, element.tag)
            if old:
                into.remove(old)
            into.append(deepcopy(element))  # else it may come to lie within itself
            into.sort(key=lambda each: each.tag)


def nested(random: Random, file: DicomFile) -> None:
    """An element within a sequence of its own tag or another's, to some depth; now and then very deep."""
    some = some_list(random, file)
    if not some:
        return
    at = random.randrange(len(some))
    depth, undefined = random.choice((1, 1, 2, 5, 20, 130, 1200)), random.random() < 0.5
    inside, tag = some[at], random.choice((some[at].tag, 0x0040A730, 0x00081140, 0x00091001, 0x52009230, 0x00041220))
    if depth > 20:
        some[at] = Element(tag, b"SQ", _deep(encode([inside]), tag, depth, undefined))
        return
    for _ in range(depth):
        inside = Element(tag, random.choice((b"SQ", b"SQ", b"SQ", b"UN")), items=[Item([inside], undefined=undefined)], undefined=undefined)
    some[at] = inside


def _deep(inside: bytes, tag: int, depth: int, undefined: bool) -> bytes:
    """The value of a sequence in explicit VR that holds `depth` further ones, one in the other."""
    header = struct.pack("<HH2s2x", tag >> 16, tag & 0xFFFF, b"SQ")
    item, ends = b"\xfe\xff\x00\xe0", b"\xfe\xff\x0d\xe0" + bytes(4) + b"\xfe\xff\xdd\xe0" + bytes(4)
    if undefined:
        return (item + b"\xff" * 4 + header + b"\xff" * 4) * depth + item + struct.pack("<L", len(inside)) + inside + ends[8:] + ends * (depth - 1)
    for _ in range(depth):
        inside = item + struct.pack("<L", len(inside)) + inside
        inside = header + struct.pack("<L", len(inside)) + inside
    return item + struct.pack("<L", len(inside)) + inside


def sequence_made_value(random: Random, file: DicomFile) -> None:
    """A sequence that is none: text, number, or bytes in its place; or a plain element made a sequence."""
    elements = every_element(file.elements)
    sequences = [element for element in elements if element.items is not None]
    if sequences and random.random() < 0.7:
        element = random.choice(sequences)
        element.items, element.undefined = None, False
        element.vr = random.choice((b"SQ", b"SQ", b"UN", *VRS))
        element.value = value_for(random, random.choice(VRS))
    elif elements:
        element = random.choice(elements)
        element.vr, element.items = b"SQ", [Item(deepcopy(some_list(random, file)[:1]))]


def delimiter_inserted(random: Random, file: DicomFile) -> None:
    """An item or a delimiter where none belongs."""
    some = some_list(random, file)
    mark = Element(random.choice((ITEM, ITEM_END, SEQUENCE_END)), b"\0\0", random.randbytes(random.choice((0, 0, 4))), long_form=False)
    some.insert(random.randrange(len(some) + 1), mark)


def private_block(random: Random, file: DicomFile) -> None:
    """Private elements: with a creator, several, none; in groups that there may not be."""
    group = random.choice((0x0009, 0x0019, 0x0029, 0x0043, 0x2001, 0x7FE1, 0x0001, 0xFFFF, 0x0011))
    creator = random.choice((b"SIEMENS MR HEADER", b"GEMS_PARM_01", b"SIEMENS CSA HEADER", b"Philips Imaging DD 001", b"X", b"", b"\xff", b"A\\B"))
    some = some_list(random, file)
    if random.random() < 0.7:
        some.append(Element(group << 16 | random.choice((0x10, 0x10, 0x11, 0xFF)), random.choice((b"LO", b"LO", b"UN", b"US")), creator))
    for _ in range(random.choice((1, 3))):
        vr = random.choice(VRS)
        number = random.choice((0x1000, 0x1003, 0x100C, 0x1039, 0x1010, 0x1100, 0x00FF, 0xFFFF, 0x0000, 0x0001))
        some.append(Element(group << 16 | number, random.choice((vr, b"UN")), value_for(random, vr)))
    some.sort(key=lambda each: each.tag)


def many_elements(random: Random, file: DicomFile) -> None:
    """Very many elements, items, or values."""
    kind, count = random.randrange(3), random.choice((300, 2000))
    if kind == 0:
        file.elements += [Element(0x00091000 + n, b"SH", b"ab") for n in range(count)]
    elif kind == 1:
        file.elements.append(Element(0x0040A730, b"SQ", items=[Item([Element(0x00280010, b"US", b"\1\0")])] * count))
    elif element := some_element(random, file):
        element.value = b"\\".join([random.choice((b"1", b"1.5", b"", b"x"))] * count)
    file.elements.sort(key=lambda each: each.tag)


def meta_damaged(random: Random, file: DicomFile) -> None:
    """File Meta Information dropped, wrong, doubled in the data set, too long, without an end."""
    kind = random.randrange(8)
    if kind == 0 and file.meta:
        del file.meta[random.randrange(len(file.meta))]
    elif kind == 1 and file.meta:
        file.meta[0].value = random.choice((b"", b"\0\0\0\0", b"\xff\xff\xff\xff", random.randbytes(4)))
    elif kind == 2:
        file.elements[:0] = file.meta
    elif kind == 3:
        file.meta.clear()
    elif kind == 4 and file.meta:
        element = random.choice(file.meta)
        element.vr = random.choice(VRS + NO_VRS)
    elif kind == 5 and file.meta:
        random.choice(file.meta).length = random.choice(LENGTHS)
    elif kind == 6 and file.meta:
        element = random.choice(file.meta)
        element.value = value_for(random, element.vr)
    else:
        file.elements.insert(0, Element(0x00020010, b"UI", random.choice(UIDS)))


def start_damaged(random: Random, file: DicomFile) -> None:
    """No preamble, no prefix, either of them only, or something else before."""
    file.start = random.choice((b"", b"DICM", bytes(128), bytes(128) + b"DICM" * 2, bytes(132), bytes(64) + b"DICM", b"PK\3\4" + bytes(124) + b"DICM",
                                b"\xff\xd8\xff" + bytes(125) + b"DICM", bytes(512)))  # fmt: skip


def syntax_lies(random: Random, file: DicomFile) -> None:
    """A transfer syntax that is not the one in use."""
    if told := found(file.meta, 0x00020010):
        told.value = random.choice(UIDS)


def syntax_changed(random: Random, file: DicomFile) -> None:
    """The data set written in another native transfer syntax, said so or not."""
    file.syntax = random.choice((IMPLICIT, EXPLICIT, DEFLATED, BIG_ENDIAN, BIG_ENDIAN, IMPLICIT))
    told = found(file.meta, 0x00020010)
    if told and random.random() < 0.8:
        told.value = file.syntax.encode() + b"\0" * (len(file.syntax) % 2)


def end_damaged(random: Random, file: DicomFile) -> None:
    """Something behind the data set: zeros, padding, rubbish, a second data set."""
    file.end = random.choice(
        (
            bytes(random.choice((1, 7, 8, 500))),
            b"\xfc\xff\xfc\xff" + b"OB" + bytes(6),
            random.randbytes(30),
            tree(random.choice(followable())).bytes(),
        )
    )


STRUCTURAL = (
    value_replaced, value_replaced, value_replaced, value_random, value_cut, value_grown, text_long, vr_changed, vr_changed, vr_invalid, vr_and_value,
    vr_and_value, form_changed, length_lies, length_lies, length_undefined, item_lies, item_lies, items_changed, items_changed, dropped, doubled,
    retagged,
    retagged, swapped, swapped, transplanted, transplanted, nested, sequence_made_value, sequence_made_value, delimiter_inserted, private_block,
    many_elements, meta_damaged, start_damaged, syntax_lies, syntax_changed, end_damaged,
)  # fmt: skip


def cut(random: Random, data: bytes) -> bytes:
    """The beginning only."""
    return data[: random.randrange(len(data) + 1)]


def bits_flipped(random: Random, data: bytes) -> bytes:
    """Some bits turned over."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20)) if data else 0):
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def bytes_set(random: Random, data: bytes) -> bytes:
    """A few bytes replaced by extreme ones."""
    at, count = random.randrange(len(data) + 1), random.choice((1, 2, 4, 8))
    return data[:at] + random.choice((b"\0", b"\xff", b"\x7f", b"\x80", b"\\", b" ")) * count + data[at + count :]


def part_lost(random: Random, data: bytes) -> bytes:
    """A stretch missing."""
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 2, 4, 16, 200)) :]


def part_doubled(random: Random, data: bytes) -> bytes:
    """A stretch twice."""
    at, count = random.randrange(len(data) + 1), random.choice((1, 2, 8, 64, 500))
    return data[: at + count] + data[at:]


def part_inserted(random: Random, data: bytes) -> bytes:
    """A stretch of zeros or rubbish between."""
    at, count = random.randrange(len(data) + 1), random.choice((1, 2, 3, 8, 64))
    return data[:at] + random.choice((bytes(count), random.randbytes(count))) + data[at:]


def parts_swapped(random: Random, data: bytes) -> bytes:
    """Two neighbouring stretches in the other order."""
    first, second, third = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


BLIND = (cut, cut, bits_flipped, bits_flipped, bits_flipped, bytes_set, bytes_set, part_lost, part_doubled, part_inserted, parts_swapped)
