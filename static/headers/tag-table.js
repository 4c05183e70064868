// All elements of the instance that is shown, as a tree that follows the frame.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { GRID_OPTIONS, foldButton, keepWidths, placeholder, scaled, tuneGrid, withWidths } from "../ui/grid.js";
import { preferences } from "../state/preferences.js";
import { tagColumns } from "./tag-columns.js";
import { elementName, filterTags, patientFirst, readableTag, tagTree } from "./tag-rows.js";
import { errorReply, headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").TagRow} TagRow
 * @typedef {import("../engine/contract.js").TagRows} TagRows
 * @typedef {import("./tag-rows.js").TagNode} TagNode
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const FOLLOW_MS = 180;
const FILTER_MS = 120;
const NAME = "headers";

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
    columns: withWidths(NAME, tagColumns({ show: showValue, whole: wholeValue })),
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
    const tree = tagTree(rows);
    await table.replaceData(preferences.value.patient_first ? patientFirst(tree) : tree);
  }

  /** @param {TagNode} row @returns {Promise<string>} */
  async function wholeValue({ path, value, complete }) {
    const { instance_key } = shown;
    return complete || instance_key === null ? value : (await call("get_tag_value", { instance_key, path })).result.value;
  }

  /** @param {TagNode} row */
  async function showValue(row) {
    byId("value-title", HTMLElement).textContent = `${readableTag(row.tag)} ${elementName(row)}`;
    const text = byId("value-text", HTMLPreElement);
    text.textContent = "…";
    byId("value-dialog", HTMLDialogElement).showModal();
    text.textContent = await wholeValue(row).catch((error) => errorReply(error).message);
  }


  /** Nothing is asked for while nobody sees it. */
  function followFrame() {
    const { instance_key } = store.value;
    clearTimeout(follow);
    if (instance_key !== shown.instance_key && element.offsetParent) follow = window.setTimeout(load, FOLLOW_MS, instance_key);
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
  keepWidths(NAME, table);
  byId("unfold-tags", HTMLButtonElement).addEventListener("click", () => foldAll(true));
  byId("fold-tags", HTMLButtonElement).addEventListener("click", () => foldAll(false));
  byId("patient-first", HTMLButtonElement).addEventListener("click", () => preferences.set({ patient_first: !preferences.value.patient_first }));
  preferences.watch(["patient_first"], ({ patient_first }) => {
    byId("patient-first", HTMLButtonElement).setAttribute("aria-pressed", String(patient_first));
    draw();
  });
  store.watch(["instance_key"], followFrame);
  new ResizeObserver(followFrame).observe(element); // it may be folded away, or another pane be shown

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
  placeholder: placeholder("The headers of the chosen picture appear here").content,
};

/** Tabulator puts a new button in the place of the one that was pressed. @param {RowComponent} row */
function keepFocus(row) {
  if (document.activeElement === document.body) row.getElement().querySelector("button")?.focus();
}

/** @param {RowComponent} row */
function markRow(row) {
  const { private: is_private, vr } = row.getData();
  row.getElement().classList.toggle("is-private", is_private);
  row.getElement().classList.toggle("is-item", vr === "");
}
