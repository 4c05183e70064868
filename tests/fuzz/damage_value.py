"""Damage to single elements of one file: their values, VRs and lengths.

A damage is a function (random, file) that changes the tree in place. What does not apply does nothing.
"""

from random import Random

from elements import DicomFile, Element, every_element, every_list
from hostile import LENGTHS, NO_VRS, TEXTS, VRS, value_for


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


def put(random: Random, file: DicomFile, tag: int, vr: bytes, value: bytes) -> None:
    """Give all elements of that tag a value, or put it at the top or into some item."""
    there = [element for element in every_element(file.elements) if element.tag == tag]
    for element in there:
        element.value, element.items = value, None
        if random.random() < 0.2:
            element.vr = vr
    if not there:
        some = file.elements if random.random() < 0.6 else some_list(random, file)
        some.append(Element(tag, vr, value))
        some.sort(key=lambda each: each.tag)
