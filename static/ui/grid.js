// What both kinds of table share: Tabulator made fit for keyboard and screen reader.

import { make } from "./dom.js";
import { rove } from "./roving.js";
import { keep, kept } from "../state/kept.js";
import { explain } from "./tooltip.js";

const USUAL_TEXT = 13.5;
const LINE = 40;

/** @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/** What all tables share. `tuneGrid` sees to keys and changes of size. */
export const GRID_OPTIONS = { height: "100%", keybindings: false, autoResize: false, columnDefaults: { resizable: "header" } };

/**
 * One stop for the Tab key on the grid itself, and a name.
 * @param {HTMLElement} element
 * @param {Tabulator} table
 * @param {string} label
 */
export function tuneGrid(element, table, label) {
  element.tabIndex = 0;
  element.setAttribute("aria-label", label);
  table.on("tableBuilt", () => {
    const holder = table.rowManager.element;
    element.addEventListener("keydown", (event) => scrollByKey(event, element, holder));
    holder.tabIndex = -1;
    // What scrolls is the group of rows; the element inside it is there for its height only.
    holder.setAttribute("role", "rowgroup");
    holder.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
    rove(element, ".column-title");
    rove(element, ".tabulator-header-filter input");
    rove(element, ".fold", { keys: ["ArrowUp", "ArrowDown"] });
  });
  new ResizeObserver(() => { afterFrame().then(() => { if (element.offsetParent) table.redraw(); }); }).observe(element);
}

/** Wait for a frame, and then for a task of its own: what is drawn there is painted in another, so neither is long. */
export async function afterFrame() {
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
}

/**
 * The grid has the focus, the element inside it scrolls.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} element
 * @param {HTMLElement} holder
 */
function scrollByKey(event, element, holder) {
  if (event.target !== element || event.defaultPrevented) return;
  const page = holder.clientHeight - LINE;
  /** @type {Record<string, [number, number]>} */
  const ways = {
    ArrowUp: [0, -LINE], ArrowDown: [0, LINE], ArrowLeft: [-LINE, 0], ArrowRight: [LINE, 0], PageUp: [0, -page], PageDown: [0, page],
    Home: [0, -holder.scrollHeight], End: [0, holder.scrollHeight],
  };
  if (!(event.key in ways)) return;
  event.preventDefault();
  holder.scrollBy(...ways[event.key]);
}

/** A button that folds or unfolds what belongs to a row. @param {boolean} is_open @param {string} label */
export function foldButton(is_open, label) {
  const button = make("button", "", "fold");
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-expanded", String(is_open));
  return button;
}

/** What an empty table says, as a row, for a grid must have one; `say` changes it. @param {string} text */
export function placeholder(text) {
  const cell = make("span", text);
  cell.setAttribute("role", "gridcell");
  cell.tabIndex = 0; // the way in by keyboard, as long as there is no row
  const row = make("span", [cell]);
  row.setAttribute("role", "row");
  return {
    content: () => row,
    /** @param {string} other */
    say: (other) => { if (cell.textContent !== other) cell.textContent = other; },
  };
}

/**
 * Columns as wide as the reader made them on a visit before.
 * @template {{field: string}} Column
 * @param {string} table_name
 * @param {Column[]} columns
 * @returns {Column[]}
 */
export function withWidths(table_name, columns) {
  const widths = rememberedWidths(table_name);
  return columns.map((column) => (widths[column.field] > 0 ? { ...column, width: scaled(widths[column.field]) } : column));
}

/** Remember the widths that the reader gives to columns, for the usual size of text. @param {string} table_name @param {Tabulator} table */
export function keepWidths(table_name, table) {
  table.on("columnResized", (column) => {
    const width = column.getWidth();
    column.getDefinition().width = width; // else Tabulator takes it back when it lays out anew
    keep(`${table_name}-widths`, { ...rememberedWidths(table_name), [column.getField()]: Math.round((100 * width) / scaled(100)) });
  });
}

/** @param {string} table_name @returns {Record<string, number>} */
function rememberedWidths(table_name) {
  const widths = kept(`${table_name}-widths`);
  return typeof widths === "object" ? /** @type {Record<string, number>} */ (widths) : {};
}

/**
 * Lengths are given for the usual size of text; on very large screens text is larger, and so are they.
 * @param {number} pixels
 */
export function scaled(pixels) {
  return Math.round((pixels * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)) / USUAL_TEXT);
}

/** A column title that the keyboard reaches; its click bubbles to the header, which sorts. @param {string} title @param {string} [explanation] */
export function headingButton(title, explanation) {
  const button = make("button", title, "column-title");
  button.type = "button";
  if (explanation) explain(button, explanation);
  return button;
}
