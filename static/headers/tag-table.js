// All elements of the instance that is shown, as a tree that follows the frame.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId, make } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { GRID_OPTIONS, foldButton, headingButton, placeholder, scaled, tuneGrid } from "../ui/grid.js";
import { elementName, filterTags, readableTag, tagTree } from "./tag-rows.js";
import { errorReply, headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").TagRow} TagRow
 * @typedef {import("../engine/contract.js").TagRows} TagRows
 * @typedef {import("./tag-rows.js").TagNode} TagNode
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const FOLLOW_MS = 180;
const FILTER_MS = 120;

/**
 * @param {import("../picture/viewports.js").ActiveStore} store
 * @param {import("../picture/viewing.js").Call} call
 */
export function createTagTable(store, call) {
  const element = byId("tag-table", HTMLElement);
  const filter = byId("tag-filter", HTMLInputElement);
  const count = byId("tag-count", HTMLOutputElement);
  /** @type {Set<string>} sequences that the reader has opened: they stay open as the frames go by */
  const opened = new Set();
  /** @type {TagRows & {instance_key: number|null}} */
  let shown = { instance_key: null, ...NONE };
  /** @type {Set<string>} sequences that lead to a match of the filter */
  let leading = new Set();
  let follow = 0;
  const all = byId("all-tags", HTMLButtonElement);
  let is_whole = false; // the rows are all that can be listed

  const table = new Tabulator(element, {
    ...TABLE_OPTIONS,
    dataTreeStartExpanded: (/** @type {RowComponent} */ row) => [leading, opened].some((paths) => paths.has(row.getData().path)),
    columns: columns((row) => showValue(row)),
    rowFormatter: markRow,
  });
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));

  /** @param {number|null} instance_key */
  async function load(instance_key) {
    const found = instance_key === null ? NONE : await fetchRows(instance_key);
    if (store.value.instance_key !== instance_key) return;
    shown = { instance_key, ...found };
    is_whole = false;
    await draw();
  }

  /** @param {number} instance_key @param {boolean} [whole] @returns {Promise<TagRows>} */
  async function fetchRows(instance_key, whole = false) {
    try {
      return (await call("get_tags", { instance_key, whole })).result;
    } catch (error) {
      const { code, message } = errorReply(error);
      if (store.value.instance_key === instance_key) count.textContent = `${headingOf(code)}. ${message}`;
      return NONE;
    }
  }

  async function showAll() {
    const { instance_key } = shown;
    if (instance_key === null) return;
    all.disabled = true;
    const found = await fetchRows(instance_key, true);
    all.disabled = false;
    if (store.value.instance_key !== instance_key) return;
    shown = { instance_key, ...found };
    is_whole = true;
    await draw();
  }

  async function draw() {
    all.hidden = is_whole || !shown.left_out;
    await built;
    const { rows, matches, leading: parents } = filterTags(shown.rows, filter.value);
    leading = parents;
    const is_filtered = filter.value.trim() !== "";
    if (shown.rows.length || shown.instance_key === null) count.textContent = countLine(shown, is_filtered ? matches : null);
    await table.replaceData(tagTree(rows));
  }

  /** @param {TagNode} row */
  async function showValue(row) {
    const { instance_key } = shown;
    const { path } = row;
    if (instance_key === null) return;
    byId("value-title", HTMLElement).textContent = `${readableTag(row.tag)} ${elementName(row)}`;
    const text = byId("value-text", HTMLPreElement);
    text.textContent = "…";
    byId("value-dialog", HTMLDialogElement).showModal();
    try {
      text.textContent = (await call("get_tag_value", { instance_key, path })).result.value;
    } catch (error) {
      text.textContent = errorReply(error).message;
    }
  }

  /** @param {boolean} open */
  function foldAll(open) {
    opened.clear();
    if (open) for (const { parent } of shown.rows) if (parent !== null) opened.add(parent);
    draw();
  }

  let typing = 0;
  filter.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(draw, FILTER_MS);
  });
  table.on("dataTreeRowExpanded", (row) => { opened.add(row.getData().path); keepFocus(row); });
  table.on("dataTreeRowCollapsed", (row) => { opened.delete(row.getData().path); keepFocus(row); });
  tuneGrid(element, table, "Headers");
  all.addEventListener("click", showAll);
  byId("expand-tags", HTMLButtonElement).addEventListener("click", () => foldAll(true));
  byId("collapse-tags", HTMLButtonElement).addEventListener("click", () => foldAll(false));
  store.watch(["instance_key"], ({ instance_key }) => {
    clearTimeout(follow);
    if (instance_key !== shown.instance_key) follow = window.setTimeout(load, FOLLOW_MS, instance_key);
  });

  return {
    /** The elements of the instance that is shown, whether or not the table has caught up. @returns {Promise<TagRow[]>} */
    async current() {
      const { instance_key } = store.value;
      return instance_key === null ? [] : (await call("get_tags", { instance_key })).result.rows;
    },
  };
}

