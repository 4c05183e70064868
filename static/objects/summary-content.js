// The summary of an instance as elements: its file, notes, facts, documents, waveforms, trees and tables.

import { make } from "../ui/dom.js";
import { bytesText, countOf } from "../ui/formats.js";
import { remarkElement } from "../ui/remarks.js";
import { saveMade } from "../ui/saving.js";
import { errorReply, headingOf } from "../ui/wording.js";
import { createTree } from "./object-tree.js";
import { createWaveforms } from "./waveform-plot.js";

/**
 * @typedef {import("../engine/contract.js").ObjectReference} ObjectReference
 * @typedef {import("../engine/contract.js").ObjectSummary} ObjectSummary
 * @typedef {import("../picture/viewing.js").Call} Call
 */

const COLOR = /^#[0-9a-f]{6}$/;

/**
 * @param {ObjectSummary} summary
 * @param {Node} file_line
 * @param {Call} call
 * @param {(reference: ObjectReference) => void} goTo follow a reference
 * @returns {{elements: Node[], end: () => void}} `end` when they are shown no longer
 */
export function summaryContent({ instance_key, title, notes, facts, documents, waveforms, trees, tables }, file_line, call, goTo) {
  const referenceElement = (/** @type {ObjectReference} */ reference) => referenceTo(reference, goTo);
  const plots = waveforms.length ? createWaveforms(waveforms, instance_key, call) : null;
  const elements = [
    make("h3", title),
    file_line,
    ...(notes.length ? [make("ul", notes.map((note) => make("li", [remarkElement(note)])), "object-notes")] : []),
    make("dl", facts.map(({ label, value }) => make("div", [make("dt", label), make("dd", value)])), "facts"),
    ...documents.map((document) => documentSection(instance_key, document, call)),
    ...(plots ? [plots.element] : []),
    ...trees.map((tree) => createTree(tree, referenceElement)),
    ...tables.map((table) => tableSection(table, referenceElement)),
  ];
  return { elements, end: () => plots?.end() };
}

/** A way to what is in the archive; of the rest, that it is not. @param {ObjectReference} reference @param {(reference: ObjectReference) => void} goTo */
function referenceTo(reference, goTo) {
  if (reference.instance_key === null) return make("span", reference.text, "reference is-missing");
  const link = make("button", reference.text, "reference");
  link.type = "button";
  link.addEventListener("click", () => goTo(reference));
  return link;
}

/** @param {number} instance_key @param {import("../engine/contract.js").ObjectDocument} document @param {Call} call */
function documentSection(instance_key, { title, mime_type, file_name, bytes }, call) {
  const button = make("button", `Save “${file_name}”`, "save-document");
  const problem = make("p", "", "problem");
  problem.setAttribute("role", "status");
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await saveMade(file_name, bytes, () => call("get_object_document", { instance_key }));
    } catch (error) {
      problem.textContent = errorReply(error).message;
    }
  });
  const text = `${mime_type || "type not stated"}, ${bytesText(bytes)}. It is saved as it is and not opened here.`;
  return make("section", [make("h4", title), make("p", text), button, problem], "object-section document");
}

/** Why there is no summary. @param {import("../engine/contract.js").ErrorReply} error @returns {Node[]} */
export function failureContent({ code, message }) {
  return [make("h3", headingOf(code)), make("p", message)];
}

/**
 * @param {import("../engine/contract.js").ObjectTable} table
 * @param {(reference: ObjectReference) => HTMLElement} referenceElement
 */
function tableSection({ title, columns, rows, references, left_out }, referenceElement) {
  const head = make("tr", columns.map((column) => headCell(column)));
  const body = rows.map((cells, place) => {
    const reference = references[place];
    return make("tr", cells.map((text, column) => make("td", [column === 0 && reference ? referenceElement(reference) : cellContent(text)])));
  });
  const holder = make("div", [make("table", [make("thead", [head]), make("tbody", body)])], "object-table");
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", `${title}, ${countOf(rows.length, "row")}`);
  return make("section", [make("h4", title), holder, ...(left_out ? [make("p", left_out, "left-out")] : [])], "object-section");
}

/** @param {string} column */
function headCell(column) {
  const cell = make("th", column);
  cell.scope = "col";
  return cell;
}

/** A colour as a patch with its value, anything else as text. @param {string} text */
function cellContent(text) {
  if (!COLOR.test(text)) return text;
  const patch = make("span", "", "color-patch");
  patch.style.setProperty("background-color", text);
  return make("span", [patch, text]);
}
