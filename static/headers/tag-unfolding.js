// Which sequences of the headers' table are open: those that lead to a match, and those that the reader has opened, as the frames go by.

/**
 * @typedef {import("../engine/contract.js").TagRow} TagRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator
 */

export function createUnfolding() {
  /** @type {Set<string>} paths */
  const opened = new Set();
  /** @type {Set<string>} */
  let leading = new Set();
  return {
    /** @param {RowComponent} row */
    isOpen: (row) => [leading, opened].some((paths) => paths.has(row.getData().path)),
    /** @param {Set<string>} paths of the sequences that lead to a match of the filter */
    lead(paths) { leading = paths; },
    /** Open all sequences of these rows; none: fold all. @param {TagRow[]} rows */
    openOnly(rows) {
      opened.clear();
      for (const { parent } of rows) if (parent !== null) opened.add(parent);
    },
    /** Open the sequences that lead to a row. @param {TagRow[]} rows @param {string} path */
    openTo(rows, path) {
      const parents = new Map(rows.map((row) => [row.path, row.parent]));
      for (let at = parents.get(path); at; at = parents.get(at)) opened.add(at);
    },
    /** @param {Tabulator} table */
    follow(table) {
      table.on("dataTreeRowExpanded", (row) => { opened.add(row.getData().path); keepFocus(row); });
      table.on("dataTreeRowCollapsed", (row) => { opened.delete(row.getData().path); keepFocus(row); });
    },
  };
}

/** Tabulator puts a new button in the place of the one that was pressed. @param {RowComponent} row */
function keepFocus(row) {
  if (document.activeElement === document.body) row.getElement().querySelector("button")?.focus();
}
