// Which columns of the series table are shown; the choice is remembered, nothing of a file is.

import { byId, make } from "../ui/dom.js";
import { SERIES_COLUMNS } from "./columns.js";

const STORED_AS = "dicom-zip-inspector.hidden-columns";

/** @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/** @returns {Set<string>} */
export function hiddenColumns() {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED_AS) ?? "null");
    if (Array.isArray(stored)) return new Set(stored);
  } catch {
    // Storage may be switched off: the usual columns then.
  }
  return new Set(SERIES_COLUMNS.filter(({ hidden }) => hidden).map(({ field }) => field));
}

/** @param {string[]} fields */
function remember(fields) {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(fields));
  } catch {
    // Not remembered, then.
  }
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
      remember(table.getColumns().filter((candidate) => !candidate.isVisible()).map((candidate) => candidate.getField()));
    });
    list.append(make("label", [box, title]));
  }
}
