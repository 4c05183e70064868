"""Where frames lie and what is settled about them: fragments, offset tables, missing bytes, odd attributes. Expected values by hand."""

import io
import struct

import numpy as np
import pytest
from archives import source_of
from dicom_files import dataset, file_bytes
from pydicom.uid import UID

from dicom_zip_inspector.archive.member import loose_file
from dicom_zip_inspector.base.errors import InspectorError
from dicom_zip_inspector.dataset.element_values import data, present, text
from dicom_zip_inspector.pixels.instance_reader import read_instance
from dicom_zip_inspector.pixels.pixel_source import EncapsulatedPixels
from dicom_zip_inspector.pixels.stored_frame import read_stored_frame

EXPLICIT, BIG_ENDIAN = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"
UNCOMPRESSED = "1.2.840.10008.1.2.1.98"
ITEM, DELIMITER = b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0\0\0\0\0"
FRAMES = np.arange(4 * 4 * 6, dtype="<u2").reshape(4, 4, 6) * 37 % 4096


def messages(frame) -> list[str]:
    return [note.message for note in frame.notes]


def instance(syntax: str = EXPLICIT, **attributes):
    return read_instance(loose_file(source_of(file_bytes(dataset(**attributes), UID(syntax)), "test")), syntax)


def values(syntax: str = EXPLICIT, index: int = 0, **attributes):
    return read_stored_frame(instance(syntax, **attributes), index).stored_values


def item(value: bytes) -> bytes:
    return ITEM + struct.pack("<L", len(value)) + value


def encapsulated(fragments: list[bytes], table: bytes = b"", end: bytes = DELIMITER, **attributes):
    """An instance of frames without compression, in these fragments."""
    data = item(table) + b"".join(map(item, fragments)) + end
    made = dataset(NumberOfFrames=4, **attributes)
    whole = file_bytes(made, UID(EXPLICIT))
    element = struct.pack("<HH2sxxL", 0x7FE0, 0x0010, b"OB", 0xFFFFFFFF) + data
    at = whole.index(struct.pack("<HH2s", 0x7FE0, 0x0010, b"OW"))
    whole = (whole[:at] + element).replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.1\0", 1)
    return read_instance(loose_file(source_of(whole, "test")), UNCOMPRESSED)


def halves(frame: np.ndarray) -> list[bytes]:
    data = frame.tobytes()
    return [data[:20], data[20:]]


def offsets(sizes: list[int], form: str = "<L") -> bytes:
    starts = np.cumsum([0, *sizes[:-1]]).tolist()
    return b"".join(struct.pack(form, start) for start in starts)


def same(made, index: int) -> bool:
    return np.array_equal(read_stored_frame(made, index).stored_values, FRAMES[index])


@pytest.mark.parametrize("index", range(4))
def test_a_fragment_a_frame_without_a_table(index):
    assert same(encapsulated([frame.tobytes() for frame in FRAMES]), index)


@pytest.mark.parametrize("index", range(4))
def test_two_fragments_a_frame_with_a_basic_offset_table(index):
    fragments = [half for frame in FRAMES for half in halves(frame)]
    assert same(encapsulated(fragments, offsets([48 + 16] * 4)), index)


@pytest.mark.parametrize("index", range(4))
def test_an_extended_offset_table_leads_to_the_frame(index):
    lengths = struct.pack("<4Q", *[48] * 4)
    made = encapsulated([frame.tobytes() for frame in FRAMES], ExtendedOffsetTable=offsets([56] * 4, "<Q"), ExtendedOffsetTableLengths=lengths)
    assert made.pixels.extended is not None and same(made, index)
    assert "fragments" not in vars(made.pixels)  # the others were not walked


@pytest.mark.parametrize("claimed", [0x7FFFFFFE, 0x80000000, 0xC0000000, 0xFFFFFFFE])
def test_pixel_data_that_claim_gigabytes_are_those_that_are_there(claimed):
    whole = file_bytes(dataset(NumberOfFrames=2**31 - 1, PixelData=FRAMES[:2].tobytes()), UID(EXPLICIT))
    at = whole.index(struct.pack("<HH2s", 0x7FE0, 0x0010, b"OW")) + 8
    made = read_instance(loose_file(source_of(whole[:at] + struct.pack("<L", claimed) + whole[at + 4 :], "test")), EXPLICIT)
    assert same(made, 0) and same(made, 1) and present(made.whole_file().dataset, "PixelData")
    for index in (2, 2**31 - 2):
        with pytest.raises(InspectorError, match=f"hold 2 of 2147483647 frames; frame {index + 1} is missing"):
            read_stored_frame(made, index)


