// The columns of the headers' table.

import { copyButton } from "../ui/copying.js";
import { make } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { headingButton, scaled } from "../ui/grid.js";
import { WORST_FIRST, remarkElement, remarksText } from "../ui/remarks.js";
import { elementName, readableTag } from "./tag-rows.js";

/**
 * @typedef {import("./tag-rows.js").TagNode} TagNode
 * @typedef {{show: (row: TagNode) => void, whole: (row: TagNode) => Promise<string>}} Values `show`s the whole value, or hands it out
 */

/** @param {Values} values */
export function tagColumns(values) {
  const cell = (/** @type {any} */ one) => valueCell(one.getData(), values);
  return [
    textColumn("tag", "Tag", { width: scaled(118), responsive: 0, formatter: tagCell }),
    textColumn("vr", "VR", { width: scaled(46), responsive: 1 }),
    textColumn("name", "Name", { minWidth: scaled(90), widthGrow: 2, responsive: 0, formatter: nameCell }),
    textColumn("length", "Length", { width: scaled(76), responsive: 2, hozAlign: "right", formatter: lengthCell, sorter: "number" }),
    textColumn("value", "Value", { minWidth: scaled(100), responsive: 0, widthGrow: 3, formatter: cell }),
    textColumn("remarks", "Found", { minWidth: scaled(62), responsive: 0, widthGrow: 2, formatter: remarkCell, sorter: byRemark, visible: false }),
  ];
}

/** @param {"tag"|"vr"|"name"|"length"|"value"|"remarks"} field @param {string} title @param {object} more */
function textColumn(field, title, more) {
  const formatter = (/** @type {any} */ cell) => titled(String(cell.getData()[field] ?? ""));
  return { field, title, titleFormatter: () => headingButton(title), sorter: "string", formatter, ...more };
}

/** @param {any} cell */
function tagCell(cell) {
  return make("span", readableTag(cell.getData().tag), "tag");
}

/** @param {any} cell */
function nameCell(cell) {
  return titled(elementName(cell.getData()));
}

/** @param {any} cell */
function lengthCell(cell) {
  const { length } = cell.getData();
  return make("span", length === null ? "" : countText(length));
}

/** @param {any} cell */
function remarkCell(cell) {
  const [worst] = cell.getData().remarks ?? [];
  if (!worst) return document.createTextNode(""); // no text: it would be taken for markup
  const element = remarkElement(worst);
  element.title = remarksText(cell.getData().remarks);
  return element;
}

/** The worst first. @param {TagNode["remarks"]} one @param {TagNode["remarks"]} two */
function byRemark(one, two) {
  const [first, second] = [one, two].map((remarks) => (remarks ? WORST_FIRST.indexOf(remarks[0].severity) : WORST_FIRST.length));
  return first - second;
}

/** @param {TagNode} row @param {Values} values */
function valueCell(row, values) {
  const cell = document.createDocumentFragment();
  const name = row.name || readableTag(row.tag);
  if (!row.complete) cell.append(wholeButton(row, name, values));
  if (row.problem) cell.append(make("span", `${row.problem} `, "problem"));
  cell.append(titled(row.value));
  if (row.value && !["", "SQ"].includes(row.vr)) cell.append(copyButton(`value of ${name}`, () => values.whole(row)));
  return cell;
}

/** @param {TagNode} row @param {string} name @param {Values} values */
function wholeButton(row, name, values) {
  const more = make("button", "whole", "more");
  more.type = "button";
  more.setAttribute("aria-label", `Whole value of ${name}`);
  more.addEventListener("click", () => values.show(row));
  return more;
}

/** @param {string} text */
function titled(text) {
  const span = make("span", text);
  if (text.length > 14) span.title = text;
  return span;
}
