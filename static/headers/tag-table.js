// All elements of the instance that is shown, as a tree that follows the frame.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";
import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";
import { GRID_OPTIONS, afterFrame, foldButton, keepWidths, placeholder, scaled, tuneGrid, withWidths } from "../ui/grid.js";
import { preferences } from "../state/preferences.js";
import { tagColumns } from "./tag-columns.js";
import { filterTags, patientFirst, rowAt, tagTree } from "./tag-rows.js";
import { remarkElement } from "../ui/remarks.js";
import { createTagSource } from "./tag-source.js";
import { createUnfolding } from "./tag-unfolding.js";
import { createTagValues } from "./tag-values.js";

/**
 * @typedef {import("../picture/viewports.js").ActiveStore} ActiveStore
 * @typedef {import("./tag-source.js").ShownTags} ShownTags
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").RowComponent} RowComponent
 */

const FOLLOW_MS = 180;
const FILTER_MS = 120;
const NAME = "headers";

/**
 * @param {ActiveStore} store
 * @param {import("../picture/viewing.js").Call} call
 */
export function createTagTable(store, call) {
  const element = byId("tag-table", HTMLElement);
  const filter = byId("tag-filter", HTMLInputElement);
  const unfolding = createUnfolding();
  const source = createTagSource(store, call, draw);
  const values = createTagValues(call, () => source.shown().instance_key);
  const table = new Tabulator(element, {
    ...TABLE_OPTIONS, dataTreeStartExpanded: unfolding.isOpen, columns: withWidths(NAME, tagColumns(values)), rowFormatter: (/** @type {RowComponent} */ row) => markRow(row, marked),
  });
  let marked = ""; // the path of the row that was led to
  const built = new Promise((resolve) => table.on("tableBuilt", () => resolve(undefined)));

  async function draw() {
    const shown = source.shown();
    byId("all-tags", HTMLButtonElement).hidden = shown.is_whole || !shown.left_out;
    await built;
    const { rows, matches, leading } = filterTags(shown.rows, filter.value);
    const tree = tagTree(rows);
    unfolding.lead(leading);
    byId("tag-count", HTMLOutputElement).textContent = shown.problem || countLine(shown, filter.value.trim() === "" ? null : matches);
    showText(shown.of_text);
    if (shown.rows.some(({ remarks }) => remarks)) table.showColumn("remarks");
    else table.hideColumn("remarks");
    await table.replaceData(preferences.value.patient_first ? patientFirst(tree) : tree);
  }

  /** Lead to an element of the instance that is shown, as far as it has that. @param {string} path with or without numbers of items */
  async function reveal(path) {
    filter.value = "";
    if (source.shown().instance_key !== store.value.instance_key) await source.load(store.value.instance_key);
    if (!rowAt(source.shown().rows, path) && source.shown().left_out) await source.loadAll();
    const found = rowAt(source.shown().rows, path);
    marked = found?.path ?? "";
    unfolding.openTo(source.shown().rows, marked);
    await draw();
    element.focus();
    await bringToTheMiddle(() => table.getRows("display").find((one) => one.getData().path === marked), table.rowManager.element);
  }

  tuneGrid(element, table, "Headers");
  keepWidths(NAME, table);
  unfolding.follow(table);
  attachFolding(source, unfolding, draw);
  attachPatientFirst(draw);
  attachShowAll(source);
  filter.addEventListener("input", later(draw, FILTER_MS));
  followFrame(element, store, source);
  return {
    current: source.current,
    reveal,
    /** Findings were judged anew. */
    judged: () => { if (element.offsetParent) source.loadRemarks(); },
  };
}

/** @param {import("./tag-source.js").PlacedRemark[]} remarks the worst first */
function showText(remarks) {
  const line = byId("headers-text", HTMLElement);
  line.hidden = !remarks.length;
  line.replaceChildren(...(remarks.length ? ["There is no Burned In Annotation. ", ...remarks.flatMap((remark) => [remarkElement(remark), " "])] : []));
}

/** The virtual table only guesses the height of what it has not drawn: put the row right. @param {() => RowComponent|undefined} find the table may be drawn anew meanwhile @param {HTMLElement} holder */
async function bringToTheMiddle(find, holder) {
  await find()?.scrollTo("center", true).catch(() => {}); // it is in sight
  await afterFrame();
  const element = find()?.getElement();
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  const [at, view] = [element, holder].map((one) => one.getBoundingClientRect());
  holder.scrollTop += (at.top + at.bottom - view.top - view.bottom) / 2;
}

/** @param {ReturnType<typeof createTagSource>} source @param {ReturnType<typeof createUnfolding>} unfolding @param {() => void} draw */
function attachFolding(source, unfolding, draw) {
  for (const [id, rows] of /** @type {const} */ ([["unfold-tags", () => source.shown().rows], ["fold-tags", () => []]])) {
    byId(id, HTMLButtonElement).addEventListener("click", () => {
      unfolding.openOnly(rows());
      draw();
    });
  }
}

/** @param {() => void} draw */
function attachPatientFirst(draw) {
  const button = byId("patient-first", HTMLButtonElement);
  button.addEventListener("click", () => preferences.set({ patient_first: !preferences.value.patient_first }));
  preferences.watch(["patient_first"], ({ patient_first }) => {
    button.setAttribute("aria-pressed", String(patient_first));
    draw();
  });
}

/** @param {ReturnType<typeof createTagSource>} source */
function attachShowAll(source) {
  const button = byId("all-tags", HTMLButtonElement);
  button.addEventListener("click", async () => {
    button.disabled = true;
    await source.loadAll();
    button.disabled = false;
  });
}

/** Nothing is asked for while nobody sees it. @param {HTMLElement} element @param {ActiveStore} store @param {ReturnType<typeof createTagSource>} source */
function followFrame(element, store, source) {
  let waiting = 0;
  const follow = () => {
    const { instance_key } = store.value;
    clearTimeout(waiting);
    if (instance_key === null && source.shown().instance_key !== null) source.load(null); // at once: other files may have the same keys
    if (instance_key !== source.shown().instance_key && element.offsetParent) waiting = window.setTimeout(source.load, FOLLOW_MS, instance_key);
  };
  store.watch(["instance_key"], follow);
  new ResizeObserver(follow).observe(element); // it may be folded away, or another pane be shown
}

/** A job that waits for a pause of those who ask for it. @param {() => void} job @param {number} pause in ms */
function later(job, pause) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(job, pause);
  };
}

/** @param {ShownTags} shown @param {number|null} matches null: there is no filter */
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

/** @param {RowComponent} row @param {string} marked */
function markRow(row, marked) {
  const { private: is_private, vr, path } = row.getData();
  row.getElement().classList.toggle("is-chosen", path === marked);
  row.getElement().classList.toggle("is-private", is_private);
  row.getElement().classList.toggle("is-item", vr === "");
}
