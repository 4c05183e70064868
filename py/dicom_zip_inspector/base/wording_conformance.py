"""Words of what is unlike the standard: attributes that must be there, values unlike their VR, their number, or those that are allowed."""

from .wording_form import Wording

_TYPE = "PS3.5 7.4"
_WHO_WROTE = "Ask whoever wrote the files; programs that need it may refuse them."

CONFORMANCE = {
    "uid_missing": Wording(
        "conformance", "must_fix", "{attribute} is missing or empty", "UIDs that files are told apart by are missing", "Get the files again from where they came from.",
        "PS3.3 C.12.1", why="Without it a file cannot be filed with others, or replaces another one.",
    ),
    "type1_missing": Wording(
        "conformance", "look", "{attribute} is missing: it must be there, with a value", "Attributes that must be there are missing", _WHO_WROTE, _TYPE + ".1",
        why="Files of this kind cannot be understood without it.",
    ),
    "type1_empty": Wording(
        "conformance", "look", "{attribute} is empty: it must have a value", "Attributes that must have a value are empty", _WHO_WROTE, _TYPE + ".1",
        why="Files of this kind cannot be understood without it.",
    ),
    "type1c_missing": Wording(
        "conformance", "look", "{attribute} is missing: {sentence}", "Attributes that other values require are missing", _WHO_WROTE, _TYPE + ".2",
        why="What other attributes say of the file needs it to be understood.",
    ),
    "type2_missing": Wording(
        "conformance", "note", "{attribute} is missing: it must be there, though it may be empty", "Attributes that must be there, empty or not, are missing",
        source=_TYPE + ".3", why="Few programs mind; a strict archive may refuse the file.",
    ),
    "type2c_missing": Wording(
        "conformance", "note", "{attribute} is missing: {sentence}", "Attributes that other values require, empty or not, are missing", source=_TYPE + ".4",
        why="Few programs mind; a strict archive may refuse the file.",
    ),
    "vr_unlike": Wording(
        "conformance", "look", "{attribute} is stored as {found}, its VR is {expected}", "Values are stored under another VR than theirs", _WHO_WROTE, "PS3.6 6",
        why="Programs that go by the dictionary read another value.",
    ),
    "value_malformed": Wording(
        "conformance", "look", "{attribute} {fault}", "Values that are not what their VR says", _WHO_WROTE, "PS3.5 6.2",
        why="Programs may refuse the file, leave out the value, or read another one.",
    ),
    "length_unfit": Wording(
        "conformance", "look", "{attribute} has a number of bytes that is no multiple of {width}", "Values with a number of bytes that none can have", _WHO_WROTE,
        "PS3.5 7.1.1", why="Programs may refuse the file, or lose their place in it.",
    ),
    "count_wrong": Wording(
        "conformance", "look", "{attribute} has another number of values than {expected}", "Attributes with too few or too many values", _WHO_WROTE, "PS3.6 6",
        why="Programs may read only the first value, or none.",
    ),
    "not_enumerated": Wording(
        "conformance", "look", "{attribute} has a value other than {expected}", "Values that are none of those allowed", _WHO_WROTE, "PS3.3",
        why="Programs cannot know what it means.",
    ),
    "zero_size": Wording(
        "conformance", "must_fix", "{attribute} is 0", "Pictures have no rows or columns", "Get the files again from where they came from.", "PS3.3 C.7.6.3",
        why="There is no picture to be shown.",
    ),
    "zero_impossible": Wording(
        "conformance", "look", "{attribute} is 0, which it cannot be", "Values that cannot be 0 are", _WHO_WROTE,
        why="Measurements and pictures that are worked out with it are wrong or missing.",
    ),
    "suv_unknown": Wording(
        "conformance", "note", "{attribute} is missing, without which no SUV can be worked out", "Attributes that SUV needs are missing", source="PS3.3 C.8.9",
        advice="If SUV are to be measured, ask for the series again.", why="A PET series is measured in SUV.",
    ),
    "class_not_judged": Wording(
        "conformance", "note", "Which attributes files of {sop_class} must have is not known here", "SOP Classes whose attributes are not judged",
    ),
    "nested_not_judged": Wording(
        "conformance", "note", "Whether the items of sequences, functional groups among them, have what they must is not judged", source=_TYPE,
    ),
}  # fmt: skip
