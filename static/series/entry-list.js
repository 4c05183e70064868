// The account: sums, one button for each kind of entry, and the list that the button opens.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId, make } from "../ui/dom.js";
import { bytesText, countText } from "../ui/formats.js";
import { GRID_OPTIONS, headingButton, placeholder, scaled, tuneGrid } from "../ui/grid.js";
import { errorReply, headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").Account} Account
 * @typedef {import("../engine/contract.js").EntryClass} EntryClass
 * @typedef {import("../engine/contract.js").EntryRow} EntryRow
 */

/** @type {{entry_class: EntryClass, count: (account: Account) => number, title: string, troubled?: boolean}[]} */
const CLASSES = [
  { entry_class: "image", count: ({ images }) => images, title: "Images" },
  { entry_class: "object", count: ({ objects }) => objects, title: "Other DICOM" },
  { entry_class: "dicomdir", count: ({ dicomdir }) => dicomdir, title: "DICOMDIR" },
  { entry_class: "not_dicom", count: ({ not_dicom }) => not_dicom, title: "Not DICOM" },
  { entry_class: "encrypted", count: ({ encrypted }) => encrypted, title: "Encrypted", troubled: true },
  { entry_class: "unreadable", count: ({ unreadable }) => unreadable, title: "Unreadable", troubled: true },
  { entry_class: "folder", count: ({ folders }) => folders, title: "Folders" },
];

/** @type {EntryClass[]} */
const DICOM_CLASSES = ["image", "object", "dicomdir"];

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {(entry: EntryRow) => void} show an entry by itself
 */
export function createEntryList(store, call, show) {
  const sums = byId("account-sums", HTMLElement);
  const list = byId("account-classes", HTMLElement);
  const open = createEntriesDialog(call, show);
  const buttons = CLASSES.map((description) => {
    const button = make("button", "", "chip");
    button.type = "button";
    button.addEventListener("click", () => open(description));
    return button;
  });
  list.append(...buttons);

  store.watch(["account"], ({ account }) => {
    byId("account", HTMLElement).classList.toggle("is-empty", account === null); // it keeps its place
    if (!account) return;
    sums.replaceChildren(...sumTexts(account).map(([title, text]) => make("div", [make("dt", title), make("dd", text)])));
    CLASSES.forEach(({ count, title, troubled }, index) => {
      const number = count(account);
      buttons[index].replaceChildren(make("b", countText(number)), ` ${title}`);
      buttons[index].disabled = number === 0;
      buttons[index].classList.toggle("is-troubled", Boolean(troubled) && number > 0);
    });
  });
}

/** @param {Account} account @returns {[string, string][]} */
function sumTexts(account) {
  const dicom = account.images + account.objects + account.dicomdir;
  return [
    ["Files (DICOM / total)", `${countText(dicom)} / ${countText(account.entries - account.folders)}`],
    ["Patients", countText(account.patients)],
    ["Studies", countText(account.studies)],
    ["Series", countText(account.series)],
    ["Instances", countText(account.instances)],
    ["Frames", countText(account.frames)],
    ["Size", bytesText(account.bytes)],
  ];
}

/** @param {import("../picture/viewing.js").Call} call @param {(entry: EntryRow) => void} show */
function createEntriesDialog(call, show) {
  const dialog = byId("entries-dialog", HTMLDialogElement);
  const search = byId("entries-search", HTMLInputElement);
  const count = byId("entries-count", HTMLOutputElement);
  const element = byId("entries-table", HTMLElement);
  const table = new Tabulator(element, { ...TABLE_OPTIONS, columns: columns(choose) });
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));
  tuneGrid(element, table, "Entries");

  /** @param {EntryRow} entry */
  function choose(entry) {
    dialog.close();
    show(entry);
  }

  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted) table.setFilter((row) => entryText(row).includes(wanted));
    else table.clearFilter(false);
  });
  table.on("dataFiltered", (_filters, rows) => { count.textContent = countText(rows.length); });

  /** @param {{entry_class: EntryClass, title: string}} description */
  return async ({ entry_class, title }) => {
    byId("entries-title", HTMLElement).textContent = title;
    search.value = "";
    table.clearFilter(false);
    dialog.showModal();
    await built;
    try {
      await table.setData((await call("get_entries", { entry_class })).result);
    } catch (error) {
      count.textContent = errorReply(error).message;
    }
  };
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "entry_key",
  layout: "fitColumns",
  responsiveLayout: "hide", // on a narrow screen the size goes first, then the kind
  rowHeight: scaled(28),
  placeholder: placeholder("Nothing here"),
};

/** @param {(entry: EntryRow) => void} choose */
function columns(choose) {
  const nameCell = (/** @type {any} */ cell) => nameOf(cell.getData(), choose);
  return [
    column("name", "Name", ({ name }) => name, { widthGrow: 3, minWidth: 140, responsive: 0, formatter: nameCell }),
    column("kind", "Kind", ({ kind }) => kind, { widthGrow: 1.5, minWidth: 80, responsive: 1 }),
    column("reason", "Reason", reasonText, { widthGrow: 2.5, minWidth: 100, responsive: 0 }),
    column("bytes", "Size", ({ bytes }) => bytesText(bytes), { width: scaled(84), responsive: 2, hozAlign: "right", sorter: "number" }),
  ];
}

/** A DICOM entry's name leads to its headers and picture. @param {EntryRow} entry @param {(entry: EntryRow) => void} choose */
function nameOf(entry, choose) {
  const is_dicom = DICOM_CLASSES.includes(entry.entry_class);
  const name = make(is_dicom ? "button" : "span", entry.name, is_dicom ? "entry-name" : "");
  name.title = entry.name;
  if (is_dicom) name.addEventListener("click", () => choose(entry));
  return name;
}

/** @param {string} field @param {string} title @param {(row: EntryRow) => string} text @param {object} more */
function column(field, title, text, more) {
  const formatter = (/** @type {any} */ cell) => {
    const content = make("span", text(cell.getData()));
    content.title = text(cell.getData());
    return content;
  };
  return { field, title, titleFormatter: () => headingButton(title), sorter: "string", formatter, ...more };
}

/** @param {EntryRow} row */
function reasonText({ code, reason, notes }) {
  return [code && !reason ? headingOf(code) : reason, ...notes.map(({ message }) => message)].filter(Boolean).join("; ");
}

/** @param {EntryRow} row */
function entryText(row) {
  return [row.name, row.kind, reasonText(row)].join("\n").toLowerCase();
}
