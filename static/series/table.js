// Patients, studies and series as one grouped, virtual table.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId, make } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { SERIES_COLUMNS, inOrder, passes, searchText } from "./columns.js";
import { createColumnMenu, hiddenColumns } from "./column-menu.js";
import { groupHeadings } from "./groups.js";
import { GRID_OPTIONS, afterFrame, headingButton, placeholder, scaled, tuneGrid } from "../ui/grid.js";

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("./columns.js").SeriesColumn} SeriesColumn
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const SETTLE_MS = 120;

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewports.js").ActiveStore} active
 * @param {ReturnType<typeof import("./thumbnails.js").createThumbnails>} thumbnails
 * @param {(series_key: number) => void} choose
 * @param {() => void} enter go on to the picture
 */
export function createSeriesTable(store, active, thumbnails, choose, enter) {
  const element = byId("series-table", HTMLElement);
  const search = byId("series-search", HTMLInputElement);
  const clear = byId("clear-filters", HTMLButtonElement);
  const table = new Tabulator(element, { ...TABLE_OPTIONS, groupHeader: groupHeadings(store.value), columns: [thumbnailColumn(thumbnails), ...SERIES_COLUMNS.map(column)], rowFormatter: mark });
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));
  /** @type {Map<number, SeriesRow>} changed, and not drawn yet */
  const waiting = new Map();
  /** @type {Set<number>} the rows that the table has: it complains when asked for others */
  const drawn = new Set();
  let generation = 0;
  let drawn_generation = 0;
  let marked = -1;
  let follows = true; // the chosen series stays in view while rows are added, until the reader scrolls
  let settle = 0;

  /** @param {RowComponent} row */
  function mark(row) {
    const { series_key } = row.getData();
    const is_chosen = series_key === marked;
    row.getElement().id = `series-row-${series_key}`;
    row.getElement().classList.toggle("is-chosen", is_chosen);
    row.getElement().setAttribute("aria-selected", String(is_chosen));
  }

  /** @param {number} series_key */
  function markChosen(series_key) {
    const before = marked;
    marked = series_key;
    follows = true;
    for (const key of [before, series_key]) {
      const row = drawn.has(key) && table.getRow(key);
      if (row) mark(row);
    }
    if (store.value.rows.has(series_key)) element.setAttribute("aria-activedescendant", `series-row-${series_key}`);
    else element.removeAttribute("aria-activedescendant");
  }

  // Tabulator keeps and changes what it is given: it gets copies. It draws once for all rows of a batch.
  async function drawRows() {
    await built;
    const rows = [...waiting.values()].map((row) => ({ ...row }));
    waiting.clear();
    if (drawn_generation !== generation) {
      drawn.clear();
      await table.replaceData([]);
    }
    drawn_generation = generation;
    table.blockRedraw();
    const [known, added] = [true, false].map((is_known) => rows.filter(({ series_key }) => drawn.has(series_key) === is_known));
    if (known.length) await table.updateData(known);
    if (added.length) await table.addData(added);
    for (const { series_key } of added) drawn.add(series_key);
    table.restoreRedraw();
    showCount();
    if (added.length && follows) await scrollTo(marked);
  }

  function showCount() {
    const shown = table.getDataCount("active");
    const total = store.value.rows.size;
    const filtered = search.value !== "" || table.getHeaderFilters().length > 0;
    clear.hidden = !filtered;
    byId("series-count", HTMLOutputElement).textContent = filtered ? `${countText(shown)} of ${countText(total)}` : countText(total);
  }

  /** @param {number} series_key */
  async function moveTo(series_key) {
    markChosen(series_key);
    clearTimeout(settle);
    settle = window.setTimeout(() => choose(series_key), SETTLE_MS);
    await scrollTo(series_key);
  }

  /** Scroll as far as is needed to a row that is neither folded away nor filtered out. @param {number} series_key */
  async function scrollTo(series_key) {
    if (!shownKeys().includes(series_key)) return;
    await table.scrollToRow(series_key, "nearest", false);
    bringIntoView(series_key);
    await afterFrame(); // rows that are drawn on the way move it again
    bringIntoView(series_key);
  }

  /** The series in the order in which they stand. */
  function shownKeys() {
    return table.getGroups().flatMap(unfoldedRows).map((row) => Number(row.getIndex()));
  }

  /** The virtual table only guesses the height of what it has not drawn: put the row right. @param {number} series_key */
  function bringIntoView(series_key) {
    const holder = table.rowManager.element;
    const row = document.getElementById(`series-row-${series_key}`)?.getBoundingClientRect();
    const view = holder.getBoundingClientRect();
    if (row) holder.scrollTop += Math.min(0, row.top - view.top) + Math.max(0, row.bottom - view.top - holder.clientHeight);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.target !== element) return;
    const keys = shownKeys();
    const at = keys.indexOf(marked);
    /** @type {Record<string, number>} */
    const places = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: keys.length - 1 };
    if (event.key === "Enter" && at >= 0) {
      clearTimeout(settle);
      choose(marked);
      enter();
    } else if (event.key in places && keys.length) moveTo(keys[Math.max(0, Math.min(keys.length - 1, places[event.key]))]);
    else return;
    event.preventDefault();
  }

  const schedule = inPauses(drawRows);

  tuneGrid(element, table, "Series");
  createColumnMenu(table, built);
  element.addEventListener("keydown", onKey);
  for (const event of ["wheel", "pointerdown"]) element.addEventListener(event, () => { follows = false; }, { capture: true, passive: true });
  table.on("rowClick", (_event, row) => choose(row.getData().series_key));
  table.on("dataFiltered", () => queueMicrotask(showCount));
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted) table.setFilter((row) => wanted.split(/\s+/).every((word) => searchText(row).includes(word)));
    else table.clearFilter(false);
  });
  clear.addEventListener("click", () => {
    search.value = "";
    table.clearHeaderFilter();
    table.clearFilter(true);
  });
  store.watch(["generation"], (state) => {
    if (state.generation === generation) return;
    generation = state.generation;
    waiting.clear();
    thumbnails.clear();
    schedule();
  });
  store.watch(["changed_rows"], ({ changed_rows }) => {
    for (const row of changed_rows) waiting.set(row.series_key, row);
    if (changed_rows.length) schedule();
  });
  active.watch(["selection"], ({ selection }) => {
    const series_key = selection?.series_key ?? -1;
    if (series_key === marked) return;
    markChosen(series_key);
    if (drawn.has(series_key)) scrollTo(series_key);
  });
}

