// Lines of text that were found in the frame that is shown, as boxes over it: each with its severity in a word and a colour, and what was read.

import { placeOnStage } from "./text-box-places.js";
import { latestOnly } from "../state/latest-only.js";
import { preferences } from "../state/preferences.js";
import { make, within } from "../ui/dom.js";
import { SEVERITY_WORDS } from "../ui/remarks.js";

const LABEL_WIDTH = 64; // CSS pixels

/**
 * @typedef {import("../engine/contract.js").TextBox} TextBox
 * @typedef {Pick<import("../picture/viewport.js").Viewport, "stage"|"canvas"|"store">} Viewport
 * @typedef {{instance_key: number, frame_index: number}} Address
 */

/**
 * Over 40 lines: the boxes of one viewport, asked for and drawn.
 * @param {Viewport} viewport
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewing.js").Call} call
 */
export function createTextBoxLayer({ stage, canvas, store }, page, call) {
  const layer = within(stage, ".text-boxes", HTMLElement);

  const load = latestOnly(async (/** @type {Address|null} */ address) => {
    const boxes = address ? (await call("get_text_boxes", address)).result : [];
    if (isSame(address, addressOf(store.value.frame)) && JSON.stringify(boxes) !== JSON.stringify(store.value.text_boxes)) store.set({ text_boxes: boxes });
  });

  function follow() {
    const is_begun = page.value.look !== null;
    if (is_begun || store.value.text_boxes.length) load(is_begun ? addressOf(store.value.frame) : null).catch(() => {}); // other files were opened, or the engine is gone
  }

  function makeAnew() {
    layer.replaceChildren(...store.value.text_boxes.map(boxElement));
    place();
  }

  function place() {
    const { frame, view, text_boxes } = store.value;
    layer.hidden = !frame || !preferences.value.text_boxes || !text_boxes.length;
    if (layer.hidden || !frame) return;
    text_boxes.forEach((box, index) => {
      const { left, top, width, height } = placeOnStage(box, view, frame.description, canvas, window.devicePixelRatio || 1);
      const element = /** @type {HTMLElement} */ (layer.children[index]);
      Object.assign(element.style, { transform: `translate(${left}px, ${top}px)`, width: `${width}px`, height: `${height}px` });
      element.classList.toggle("is-at-the-edge", left + width + LABEL_WIDTH > stage.clientWidth);
    });
  }

  /** @type {Address|null} */
  let shown = null;
  store.watch(["frame"], ({ frame }) => {
    if (isSame(addressOf(frame), shown)) return;
    shown = addressOf(frame);
    if (store.value.text_boxes.length) store.set({ text_boxes: [] });
    follow();
  });
  page.watch(["look", "verdict"], follow);
  store.watch(["text_boxes"], makeAnew);
  store.watch(["frame", "view"], place);
  preferences.watch(["text_boxes"], place);
}

/** @param {import("../state/store.js").Frame|null} frame @returns {Address|null} */
function addressOf(frame) {
  return frame && { instance_key: frame.description.instance_key, frame_index: frame.description.frame_index };
}

/** @param {Address|null} one @param {Address|null} other */
function isSame(one, other) {
  return one?.instance_key === other?.instance_key && one?.frame_index === other?.frame_index;
}

/** @param {TextBox} box */
function boxElement({ severity, message, text }) {
  const label = make("span", SEVERITY_WORDS[severity], "text-box-label");
  const box = make("div", text ? [label, make("span", text, "text-box-reading")] : [label], "text-box");
  box.dataset.severity = severity;
  const words = `${SEVERITY_WORDS[severity]}: ${message}${text ? `, read as “${text}”` : ""}`;
  label.tabIndex = 0;
  label.setAttribute("role", "img");
  label.setAttribute("aria-label", words);
  label.title = words;
  return box;
}
