// The two heading rows over the series of a patient and of a study.

import { make } from "../ui/dom.js";
import { countOf, dateText, timeText } from "../ui/formats.js";
import { foldButton } from "../ui/grid.js";

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 */

/** @param {unknown} _key @param {number} _count @param {SeriesRow[]} rows @param {GroupComponent} group */
export function patientHeading(_key, _count, rows, group) {
  const studies = new Set(rows.map(({ study_key }) => study_key)).size;
  const facts = [stated(rows, "patient_id"), stated(rows, "patient_sex"), dateText(stated(rows, "patient_birth_date"))];
  return heading(group, stated(rows, "patient_name") || "(no name)", facts, [countOf(studies, "study", "studies"), ...sums(rows)]);
}

/** @param {unknown} _key @param {number} _count @param {SeriesRow[]} rows @param {GroupComponent} group */
export function studyHeading(_key, _count, rows, group) {
  const description = stated(rows, "study_description");
  const date = `${dateText(stated(rows, "study_date"))} ${timeText(stated(rows, "study_time"))}`.trim();
  return heading(group, description || date || "(no description)", [description ? date : "", stated(rows, "accession_number")], sums(rows));
}

/**
 * What the first series that states it says: in broken archives not all of them do.
 * @param {SeriesRow[]} rows
 * @param {"patient_name"|"patient_id"|"patient_sex"|"patient_birth_date"|"study_description"|"study_date"|"study_time"|"accession_number"} attribute
 */
function stated(rows, attribute) {
  return rows.find((row) => row[attribute])?.[attribute] ?? null;
}

/** @param {SeriesRow[]} rows */
function sums(rows) {
  const frames = rows.reduce((sum, row) => sum + row.frames, 0);
  return [countOf(rows.length, "series", "series"), countOf(frames, "frame")];
}

/**
 * @param {GroupComponent} group
 * @param {string} title
 * @param {(string|null)[]} facts
 * @param {string[]} counts
 */
function heading(group, title, facts, counts) {
  const fold = foldButton(group.isVisible(), `Series of ${title}`);
  fold.addEventListener("click", () => {
    group.toggle();
    fold.setAttribute("aria-expanded", String(group.isVisible()));
  });
  const texts = [make("b", title), ...facts.filter(Boolean).map((fact) => make("span", String(fact))), make("small", counts.join(" · "))];
  const cell = make("div", [fold, ...texts], "group-heading");
  cell.setAttribute("role", "gridcell");
  // Tabulator calls a heading a row group; to a screen reader it is a row of one cell.
  queueMicrotask(() => cell.parentElement?.setAttribute("role", "row"));
  return cell;
}