/** The rows of a group as they stand below each other. @param {GroupComponent} group @returns {RowComponent[]} */
function unfoldedRows(group) {
  if (!group.isVisible()) return [];
  const groups = group.getSubGroups();
  return groups.length ? groups.flatMap(unfoldedRows) : group.getRows();
}

/**
 * Run a job in animation frames, as often as it is asked for but never more than a fifth of the time.
 * @param {() => Promise<void>} job
 */
function inPauses(job) {
  let wanted = false;
  let running = false;
  async function run() {
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await afterFrame();
        const start = performance.now();
        await job();
        const pause = 4 * (performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } finally {
      running = false;
    }
  }
  return () => {
    wanted = true;
    if (!running) run();
  };
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "series_key",
  layout: "fitData",
  rowHeight: scaled(40),
  renderVerticalBuffer: scaled(80),
  groupBy: ["patient_key", "study_key"],
  groupToggleElement: false,
  initialSort: [{ column: "series_number", dir: "asc" }, { column: "study_date", dir: "asc" }, { column: "patient_name", dir: "asc" }],
  headerSortClickElement: "header",
  placeholder: placeholder("No series yet"),
};

/** @param {SeriesColumn} description */
function column(description) {
  const { field, title, width } = description;
  const is_number = description.order !== undefined;
  return {
    field, title,
    width: scaled(width),
    visible: !hiddenColumns().has(field),
    hozAlign: is_number && field !== "rows" && field !== "pixel_spacing" ? "right" : "left",
    titleFormatter: () => headingButton(title),
    formatter: (/** @type {any} */ cell) => textIn(cell, description.text(cell.getData())),
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

/** @param {ReturnType<typeof import("./thumbnails.js").createThumbnails>} thumbnails */
function thumbnailColumn(thumbnails) {
  return {
    field: "series_key", title: "Thumbnail", width: scaled(46), headerSort: false, resizable: false, cssClass: "thumbnail-cell",
    visible: !hiddenColumns().has("series_key"),
    titleFormatter: () => make("span", "Thumbnail", "visually-hidden"),
    formatter: (/** @type {any} */ cell) => thumbnails.place(cell.getData().series_key),
  };
}
