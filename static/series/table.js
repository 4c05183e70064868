// Patients, studies and series as one grouped, virtual table.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId } from "../ui/dom.js";
import { GRID_OPTIONS, keepWidths, placeholder, scaled, tuneGrid, withWidths } from "../ui/grid.js";
import { attachRowKeys, createChosenRow, keepInView, shownKeys } from "./chosen-row.js";
import { createColumnMenu } from "./column-menu.js";
import { createRowDrawing } from "./drawing.js";
import { createFiltering } from "./filtering.js";
import { attachFolding } from "./folding.js";
import { gridColumns } from "./grid-columns.js";
import { createHeadings } from "./groups.js";
import { nothingToShow } from "../opening/problems.js";

/** @typedef {import("../state/store.js").PageState} PageState */

const NAME = "series";

/**
 * Over 40 lines: the wiring of the table, whose parts have modules of their own.
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewports.js").ActiveStore} active
 * @param {ReturnType<typeof import("./thumbnails.js").createThumbnails>} thumbnails
 * @param {import("./chosen-row.js").Intents & {pick: (series_key: number) => void}} intents `pick`: a row was pressed
 */
export function createSeriesTable(store, active, thumbnails, intents) {
  const element = byId("series-table", HTMLElement);
  const empty = placeholder("");
  const headings = createHeadings(store.value);
  const chosen_row = createChosenRow(element, () => table, (series_key) => drawing.has(series_key));
  const table = new Tabulator(element, {
    ...TABLE_OPTIONS, groupHeader: headings.generators, columns: withWidths(NAME, gridColumns(thumbnails)), rowFormatter: chosen_row.format, placeholder: empty.content,
  });
  const filtering = createFiltering(table, () => store.value.rows.size);
  const drawing = createRowDrawing(table, afterDrawing);
  let follows = true; // the chosen series stays in view while rows are added, until the reader scrolls

  /** @param {boolean} has_grown */
  async function afterDrawing(has_grown) {
    headings.refresh();
    filtering.showCount();
    if (has_grown && follows) await chosen_row.scrollTo();
    if (isOver(store.value) && active.value.selection === null) chooseFirst();
  }

  /** The first series that has something to draw, else the first. */
  function chooseFirst() {
    const keys = shownKeys(table);
    const first = keys.find((series_key) => store.value.rows.get(series_key)?.frames) ?? keys[0];
    if (first !== undefined) intents.choose(first);
  }

  tuneGrid(element, table, "Series");
  keepWidths(NAME, table);
  createColumnMenu(table, drawing.built, store);
  attachRowKeys(element, () => table, chosen_row, intents);
  keepInView(element, () => table, chosen_row);
  attachFolding(table, headings.tellFold);
  for (const event of ["wheel", "pointerdown"]) element.addEventListener(event, () => { follows = false; }, { capture: true, passive: true });
  table.on("rowClick", (_event, row) => intents.pick(row.getData().series_key));
  table.on("dataFiltered", () => empty.say(emptyText(store.value, filtering.isFiltered())));
  store.watch(["phase", "rows", "problems"], (state) => {
    empty.say(emptyText(state, filtering.isFiltered()));
    element.classList.toggle("has-nothing", state.phase !== "scanning" && state.rows.size === 0);
    if (isOver(state)) drawing.schedule();
  });
  let generation = 0;
  store.watch(["generation"], (state) => {
    if (state.generation === generation) return;
    generation = state.generation;
    filtering.clear();
    thumbnails.clear();
    headings.clear();
    drawing.clear();
  });
  store.watch(["changed_rows"], ({ changed_rows }) => drawing.take(changed_rows));
  store.watch(["gone_rows"], ({ gone_rows }) => drawing.drop(gone_rows));
  store.watch(["patients", "studies"], drawing.schedule);
  active.watch(["selection"], ({ selection }) => {
    const series_key = selection?.series_key ?? -1;
    if (series_key === chosen_row.marked()) return;
    follows = true;
    chosen_row.mark(series_key);
    if (drawing.has(series_key)) chosen_row.scrollTo();
  });
}

/** @param {Readonly<PageState>} state */
function isOver({ phase }) {
  return phase === "done" || phase === "cancelled";
}

/** What stands in the place of rows. @param {Readonly<PageState>} state @param {boolean} is_filtered */
function emptyText(state, is_filtered) {
  if (is_filtered && state.rows.size) return "No series passes the filter";
  if (state.phase === "failed") return "";
  const is_read = isOver(state) && (state.account !== null || state.problems.length > 0);
  return is_read ? nothingToShow(state).join("\n") || "There is no series in these files" : "No series yet";
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "series_key",
  layout: "fitColumns",
  rowHeight: scaled(36),
  renderVerticalBuffer: scaled(72),
  groupBy: ["patient_key", "study_key"],
  groupToggleElement: false,
  initialSort: [{ column: "series_number", dir: "asc" }, { column: "study_date", dir: "asc" }, { column: "patient_name", dir: "asc" }],
  headerSortClickElement: "header",
};
