"""What is unlike the standard (PS3.3, PS3.5, PS3.6): attributes that are missing, values that are not what they should be."""

from collections.abc import Iterator

import numpy as np

from ..base.finding import Finding, found
from ..base.uid_names import uid_name
from ..dataset.vocabulary import meaning, path_text, tag_of, tag_text
from ..index.findings import Held
from .conditions import all_of, equals
from .ground import Ground
from .own_attributes import OwnAttributes
from .required import Lack, by_class, lacks
from .type_table import modules_of
from .values import faults

_UIDS = frozenset(map(tag_of, ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID")))
_DIRECTORY = "1.2.840.10008.1.3.10"  # Media Storage Directory, whose records are not judged
_IN_ACTIVITY = all_of(equals("SOPClassUID", "1.2.840.10008.5.1.4.1.1.128"), equals("Units", "BQML"))  # PET images in Bq/ml
_RADIOPHARMACEUTICAL = tag_text(tag_of("RadiopharmaceuticalInformationSequence"))
_SUV = (  # what SUV by weight needs of them, any one of each
    (("", "PatientWeight"),),
    (("", "DecayCorrection"),),
    (("", "CorrectedImage"),),
    ((_RADIOPHARMACEUTICAL, "RadionuclideTotalDose"),),
    ((_RADIOPHARMACEUTICAL, "RadionuclideHalfLife"),),
    ((_RADIOPHARMACEUTICAL, "RadiopharmaceuticalStartTime"), (_RADIOPHARMACEUTICAL, "RadiopharmaceuticalStartDateTime")),
    (("", "SeriesTime"),),
    (("", "AcquisitionTime"),),
)


def findings(ground: Ground) -> Iterator[Held]:
    """All of it. Files whose elements could not be read to their end are not said to lack what may come later."""
    files = OwnAttributes(ground.facts)
    whole = _whole(ground)
    yield from _missing(ground, files, whole)
    yield from _suv(ground, files, whole)
    yield from _values(ground)
    yield from _lengths(ground)


def _missing(ground: Ground, files: OwnAttributes, whole: np.ndarray) -> Iterator[Held]:
    keys = ground.facts.keys
    for sop_class_uid, mine in by_class(files).items():
        if sop_class_uid and sop_class_uid != _DIRECTORY and not modules_of(sop_class_uid):
            yield Held(found("class_not_judged", sop_class=uid_name(sop_class_uid)), keys[mine])
        for lack in lacks(files, sop_class_uid, mine & whole):
            if lack.tag not in _UIDS:
                yield _held(lack, keys)
    for tag in _UIDS:
        without = whole & ~files.has(tag) & ~_directories(files)
        if without.any():
            yield Held(found("uid_missing", path=tag_text(tag), attribute=meaning(tag).name), keys[without])
    nested = [ground.facts.files(attribute) for attribute in ground.facts.attributes if attribute[0]]
    if nested:
        yield Held(found("nested_not_judged"), keys[np.unique(np.concatenate(nested))])


def _directories(files: OwnAttributes) -> np.ndarray:
    return by_class(files).get(_DIRECTORY, np.zeros(files.count, bool))


def _held(lack: Lack, keys: np.ndarray) -> Held:
    code = f"type{lack.type_.lower()}_missing" if not lack.is_empty else "type1_empty"
    sentence = lack.sentence[:1].lower() + lack.sentence[1:].rstrip(".")
    return Held(Finding(code, (("attribute", meaning(lack.tag).name), ("sentence", sentence)), tag_text(lack.tag)), keys[lack.files])


def _suv(ground: Ground, files: OwnAttributes, whole: np.ndarray) -> Iterator[Held]:
    facts = ground.facts
    pet = whole & _IN_ACTIVITY(files)
    for needed in _SUV if pet.any() else ():
        without = pet & ~np.logical_or.reduce([facts.has((around, tag_of(keyword), "")) for around, keyword in needed])
        if without.any():
            around, keyword = needed[0]
            yield Held(found("suv_unknown", path=path_text(around, tag_of(keyword)), attribute=meaning(tag_of(keyword)).name), facts.keys[without])


def _values(ground: Ground) -> Iterator[Held]:
    for fault in faults(ground.facts):
        around, tag, _ = fault.attribute
        finding = Finding(fault.code, (("attribute", meaning(tag).name), *fault.parameters), path_text(around, tag), tuple(fault.values))
        yield Held(finding, ground.facts.keys[fault.files], distinct=fault.distinct)


def _lengths(ground: Ground) -> Iterator[Held]:
    for (around, tag, creator), width, keys in ground.lengths.wrong():
        name = meaning(tag, creator).name or tag_text(tag)
        yield Held(found("length_unfit", path=path_text(around, tag), creator=creator, attribute=name, width=width), keys)


def _whole(ground: Ground) -> np.ndarray:
    """(files,) bool Which were read to their end."""
    entries = ground.index.entries
    return np.array([not entries[key].element_notes and not entries[key].is_damaged for key in ground.facts.keys.tolist()], bool)
