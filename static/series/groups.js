// The heading rows over the series of a patient and of a study, as the engine's rows say: nothing is summed here.

import { make } from "../ui/dom.js";
import { countOf, dateText, imagesOf, timeText } from "../ui/formats.js";
import { foldButton } from "../ui/grid.js";
import { remarkElement } from "../ui/remarks.js";

/**
 * @typedef {import("../engine/contract.js").Remark} Remark
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 * @typedef {{title: string, facts: (string|null)[], counts: string[], notes: Remark[]}} Heading
 * @typedef {{group: GroupComponent, fold: HTMLElement, texts: HTMLElement, heading: () => Heading, shown: string}} Shown
 */

const NOTHING = { title: "", facts: [], counts: [], notes: [] };

/** @param {Readonly<import("../state/store.js").PageState>} state */
export function createHeadings(state) {
  /** @type {Map<string, Shown>} */
  const all = new Map();

  /** @param {number} patient_key @returns {Heading} */
  function ofPatient(patient_key) {
    const patient = state.patients.get(patient_key);
    if (!patient) return NOTHING;
    const { patient_name, patient_id, patient_sex, patient_birth_date, studies, notes } = patient;
    const facts = [patient_id, patient_sex, dateText(patient_birth_date)];
    return { title: patient_name || "(no name)", facts, counts: [countOf(studies, "study", "studies"), ...countsOf(patient)], notes };
  }

  /** The part of a study that belongs to a patient. @param {number} patient_key @param {number} study_key @returns {Heading} */
  function ofStudy(patient_key, study_key) {
    const study = state.studies.get(study_key);
    if (!study) return NOTHING;
    const { study_description, study_date, study_time, accession_number, parts, notes } = study;
    const date = `${dateText(study_date)} ${timeText(study_time)}`.trim();
    const part = parts.find((one) => one.patient_key === patient_key) ?? study;
    return { title: study_description || date || "(no description)", facts: [study_description ? date : "", accession_number], counts: countsOf(part), notes };
  }

  /** @param {number} patient_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  const patientHeading = (patient_key, _count, _rows, group) => cellOf(`${patient_key}`, group, () => ofPatient(patient_key));

  /** @param {number} study_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  function studyHeading(study_key, _count, _rows, group) {
    const patient_key = group.getParentGroup().getKey();
    return cellOf(`${patient_key}/${study_key}`, group, () => ofStudy(patient_key, study_key));
  }

  /** @param {string} key @param {GroupComponent} group @param {() => Heading} heading */
  function cellOf(key, group, heading) {
    const fold = foldButton(group.isVisible(), "");
    const shown = { group, fold, texts: make("span", "", "group-texts"), heading, shown: "" };
    fold.addEventListener("click", () => group.toggle());
    all.set(key, shown);
    fill(shown);
    const cell = make("div", [fold, shown.texts], "group-heading");
    cell.setAttribute("role", "gridcell");
    // Tabulator calls a heading a row group; to a screen reader it is a row of one cell.
    queueMicrotask(() => cell.parentElement?.setAttribute("role", "row"));
    return cell;
  }

  return {
    generators: [patientHeading, studyHeading],
    /** Bring all to what the engine's rows say now. */
    refresh: () => all.forEach(fill),
    clear: () => all.clear(),
    /** A group was folded or unfolded, by whatever. @param {GroupComponent} group @param {boolean} is_open */
    tellFold(group, is_open) {
      for (const one of all.values()) if (one.group === group) one.fold.setAttribute("aria-expanded", String(is_open));
    },
  };
}

/** @param {Shown} shown */
function fill(shown) {
  const heading = shown.heading();
  const text = JSON.stringify(heading);
  if (text === shown.shown) return;
  shown.shown = text;
  const { title, facts, counts, notes } = heading;
  shown.fold.setAttribute("aria-label", `Series of ${title}`);
  shown.texts.replaceChildren(
    make("b", title), ...facts.filter(Boolean).map((fact) => make("span", String(fact))), make("small", counts.join(" · ")), ...notes.map(remarkElement),
  );
}

/** @param {{series: number, instances: number, frames: number}} row */
function countsOf(row) {
  return [countOf(row.series, "series", "series"), imagesOf(row)];
}
