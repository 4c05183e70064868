"""What was read in a picture: whom it names, allowing for letters that look like others."""

import pytest

from dicom_zip_inspector.checks.known import Known
from dicom_zip_inspector.checks.lookalikes import Lookalikes, folded
from dicom_zip_inspector.checks.readings import PATTERNS, meaning


def known(*, names=("Lindqvist^Märta", "Berndt^Oslo"), numbers=("40680180", "A-10582"), dates=("19580312",)):
    found = Known()
    for name in names:
        found.add_name(name, "name")
    for number in numbers:
        found.add_number(number, "number")
    for date in dates:
        found.add_date(date, "birth date")
    return Lookalikes(found)


ALIKE, NOBODY = known(), Lookalikes(Known())


def kind_of(text, alike=NOBODY, confidence=0.9, may_stay=frozenset()):
    return meaning(text, confidence, alike, may_stay).kind


@pytest.mark.parametrize("text", [
    "LINDQVIST, Marta", "Lindgvist™ Maerta", "Llndqvlst", "LlNDQV|ST", "Lindqvis", "Lindqvistt", "Lirndqvist", "Bemdt", "8emdt",
])  # fmt: skip
def test_a_name_that_is_known_is_found_however_it_was_read(text):
    assert meaning(text, 0.6, ALIKE).kind == "identifies"
    assert meaning(text, 0.6, ALIKE).why == "a name"
    assert kind_of(text) != "identifies"


@pytest.mark.parametrize(
    "text", ["40680180", "4O68OI8O", "4068018(", "406 80180", "4 O680 180", "Pat.ID40680180", "40680I8O x", "A10582", "A 1O582", "AI0S82"]
)
def test_a_number_that_is_known_is_found_however_it_was_read(text):
    assert "a number" in meaning(text, 0.6, ALIKE).why


@pytest.mark.parametrize("text", ["12.03.1958", "*12.03.1958", "12/O3/I958", "1958-03-12", "DOB 3/12/1958", "12 Mar 1958", "12.03.58"])
def test_the_date_of_birth_is_found_however_it_was_read(text):
    assert "a birth date" in meaning(text, 0.6, ALIKE).why


@pytest.mark.parametrize(("text", "why"), [
    ("24.05.2022 11:45", "a date"), ("12. 04. 1958", "a date"), ("12 04 1958", "a date"), ("12,04,1958", "a date"), ("12 /04/ 1958", "a date"),
    ("Z4.O5.Z022", "a date"), ("2021-03-15", "a date"), ("call +49 6221 56 4711", "a telephone number"),
    ("m.weber@klinik.example", "an e-mail address"), ("Dr. Weber", "a name with a title"), ("95 years", "an age over 89"),
    ("Name: Unkoez", "a name or number beside “Name”"), ("Patient: Talie Unkoez", "a name or number beside “Patient”"),
    ("Pt: Rosa M.", "a name or number beside “Pt”"), ("ID: 5103", "a name or number beside “ID”"), ("|D 510 369", "a name or number beside “|D”"),
    ("lD 4711", "a name or number beside “lD”"), ("Pat.ID 4068018(", "a name or number beside “Pat”"),
    ("Geb. 04/16/18", "a name or number beside “Geb”"),
    ("Nom: Dupont", "a name or number beside “Nom”"), ("Hasta Adı: Yılmaz", "a name or number beside “Hasta”"),
    ("Apellidos García", "a name or number beside “Apellidos”"), ("née Dupont", "a name or number beside “née”"),
    ("Cognome ROSSI", "a name or number beside “Cognome”"), ("MRN 0012345", "a name or number beside “MRN”"),
])  # fmt: skip
def test_what_identifies_by_its_form_does_whoever_is_known(text, why):
    found = meaning(text, 0.9, NOBODY)
    assert found.kind == "identifies"
    assert why in found.why
    assert kind_of(text, may_stay=PATTERNS) != "identifies"


@pytest.mark.parametrize("text", [
    "R", "L", "A P", "120 kV 200 mA 1.5 s", "W 4000 L 1000", "72kV 15mA 7.9s", "17.1 mm", "Axial", "3D view", "SAG T2 FLAIR",
    "MI 1.2 TIS 0.4", "45 fps", "0.625 1.25 2.50", "512 x 512", "Se 12 Im 48 512",
    "SIEMENS SOMATOM", "GE LOGIQ E9", "FR 32Hz", "Philips Medical Systems", "Dist 4.52 cm", "EF 55 %", "B-Mode", "Se: 3 Im: 12/48", "LIVER", "11:45",
    "Patient Position HFS", "Patient Entrance Dose 120", "Patient", "ID:", "Slice Thickness 5.0 mm", "HR 72 bpm", "PT 120 mm",
])  # fmt: skip
def test_what_names_nobody_is_harmless(text):
    assert kind_of(text) == kind_of(text, ALIKE) == "harmless"
    assert kind_of(text, confidence=0.1) == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "~ — .",
        "HUSUBERG, Elemia",
        "4068 0180",
        "06221 56 471",
        "Unkoez",
        "51036978",
        "A8075803",
        "Klinikum Nord",
        "Neya Tandvårdsklinik",
        "xq7#v",
    ],
)
def test_what_nobody_can_tell_is_unknown(text):
    assert kind_of(text) == "unknown"


@pytest.mark.parametrize("text", ["Lindau", "Mart", "4068", "10 582", "1958", "Best", "Philips", "LIVER 12", "0510", "105", "50510 mm"])
def test_what_only_begins_like_an_identifier_is_none(text):
    assert kind_of(text, ALIKE) != "identifies"


def test_a_common_word_is_not_taken_for_a_name_that_looks_like_it():
    alike = known(names=("Philip^Anna", "Braln^Olga"))
    assert kind_of("Philips", alike) == kind_of("Brain", alike) == "harmless"
    assert kind_of("Phllip", alike) == "identifies"


def test_dates_may_stay_and_names_not():
    assert kind_of("24.05.2022", may_stay=frozenset({"date"})) == "harmless"
    assert kind_of("Name: Unkoez 24.05.2022", may_stay=frozenset({"date"})) == "identifies"
    assert kind_of("12.03.1958", ALIKE, may_stay=frozenset({"date"})) == "identifies"


@pytest.mark.parametrize(
    ("one", "other"), [("O0oD", "0O00"), ("Il1|!", "lllll"), ("modern", "modem"), ("SB", "58"), ("Märta", "MARTA"), ("vvall", "wall")]
)
def test_what_looks_alike_is_folded_alike(one, other):
    assert folded(one) == folded(other)


def test_what_looks_different_is_not():
    assert len({folded(word) for word in ("Weber", "Meyer", "Wagner", "Becker", "Hoffmann", "Fischer", "4711", "4742")}) == 8
