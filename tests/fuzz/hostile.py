"""Values that break readers, by what they pretend to be."""

import struct
from random import Random

TEXTS = (
    b"", b" ", b"\0", b"-1", b"0", b"1", b"-0", b"2147483647", b"2147483648", b"-2147483648", b"4294967295", b"4294967296", b"9223372036854775808",
    b"9" * 30, b"1e400", b"-1e400", b"1e308", b"1e-400", b"NaN", b"nan", b"Infinity", b"-inf", b"1.5", b".5", b"5.", b"1,5", b"+-1", b"1_000",
    b"0x10",
    b"1 2", b"\\", b"\\\\\\", b"1\\", b"\\1", b"1\\2\\3\\4\\5\\6\\7", b"1\\a", b"abc", b"\xef\xbc\x91", b"\xff\xfe", b"\x80\x81", b"\x1b", b"\x1b$B",
    b"\x1b$B$3\x1b(B", b"\x1b$)C\xb1\xe8", b"\x1b-F", b"^^^^^", b"====", b"=\\=\\=", b"A^B^C^D^E^F=G^H=I=J=K", b"<img src=x onerror=alert(1)>",
    b"../../x",
    b"\r\n", b"\t", b"\x7f", b"a\0b", b"A" * 65, b"9" * 70, b"\\" * 200, b"\xc3\x28", b"\xed\xa0\x80", b"\xe2\x80\xae",
)  # fmt: skip
TIMES = (
    b"20201301", b"99999999", b"00000000", b"2020.01.02", b"2020", b"20200102-", b"-20200102", b"20200102-20200103", b"240000", b"236060", b"2360",
    b"1", b"101112.", b"101112.1234567", b"10:11:12", b"20200102101112+2500", b"20200102101112.5&", b"20200102101112-1300", b"19000229", b"0000",
)  # fmt: skip
UIDS = (
    b"", b"1", b"1.2.840.10008.1.2", b"1.2.840.10008.1.2.1", b"1.2.840.10008.1.2.2", b"1.2.840.10008.1.2.1.99", b"1.2.840.10008.1.2.5",
    b"1.2.840.10008.1.2.4.50", b"1.2.840.10008.1.2.4.51", b"1.2.840.10008.1.2.4.57", b"1.2.840.10008.1.2.4.70", b"1.2.840.10008.1.2.4.80",
    b"1.2.840.10008.1.2.4.81", b"1.2.840.10008.1.2.4.90", b"1.2.840.10008.1.2.4.91", b"1.2.840.10008.1.2.4.92", b"1.2.840.10008.1.2.4.94",
    b"1.2.840.10008.1.2.4.100", b"1.2.840.10008.1.2.4.102", b"1.2.840.10008.1.2.4.107", b"1.2.840.10008.1.2.4.110", b"1.2.840.10008.1.2.4.112",
    b"1.2.840.10008.1.2.4.201", b"1.2.840.10008.1.2.4.203", b"1.2.840.10008.1.2.8.1", b"1.2.840.10008.1.2.1.98", b"1.2.840.10008.1.2.4.53",
    b"1.2.840.10008.1.2.4.55", b"1.2.840.10008.1.20", b"1.2.840.10008.1.3.10", b"1.2.840.10008.5.1.4.1.1.2", b"1.2.840.10008.5.1.4.1.1.66.4",
    b"1.2.840.10008.5.1.4.1.1.88.33", b"1.2.840.10008.5.1.4.1.1.12.1", b"1.2.840.10008.5.1.4.1.1.128", b"1.2.840.10008.5.1.4.1.1.481.3",
    b"1.2.840.113619.5.2", b"1.2.3.", b".1.2", b"1..2", b"1.2.a", b"1" * 65, b"1.2.3\\1.2.4", b"\xff", b"1.2.840.10008.1.2.1 ",
)  # fmt: skip
CHARSETS = (
    b"", b"ISO_IR 6", b"ISO_IR 100", b"ISO_IR 101", b"ISO_IR 126", b"ISO_IR 144", b"ISO_IR 166", b"ISO_IR 13", b"ISO_IR 192", b"GB18030", b"GBK",
    b"ISO 2022 IR 6", b"ISO 2022 IR 87", b"ISO 2022 IR 149", b"ISO 2022 IR 58", b"ISO 2022 IR 159", b"\\ISO 2022 IR 87", b"\\ISO 2022 IR 149\\",
    b"ISO 2022 IR 100\\ISO 2022 IR 144", b"ISO_IR 192\\ISO 2022 IR 87", b"ISO_IR 100\\ISO_IR 192", b"GB18030\\ISO 2022 IR 58", b"ISO-IR 100",
    b"iso_ir 100", b"ISO_IR 999", b"ISO IR 192", b"UTF-8", b"latin1", b"base64", b"hex", b"rot13", b"zlib", b"bz2", b"punycode", b"idna",
    b"undefined",
    b"unicode_escape", b"raw_unicode_escape", b"utf_16", b"utf_32", b"utf-7", b"mbcs", b"oem", b"cp65001", b"uu", b"quopri", b"\xff\xff", b"\0",
    b"\\\\\\\\",
    b"ISO 2022 IR 87\\ISO 2022 IR 87", b"ISO 2022 GBK", b"ISO 2022 58", b"ISO_IR 203", b"iso8859",
)  # fmt: skip
NUMBERS = (0, 1, 2, 3, 4, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 64, 127, 128, 255, 256, 4095, 4096, 32767, 32768, 65534, 65535)
LARGE = (0x10000, 0xFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
FLOATS = (0.0, -0.0, 1.0, -1.0, 1e-300, 1e300, -1e300, float("nan"), float("inf"), float("-inf"), 5e-324, 0.1, 2.0**31, 2.0**63)
VRS = (
    b"AE", b"AS", b"AT", b"CS", b"DA", b"DS", b"DT", b"FL", b"FD", b"IS", b"LO", b"LT", b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"PN", b"SH", b"SL",
    b"SQ", b"SS", b"ST", b"SV", b"TM", b"UC", b"UI", b"UL", b"UN", b"UR", b"US", b"UT", b"UV",
)  # fmt: skip
NO_VRS = (b"XX", b"??", b"  ", b"\0\0", b"ox", b"us", b"O\0", b"\xff\xff", b"A1", b"OX", b"--", b"ZZ", b"U1", b"PX")
PHOTOMETRICS = (
    b"MONOCHROME1", b"MONOCHROME2", b"RGB", b"YBR_FULL", b"YBR_FULL_422", b"YBR_PARTIAL_422", b"YBR_PARTIAL_420", b"YBR_RCT", b"YBR_ICT",
    b"PALETTE COLOR", b"ARGB", b"HSV", b"CMYK", b"XYB", b"", b"monochrome2", b"RGB\\RGB", b"\xff", b"PALETTE",
)  # fmt: skip
LENGTHS = (0, 1, 2, 3, 4, 7, 8, 0xFE, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFE, 0xFFFFFFFF)
_FORMATS = {
    b"US": "H",
    b"SS": "h",
    b"UL": "L",
    b"SL": "l",
    b"FL": "f",
    b"FD": "d",
    b"SV": "q",
    b"UV": "Q",
    b"AT": "L",
    b"OL": "L",
    b"OF": "f",
    b"OD": "d",
}
_TEXTUAL = {b"UI": UIDS, b"DA": TIMES, b"TM": TIMES, b"DT": TIMES}


def value_for(random: Random, vr: bytes) -> bytes:
    """A hostile value of a VR, encoded, with an even length mostly."""
    count = random.choice((1, 1, 1, 2, 3, 4, 6, 7, 20))
    if vr in (b"FL", b"FD", b"OF", b"OD"):
        return b"".join(struct.pack("<" + _FORMATS[vr], _single(random.choice(FLOATS), vr)) for _ in range(count))
    if vr in _FORMATS:
        size = struct.calcsize("<" + _FORMATS[vr])
        return b"".join((random.choice(NUMBERS + LARGE) & (1 << 8 * size) - 1).to_bytes(size, "little") for _ in range(count))
    if vr in (b"OB", b"OW", b"UN", b"OV", b"SQ"):
        return random.randbytes(random.choice((0, 1, 2, 3, 4, 6, 8, 12, 17, 40)))
    value = random.choice(_TEXTUAL.get(vr, TEXTS)) if random.random() < 0.8 else random.choice(TEXTS)
    return value if random.random() < 0.1 else value + b" " * (len(value) % 2)


def _single(value: float, vr: bytes) -> float:
    """Within the range of a single where the VR holds singles."""
    return value if vr in (b"FD", b"OD") or abs(value) < 3e38 or value in (float("inf"), float("-inf")) or value != value else 3e38
