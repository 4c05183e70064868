"""What every finding is called: code -> subject, severity, sentence, what to do, and where that comes from. The only place for these words.

A sentence is a `str.format` template of its finding's parameters. A number may choose its noun: "{count:slice is|slices are}".
`in_general` is the sentence for several findings of one code whose parameters differ; without it, the sentence of one says enough.
"""

from collections.abc import Iterable

from .contract import Severity, Subject
from .wording_conformance import CONFORMANCE
from .wording_expectation import EXPECTATION
from .wording_form import Wording
from .wording_identity import IDENTITY_WORDING
from .wording_integrity import INTEGRITY
from .wording_payload import PAYLOAD
from .wording_pixels import PIXELS


class _Number(int):
    """A number in a template, which may choose its noun by "one|many"."""

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return int(self).__format__(spec)
        one, many = spec.split("|")
        return f"{int(self):,} {one if self == 1 else many}"


def filled(sentence: str, parameters: Iterable[tuple[str, object]]) -> str:
    """The sentence with its parameters in their places."""
    return sentence.format(**{name: _Number(value) if type(value) is int else value for name, value in parameters})


def _error(subject: Subject, severity: Severity, in_general: str, advice: str = "", damages: bool = False) -> Wording:
    """An error that reached an entry or an archive: it has named the file and the reason itself."""
    return Wording(subject, severity, "{message}", in_general, advice, damages=damages)


_READING = {
    "internal": _error("reading", "look", "A fault of this program kept it from reading", "Please report it; the rest is not affected."),
    "not_an_archive": _error("reading", "must_fix", "Not a zip, though named like one", "Pack the files again."),
    "archive_truncated": _error(
        "integrity", "must_fix", "An archive ends early", "Copy or download it again; what is there is shown, more may have been in it.", True
    ),
    "archive_damaged": _error("integrity", "must_fix", "An archive's directory is damaged", "Pack the files again.", True),
    "archive_unsupported": _error("reading", "look", "Archives of other kinds than zip are not opened", "Unpack them, or pack them as zips."),
    "empty_archive": _error("reading", "look", "An empty zip"),
    "no_dicom": _error("reading", "look", "There is no DICOM in it"),
    "member_encrypted": _error(
        "reading", "look", "Encrypted: a password would be needed", "Unpack it with its password and look at the files themselves."
    ),
    "member_damaged": _error("integrity", "must_fix", "The archive's data are damaged here", "Get the archive again from where it came from.", True),
    "compression_unsupported": _error("reading", "look", "Compressed in a way that cannot be read here", "Pack the files again, as an ordinary zip."),
    "limit_exceeded": _error("reading", "look", "Larger than what is read here", "Look at it by itself."),
    "header_unreadable": _error("reading", "must_fix", "DICOM whose header cannot be read", "Get the file again from where it came from."),
    "source_changed": _error("reading", "look", "A file changed or went away while it was open", "Open it again."),
    "malformed": _error("conformance", "look", "Values that are not what they should be", damages=True),
    "not_all_read": Wording("reading", "must_fix", "{done:,} of {expected:entry|entries} read: you cancelled", advice="Read the rest."),
    "skipped": _error("reading", "look", "Left out, as you asked", "Open it by itself."),
}

_ARCHIVE = {
    "name_repeated": Wording(
        "integrity", "look", "{count:entry has|entries have} this name", advice="Whoever unpacks the zip keeps only one of them.",
        in_general="Several entries have the same name",
    ),
    "name_missing": Wording("integrity", "look", "The entry has no name", source="APPNOTE 4.4.17"),
    "name_unseen_characters": Wording("payload", "look", "The name holds characters that are not seen", source="APPNOTE 4.4.17"),
    "member_longer_than_declared": Wording("integrity", "look", "It holds more bytes than the archive declares", damages=True),
    "name_leads_outside": Wording(
        "payload", "must_fix", "The name leads outside the folder it is unpacked in", advice="Do not unpack it with a tool that follows such names.",
        source="APPNOTE 4.4.17",
    ),
}  # fmt: skip

