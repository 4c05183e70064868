// What is drawn over every picture, as the reader likes it: text in steps, overlays, shutter. By button, and by key in the picture's panel.

import { byId } from "../ui/dom.js";

/** @typedef {"full"|"short"|"none"} TextStep */
/** @typedef {{text: TextStep, overlays: boolean, shutter: boolean}} DisplayOptions */

/** @type {TextStep[]} */
const STEPS = ["full", "short", "none"];
const PHONE = "(max-width: 560px)";

/** @type {DisplayOptions} */
const value = { text: window.matchMedia(PHONE).matches ? "short" : "full", overlays: true, shutter: true };
/** @type {(() => void)[]} */
const watchers = [];

/** The options as they are now; `watch` tells of changes. */
export const displayOptions = {
  value: /** @type {Readonly<DisplayOptions>} */ (value),
  /** @param {() => void} changed */
  watch(changed) { watchers.push(changed); },
};

/** @param {Partial<DisplayOptions>} patch */
function set(patch) {
  Object.assign(value, patch);
  for (const changed of watchers) changed();
}

/**
 * Wire the buttons and keys; those of what the picture does not have are hidden.
 * @param {import("../picture/viewports.js").ActiveStore} store
 */
export function createDisplayOptions(store) {
  const next_text = () => set({ text: STEPS[(STEPS.indexOf(value.text) + 1) % STEPS.length] });
  /** @type {Record<string, {button: HTMLButtonElement, act: () => void, is_on: () => boolean}>} */
  const actions = {
    t: { button: byId("toggle-text", HTMLButtonElement), act: next_text, is_on: () => value.text !== "none" },
    o: { button: byId("toggle-overlays", HTMLButtonElement), act: () => set({ overlays: !value.overlays }), is_on: () => value.overlays },
    s: { button: byId("toggle-shutter", HTMLButtonElement), act: () => set({ shutter: !value.shutter }), is_on: () => value.shutter },
  };
  const showPressed = () => {
    for (const { button, is_on } of Object.values(actions)) button.setAttribute("aria-pressed", String(is_on()));
  };
  for (const { button, act } of Object.values(actions)) button.addEventListener("click", act);
  byId("picture", HTMLElement).addEventListener("keydown", (event) => {
    const is_typing = event.target instanceof HTMLInputElement && event.target.type !== "range";
    if (is_typing || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    actions[event.key.toLowerCase()]?.act();
  });
  store.watch(["frame"], ({ frame }) => {
    actions.o.button.hidden = !frame?.overlay_planes;
    actions.s.button.hidden = !frame?.shutter_mask;
  });
  displayOptions.watch(showPressed);
  showPressed();
}
