// What is drawn over every picture, as the reader likes it: text in steps, overlays, shutter. By button, and by key in the picture's panel.

import { TEXT_STEPS, preferences } from "../state/preferences.js";
import { byId } from "../ui/dom.js";

/**
 * Wire the buttons and keys; those of what the picture does not have are hidden.
 * @param {import("../picture/viewports.js").ActiveStore} store
 */
export function createDisplayOptions(store) {
  const { value, set } = preferences;
  const next_text = () => set({ text: TEXT_STEPS[(TEXT_STEPS.indexOf(value.text) + 1) % TEXT_STEPS.length] });
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
  preferences.watch(["text", "overlays", "shutter"], showPressed);
}
