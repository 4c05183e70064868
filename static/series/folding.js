// Fold or unfold all patients and studies of the series table.

import { byId } from "../ui/dom.js";

/**
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 */

/** Folding all leaves the patients to be seen, and below each one its studies folded. @param {Tabulator} table @param {(group: GroupComponent, is_open: boolean) => void} tellFold */
export function attachFolding(table, tellFold) {
  /** @param {boolean} is_open */
  function setAll(is_open) {
    table.blockRedraw();
    for (const group of withSubGroups(table.getGroups())) if (group.isVisible() !== is_open) group.toggle();
    table.restoreRedraw();
  }
  table.on("groupVisibilityChanged", tellFold);
  byId("fold-series", HTMLButtonElement).addEventListener("click", () => setAll(false));
  byId("unfold-series", HTMLButtonElement).addEventListener("click", () => setAll(true));
}

/** @param {GroupComponent[]} groups @returns {GroupComponent[]} */
function withSubGroups(groups) {
  return groups.flatMap((group) => [group, ...withSubGroups(group.getSubGroups())]);
}
