// Changed rows into the series table, a batch at a time, within the task that changed them.

import { imagesText } from "./columns.js";

/**
 * @typedef {import("../state/store.js").TableRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").TabulatorFull} Tabulator
 */

/**
 * Over 40 lines: one batch after the other, with what waits for the next.
 * @param {Tabulator} table
 * @param {(has_grown: boolean) => Promise<void>} drawn called after each batch
 */
export function createRowDrawing(table, drawn) {
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));
  /** @type {Map<number, SeriesRow>} changed, and not drawn yet */
  const waiting = new Map();
  /** @type {Set<number>} the rows that the table has: it complains when asked for others */
  const known = new Set();
  /** @type {Set<number>} no more, and still drawn */
  const gone = new Set();
  let is_stale = false;

  // Tabulator keeps and changes what it is given: it gets copies, with a value for each column whose change it is to see. It draws once for
  // all rows of a batch, and the columns' heads, which it would measure with the whole page, not at all.
  async function draw() {
    await built;
    const rows = [...waiting.values()].map((row) => ({ ...row, images: imagesText(row) }));
    const removed = [...gone].filter((series_key) => known.delete(series_key) && !is_stale);
    waiting.clear();
    gone.clear();
    if (is_stale) {
      is_stale = false;
      known.clear();
      await table.replaceData([]);
    }
    const [changed, added] = [true, false].map((is_known) => rows.filter(({ series_key }) => known.has(series_key) === is_known));
    table.rowManager.blockRedraw();
    if (removed.length) await table.deleteRow(removed);
    if (changed.length) await table.updateData(changed);
    if (added.length) await table.addData(added);
    for (const { series_key } of added) known.add(series_key);
    table.rowManager.restoreRedraw();
    await drawn(added.length > 0);
  }

  const schedule = oneAtATime(draw);
  return {
    built,
    schedule,
    /** Whether the table has that row. @param {number} series_key */
    has: (series_key) => known.has(series_key),
    /** @param {SeriesRow[]} rows */
    take(rows) {
      for (const row of rows) {
        waiting.set(row.series_key, row);
        gone.delete(row.series_key);
      }
      if (rows.length) schedule();
    },
    /** @param {number[]} keys of rows that are no more */
    drop(keys) {
      for (const key of keys) {
        waiting.delete(key);
        gone.add(key);
      }
      if (keys.length) schedule();
    },
    /** Other files were opened: all rows go. */
    clear() {
      waiting.clear();
      is_stale = true;
      schedule();
    },
  };
}

/**
 * Run a job once for all who ask in one task, and never two at once.
 * @param {() => Promise<void>} job
 */
function oneAtATime(job) {
  let wanted = false;
  let running = false;
  async function run() {
    running = true;
    try {
      while (wanted) {
        await null; // the others of this task have asked
        wanted = false;
        await job();
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
