// The list of one kind of entries. It keeps its place while pictures of it are looked at: opened again, it stands where it stood.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { GRID_OPTIONS, afterFrame, keepWidths, placeholder, scaled, tuneGrid, withWidths } from "../ui/grid.js";
import { errorReply } from "../ui/wording.js";
import { entryColumns, entryText, isDicom } from "./entry-columns.js";

/**
 * @typedef {import("../engine/contract.js").EntryRow} EntryRow
 * @typedef {import("./account.js").Kind} Kind
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const NAME = "entries";

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {{show: (entry: EntryRow) => void, look: (entry: EntryRow) => void, save: (entry: EntryRow) => void}} intents
 *   `show` a DICOM entry by itself, `look` at another in its own dialog
 */
export function createEntryDialog(store, call, intents) {
  const dialog = byId("entries-dialog", HTMLDialogElement);
  const search = byId("entries-search", HTMLInputElement);
  const count = byId("entries-count", HTMLOutputElement);
  const element = byId("entries-table", HTMLElement);
  const empty = placeholder("");
  const table = new Tabulator(element, {
    ...TABLE_OPTIONS, columns: withWidths(NAME, entryColumns(pick, intents.save)), rowFormatter: mark, placeholder: empty.content,
  });
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));
  /** What is listed: of which kind, and of which state of the account. */
  let listed = { entry_class: "", account: store.value.account };
  let picked = -1;

  /** @param {RowComponent} row */
  function mark(row) {
    const is_picked = row.getIndex() === picked;
    row.getElement().classList.toggle("is-chosen", is_picked);
    row.getElement().setAttribute("aria-selected", String(is_picked));
  }

  /** Tabulator complains when asked for a row that it does not have. @param {number} entry_key */
  function rowOf(entry_key) {
    return table.getData().some((entry) => entry.entry_key === entry_key) && table.getRow(entry_key);
  }

  /** @param {EntryRow} entry */
  function pick(entry) {
    const before = picked;
    picked = entry.entry_key;
    for (const key of [before, picked]) {
      const row = rowOf(key);
      if (row) mark(row);
    }
    if (!isDicom(entry)) return intents.look(entry);
    dialog.close();
    intents.show(entry);
  }

  /** @param {Kind["entry_class"]} entry_class */
  async function list(entry_class) {
    if (entry_class !== listed.entry_class) {
      search.value = "";
      table.clearFilter(false);
    }
    listed = { entry_class, account: store.value.account };
    try {
      await table.setData((await call("get_entries", { entry_class })).result);
    } catch (error) {
      count.textContent = errorReply(error).message;
    }
  }

  async function goToPicked() {
    const row = rowOf(picked);
    if (!row) return;
    for (let frame = 0; frame < 2; frame += 1) await afterFrame(); // the table is laid out when the dialog opens
    await table.scrollToRow(picked, "center", true).catch(() => {}); // filtered out
    await afterFrame();
    row.getElement().querySelector("button")?.focus();
  }

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    if (wanted) table.setFilter((row) => entryText(row).includes(wanted));
    else table.clearFilter(false);
    empty.say(wanted ? "No entry passes the filter" : "Nothing here");
  }

  tuneGrid(element, table, "Entries");
  keepWidths(NAME, table);
  search.addEventListener("input", filter);
  table.on("dataFiltered", (_filters, rows) => { count.textContent = countText(rows.length); });
  store.watch(["generation"], () => { listed = { entry_class: "", account: null }; picked = -1; });

  /** @param {Kind} kind */
  return async ({ entry_class, title }) => {
    byId("entries-title", HTMLElement).textContent = title;
    dialog.showModal();
    await built;
    if (entry_class !== listed.entry_class || store.value.account !== listed.account) await list(entry_class);
    await goToPicked();
  };
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "entry_key",
  layout: "fitColumns",
  responsiveLayout: "hide", // on a narrow screen the size goes first, then the kind
  rowHeight: scaled(28),
};
