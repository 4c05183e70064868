"""Damage to the structure of one file: elements, items, sequences; and the list of all damage of structure.

A damage is a function (random, file) that changes the tree in place. What does not apply does nothing.
"""

import struct
from copy import deepcopy
from random import Random

from bases import followable, tree
from damage_file import end_damaged, meta_damaged, start_damaged, syntax_changed, syntax_lies
from damage_value import (
    form_changed,
    length_lies,
    length_undefined,
    some_element,
    some_list,
    text_long,
    value_cut,
    value_grown,
    value_random,
    value_replaced,
    vr_and_value,
    vr_changed,
    vr_invalid,
)
from elements import ITEM, ITEM_END, SEQUENCE_END, DicomFile, Element, Item, encode, every_element, every_item, found
from hostile import LENGTHS, VRS, value_for


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


STRUCTURAL = (
    value_replaced, value_replaced, value_replaced, value_random, value_cut, value_grown, text_long, vr_changed, vr_changed, vr_invalid, vr_and_value,
    vr_and_value, form_changed, length_lies, length_lies, length_undefined, item_lies, item_lies, items_changed, items_changed, dropped, doubled,
    retagged,
    retagged, swapped, swapped, transplanted, transplanted, nested, sequence_made_value, sequence_made_value, delimiter_inserted, private_block,
    many_elements, meta_damaged, start_damaged, syntax_lies, syntax_changed, end_damaged,
)  # fmt: skip
