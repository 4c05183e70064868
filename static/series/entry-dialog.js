// The list of one kind of entries. It keeps its place while pictures of it are looked at: opened again, it stands where it stood.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { GRID_OPTIONS, afterFrame, keepWidths, placeholder, scaled, tuneGrid, withWidths } from "../ui/grid.js";
import { errorReply } from "../ui/wording.js";
import { entryColumns, entryText, isDicom } from "./entry-columns.js";

/**
 * @typedef {import("../engine/contract.js").EntryRow} EntryRow
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {import("./account.js").Kind} Kind
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const NAME = "entries";
const NONE = -1;

/**
 * @param {PageStore} store
 * @param {Call} call
 * @param {{show: (entry: EntryRow) => void, look: (entry: EntryRow) => void, save: (entry: EntryRow) => void}} intents
 *   `show` a DICOM entry by itself, `look` at another in its own dialog
 */
export function createEntryDialog(store, call, intents) {
  const dialog = byId("entries-dialog", HTMLDialogElement);
  const element = byId("entries-table", HTMLElement);
  const empty = placeholder("");
  const picked = createPickedEntry(() => table);
  const table = new Tabulator(element, {
    ...TABLE_OPTIONS, columns: withWidths(NAME, entryColumns(pick, intents.save)), rowFormatter: picked.format, placeholder: empty.content,
  });
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));
  const list = createListing(table, store, call);

  /** @param {EntryRow} entry */
  function pick(entry) {
    picked.mark(entry.entry_key);
    if (!isDicom(entry)) return intents.look(entry);
    dialog.close();
    intents.show(entry);
  }

  tuneGrid(element, table, "Entries");
  keepWidths(NAME, table);
  attachSearch(table, empty.say);
  store.watch(["generation"], () => { list.forget(); picked.mark(NONE); });

  /** @param {Kind} kind */
  return async ({ entry_class, title }) => {
    byId("entries-title", HTMLElement).textContent = title;
    dialog.showModal();
    await built;
    await list.show(entry_class);
    await picked.goTo();
  };
}

/** The entry that was looked at last. @param {() => Tabulator} grid */
function createPickedEntry(grid) {
  let picked = NONE;

  /** @param {RowComponent} row */
  function format(row) {
    const is_picked = row.getIndex() === picked;
    row.getElement().classList.toggle("is-chosen", is_picked);
    row.getElement().setAttribute("aria-selected", String(is_picked));
  }

  /** Tabulator complains when asked for a row that it does not have. @param {number} entry_key */
  function rowOf(entry_key) {
    return grid().getData().some((entry) => entry.entry_key === entry_key) && grid().getRow(entry_key);
  }

  return {
    format,
    /** @param {number} entry_key */
    mark(entry_key) {
      const before = picked;
      picked = entry_key;
      for (const key of [before, picked]) {
        const row = key !== NONE && rowOf(key);
        if (row) format(row);
      }
    },
    async goTo() {
      const row = rowOf(picked);
      if (!row) return;
      for (let frame = 0; frame < 2; frame += 1) await afterFrame(); // the table is laid out when the dialog opens
      await grid().scrollToRow(picked, "center", true).catch(() => {}); // filtered out
      await afterFrame();
      row.getElement().querySelector("button")?.focus();
    },
  };
}

/** What is listed, asked for anew where it is of another kind or another state of the account. @param {Tabulator} table @param {PageStore} store @param {Call} call */
function createListing(table, store, call) {
  const search = byId("entries-search", HTMLInputElement);
  const nothing = { entry_class: "", account: /** @type {PageStore["value"]["account"]} */ (null) };
  let listed = nothing;

  return {
    forget() { listed = nothing; },
    /** @param {Kind["entry_class"]} entry_class */
    async show(entry_class) {
      const { account } = store.value;
      if (entry_class === listed.entry_class && account === listed.account) return;
      if (entry_class !== listed.entry_class) {
        search.value = "";
        table.clearFilter(false);
      }
      listed = { entry_class, account };
      try {
        await table.setData((await call("get_entries", { entry_class })).result);
      } catch (error) {
        byId("entries-count", HTMLOutputElement).textContent = errorReply(error).message;
      }
    },
  };
}

/** @param {Tabulator} table @param {(words: string) => void} sayNothing what stands in the place of rows */
function attachSearch(table, sayNothing) {
  const search = byId("entries-search", HTMLInputElement);
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted) table.setFilter((row) => entryText(row).includes(wanted));
    else table.clearFilter(false);
    sayNothing(wanted ? "No entry passes the filter" : "Nothing here");
  });
  table.on("dataFiltered", (_filters, rows) => { byId("entries-count", HTMLOutputElement).textContent = countText(rows.length); });
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "entry_key",
  layout: "fitColumns",
  responsiveLayout: "hide", // on a narrow screen the size goes first, then the kind
  rowHeight: scaled(28),
};
