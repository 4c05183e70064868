// What an object without picture is, in words, in the picture's place; for a picture, its summary on request.

import { make } from "../ui/dom.js";
import { bytesText, countOf } from "../ui/formats.js";
import { createTree } from "./object-tree.js";
import { saveAs } from "../ui/saving.js";
import { createWaveforms } from "./waveform-plot.js";
import { errorReply, headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").ObjectReference} ObjectReference
 * @typedef {import("../engine/contract.js").ObjectSummary} ObjectSummary
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {{series_key: number, position: number, entry_key: number, name: string}} Address series_key -1: the entry by itself
 * @typedef {{select: (series_key: number, position: number) => Promise<any>, showEntry: (entry: any) => Promise<any>}} Viewing
 */

const FOLLOW_MS = 180;
const NO_PICTURE = "no_pixel_data";
const NOWHERE = { entry_key: -1, name: "" };
const COLOR = /^#[0-9a-f]{6}$/;

/**
 * @param {HTMLElement} stage what it takes the place of; a .frame-bar beside it gets the button
 * @param {import("../state/store.js").ViewportStore} store
 * @param {Viewing} viewing
 * @param {Call} call
 */
export function createObjectView(stage, store, viewing, call) {
  const state = store.value;
  const view = make("div", [], "object-view");
  const toggle = make("button", "Summary", "quiet");
  const back = make("button", "", "quiet way-back");
  /** @type {number|null} */
  let shown = null;
  /** @type {(() => void)[]} */
  let endings = [];
  let is_asked_for = false;
  let later = 0;
  /** @type {{from: Address, to: Address}|null} the reference that was followed */
  let followed = null;

  view.tabIndex = 0;
  view.hidden = true;
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", "Object");
  toggle.type = "button";
  back.type = "button";
  stage.after(view);
  stage.parentElement?.querySelector(".frame-bar")?.append(back, toggle);

  function follow() {
    const { instance_key, frame_error } = state;
    const has_no_picture = instance_key !== null && frame_error?.code === NO_PICTURE;
    toggle.hidden = has_no_picture;
    toggle.disabled = instance_key === null;
    toggle.setAttribute("aria-pressed", String(is_asked_for));
    if (followed && state.selection?.series_key !== followed.to.series_key) followed = null;
    back.hidden = followed === null;
    place(instance_key !== null && (has_no_picture || is_asked_for));
    if (instance_key === null) clear();
    if (view.hidden || instance_key === shown) return;
    clearTimeout(later);
    later = window.setTimeout(load, shown === null ? 0 : FOLLOW_MS, instance_key);
  }

  /** The view or the stage, and the focus with it. @param {boolean} in_place */
  function place(in_place) {
    if (view.hidden !== in_place) return;
    const had_focus = (in_place ? stage : view).contains(document.activeElement);
    stage.hidden = in_place;
    view.hidden = !in_place;
    if (had_focus) focus();
  }

  function clear() {
    for (const end of endings) end();
    endings = [];
    shown = null;
    view.replaceChildren();
  }

  /** @param {number} instance_key */
  async function load(instance_key) {
    const summary = await call("get_object", { instance_key }).then(({ result }) => result, errorReply);
    if (state.instance_key !== instance_key) return;
    clear();
    shown = instance_key;
    view.replaceChildren(...("code" in summary ? failure(summary) : content(summary)));
    view.scrollTop = 0;
    view.setAttribute("aria-label", "title" in summary ? summary.title : "Object");
  }

  /** @param {ObjectSummary} summary */
  function content(summary) {
    const { instance_key, title, notes, facts, documents, waveforms, trees, tables } = summary;
    const plots = waveforms.length ? createWaveforms(waveforms, instance_key, call) : null;
    if (plots) endings.push(plots.end);
    return [
      make("h3", title),
      ...(state.frame_error?.code === NO_PICTURE ? [make("p", headingOf(NO_PICTURE), "no-picture")] : []),
      ...(notes.length ? [make("ul", notes.map(({ message }) => make("li", message)), "object-notes")] : []),
      make("dl", facts.map(({ label, value }) => make("div", [make("dt", label), make("dd", value)])), "facts"),
      ...documents.map((document) => documentSection(instance_key, document)),
      ...(plots ? [plots.element] : []),
      ...trees.map((tree) => createTree(tree, referenceElement)),
      ...tables.map((table) => tableSection(table, referenceElement)),
    ];
  }

  /** @param {number} instance_key @param {import("../engine/contract.js").ObjectDocument} document */
  function documentSection(instance_key, { title, mime_type, file_name, bytes }) {
    const button = make("button", `Save “${file_name}”`, "save-document");
    const problem = make("p", "", "problem");
    problem.setAttribute("role", "status");
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        saveAs((await call("get_object_document", { instance_key })).buffers.document, file_name);
      } catch (error) {
        problem.textContent = errorReply(error).message;
      }
    });
    const text = `${mime_type || "type not stated"}, ${bytesText(bytes)}. It is saved as it is and not opened here.`;
    return make("section", [make("h4", title), make("p", text), button, problem], "object-section document");
  }

  /** A way to what is in the archive; of the rest, that it is not. @param {ObjectReference} reference */
  function referenceElement(reference) {
    if (reference.instance_key === null) return make("span", reference.text, "reference is-missing");
    const link = make("button", reference.text, "reference");
    link.type = "button";
    link.addEventListener("click", () => goTo(reference));
    return link;
  }

  /** Follow a reference, and leave a way back. @param {ObjectReference} reference */
  async function goTo({ series_key, instance_key, frame_numbers, text }) {
    const from = addressNow();
    const title = view.getAttribute("aria-label") ?? "";
    const position = series_key === null ? -1 : await positionOf(series_key, Number(instance_key), (frame_numbers[0] ?? 1) - 1);
    const to = position < 0 ? { series_key: -1, position: 0, entry_key: Number(instance_key), name: text } : { ...NOWHERE, series_key: Number(series_key), position };
    is_asked_for = false;
    followed = null;
    await visit(to);
    followed = { from, to };
    back.textContent = `Back to “${title}”`;
    follow();
    focus();
  }

  /** @param {Address} address */
  async function visit({ series_key, position, entry_key, name }) {
    try {
      if (series_key < 0) await viewing.showEntry({ entry_key, name });
      else await viewing.select(series_key, position);
    } catch {
      // The store carries the reason; the viewport, or this view, words it.
    }
  }

  /** @returns {Address} */
  function addressNow() {
    const { selection, instance_key } = state;
    return { series_key: selection?.series_key ?? -1, position: selection?.position ?? 0, entry_key: Number(instance_key), name: selection?.name ?? "" };
  }

  async function goBack() {
    const { from } = /** @type {{from: Address}} */ (followed);
    followed = null;
    await visit(from);
    focus();
  }

  /** The place of a frame in its series' order, or -1. @param {number} series_key @param {number} instance_key @param {number} frame_index */
  async function positionOf(series_key, instance_key, frame_index) {
    const { instance_keys, frame_indices } = (await call("get_series_frames", { series_key })).buffers;
    const exact = instance_keys.findIndex((/** @type {number} */ key, /** @type {number} */ place) => (
      key === instance_key && frame_indices[place] === frame_index));
    return exact < 0 ? instance_keys.indexOf(instance_key) : exact;
  }

  function focus() {
    (view.hidden ? stage : view).focus({ preventScroll: true });
  }

  toggle.addEventListener("click", () => {
    is_asked_for = !is_asked_for;
    follow();
  });
  back.addEventListener("click", goBack);
  store.watch(["selection", "instance_key", "frame_error"], follow);

  return {
    /** Put the focus on the picture, or on what is in its place. */
    focus,
    /** The summary of the instance that is shown. @returns {Promise<ObjectSummary|null>} */
    async current() {
      const { instance_key } = state;
      return instance_key === null ? null : (await call("get_object", { instance_key })).result;
    },
  };
}

/** @param {import("../engine/contract.js").ErrorReply} error */
function failure({ code, message }) {
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
