// The row of the chosen series: marked, kept in view, and moved by the keyboard.

import { afterFrame } from "../ui/grid.js";

/**
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 * @typedef {{choose: (series_key: number) => void, enter: () => void}} Intents `enter`: go on to the picture
 */

const SETTLE_MS = 120;
const PAGE = 10;

/**
 * @param {HTMLElement} element of the table
 * @param {() => Tabulator} grid
 * @param {(series_key: number) => boolean} has whether the table has that row
 */
export function createChosenRow(element, grid, has) {
  let marked = -1;

  /** @param {RowComponent} row */
  function format(row) {
    const { series_key } = row.getData();
    const is_chosen = series_key === marked;
    row.getElement().id = `series-row-${series_key}`;
    row.getElement().classList.toggle("is-chosen", is_chosen);
    row.getElement().setAttribute("aria-selected", String(is_chosen));
  }

  /** @param {number} series_key */
  function mark(series_key) {
    const before = marked;
    marked = series_key;
    for (const key of [before, series_key]) {
      const row = has(key) && grid().getRow(key);
      if (row) format(row);
    }
    if (series_key >= 0) element.setAttribute("aria-activedescendant", `series-row-${series_key}`);
    else element.removeAttribute("aria-activedescendant");
  }

  /** Scroll as far as is needed to the row, unless it is folded away or filtered out. */
  async function scrollTo() {
    const series_key = marked;
    if (!shownKeys(grid()).includes(series_key)) return;
    await grid().scrollToRow(series_key, "nearest", false);
    bringIntoView(grid(), series_key);
    await afterFrame(); // rows that are drawn on the way move it again
    bringIntoView(grid(), series_key);
  }

  return { format, mark, scrollTo, marked: () => marked };
}

/** Where the table becomes lower, as the headers are unfolded below it, the chosen row stays in view if it was. @param {HTMLElement} element @param {() => Tabulator} grid @param {ReturnType<typeof createChosenRow>} chosen_row */
export function keepInView(element, grid, chosen_row) {
  let height = 0;
  new ResizeObserver(async () => {
    const before = height;
    height = grid().rowManager.element.clientHeight;
    if (!isInView(grid(), chosen_row.marked(), before)) return;
    await afterFrame(); // the table lays itself out anew
    await chosen_row.scrollTo();
  }).observe(element);
}

/**
 * The keys of the table: up and down through the series, its picture follows when they rest.
 * @param {HTMLElement} element
 * @param {() => Tabulator} grid
 * @param {ReturnType<typeof createChosenRow>} chosen_row
 * @param {Intents} intents
 */
export function attachRowKeys(element, grid, chosen_row, { choose, enter }) {
  let settle = 0;

  /** @param {number} series_key */
  function moveTo(series_key) {
    chosen_row.mark(series_key);
    clearTimeout(settle);
    settle = window.setTimeout(choose, SETTLE_MS, series_key);
    chosen_row.scrollTo();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.target !== element) return;
    const keys = shownKeys(grid());
    const at = keys.indexOf(chosen_row.marked());
    /** @type {Record<string, number>} */
    const places = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: keys.length - 1 };
    if (event.key === "Enter" && at >= 0) {
      clearTimeout(settle);
      choose(keys[at]);
      enter();
    } else if (event.key in places && keys.length) moveTo(keys[Math.max(0, Math.min(keys.length - 1, places[event.key]))]);
    else return;
    event.preventDefault();
  }

  element.addEventListener("keydown", onKey);
}

/** The series in the order in which they stand. @param {Tabulator} table @returns {number[]} */
export function shownKeys(table) {
  return table.getGroups().flatMap(unfoldedRows).map((row) => Number(row.getIndex()));
}

/** The rows of a group as they stand below each other. @param {GroupComponent} group @returns {RowComponent[]} */
function unfoldedRows(group) {
  if (!group.isVisible()) return [];
  const groups = group.getSubGroups();
  return groups.length ? groups.flatMap(unfoldedRows) : group.getRows();
}

/** @param {Tabulator} table @param {number} series_key @param {number} height of what is in view */
function isInView(table, series_key, height) {
  const row = document.getElementById(`series-row-${series_key}`)?.getBoundingClientRect();
  const { top } = table.rowManager.element.getBoundingClientRect();
  return row !== undefined && row.top >= top && row.bottom <= top + height;
}

/** The virtual table only guesses the height of what it has not drawn: put the row right. @param {Tabulator} table @param {number} series_key */
function bringIntoView(table, series_key) {
  const holder = table.rowManager.element;
  const row = document.getElementById(`series-row-${series_key}`)?.getBoundingClientRect();
  const view = holder.getBoundingClientRect();
  if (row) holder.scrollTop += Math.min(0, row.top - view.top) + Math.max(0, row.bottom - view.top - holder.clientHeight);
}