_HEADER = {
    "meta_missing": Wording("conformance", "look", "File Meta Information is missing", source="PS3.10 7.1"),
    "transfer_syntax_missing": Wording("conformance", "look", "Transfer Syntax UID is missing", source="PS3.10 7.1"),
    "preamble_missing": Wording("conformance", "note", "The preamble is missing", source="PS3.10 7.1"),
    "encoding_mismatch": Wording("conformance", "look", "The data set is {found} VR, unlike its transfer syntax", source="PS3.5 A.1"),
    "meta_repeated": Wording("conformance", "look", "File Meta Information comes twice; the first counts", source="PS3.10 7.1"),
    "length_wrong": Wording(
        "integrity", "must_fix", "The length of {tag} is wrong: reading went on at the next element", "Lengths of elements are wrong",
        "Get the file again from where it came from.", "PS3.5 7.1.1", damages=True,
    ),
    "vr_unknown": Wording(
        "integrity", "look", "{tag} has a VR that does not exist, and is read as what follows lets it be", "VRs that do not exist",
        "Get the file again from where it came from.", "PS3.5 6.2", damages=True,
    ),
    "header_not_followed": Wording("reading", "look", "What lies beyond {limit:,} bytes was not looked at"),
    "pixels_cut": Wording(
        "integrity", "must_fix", "Pixel Data are cut: {missing:,} of {length:,} bytes are missing", "Pixel Data are cut",
        "Get the files again from where they came from.", "PS3.5 8", damages=True,
    ),
    "elements_cut": Wording(
        "integrity", "look", "The file ends within an element, at byte {place:,}", "Files end within an element",
        "Get the files again from where they came from.", "PS3.5 7.1",
    ),
    "elements_damaged": Wording(
        "integrity", "look", "Elements cannot be followed from byte {place:,} on: {why}", "Elements that cannot be followed",
        "Get the files again from where they came from.", "PS3.5 7.1",
    ),
    "rest_damaged": Wording("integrity", "look", "What follows Pixel Data is damaged, and is left out", damages=True),
    "member_cut": Wording("integrity", "must_fix", "{message}", "The archive's data are damaged here", damages=True),
}  # fmt: skip

_SERIES = {
    "values_differ": Wording("integrity", "look", "{attribute} differs between its files", source="PS3.3 C.7.3"),
    "several_volumes": Wording("integrity", "note", "{count:volume|volumes}{words}", "Several volumes in a series"),
    "slices_missing": Wording(
        "integrity", "must_fix", "{count:slice is|slices are} missing: {places} (usual spacing {spacing} mm){where}", "Slices are missing",
        "Ask for the series again; of an MR series with planned gaps, look at it.", "PS3.3 C.7.6.2.1.1",
    ),
    "slices_apart": Wording(
        "integrity", "note", "{count:gap|gaps} between slices, over which Instance Numbers go on: {places}{where}", "Gaps between slices, over which Instance Numbers go on",
        "Slabs with a distance between them look so; of one that was to be whole, ask for the series again.", "PS3.3 C.7.6.2.1.1",
    ),
    "spacing_changes": Wording(
        "integrity", "note", "The spacing between slices changes along the stack, from {least} to {most} mm{where}", "The spacing between slices changes along the stack",
        source="PS3.3 C.7.6.2.1.1",
    ),
    "spacing_uneven": Wording(
        "integrity", "look", "The spacing between slices varies from {least} to {most} mm{where}", "The spacing between slices varies",
        source="PS3.3 C.7.6.2.1.1",
    ),
    "positions_doubled": Wording("integrity", "look", "{count:picture lies|pictures lie} at the position of another{where}", "Pictures lie at the same position"),
    "volumes_untold": Wording(
        "integrity", "note", "Several pictures lie at each position, and no attribute tells them apart: they go by Instance Number"
    ),
    "uids_repeated": Wording(
        "integrity", "look", "{count:picture repeats|pictures repeat} the SOP Instance UID of another in the series",
        "SOP Instance UIDs are repeated", source="PS3.3 C.12.1",
    ),
    "frames_left_out": Wording("reading", "look", "{count:frame is|frames are} stated, Pixel Data have room for {listed:,}", "More frames are stated than there is room for", source="PS3.3 C.7.6.6.1.1", damages=True),
    "frames_not_listed": Wording("reading", "look", "{count:frame|frames}, of which the first {listed:,} can be looked through"),
    "same_series": Wording(
        "integrity", "look", "The same pictures as series {number} of “{archive}”", "Series that are in more than one archive", "Forward one of them.",
    ),
    "foreign_slices": Wording(
        "identity", "must_fix", "{count:picture is|pictures are} of another patient: {patient}", "Pictures of another patient in a series",
        "Do not forward it before it is clear whose pictures these are.", "PS3.3 C.7.1.1",
    ),
    "foreign_slice": Wording("identity", "must_fix", "This picture is of another patient than its series: {patient}", "A picture of another patient than its series", source="PS3.3 C.7.1.1"),
}  # fmt: skip

_PATIENT = {
    "names_of_one_id": Wording(
        "identity", "must_fix", "Another patient has the same Patient ID: {others}", "One Patient ID with several names",
        "Find out whose pictures these are.", "PS3.3 C.7.1.1",
    ),
    "birth_dates_of_one_id": Wording(
        "integrity", "must_fix", "The same Patient ID has another birth date: {others}", "One Patient ID with several birth dates",
        "Find out whose pictures these are.", "PS3.3 C.7.1.1",
    ),
    "sexes_of_one_id": Wording(
        "integrity", "must_fix", "The same Patient ID has another sex: {others}", "One Patient ID with several sexes",
        "Find out whose pictures these are.", "PS3.3 C.7.1.1",
    ),
    "ids_of_one_name": Wording(
        "identity", "look", "Another patient has the same name: {others}", "One name with several Patient IDs",
        "One person with two numbers, or two people: look.", "PS3.3 C.7.1.1",
    ),
    "foreign_in_patient": Wording("identity", "must_fix", "{count:picture|pictures} of other patients among them: {patient}", "Pictures of other patients"),
    "study_of_several_patients": Wording("identity", "must_fix", "The study holds series of {count:patient|patients}", "Studies of several patients"),
}  # fmt: skip

