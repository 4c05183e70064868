// The open archives with the counts of each.

import { make } from "../ui/dom.js";
import { bytesText, countText } from "../ui/formats.js";
import { remarkElement } from "../ui/remarks.js";

/**
 * @typedef {import("../engine/contract.js").ArchiveRow} ArchiveRow
 * @type {Record<ArchiveRow["outcome"], string>}
 */
const OUTCOMES = { waiting: "waiting", reading: "being read", done: "read", cancelled: "not all read", failed: "cannot be read" };

/** @type {[string, (archive: ArchiveRow) => string|Node[]][]} */
const COLUMNS = [
  ["Archive", ({ name }) => name],
  ["State", ({ outcome }) => OUTCOMES[outcome]],
  ["Files", ({ entries, folders }) => countText(entries - folders)],
  ["DICOM", ({ images, objects, dicomdir }) => countText(images + objects + dicomdir)],
  ["Patients", ({ patients }) => countText(patients)],
  ["Studies", ({ studies }) => countText(studies)],
  ["Series", ({ series }) => countText(series)],
  ["Images", ({ frames }) => countText(frames)],
  ["Encrypted", ({ encrypted }) => countText(encrypted)],
  ["Damaged", ({ damaged }) => countText(damaged)],
  ["Unreadable", ({ unreadable }) => countText(unreadable)],
  ["Size", ({ bytes }) => bytesText(bytes)],
  ["Notes", ({ notes }) => notes.map(remarkElement)],
];

/** @param {ArchiveRow[]} archives */
export function archiveTable(archives) {
  const head = COLUMNS.map(([title]) => Object.assign(make("th", title), { scope: "col" }));
  const rows = archives.map((archive) => make("tr", COLUMNS.map(([, content]) => make("td", content(archive)))));
  const holder = make("div", [make("table", [make("thead", [make("tr", head)]), make("tbody", rows)])], "object-table");
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", "Archives");
  return holder;
}
