// What the headings over a patient's and a study's series say, as the engine's rows have it. Pure: no DOM.

import { countOf, dateText, imagesOf, timeText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").PatientRow} PatientRow
 * @typedef {import("../engine/contract.js").Remark} Remark
 * @typedef {import("../engine/contract.js").StudyRow} StudyRow
 * @typedef {{title: string, facts: (string|null)[], counts: string[], notes: Remark[]}} Heading
 */

/** @type {Heading} */
const NOTHING = { title: "", facts: [], counts: [], notes: [] };

/** @param {PatientRow|undefined} patient undefined: not known yet @returns {Heading} */
export function patientHeading(patient) {
  if (!patient) return NOTHING;
  const { patient_name, patient_id, patient_sex, patient_birth_date, studies, notes } = patient;
  const facts = [patient_id, patient_sex, dateText(patient_birth_date)];
  return { title: patient_name || "(no name)", facts, counts: [countOf(studies, "study", "studies"), ...countsOf(patient)], notes };
}

/** The part of a study that belongs to a patient. @param {StudyRow|undefined} study @param {number} patient_key @returns {Heading} */
export function studyHeading(study, patient_key) {
  if (!study) return NOTHING;
  const { study_description, study_date, study_time, accession_number, parts, notes } = study;
  const date = `${dateText(study_date)} ${timeText(study_time)}`.trim();
  const part = parts.find((one) => one.patient_key === patient_key) ?? study;
  return { title: study_description || date || "(no description)", facts: [study_description ? date : "", accession_number], counts: countsOf(part), notes };
}

/** @param {{series: number, instances: number, frames: number}} row */
function countsOf(row) {
  return [countOf(row.series, "series", "series"), imagesOf(row)];
}