@pytest.mark.parametrize(("offset", "length"), [(2**31, 48), (2**63, 48), (0, 2**31), (0, 2**64 - 1)])
def test_an_offset_table_that_leads_beyond_all_bounds(offset, length):
    tables = {"ExtendedOffsetTable": struct.pack("<4Q", *[offset] * 4), "ExtendedOffsetTableLengths": struct.pack("<4Q", *[length] * 4)}
    made = encapsulated([frame.tobytes() for frame in FRAMES], **tables)
    assert same(made, 0)


@pytest.mark.parametrize("end", [b"\x43\x53\x41\x20HE\4\0", b"\x28\0\3\1US\3\0abc", b"\x09\0\x10\0SQ\0\0\xff\xff\xff\xff\1\2\3\4"])
def test_what_follows_pixel_data_may_be_damaged(end):
    made = read_instance(loose_file(source_of(file_bytes(dataset(), UID(EXPLICIT)) + end, "test")), EXPLICIT)
    assert text(made.whole_file().dataset, "PatientID") == "T1" and np.array_equal(read_stored_frame(made, 0).stored_values.ravel(), np.arange(24))


@pytest.mark.parametrize("table", [offsets([1000] * 4), offsets([56] * 3), b"\xff" * 16, bytes(16)])
def test_a_wrong_basic_offset_table_is_not_followed(table):
    made = encapsulated([frame.tobytes() for frame in FRAMES], table)
    assert same(made, 0) and same(made, 3)


def test_delimiters_and_items_within_a_fragment_mislead_nobody():
    frames = FRAMES.copy()
    frames[1].view(np.uint8).reshape(-1)[10:18] = np.frombuffer(DELIMITER, np.uint8)
    frames[1].view(np.uint8).reshape(-1)[20:24] = np.frombuffer(ITEM, np.uint8)
    made = encapsulated([frame.tobytes() for frame in frames], BitsStored=16, HighBit=15)
    assert np.array_equal(read_stored_frame(made, 1).stored_values, frames[1])
    assert np.array_equal(read_stored_frame(made, 3).stored_values, frames[3])


def test_a_missing_sequence_delimiter_does_not_matter():
    assert same(encapsulated([frame.tobytes() for frame in FRAMES], end=b""), 3)


def test_frames_that_are_not_there_are_named():
    with pytest.raises(InspectorError, match=r"“test”.* hold 2 of 4 frames; frame 4 is missing") as caught:
        read_stored_frame(encapsulated([frame.tobytes() for frame in FRAMES[:2]]), 3)
    assert caught.value.code == "pixel_data_invalid"
    with pytest.raises(InspectorError, match="hold 1 of 2 frames"):
        values(index=1, NumberOfFrames=2)


def test_of_many_fragments_those_that_begin_a_codestream_begin_a_frame():
    data = b"".join(map(item, [b"", b"\xff\xd8\xff\xe0ab", b"cd", b"\xff\xd8\xff\xdbef", b"gh", b"ij"])) + DELIMITER
    pixels = EncapsulatedPixels(io.BytesIO(data), 0)
    assert [pixels.frame(index, 2, None).data for index in (0, 1)] == [b"\xff\xd8\xff\xe0abcd", b"\xff\xd8\xff\xdbefghij"]


def test_missing_last_bytes_are_zero_and_noted():
    made = instance(NumberOfFrames=2, PixelData=FRAMES[:2].tobytes()[:-6])
    frame = read_stored_frame(made, 1)
    assert np.array_equal(frame.stored_values.ravel()[:-3], FRAMES[1].ravel()[:-3]) and not frame.stored_values.ravel()[-3:].any()
    assert messages(frame) == ["The last 6 of this frame's 48 bytes are missing"]
    assert read_stored_frame(made, 0).notes == ()


def test_padding_after_the_frames_is_no_frame():
    assert np.array_equal(values(PixelData=FRAMES[0].tobytes() + b"\0\0"), FRAMES[0])


