// The heading rows over the series of a patient and of a study, as the engine's rows say: nothing is summed here.

import { make } from "../ui/dom.js";
import { foldButton } from "../ui/grid.js";
import { patientHeading, studyHeading } from "./headings.js";
import { remarkElement } from "../ui/remarks.js";

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 * @typedef {import("./headings.js").Heading} Heading
 * @typedef {{group: GroupComponent, fold: HTMLElement, texts: HTMLElement, heading: () => Heading, shown: string}} Shown
 */

/** @param {Readonly<import("../state/store.js").PageState>} state */
export function createHeadings(state) {
  /** @type {Map<string, Shown>} */
  const all = new Map();

  /** @param {number} patient_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  const patientCell = (patient_key, _count, _rows, group) => cellOf(`${patient_key}`, group, () => patientHeading(state.patients.get(patient_key)));

  /** @param {number} study_key @param {number} _count @param {SeriesRow[]} _rows @param {GroupComponent} group */
  function studyCell(study_key, _count, _rows, group) {
    const patient_key = group.getParentGroup().getKey();
    return cellOf(`${patient_key}/${study_key}`, group, () => studyHeading(state.studies.get(study_key), patient_key));
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
    generators: [patientCell, studyCell],
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
