"""Blind damage to the bytes of one file: functions (random, bytes) -> bytes."""

from random import Random


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
