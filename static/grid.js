// What both kinds of table share: Tabulator made fit for keyboard and screen reader.

import { make } from "./dom.js";

/** @typedef {import("../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/**
 * One stop for the Tab key on the grid itself, and a name.
 * @param {HTMLElement} element
 * @param {Tabulator} table
 * @param {string} label
 */
export function tuneGrid(element, table, label) {
  element.tabIndex = 0;
  element.setAttribute("aria-label", label);
  table.on("tableBuilt", () => { table.rowManager.element.tabIndex = -1; });
  new ResizeObserver(() => { if (element.offsetParent) table.redraw(); }).observe(element);
}

/** A column title that the keyboard reaches; its click bubbles to the header, which sorts. @param {string} title */
export function headingButton(title) {
  const button = make("button", title, "column-title");
  button.type = "button";
  return button;
}
