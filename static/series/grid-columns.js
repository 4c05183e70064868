// The columns of the series table as Tabulator takes them.

import { make } from "../ui/dom.js";
import { headingButton, scaled } from "../ui/grid.js";
import { shownColumns } from "./column-menu.js";
import { SERIES_COLUMNS, inOrder, passes } from "./columns.js";

/**
 * @typedef {import("../state/store.js").TableRow} SeriesRow
 * @typedef {import("./columns.js").SeriesColumn} SeriesColumn
 */

/** @param {ReturnType<typeof import("./thumbnails.js").createThumbnails>} thumbnails */
export function gridColumns(thumbnails) {
  const shown = shownColumns();
  return [thumbnailColumn(thumbnails, shown), ...SERIES_COLUMNS.map((description) => column(description, shown))];
}

/** @param {SeriesColumn} description @param {Set<string>} shown */
function column(description, shown) {
  const { field, title, width, grows, explanation, severity } = description;
  const is_number = description.order !== undefined && !description.is_text;
  return {
    field, title,
    ...(grows ? { minWidth: scaled(width), widthGrow: grows } : { width: scaled(width) }),
    visible: shown.has(field),
    hozAlign: is_number ? "right" : "left",
    titleFormatter: () => headingButton(title, explanation),
    formatter(/** @type {any} */ cell) {
      if (severity) cell.getElement().dataset.severity = severity(cell.getData()) ?? "";
      return textIn(cell, description.text(cell.getData()));
    },
    sorter: (/** @type {any} */ _a, /** @type {any} */ _b, /** @type {any} */ one, /** @type {any} */ two) => inOrder(description, one.getData(), two.getData()),
    headerFilter: (/** @type {any} */ _cell, /** @type {any} */ _rendered, /** @type {(wanted: string) => void} */ filter) => filterInput(title, filter),
    headerFilterFunc: (/** @type {string} */ wanted, /** @type {unknown} */ _value, /** @type {SeriesRow} */ row) => passes(description, wanted, row),
  };
}

/** @param {string} title @param {(wanted: string) => void} filter */
function filterInput(title, filter) {
  const input = Object.assign(document.createElement("input"), { type: "search" });
  input.setAttribute("aria-label", `Filter ${title}`);
  input.addEventListener("input", () => filter(input.value));
  return input;
}

/** Nothing but text in a cell: every element more is felt when a batch of rows is drawn. @param {any} cell @param {string} text */
function textIn(cell, text) {
  cell.getElement().title = text.length > 12 ? text : "";
  return document.createTextNode(text);
}

/** @param {ReturnType<typeof import("./thumbnails.js").createThumbnails>} thumbnails @param {Set<string>} shown */
function thumbnailColumn(thumbnails, shown) {
  return {
    field: "series_key", title: "Thumbnail", width: scaled(44), headerSort: false, resizable: false, cssClass: "thumbnail-cell",
    visible: shown.has("series_key"),
    titleFormatter: () => make("span", "Thumbnail", "visually-hidden"),
    formatter: (/** @type {any} */ cell) => thumbnails.place(cell.getData().series_key),
  };
}
