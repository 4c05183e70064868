"""Damage to what pixel data mean: fragments, offset tables, codestreams, the number of bytes."""

import struct
from random import Random

from damage_value import put
from elements import PIXEL_DATA, DicomFile, Element, Item, found
from hostile import FLOATS, LARGE, LENGTHS


def fragments(random: Random, file: DicomFile) -> None:
    """Fragments and offset tables that do not fit each other or the number of frames."""
    pixels = found(file.elements, PIXEL_DATA)
    if pixels is None or pixels.items is None or not pixels.items:
        return pixel_bytes(random, file)
    items, kind = pixels.items, random.randrange(12)
    at = random.randrange(len(items))
    if kind == 0:
        del items[at]
    elif kind == 1:
        items.clear()
    elif kind == 2:
        items[at] = Item(raw=b"")
    elif kind == 3:
        raw = items[-1].raw or b""
        middle = random.randrange(len(raw) + 1)
        items[-1:] = [Item(raw=raw[:middle]), Item(raw=raw[middle:])]
    elif kind == 4:
        items[0] = Item(raw=b"".join(struct.pack("<L", random.choice((0, 8, 100, *LARGE))) for _ in range(random.choice((1, 2, 4)))))
    elif kind == 5:
        items[0] = Item(raw=random.randbytes(random.choice((1, 2, 3, 5, 6, 400))))
    elif kind == 6:
        items.append(items[at])
    elif kind == 7:
        random.choice(items).length = random.choice(LENGTHS)
    elif kind == 8:
        random.choice(items).tag = random.choice((0xFFFEE00D, 0x00100010, 0, 0xFFFEE0DD))
    elif kind == 9:
        pixels.ended = False
    elif kind == 10:
        _extended_table(random, file)
    else:
        pixels.undefined, pixels.ended = False, random.random() < 0.5
    return None


def _extended_table(random: Random, file: DicomFile) -> None:
    """Extended Offset Table and its lengths (PS3.3 C.7.6.3.1.8)."""
    for tag in (0x7FE00001, 0x7FE00002):
        values = [random.choice((0, 1, 8, 100, 2**31, 2**32, 2**53, 2**63, 2**64 - 1)) for _ in range(random.choice((0, 1, 1, 2, 3)))]
        value = b"".join(struct.pack("<Q", value) for value in values) + bytes(random.choice((0, 0, 0, 3)))
        put(random, file, tag, random.choice((b"OV", b"OV", b"OB", b"UN")), value)
    file.elements.sort(key=lambda each: each.tag)


def codestream(random: Random, file: DicomFile) -> None:
    """A codestream with markers turned over, sizes changed, parts cut or repeated."""
    pixels = found(file.elements, PIXEL_DATA)
    if pixels is None or not pixels.items:
        return pixel_bytes(random, file)
    item = random.choice(pixels.items[1:] or pixels.items)
    raw = bytearray(item.raw or b"")
    markers = [at for at in range(len(raw) - 1) if raw[at] == 0xFF and raw[at + 1] not in (0, 0xFF)] or [0]
    for _ in range(random.choice((1, 1, 2, 4))):
        if not raw:
            break
        at, kind = min(random.choice(markers), len(raw) - 1), random.randrange(8)
        if kind == 0:
            raw[min(at + 1, len(raw) - 1)] = random.choice(
                (0xD8, 0xD9, 0xC0, 0xC3, 0xF7, 0x4F, 0x51, 0x52, 0x90, 0x93, 0xDA, 0xC4, 0xDB, 0xDD, 0xE0, 0xFE)
            )
        elif kind in (1, 2, 3):
            spot = min(at + random.randrange(2, 24), len(raw) - 1)
            raw[spot] = random.choice((0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)))
        elif kind == 4:
            del raw[random.randrange(len(raw)) :]
        elif kind == 5:
            raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
        elif kind == 6:
            del raw[at : at + random.choice((2, 4, 20))]
        else:
            raw[at:at] = raw[at : at + random.choice((2, 20, 200))]
    item.raw = bytes(raw) + bytes(len(raw) % 2)
    return None


def pixel_bytes(random: Random, file: DicomFile) -> None:
    """Pixel Data missing, short, empty, odd, a sequence, under another tag, twice."""
    pixels = found(file.elements, PIXEL_DATA) or found(file.elements, 0x7FE00008) or found(file.elements, 0x7FE00009)
    if pixels is None:
        file.elements.append(Element(PIXEL_DATA, random.choice((b"OW", b"OB", b"UN")), random.randbytes(random.choice((0, 1, 60)))))
        return
    kind = random.randrange(8)
    if kind == 0:
        file.elements.remove(pixels)
    elif kind == 1:
        pixels.value = pixels.value[: random.randrange(len(pixels.value) + 1)]
    elif kind == 2:
        pixels.value, pixels.items = b"", None
    elif kind == 3:
        pixels.vr = random.choice((b"OB", b"OW", b"UN", b"US", b"SQ", b"OF", b"OD", b"LT"))
    elif kind == 4:
        pixels.tag = random.choice((PIXEL_DATA, 0x7FE00008, 0x7FE00009))
    elif kind == 5:
        pixels.length = random.choice(LENGTHS)
    elif kind == 6:
        pixels.items, pixels.undefined = [Item(raw=b""), Item(raw=pixels.value)], True
    else:
        pixels.value = struct.pack("<d", random.choice(FLOATS)) * (len(pixels.value) // 8 + 1)