/** @type {TagRows} */
const NONE = { rows: [], left_out: "" };

/** @param {TagRows} shown @param {number|null} matches null: there is no filter */
function countLine({ rows, left_out }, matches) {
  const total = rows.length ? countText(rows.length) : "";
  const listed = matches === null ? total : `${countText(matches)} of ${total || 0}`;
  return left_out ? `${listed} listed. ${left_out}` : listed;
}

const TABLE_OPTIONS = {
  ...GRID_OPTIONS,
  index: "path",
  layout: "fitColumns",
  responsiveLayout: "hide", // on a narrow screen length goes first, then VR
  rowHeight: scaled(26),
  dataTree: true,
  dataTreeChildIndent: 14,
  dataTreeFilter: false,
  dataTreeExpandElement: foldButton(false, "Items"),
  dataTreeCollapseElement: foldButton(true, "Items"),
  placeholder: placeholder("The headers of the chosen picture appear here"),
};

/** Tabulator puts a new button in the place of the one that was pressed. @param {RowComponent} row */
function keepFocus(row) {
  if (document.activeElement === document.body) row.getElement().querySelector("button")?.focus();
}

/** @param {(row: TagNode) => void} showValue */
function columns(showValue) {
  return [
    textColumn("tag", "Tag", { width: scaled(118), responsive: 0, formatter: tagCell }),
    textColumn("vr", "VR", { width: scaled(46), responsive: 1 }),
    textColumn("name", "Name", { minWidth: scaled(110), widthGrow: 2, responsive: 0, formatter: (/** @type {any} */ cell) => titled(elementName(cell.getData())) }),
    textColumn("length", "Length", { width: scaled(76), responsive: 2, hozAlign: "right", formatter: lengthCell, sorter: "number" }),
    textColumn("value", "Value", { minWidth: scaled(120), responsive: 0, widthGrow: 3, formatter: (/** @type {any} */ cell) => valueCell(cell.getData(), showValue) }),
  ];
}

/** @param {"tag"|"vr"|"name"|"length"|"value"} field @param {string} title @param {object} more */
function textColumn(field, title, more) {
  const formatter = (/** @type {any} */ cell) => titled(String(cell.getData()[field] ?? ""));
  return { field, title, titleFormatter: () => headingButton(title), sorter: "string", formatter, ...more };
}

/** @param {any} cell */
function tagCell(cell) {
  return make("span", readableTag(cell.getData().tag), "tag");
}

/** @param {any} cell */
function lengthCell(cell) {
  const { length } = cell.getData();
  return make("span", length === null ? "" : countText(length));
}

/** @param {TagNode} row @param {(row: TagNode) => void} showValue */
function valueCell(row, showValue) {
  const text = row.problem ? make("span", [make("span", `${row.problem} `, "problem"), titled(row.value)]) : titled(row.value);
  if (row.complete) return text;
  const more = make("button", "whole", "more");
  more.type = "button";
  more.setAttribute("aria-label", `Whole value of ${row.name || readableTag(row.tag)}`);
  more.addEventListener("click", () => showValue(row));
  return make("span", [more, text]);
}

/** @param {string} text */
function titled(text) {
  const span = make("span", text);
  if (text.length > 14) span.title = text;
  return span;
}

/** @param {RowComponent} row */
function markRow(row) {
  const { private: is_private, vr } = row.getData();
  row.getElement().classList.toggle("is-private", is_private);
  row.getElement().classList.toggle("is-item", vr === "");
}
