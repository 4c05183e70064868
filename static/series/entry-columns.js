// The columns of a list of entries, and what can be done with each of them.

import { make } from "../ui/dom.js";
import { bytesText } from "../ui/formats.js";
import { headingButton, scaled } from "../ui/grid.js";
import { remarksText } from "../ui/remarks.js";
import { headingOf } from "../ui/wording.js";
import { lookOf } from "./entry-look.js";

/** @typedef {import("../engine/contract.js").EntryRow} EntryRow */

const DICOM_CLASSES = ["image", "object", "dicomdir"];

/** @param {EntryRow} entry */
export function isDicom({ entry_class }) {
  return DICOM_CLASSES.includes(entry_class);
}

/** @param {(entry: EntryRow) => void} pick @param {(entry: EntryRow) => void} save */
export function entryColumns(pick, save) {
  const name = (/** @type {any} */ cell) => nameOf(cell.getData(), pick);
  const saving = (/** @type {any} */ cell) => saveButton(cell.getData(), save);
  return [
    column("name", "Name", (row) => row.name, { widthGrow: 3, minWidth: 140, responsive: 0, formatter: name }),
    column("kind", "Kind", ({ kind }) => kind, { widthGrow: 1.5, minWidth: 80, responsive: 1 }),
    column("reason", "Reason", reasonText, { widthGrow: 2.5, minWidth: 100, responsive: 0 }),
    column("bytes", "Size", ({ bytes }) => bytesText(bytes), { width: scaled(84), responsive: 2, hozAlign: "right", sorter: "number" }),
    {
      field: "entry_key", title: "Save", width: scaled(70), responsive: 0, headerSort: false, resizable: false, formatter: saving,
      titleFormatter: () => make("span", "Save", "visually-hidden"),
    },
  ];
}

/** All that a row says, in lower case, for the search. @param {EntryRow} row */
export function entryText(row) {
  return [row.name, row.kind, reasonText(row)].join("\n").toLowerCase();
}

/** A name leads to what can be seen of the entry: headers and picture, or its text. @param {EntryRow} entry @param {(entry: EntryRow) => void} pick */
function nameOf(entry, pick) {
  const can_be_seen = isDicom(entry) || lookOf(entry) !== null;
  const name = make(can_be_seen ? "button" : "span", entry.name, can_be_seen ? "entry-name" : "");
  name.title = entry.name;
  if (can_be_seen) name.addEventListener("click", () => pick(entry));
  return name;
}

/** @param {EntryRow} entry @param {(entry: EntryRow) => void} save */
function saveButton(entry, save) {
  if (entry.entry_class === "folder" || entry.entry_class === "encrypted") return make("span", "");
  const button = make("button", "Save", "more");
  button.type = "button";
  button.setAttribute("aria-label", `Save ${entry.name}`);
  button.addEventListener("click", () => save(entry));
  return button;
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
  return [code && !reason ? headingOf(code) : reason, remarksText(notes)].filter(Boolean).join("; ");
}
