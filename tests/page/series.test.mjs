// What the headings over series say; frames of a choice among more of them; names of saved pictures; letters of texts that are no DICOM.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entrySelection, emptySelection, placeIn } from "../../.build/unbundled/static/picture/selection.js";
import { decoded } from "../../.build/unbundled/static/series/entry-look.js";
import { patientHeading, studyHeading } from "../../.build/unbundled/static/series/headings.js";
import { pictureName } from "../../.build/unbundled/static/tools/picture-name.js";

const counts = (series, instances, frames) => ({ series, instances, frames });

test("a patient without name says so, and one that is not known yet says nothing", () => {
  const patient = { patient_name: "", patient_id: "P1", patient_sex: "F", patient_birth_date: "19700131", studies: 2, notes: [], ...counts(3, 4, 4) };
  const { title, facts, counts: shown } = patientHeading(patient);
  assert.deepEqual([title, facts, shown[0], shown[1]], ["(no name)", ["P1", "F", "1970-01-31"], "2 studies", "3 series"]);
  assert.deepEqual(patientHeading(undefined), { title: "", facts: [], counts: [], notes: [] });
});

test("of a study that two patients share, each heading counts its own part; the date is its name where it has none", () => {
  const study = { study_description: "", study_date: "20240102", study_time: "030405", accession_number: "A", notes: [], parts: [{ patient_key: 1, ...counts(1, 5, 5) }, { patient_key: 2, ...counts(2, 9, 9) }], ...counts(3, 14, 14) };
  assert.equal(studyHeading(study, 2).counts[0], "2 series");
  assert.equal(studyHeading(study, 7).counts[0], "3 series");
  assert.match(studyHeading(study, 1).title, /^2024-01-02 03:04/);
  assert.deepEqual(studyHeading({ ...study, study_description: "Head" }, 1).facts[1], "A");
});

test("the frame that is shown is found again among more frames", () => {
  const before = { ...emptySelection(3), instance_keys: Int32Array.of(7, 7, 9), frame_indices: Int32Array.of(0, 1, 0), position: 1 };
  const grown = { ...emptySelection(3), instance_keys: Int32Array.of(5, 7, 9, 7), frame_indices: Int32Array.of(0, 0, 0, 1) };
  assert.equal(placeIn(grown, before), 3);
  assert.equal(placeIn(emptySelection(3), before), 0);
  const alone = entrySelection(4, "a.dcm", 3);
  assert.deepEqual([alone.series_key, [...alone.instance_keys], [...alone.frame_indices]], [-1, [4, 4, 4], [0, 1, 2]]);
});

test("a saved picture's name has series and frame in it, and no sign that a disk may refuse", () => {
  assert.equal(pictureName({ position: 4, description: { modality: "M/R" } }, { series_number: 12 }), "M_R-series-12-frame-5.png");
  assert.equal(pictureName(null, undefined), "series-frame-1.png");
});

test("a text is read by its mark, as UTF-8 where it is that, else with western letters", () => {
  const bytes = (...values) => Uint8Array.from(values).buffer;
  assert.equal(decoded(bytes(0xff, 0xfe, 0x41, 0x00), false), "A");
  assert.equal(decoded(bytes(0xfe, 0xff, 0x00, 0x41), false), "A");
  assert.equal(decoded(bytes(0xc3, 0xa9), false), "é");
  assert.equal(decoded(bytes(0xe9), false), "é");
  assert.equal(decoded(bytes(0x41, 0xc3), true), "A"); // cut within a letter
});
