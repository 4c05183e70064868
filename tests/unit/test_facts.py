"""Facts say of every attribute what pydicom's reading of each file says, over batches of any size."""

import numpy as np
import pytest
from archives import zip_bytes
from dicom_files import dataset, file_bytes
from pydicom import Dataset, Sequence
from walked_elements import read_elements

from dicom_zip_inspector.census.batch_values import values_of
from dicom_zip_inspector.census.kept_values import KeptValues
from dicom_zip_inspector.checks.facts import Facts
from dicom_zip_inspector.scan import element_reader

FILES = 40
COMMENTS = ("", "a\\b", "Ärger", None)


def files() -> list[Dataset]:
    made = []
    for number in range(FILES):
        one = dataset(number, PatientName=f"Doe^{number % 7}", SpecificCharacterSet="ISO_IR 192")
        if (comment := COMMENTS[number % 4]) is not None:
            one.ImageComments = comment.split("\\")[0]
        one.RequestAttributesSequence = Sequence([Dataset()] if number % 3 else [])
        if number % 3 == 2:
            one.RequestAttributesSequence[0].ScheduledProcedureStepID = f"step {number}"
        block = one.private_block(0x0019, "MAKER", create=True)
        block.add_new(1, "LO", "x" if number % 2 else "")
        made.append(one)
    return made


@pytest.fixture(params=[7, 1000], ids=["many batches", "one batch"])
def facts(request, monkeypatch) -> Facts:
    monkeypatch.setattr(element_reader, "BATCH_LANES", request.param)
    kept = KeptValues()
    archive = zip_bytes({str(number): file_bytes(one) for number, one in enumerate(files())})
    for batch in read_elements(archive):
        kept.add(values_of(batch), {number: number % 5 for number in range(FILES - 1)})
    return Facts(kept)


def numbers(facts: Facts, files: np.ndarray) -> list[int]:
    return sorted(facts.keys[files].tolist())


def test_files_that_have_an_attribute_and_those_that_have_it_empty(facts):
    made = files()
    assert facts.count == FILES and sorted(facts.keys.tolist()) == list(range(FILES))
    comments = ("", 0x00204000, "")
    assert numbers(facts, facts.files(comments)) == [number for number, one in enumerate(made) if one.get("ImageComments")]
    assert numbers(facts, facts.empty(comments)) == [number for number, one in enumerate(made) if one.get("ImageComments", None) == ""]
    assert sorted(facts.keys[facts.has(comments)].tolist()) == numbers(facts, facts.files(comments))


def test_sequences_are_empty_without_items_and_nested_elements_have_their_own_files(facts):
    made = files()
    sequence, step = ("", 0x00400275, ""), ("00400275", 0x00400009, "")
    assert numbers(facts, facts.files(sequence)) == [number for number, one in enumerate(made) if one.RequestAttributesSequence]
    assert numbers(facts, facts.empty(sequence)) == [number for number, one in enumerate(made) if not one.RequestAttributesSequence]
    assert {text: numbers(facts, files) for text, files in facts.values(step).items()} == {
        one.RequestAttributesSequence[0].ScheduledProcedureStepID: [number] for number, one in enumerate(made) if number % 3 == 2
    }


def test_values_have_their_files_whatever_batch_they_came_in(facts):
    made = files()
    found = {text: numbers(facts, files) for text, files in facts.values(("", 0x00100010, "")).items()}
    assert found == {f"Doe^{n}": [number for number, one in enumerate(made) if str(one.PatientName) == f"Doe^{n}"] for n in range(7)}
    assert set(facts.values(("", 0x00204000, ""))) == {"a", "Ärger"}
    everything: dict[tuple, set[int]] = {}
    for attribute, text, files_of in facts.texts():
        everything.setdefault((attribute, text), set()).update(numbers(facts, files_of))
    assert everything[("", 0x00100010, ""), "Doe^3"] == set(found["Doe^3"])


def test_private_attributes_go_by_their_creator_and_vrs_are_told(facts):
    private = ("", 0x00191001, "MAKER")
    assert private in facts.attributes
    assert numbers(facts, facts.files(private)) == [number for number in range(FILES) if number % 2]
    assert list(facts.vrs(private)) == ["LO"]


def test_what_does_not_occur_is_in_no_file(facts):
    nothing = ("", 0x00101010, "")
    assert not facts.files(nothing).size and not facts.empty(nothing).size and facts.values(nothing) == {} and facts.vrs(nothing) == {}
    none = Facts(KeptValues())
    assert none.count == 0 and not none.files(nothing).size and list(none.texts()) == []
