// What narrows the series table: the box over it and the filters of its columns; how many series are left, and why none is.

import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { searchText } from "./columns.js";

/** @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator */

/**
 * @param {Tabulator} table
 * @param {() => number} total how many series there are
 */
export function createFiltering(table, total) {
  const box = byId("series-search", HTMLInputElement);
  const clear_button = byId("clear-filters", HTMLButtonElement);
  const count = byId("series-count", HTMLOutputElement);

  let is_built = false;
  const isFiltered = () => is_built && (box.value.trim() !== "" || table.getHeaderFilters().length > 0);

  function showCount() {
    const is_filtered = isFiltered();
    const shown = table.getDataCount("active");
    clear_button.hidden = !is_filtered;
    count.textContent = is_filtered ? `${countText(shown)} of ${countText(total())}` : countText(total());
  }

  function clear() {
    if (!is_built) return;
    box.value = "";
    table.clearHeaderFilter();
    table.clearFilter(true);
  }

  box.addEventListener("input", () => {
    const words = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) table.setFilter((row) => words.every((word) => searchText(row).includes(word)));
    else table.clearFilter(false);
  });
  clear_button.addEventListener("click", clear);
  table.on("tableBuilt", () => { is_built = true; });
  table.on("dataFiltered", () => queueMicrotask(showCount));
  return { clear, isFiltered, showCount };
}