def test_single_bits_follow_each_other_from_frame_to_frame():
    bits = np.arange(5 * 3 * 3) % 4 == 0
    packed = np.packbits(bits, bitorder="little").tobytes()
    attributes = {"Rows": 3, "Columns": 3, "NumberOfFrames": 5, "BitsAllocated": 1, "BitsStored": 1, "HighBit": 0, "PixelData": packed}
    for index in range(5):
        assert np.array_equal(values(index=index, **attributes), bits[9 * index : 9 * index + 9].reshape(3, 3))


def test_big_endian_bytes_in_words_with_odd_frames():
    samples = np.arange(2 * 9, dtype=np.uint8)
    made = dataset(Rows=3, Columns=3, NumberOfFrames=2, BitsAllocated=8, BitsStored=8, HighBit=7, PixelData=samples.view("<u2").byteswap().tobytes())
    made["PixelData"].VR = "OW"
    data = file_bytes(made, UID(BIG_ENDIAN), implicit_vr=False, little_endian=False)
    read = read_instance(loose_file(source_of(data, "test")), BIG_ENDIAN)
    assert [read_stored_frame(read, index).stored_values.ravel().tolist() for index in (0, 1)] == [samples[:9].tolist(), samples[9:].tolist()]


def test_a_422_picture_that_is_stored_whole_is_read_whole():
    white = bytes([255, 128, 128]) * 24
    attributes = {"SamplesPerPixel": 3, "PlanarConfiguration": 0, "BitsAllocated": 8, "BitsStored": 8, "HighBit": 7}
    read = instance(PhotometricInterpretation="YBR_FULL_422", PixelData=white, **attributes)
    frame = read_stored_frame(read, 0)
    assert (frame.stored_values == 255).all() and frame.photometric_interpretation == "RGB" and len(frame.notes) == 1


@pytest.mark.parametrize(
    ("attributes", "note"),
    [
        ({"BitsStored": None, "HighBit": None}, "Bits Stored is missing; 16 is assumed"),
        ({"HighBit": 3}, "High Bit is 3, which is not possible; 11 is assumed"),
        ({"PhotometricInterpretation": None}, "Photometric Interpretation is missing with 1 sample a pixel; MONOCHROME2 is assumed"),
        ({"PixelRepresentation": None}, "Pixel Representation is missing; 0 is assumed"),
        ({"SamplesPerPixel": None}, "Samples per Pixel is missing; 1 is assumed"),
    ],
)
def test_what_is_missing_is_assumed_and_noted(attributes, note):
    frame = read_stored_frame(instance(**attributes), 0)
    assert note in messages(frame) and np.array_equal(frame.stored_values.ravel(), np.arange(24))


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ({"Rows": None}, "Rows is missing"),
        ({"BitsAllocated": 12}, "Bits Allocated is 12"),
        ({"SamplesPerPixel": 4, "PhotometricInterpretation": "CMYK"}, "Samples per Pixel is 4"),
        ({"SamplesPerPixel": 3, "PhotometricInterpretation": "HSV", "BitsAllocated": 8}, "HSV is retired"),
    ],
)
def test_what_no_picture_can_have_is_said(attributes, reason):
    with pytest.raises(InspectorError, match=reason) as caught:
        values(**attributes)
    assert caught.value.code == "pixel_data_invalid" and "“test”" in caught.value.message


def test_a_video_is_named_with_its_parameters():
    made = encapsulated([b"\0\0\1\xb3"], CineRate=25, PlanarConfiguration=0)
    made.transfer_syntax_uid = "1.2.840.10008.1.2.4.102"
    with pytest.raises(InspectorError, match=r"MPEG-4.*6 x 4 pixels, 4 frames, 25 a second, 0\.2 s") as caught:
        read_stored_frame(made, 0)
    assert caught.value.code == "transfer_syntax_unsupported"


def test_pixels_that_are_not_compressed_as_the_file_says():
    made = instance()
    made.transfer_syntax_uid = "1.2.840.10008.1.2.4.70"
    frame = read_stored_frame(made, 0)
    assert np.array_equal(frame.stored_values.ravel(), np.arange(24)) and "not compressed" in messages(frame)[0]


def test_elements_after_the_pixels_belong_to_the_data_set():
    made = dataset(DataSetTrailingPadding=b"\1\2")
    read = read_instance(loose_file(source_of(file_bytes(made), "test")), EXPLICIT)
    assert not present(read.dataset, "DataSetTrailingPadding")
    assert data(read.whole_file().dataset, "DataSetTrailingPadding") == b"\1\2" and data(read.dataset, "PixelData") == made.PixelData
