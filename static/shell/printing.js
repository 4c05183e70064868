// What is printed is not the screen but what it is about: the account, all series as a list, the pictures with their texts.

import { overlayText, seriesText } from "../picture/text.js";
import { shownColumns } from "../series/column-menu.js";
import { SERIES_COLUMNS } from "../series/columns.js";
import { drawnPicture } from "../tools/picture-drawing.js";
import { byId, make } from "../ui/dom.js";
import { bytesText, countText, patientText } from "../ui/formats.js";
import { remarkElement, worstFirst } from "../ui/remarks.js";

/**
 * @typedef {import("../state/store.js").TableRow} SeriesRow
 * @typedef {import("../picture/viewport.js").Viewport} Viewport
 * @typedef {import("../state/store.js").PageState} PageState
 */

const CORNERS = /** @type {const} */ (["top-left", "top-right", "bottom-left", "bottom-right"]);

/** @type {[keyof import("../engine/contract.js").Account, string][]} */
const SUMS = [
  ["entries", "Entries"], ["images", "Images"], ["objects", "Other DICOM"], ["dicomdir", "DICOMDIR"], ["not_dicom", "Not DICOM"], ["encrypted", "Encrypted"],
  ["unreadable", "Unreadable"], ["damaged", "Damaged"], ["folders", "Folders"], ["patients", "Patients"], ["studies", "Studies"], ["series", "Series"], ["instances", "Instances"],
  ["frames", "Frames"],
];

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {() => SeriesRow[]} inOrder all series as the table has them, patient by patient
 */
export function createPrinting(page, viewports, inOrder) {
  const sheet = byId("print", HTMLElement);

  function fill() {
    const { account, is_split } = page.value;
    if (!account) return;
    const shown = is_split ? viewports.all : [viewports.current()];
    sheet.replaceChildren(make("h1", "DICOM Zip Inspector"), sums(account), seriesList(inOrder(), page.value.patients), ...shown.flatMap((viewport) => pictureOf(viewport, page.value)));
  }

  const clear = () => sheet.replaceChildren();
  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", clear);
  // A preview without printing tells only of the medium.
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? fill() : clear()));
}

/** @param {import("../engine/contract.js").Account} account */
function sums(account) {
  const facts = [...SUMS.map(([name, title]) => [title, countText(account[name])]), ["Size", bytesText(account.bytes)]];
  return make("dl", facts.map(([title, text]) => make("div", [make("dt", title), make("dd", text)])), "print-facts");
}

/** The columns that the reader has chosen, and one row for each series. @param {SeriesRow[]} rows @param {PageState["patients"]} patients */
function seriesList(rows, patients) {
  const shown = shownColumns();
  const columns = SERIES_COLUMNS.filter(({ field }) => shown.has(field));
  const head = make("tr", columns.map(({ title }) => {
    const cell = make("th", title);
    cell.scope = "col";
    return cell;
  }));
  /** @type {HTMLElement[]} */
  const body = [];
  rows.forEach((row, place) => {
    if (row.patient_key !== rows[place - 1]?.patient_key) body.push(patientRow(patientText(patients.get(row.patient_key)), columns.length));
    body.push(make("tr", columns.map(({ text }) => make("td", text(row)))));
  });
  return make("table", [make("caption", "Series"), make("thead", [head]), make("tbody", body)]);
}

/** @param {string} text @param {number} columns */
function patientRow(text, columns) {
  const cell = make("th", text);
  cell.colSpan = columns;
  cell.scope = "rowgroup";
  return make("tr", [cell]);
}

/** A picture, what stands at its corners, and what is odd about it; of an object without picture, its name. @param {Viewport} viewport @param {Readonly<PageState>} page */
function pictureOf(viewport, page) {
  const { store: { value: state } } = viewport;
  if (!state.selection) return [];
  const row = page.rows.get(state.selection.series_key);
  const texts = overlayText(state, row, null, "", "full");
  const title = make("h2", row ? seriesText(row) : state.selection.name);
  if (!state.frame) return [make("section", [title, make("p", "No picture")])];
  viewport.finishPainting();
  const canvas = drawnPicture(viewport, row, { size: "own", lines: true, writing: "marks" });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", texts.label);
  const lines = CORNERS.flatMap((corner) => texts[corner]).map((line) => make("li", line));
  const { entry_name, notes } = state.frame.description;
  const odd = worstFirst([...notes, ...state.selection.problems]).map((remark) => make("li", [remarkElement(remark)]));
  return [make("section", [title, make("figure", [canvas, make("ul", [make("li", entry_name), ...odd, ...lines])])])];
}
