"""What findings about files that are no DICOM are called."""

from .wording_form import Wording

_PROGRAMS = "Who receives pictures does not expect programs; one that is run can do harm."
_WORDS = "Nobody has looked for names in them: letters, lists and reports name people."
_PICTURES = "Names stand in pictures too, as letters or as faces; nobody has looked at them here."
_LEAVE_OUT = "Leave it out, unless who receives it asked for it."

PAYLOAD: dict[str, Wording] = {
    "program": Wording("payload", "must_fix", "A program: {kind}", "Programs", "Leave it out.", why=_PROGRAMS),
    "script": Wording("payload", "must_fix", "A script", "Scripts", "Leave it out.", why=_PROGRAMS),
    "autorun": Wording("payload", "must_fix", "A file that starts a program when a disc is put in", "Files that start a program by themselves", "Leave it out.", why=_PROGRAMS),
    "viewer": Wording("payload", "look", "“{folder}” is a folder with a program and without DICOM, as a viewer on a disc", "Folders with a program and without DICOM, as a viewer on a disc", "Leave the folder out.", why=_PROGRAMS),
    "document": Wording("payload", "look", "A document: {kind}", "Documents", _LEAVE_OUT, why=_WORDS),
    "document_with_program": Wording("payload", "must_fix", "A document with a program in it (macros): {kind}", "Documents with programs in them (macros)", "Leave it out, or save it without macros.", "MS-OVBA 2.3.4.1", why=_PROGRAMS),
    "picture": Wording("payload", "look", "A picture that is no DICOM: {kind}", "Pictures that are no DICOM", _LEAVE_OUT, why=_PICTURES),
    "picture_with_origin": Wording("payload", "look", "A picture that tells when, with what or by whom it was taken: {kind}", "Pictures that tell when, with what or by whom they were taken", _LEAVE_OUT, "CIPA DC-008 4.6", why=_PICTURES),
    "picture_with_place": Wording("payload", "must_fix", "A picture that tells where it was taken: {kind}", "Pictures that tell where they were taken", "Leave it out, or take its EXIF data away.", "CIPA DC-008 4.6.6", why="A place on a map leads to a person."),
    "archive_closed": Wording("payload", "look", "An archive that is not opened here: {kind}", "Archives that are not opened here", "Unpack it and look at its files, or leave it out.", why="What is in it was looked at by nobody."),
    "archive_within": Wording("payload", "note", "A zip within, which was opened too", "Zips within, which were opened too"),
    "database": Wording("payload", "look", "A database", "Databases", _LEAVE_OUT, why=_WORDS),
    "small_pictures": Wording("payload", "look", "Small pictures that Windows keeps of a folder's files", advice="Leave it out.", why="They show what was in the folder once, with faces and words."),
    "system_leavings": Wording("payload", "note", "What an operating system left: {kind}", "What an operating system left", "Leave it out."),
    "other_volume": Wording("payload", "look", "A volume that is no DICOM: {kind}", "Volumes that are no DICOM", _LEAVE_OUT, why="What its header says was looked at by nobody."),
    "video_or_sound": Wording("payload", "look", "A recording: {kind}", "Recordings", _LEAVE_OUT, why="What is seen or said in it was looked at by nobody."),
    "file_encrypted": Wording("payload", "look", "An encrypted file", "Encrypted files", "Decrypt it and look at it, or leave it out.", why="What is in it was looked at by nobody."),
    "key_file": Wording("payload", "look", "A key or a certificate", "Keys or certificates", "Leave it out: keys are for nobody else.", why="Who has a key can read or sign in its owner's name."),
    "text_file": Wording("payload", "note", "A text: {kind}", "Texts"),
    "text_not_read": Wording("payload", "look", "A text so long that not all of it was looked into", "Texts so long that not all of them were looked into", "Read it, or leave it out.", why=_WORDS),
    "file_left_out": Wording("payload", "look", "Not searched for names, as there is so much beside DICOM", "Files that were not searched for names, as there are so many beside DICOM", "Read it, or leave it out.", why=_WORDS),
    "file_unknown": Wording("payload", "look", "Of an unknown kind", "Files of an unknown kind", _LEAVE_OUT, why="What is in it was looked at by nobody."),
    "zip_program": Wording("payload", "must_fix", "A program stands beside the entries of the zip, as in one that unpacks itself", "Programs beside the entries of zips", "Pack it again.", "APPNOTE 4.1.9", why=_PROGRAMS),
    "zip_has_more": Wording("payload", "look", "The zip has bytes before or behind its entries that belong to none", "Zips with bytes that belong to no entry", "Pack it again.", why="Whatever stands there is seen by no unpacker."),
    "preamble_program": Wording("payload", "must_fix", "The preamble begins a program", "Preambles that begin programs", "Write 128 zeros in its place.", "PS3.10 7.1", why="The same file is DICOM and a program: what scans for the one passes the other."),
    "preamble_picture": Wording("payload", "note", "The preamble begins a TIFF, so that other programs read the picture too", "Preambles that begin TIFFs", source="PS3.10 7.1"),
    "preamble_unknown": Wording("payload", "look", "The preamble holds something of an unknown kind", "Preambles that hold something of an unknown kind", "Write 128 zeros in its place.", "PS3.10 7.1", why="Whatever stands there is seen by no viewer."),
}  # fmt: skip
