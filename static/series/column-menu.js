// Which columns of the series table are shown; the choice is remembered, nothing of a file is.

import { keep, kept } from "../state/kept.js";
import { byId, make } from "../ui/dom.js";
import { SERIES_COLUMNS } from "./columns.js";

const NAME = "hidden-columns";

/** @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/** @returns {Set<string>} */
export function hiddenColumns() {
  const stored = kept(NAME);
  return new Set(Array.isArray(stored) ? stored : SERIES_COLUMNS.filter(({ hidden }) => hidden).map(({ field }) => field));
}

/**
 * @param {Tabulator} table
 * @param {Promise<unknown>} built
 */
export function createColumnMenu(table, built) {
  const list = byId("column-list", HTMLFieldSetElement);
  const hidden = hiddenColumns();
  const titles = [{ field: "series_key", title: "Thumbnail" }, ...SERIES_COLUMNS];

  for (const { field, title } of titles) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !hidden.has(field), name: field });
    box.addEventListener("change", async () => {
      await built;
      const column = table.getColumns().find((candidate) => candidate.getField() === field);
      if (box.checked) column?.show();
      else column?.hide();
      keep(NAME, table.getColumns().filter((candidate) => !candidate.isVisible()).map((candidate) => candidate.getField()));
    });
    list.append(make("label", [box, title]));
  }
}
