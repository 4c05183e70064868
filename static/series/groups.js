// The two heading rows over the series of a patient and of a study.

import { make } from "../ui/dom.js";
import { countOf, dateText, timeText } from "../ui/formats.js";
import { foldButton } from "../ui/grid.js";

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 */

/**
 * The headings of Tabulator's groups, as the engine's rows say: nothing is summed here.
 * @param {Readonly<import("../state/store.js").PageState>} state
 */
export function groupHeadings(state) {
  /** @param {number} patient_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  function patientHeading(patient_key, _count, _rows, group) {
    const patient = state.patients.get(patient_key);
    if (!patient) return heading(group, "", [], []);
    const { patient_name, patient_id, patient_sex, patient_birth_date, studies } = patient;
    const facts = [patient_id, patient_sex, dateText(patient_birth_date)];
    return heading(group, patient_name || "(no name)", facts, [countOf(studies, "study", "studies"), ...counts(patient)]);
  }

  /** @param {number} study_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  function studyHeading(study_key, _count, _rows, group) {
    const study = state.studies.get(study_key);
    if (!study) return heading(group, "", [], []);
    const patient_key = group.getParentGroup().getKey();
    const { study_description, study_date, study_time, accession_number, parts } = study;
    const date = `${dateText(study_date)} ${timeText(study_time)}`.trim();
    const part = parts.find((one) => one.patient_key === patient_key) ?? study;
    return heading(group, study_description || date || "(no description)", [study_description ? date : "", accession_number], counts(part));
  }

  return [patientHeading, studyHeading];
}

/** @param {{series: number, frames: number}} row */
function counts({ series, frames }) {
  return [countOf(series, "series", "series"), countOf(frames, "frame")];
}

/**
 * @param {GroupComponent} group
 * @param {string} title
 * @param {(string|null)[]} facts
 * @param {string[]} sums
 */
function heading(group, title, facts, sums) {
  const fold = foldButton(group.isVisible(), `Series of ${title}`);
  fold.addEventListener("click", () => {
    group.toggle();
    fold.setAttribute("aria-expanded", String(group.isVisible()));
  });
  const texts = [make("b", title), ...facts.filter(Boolean).map((fact) => make("span", String(fact))), make("small", sums.join(" · "))];
  const cell = make("div", [fold, ...texts], "group-heading");
  cell.setAttribute("role", "gridcell");
  // Tabulator calls a heading a row group; to a screen reader it is a row of one cell.
  queueMicrotask(() => cell.parentElement?.setAttribute("role", "row"));
  return cell;
}
