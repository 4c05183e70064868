"""Words of how what is there differs from what a person expects of it."""

from .contract import Severity
from .wording_form import Wording

_ASK = "Ask whoever sent it, or change the expectation."
_WHY = "Somebody said what should be in it, and this is not that."


def _difference(severity: Severity, sentence: str, in_general: str) -> Wording:
    return Wording("expectation", severity, sentence, in_general, _ASK, why=_WHY)


EXPECTATION = {
    "expectation_met": Wording("expectation", "note", "Everything is as the expectation{name} says"),
    "expectation_not_judged": Wording(
        "expectation", "note", "{count:thing|things} that the schema asks {count:is|are} not judged here", "Things that a schema asks are not judged here",
        why="Programs in a schema are never run; what is no attribute of the standard is unknown here.",
    ),
    "patient_unexpected": _difference("must_fix", "Patient ID is none of those expected", "Patients that are not expected"),
    "patient_missing": _difference("must_fix", "{count:expected patient is|expected patients are} not there", "Expected patients are not there"),
    "modality_unexpected": _difference("look", "Modality is none of those expected", "Modalities that are not expected"),
    "modality_missing": _difference("must_fix", "No file is of modality {modalities}", "Expected modalities are not there"),
    "date_unexpected": _difference("look", "Study Date lies outside those expected", "Dates that are not expected"),
    "studies_count_unexpected": _difference("must_fix", "{count:study is|studies are} there; expected: {expected}", "Another number of studies than expected"),
    "series_count_unexpected": _difference("must_fix", "{count:series is|series are} there; expected: {expected}", "Another number of series than expected"),
    "images_count_unexpected": _difference("must_fix", "{count:image is|images are} there; expected: {expected}", "Another number of images than expected"),
    "series_unexpected": _difference(
        "must_fix", "{count:series is|series are} “{name}”; expected: {expected}", "Other numbers of some series than expected"
    ),
    "series_images_unexpected": _difference(
        "must_fix", "{name} has {count:image|images}; expected: {expected}", "Series with other numbers of images than expected"
    ),
    "creator_unexpected": _difference("look", "Private elements of {name}, who is not expected", "Private elements of creators that are not expected"),
    "attribute_unexpected": _difference("look", "{attribute} is not as expected: {expected}", "Attributes with other values than expected"),
    "attribute_missing": _difference("look", "{attribute} is missing; expected: {expected}", "Expected attributes are missing"),
    "acquisition_missing": _difference("must_fix", "No series is as “{name}” says{nearest}", "Acquisitions that no series is like"),
    "acquisition_part_missing": _difference("must_fix", "No file is as “{part}” of “{name}” says", "Parts of acquisitions that no file is like"),
}  # fmt: skip
