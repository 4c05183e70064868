// What an object without picture is, in words, in the picture's place; for a picture, its summary on request.

import { createFileLine } from "../headers/file-line.js";
import { make } from "../ui/dom.js";
import { errorReply, headingOf } from "../ui/wording.js";
import { createReferenceTrail } from "./reference-trail.js";
import { failureContent, summaryContent } from "./summary-content.js";

/**
 * @typedef {import("../engine/contract.js").ObjectReference} ObjectReference
 * @typedef {import("../engine/contract.js").ObjectSummary} ObjectSummary
 * @typedef {import("../picture/viewing.js").Call} Call
 */

const FOLLOW_MS = 180;
const NO_PICTURE = "no_pixel_data";

/**
 * Over 40 lines: one decision, picture or words, and what follows from it.
 * @param {HTMLElement} stage what it takes the place of; a .frame-bar beside it gets the buttons
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("./reference-trail.js").Viewing} viewing
 * @param {Call} call
 */
export function createObjectView(stage, store, viewing, call) {
  const state = store.value;
  const trail = createReferenceTrail(state, viewing, call);
  const { view, toggle, back } = elementsBeside(stage);
  const summary_of = createSummaryLoading(view, state, call, goTo);
  let is_asked_for = false;

  function follow() {
    const { instance_key } = state;
    const has_no_picture = instance_key !== null && isWithoutPicture(state);
    if (state.selection === null) is_asked_for = false; // other files are open
    const way_back = trail.title();
    toggle.hidden = has_no_picture;
    toggle.disabled = instance_key === null;
    toggle.setAttribute("aria-pressed", String(is_asked_for));
    back.hidden = way_back === null;
    back.textContent = `Back to “${way_back}”`;
    place(instance_key !== null && (has_no_picture || is_asked_for));
    summary_of(view.hidden ? null : instance_key);
  }

  /** The view or the stage, and the focus with it. @param {boolean} in_place */
  function place(in_place) {
    if (view.hidden !== in_place) return;
    const had_focus = (in_place ? stage : view).contains(document.activeElement);
    stage.hidden = in_place;
    view.hidden = !in_place;
    if (had_focus) focus();
  }

  function focus() {
    (view.hidden ? stage : view).focus({ preventScroll: true });
  }

  /** Follow a reference, and leave a way back. @param {ObjectReference} reference */
  async function goTo(reference) {
    is_asked_for = false;
    await trail.follow(reference, view.getAttribute("aria-label") ?? "");
    follow();
    focus();
  }

  toggle.addEventListener("click", () => {
    is_asked_for = !is_asked_for;
    follow();
  });
  back.addEventListener("click", () => trail.goBack().then(focus));
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

/** @param {HTMLElement} stage */
function elementsBeside(stage) {
  const view = make("div", [], "object-view");
  const toggle = make("button", "Summary", "quiet");
  const back = make("button", "", "quiet way-back");
  view.tabIndex = 0;
  view.hidden = true;
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", "Object");
  toggle.type = "button";
  back.type = "button";
  stage.after(view);
  stage.parentElement?.querySelector(".frame-bar")?.append(back, toggle);
  return { view, toggle, back };
}

/** @param {Readonly<import("../state/store.js").ViewportState>} state */
function isWithoutPicture({ frame_error }) {
  return frame_error?.code === NO_PICTURE;
}

/**
 * Fills the view with the summary of an instance, a little after the last of many.
 * @param {HTMLElement} view
 * @param {Readonly<import("../state/store.js").ViewportState>} state
 * @param {Call} call
 * @param {(reference: ObjectReference) => void} goTo
 * @returns {(instance_key: number|null) => void} null: the view is hidden
 */
function createSummaryLoading(view, state, call, goTo) {
  const file_line = make("p", "", "file-line");
  const showFile = createFileLine(file_line, call);
  /** @type {number|null} */
  let shown = null;
  /** @type {number|null} shown, or on its way: asked for once, so that what stands is not made anew under who reads it */
  let wanted = null;
  let later = 0;
  let end = () => {};

  function clear() {
    end();
    end = () => {};
    shown = null;
    showFile(null); // keys begin anew with other files
    view.replaceChildren();
  }

  /** @param {number} instance_key */
  async function load(instance_key) {
    const summary = await call("get_object", { instance_key }).then(({ result }) => result, errorReply);
    if (state.instance_key !== instance_key) {
      if (wanted === instance_key) wanted = shown;
      return;
    }
    clear();
    shown = instance_key;
    showFile(instance_key);
    const content = "code" in summary ? { elements: failureContent(summary), end } : summaryContent(summary, file_line, call, goTo);
    end = content.end;
    view.replaceChildren(...content.elements);
    if (isWithoutPicture(state)) view.firstElementChild?.after(make("p", headingOf(NO_PICTURE), "no-picture"));
    view.scrollTop = 0;
    view.setAttribute("aria-label", "title" in summary ? summary.title : "Object");
  }

  return (instance_key) => {
    if (state.instance_key === null) {
      clear();
      wanted = null;
    }
    if (instance_key === null || instance_key === wanted) return;
    wanted = instance_key;
    clearTimeout(later);
    later = window.setTimeout(load, shown === null ? 0 : FOLLOW_MS, instance_key);
  };
}