_PICTURE = {
    "attribute_assumed": Wording("conformance", "look", "{attribute} is {found}; {assumed} is assumed", "Attributes of the picture had to be assumed"),
    "photometric_assumed": Wording(
        "conformance", "look", "Photometric Interpretation is {found} with {samples:sample|samples} a pixel; {assumed} is assumed",
        "Photometric Interpretations had to be assumed", source="PS3.3 C.7.6.3.1.2",
    ),
    "chroma_not_halved": Wording("conformance", "look", "Pixel Data are as long as without subsampled colours, and are read so", source="PS3.3 C.7.6.3.1.2"),
    "frame_cut": Wording(
        "integrity", "must_fix", "The last {missing:,} of this frame's {length:,} bytes are missing", "The end of a frame is missing", damages=True
    ),
    "frame_ends_early": Wording(
        "integrity", "must_fix", "This frame's data end early: the end of the picture, or its detail, is missing", damages=True
    ),
    "frame_smaller": Wording(
        "conformance", "look", "This frame's data hold {held} of {stated} pixels; the rest is left empty", "Frames are smaller than stated",
        source="PS3.3 C.7.6.3",
    ),
    "picture_reduced": Wording(
        "reading", "note", "The picture is reduced {reduction}-fold, to {drawn} of {whole} pixels; values under the cursor are exact",
        "Pictures too large are drawn reduced",
    ),
    "overlays_not_reduced": Wording("reading", "note", "Overlays are not drawn over a reduced picture"),
    "encapsulated_of_defined_length": Wording("conformance", "look", "Pixel Data are encapsulated but of defined length", source="PS3.5 A.4"),
    "not_compressed": Wording("conformance", "look", "Pixel Data are not compressed, unlike their transfer syntax, {syntax}", source="PS3.5 A.4"),
    "profile_applied": Wording("reading", "note", "Colours are shown by the file's ICC profile", source="PS3.3 C.11.15"),
    "profile_unusable": Wording("conformance", "look", "The file's ICC profile cannot be used: colours are shown as sRGB", source="PS3.3 C.11.15"),
    "overlay_not_drawn": Wording("conformance", "look", "Overlay {group} {reason}", "Overlays that cannot be drawn", source="PS3.3 C.9.2"),
    "overlays_left_out": Wording("reading", "look", "{drawn:,} of {count:overlay is|overlays are} drawn"),
}  # fmt: skip

_OBJECT = {
    "object_too_large": Wording("reading", "look", "The object is very large: not all of it was looked at"),
    "waveform_cut": Wording("integrity", "must_fix", "Waveform Data are cut: {there:,} of {stated:sample is|samples are} there", damages=True),
    "waveform_beginning": Wording("reading", "look", "The first {shown:,} of {count:,} samples of each channel are shown; the others would not fit into memory"),
    "waveform_not_drawn": Wording("conformance", "look", "“{title}” cannot be drawn: {reason}", "Waveforms that cannot be drawn"),
    "document_missing": Wording("conformance", "look", "There is no document in it", source="PS3.3 C.24.2"),
    "document_unlike_its_type": Wording("payload", "look", "{sentence}", "Documents that are not what they are said to be"),
    "directory_offsets_lost": Wording(
        "integrity", "look", "The offsets lead to no record: the records are shown in the order of the file", source="PS3.3 F.3.2.2"
    ),
    "directory_links_astray": Wording(
        "integrity", "look", "{count:offset leads|offsets lead} to no record, or to one twice", "Offsets of a DICOMDIR lead astray", source="PS3.3 F.3.2.2"
    ),
}  # fmt: skip

_UNSEEN = {
    "video_not_seen": Wording(
        "pixels", "look", "Video ({syntax}), which is not shown here", "Videos, which are not shown here", "Look at them in a player before they go.",
        why="What is written or seen in them was looked at by nobody.",
    ),
    "document_not_read": Wording(
        "identity", "look", "A document inside ({kind}) whose text is not read here", "Documents inside whose text is not read here",
        "Save them from the file's view and read them.", "PS3.3 C.24.2", why="A letter or a report names people, in words that no attribute tells of.",
    ),
    "attributes_encrypted": Wording(
        "identity", "look", "Attributes are kept in it encrypted", "Attributes that are kept encrypted",
        "Make sure that only those have the key who may know whose they are, or take them out.", "PS3.15 section E.1.1",
        why="Whoever has the key can have back what was taken out.",
    ),
    "value_not_read": Wording(
        "reading", "look", "{name} is too long to be looked into", advice="Look at it in Headers.", why="What is in it was looked at by nobody.",
    ),
}  # fmt: skip

WORDING: dict[str, Wording] = (
    _READING | _ARCHIVE | _HEADER | _SERIES | _PATIENT | _PICTURE | _OBJECT | _UNSEEN
    | PAYLOAD | INTEGRITY | PIXELS | CONFORMANCE | EXPECTATION | IDENTITY_WORDING
)  # fmt: skip
