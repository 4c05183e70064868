"""What findings about wholeness are called."""

from .wording_form import Wording

_WHOSE = "Find out whose pictures these are."
_AGAIN = "Ask for it again, or find out why it is so."
_MIXED = "Programs put files together by their UIDs: one hides the other, or both are taken for one."

INTEGRITY: dict[str, Wording] = {
    "several_patients": Wording("integrity", "note", "{count:patient|patients}", "Several patients", "For care send each patient's files by themselves.", "PS3.3 C.7.1.1", why="Whoever treats one person must not see another's pictures."),
    "instance_doubled": Wording("integrity", "look", "The same file is there more than once", advice="Keep one of them.", source="PS3.3 C.12.1", why="Counts and volumes that are made from the files are wrong."),
    "instance_uid_shared": Wording("integrity", "must_fix", "Different files have the same SOP Instance UID", advice=_AGAIN, source="PS3.3 C.12.1", why=_MIXED),
    "instance_elsewhere_differs": Wording("integrity", "look", "Another archive has a different file with the same SOP Instance UID", "Files of which another archive has a different one with the same SOP Instance UID", "Find out which of them is the right one.", "PS3.3 C.12.1", why="Who has both takes one for the other; if one was changed, it should have a UID of its own."),
    "instance_in_two_series": Wording("integrity", "must_fix", "One SOP Instance UID is in several series", advice=_AGAIN, source="PS3.3 C.12.1", why=_MIXED),
    "series_in_two_studies": Wording("integrity", "must_fix", "One Series Instance UID is in several studies", advice=_AGAIN, source="PS3.3 C.7.3.1", why=_MIXED),
    "uid_malformed": Wording("integrity", "must_fix", "A UID that is none", "UIDs that are none", "Write a valid one in its place, the same wherever it stands.", "PS3.5 9.1", why="Archives refuse such files, or lose what belongs together."),
    "meta_unlike_data_set": Wording("integrity", "look", "File Meta Information names another {attribute} than the data set", "File Meta Information names another instance than the data set", _AGAIN, "PS3.10 7.1", why="A program that trusts one finds another file than a program that trusts the other."),
    "sop_class_unlike_modality": Wording("integrity", "look", "Modality {modality} in {sop_class}", "Modalities that their SOP Class does not have", _AGAIN, "PS3.3 C.7.3.1.1.1", why="Programs choose by one of the two how to show and to count a file."),
    "instance_numbers_missing": Wording("integrity", "look", "{count:picture has|pictures have} no Instance Number", "Pictures without Instance Number", source="PS3.3 C.7.6.1", why="Their order, and whether one is missing, cannot be told."),
    "instance_numbers_doubled": Wording("integrity", "look", "{count:picture shares its|pictures share their} Instance Number with another", "Instance Numbers that several pictures have", "Look whether pictures of two series were mixed.", "PS3.3 C.7.6.1"),
    "instance_numbers_skip": Wording("integrity", "look", "{count:Instance Number is|Instance Numbers are} left out", "Instance Numbers that are left out", "Ask whether pictures are missing.", "PS3.3 C.7.6.1"),
    "orientation_strays": Wording("integrity", "look", "{count:slice is|slices are} turned otherwise than the rest of the series", "Slices that are turned otherwise than the rest of their series", "Look whether they belong to it.", "PS3.3 C.7.6.2"),
    "frame_of_reference_differs": Wording("integrity", "look", "{count:Frame of Reference|Frames of Reference} in one series", "Several Frames of Reference in one series", "Look whether two series were mixed.", "PS3.3 C.7.4.1", why="Positions of different Frames of Reference cannot be compared."),
    "references_lost": Wording("integrity", "look", "Refers to {count:instance that is|instances that are} not here", "References to instances that are not here", "Send what is referred to along, if it is needed.", "PS3.3 table 10-11", why="A report, contour or presentation without its pictures cannot be shown."),
    "directory_file_missing": Wording("integrity", "must_fix", "The DICOMDIR names {count:file that is|files that are} not there", "A DICOMDIR names files that are not there", "Copy the disc again, or leave the DICOMDIR out.", "PS3.10 8", why="Programs that go by the DICOMDIR stop, and what it names may be lost."),
    "directory_lacks_files": Wording("integrity", "look", "The DICOMDIR does not name {count:file|files} in its folder", "Files that their DICOMDIR does not name", "Leave the DICOMDIR out, or have it written anew.", "PS3.10 8", why="Programs that go by the DICOMDIR do not show them."),
    "directory_disagrees": Wording("integrity", "must_fix", "{count:file is|files are} another instance than the DICOMDIR says", "Files that are other instances than their DICOMDIR says", "Leave the DICOMDIR out, or have it written anew.", "PS3.3 F.3.2.2", why="What it says of them, the patient's name too, is somebody else's."),
    "fewer_than_declared": Wording("integrity", "look", "{name} is {declared}, {there} are here", "Fewer than files declare", "Ask whether the rest was left out on purpose.", "PS3.3 C.7"),
}  # fmt: skip
