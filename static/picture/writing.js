// What is written over a viewport's picture: corners, letters of the edges, scale bar, the value under the cursor, or why there is no picture.

import { createPictureMarks } from "./marks.js";
import { overlayText } from "./text.js";
import { edgesAsShown, pixelUnder } from "./view-transform.js";
import { preferences } from "../state/preferences.js";
import { make, within } from "../ui/dom.js";
import { headingOf } from "../ui/wording.js";

/** @typedef {import("./view-transform.js").Point} Point */

const CORNERS = /** @type {const} */ (["top-left", "top-right", "bottom-left", "bottom-right"]);

/**
 * @param {HTMLElement} stage
 * @param {HTMLCanvasElement} canvas
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewing.js").Viewing} viewing
 * @param {() => import("./view-transform.js").View} shownView
 */
export function createWriting(stage, canvas, store, page, viewing, shownView) {
  const state = store.value;
  const message = within(stage, ".message", HTMLElement);
  const corners = CORNERS.map((corner) => within(stage, `.overlay.${corner}`, HTMLElement));
  const showMarks = createPictureMarks(stage);
  const cursor = createCursor(canvas, state, viewing, showText);

  function showText() {
    const row = state.selection ? page.value.rows.get(state.selection.series_key) : undefined;
    const texts = overlayText(state, row, shownView().scale, cursor.text());
    CORNERS.forEach((corner, index) => writeLines(corners[index], texts[corner]));
    canvas.setAttribute("aria-label", texts.label);
    const { edge_letters = null, pixel_spacing = null, spacing_kind = null } = state.frame?.description ?? {};
    const mm_per_pixel = pixel_spacing && (pixel_spacing[1] / shownView().scale) * (window.devicePixelRatio || 1);
    showMarks(edge_letters && edgesAsShown(edge_letters, state.view), mm_per_pixel, spacing_kind);
  }

  function showMessage() {
    const { frame_error, selection, frame } = state;
    stage.classList.toggle("is-loading", Boolean(selection && !frame && !frame_error));
    message.replaceChildren();
    if (frame_error && frame_error.code !== "cancelled") {
      message.append(make("h3", headingOf(frame_error.code)), make("p", frame_error.message));
    } else if (!selection && page.value.rows.size) message.append(make("p", "Choose a series to see its middle frame."));
  }

  store.watch(["frame", "frame_error"], ({ frame, frame_error }) => { if (frame && frame_error === null) cursor.ask(); });
  store.watch(["frame", "frame_error", "selection"], showMessage);
  store.watch(["frame", "frame_error", "inverted", "view", "selection"], showText);
  preferences.watch(["text", "overlays", "shutter"], showText);
  page.watch(["rows"], () => { showMessage(); showText(); });
  return { moveCursor: cursor.move };
}

/**
 * The value under the cursor, in words.
 * @param {HTMLCanvasElement} canvas
 * @param {Readonly<import("../state/store.js").ViewportState>} state
 * @param {import("./viewing.js").Viewing} viewing
 * @param {() => void} changed
 */
function createCursor(canvas, state, viewing, changed) {
  /** @type {Point|null} device pixels */
  let cursor = null;
  let words = "";

  async function ask() {
    const place = cursor && state.frame && pixelUnder(state.view, state.frame.description, canvas, cursor);
    if (!place) return show("");
    try {
      const { row, column, text } = await viewing.pixel(place);
      if (cursor) show(`column ${column}, row ${row}: ${text}`);
    } catch {
      // A newer position took its place, or the frame is gone: the next answer replaces this one.
    }
    return undefined;
  }

  /** @param {string} text */
  function show(text) {
    if (text === words) return;
    words = text;
    changed();
  }

  return {
    ask,
    text: () => words,
    /** @param {Point|null} point device pixels; null: it is elsewhere */
    move(point) {
      cursor = point;
      ask();
    },
  };
}

/** What stands there already stays: it may be selected. @param {HTMLElement} element @param {string[]} lines */
function writeLines(element, lines) {
  const is_there = lines.length === element.childElementCount && lines.every((line, place) => element.children[place].textContent === line);
  if (!is_there) element.replaceChildren(...lines.map((line) => make("span", line)));
}
