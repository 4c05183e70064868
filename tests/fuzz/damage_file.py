"""Damage to what is around a data set: preamble, File Meta, transfer syntax, and what lies behind its end.

The same kind of functions as in `damage`.
"""

from random import Random

from bases import followable, tree
from elements import BIG_ENDIAN, DEFLATED, EXPLICIT, IMPLICIT, DicomFile, Element, found
from hostile import LENGTHS, NO_VRS, UIDS, VRS, value_for


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
