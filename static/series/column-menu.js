// Which columns of the series table are shown; the choice is remembered, nothing of a file is.

import { keep, kept } from "../state/kept.js";
import { byId, make } from "../ui/dom.js";
import { SERIES_COLUMNS } from "./columns.js";

const CHOICE = "series-columns";
const THUMBNAIL = { field: "series_key", title: "Thumbnail" };
const SOURCE = "archive_name"; // shown by itself where there are several
const ON_A_PHONE = ["series_key", "series_description", "images", "notes"];

/** @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/** The fields of the columns that are shown: the reader's choice, else the usual ones, of which a phone has room for the most telling. */
export function shownColumns() {
  const chosen = kept(CHOICE);
  if (Array.isArray(chosen)) return new Set(chosen.map(String));
  if (window.matchMedia("(max-width: 560px)").matches) return new Set(ON_A_PHONE);
  return new Set([THUMBNAIL.field, ...SERIES_COLUMNS.filter(({ hidden }) => !hidden).map(({ field }) => field)]);
}

/**
 * @param {Tabulator} table
 * @param {Promise<unknown>} built
 * @param {import("../state/store.js").PageStore} store
 */
export function createColumnMenu(table, built, store) {
  const shown = shownColumns();
  let has_several = false;

  /** @param {string} field */
  async function update(field) {
    await built;
    const column = table.getColumns().find((candidate) => candidate.getField() === field);
    if (shown.has(field) || (field === SOURCE && has_several)) column?.show();
    else column?.hide();
    table.redraw(); // the columns share the room anew
  }

  byId("column-list", HTMLFieldSetElement).append(...[THUMBNAIL, ...SERIES_COLUMNS].map(({ field, title }) => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: shown.has(field), name: field });
    box.addEventListener("change", () => {
      if (box.checked) shown.add(field);
      else shown.delete(field);
      keep(CHOICE, [...shown]);
      update(field);
    });
    return make("label", [box, title]);
  }));
  store.watch(["archives"], ({ archives }) => {
    if (archives.length > 1 === has_several) return;
    has_several = !has_several;
    update(SOURCE);
  });
}
