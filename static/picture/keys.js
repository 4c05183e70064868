// The keys of a viewport, turned into intents.

import { draggedWindow } from "../tools/window-tools.js";

const PAN_PIXELS = 40;
const PAGE_FRAMES = 10;

/** @param {import("./viewport.js").Viewport} viewport */
export function attachKeys({ stage, store, viewing, controls, cine, lines }) {
  const last = () => (store.value.selection?.instance_keys.length ?? 1) - 1;
  /** @param {number} across @param {number} up */
  const nudge = (across, up) => {
    const window_ = draggedWindow(store.value, across, up);
    if (window_) viewing.setWindow(window_);
  };
  /** @type {Record<string, () => void>} */
  const actions = {
    ArrowUp: () => viewing.step(-1), ArrowLeft: () => viewing.step(-1), ArrowDown: () => viewing.step(1), ArrowRight: () => viewing.step(1),
    PageUp: () => viewing.step(-PAGE_FRAMES), PageDown: () => viewing.step(PAGE_FRAMES),
    Home: () => viewing.step(-last()), End: () => viewing.step(last()),
    "shift+ArrowUp": () => controls.pan(0, -PAN_PIXELS), "shift+ArrowDown": () => controls.pan(0, PAN_PIXELS),
    "shift+ArrowLeft": () => controls.pan(-PAN_PIXELS, 0), "shift+ArrowRight": () => controls.pan(PAN_PIXELS, 0),
    "+": () => controls.zoom(1.25), "=": () => controls.zoom(1.25), "-": () => controls.zoom(0.8), 0: controls.fit, 1: controls.oneToOne,
    e: () => controls.turn(1), q: () => controls.turn(-1), h: controls.flipAcross, v: controls.flipDown,
    i: viewing.invert, r: () => viewing.setWindow(null), "shift+r": controls.reset,
    k: cine.toggle, "<": cine.slower, ">": cine.faster,
    m: lines.addByKey,
    "[": () => nudge(-10, 0), "]": () => nudge(10, 0), ",": () => nudge(0, -10), ".": () => nudge(0, 10),
  };
  attachPictureKeys(stage, actions);
}

/**
 * Keys that are pressed on a stage, or on what is in its place.
 * @param {HTMLElement} element the stage, or what holds all viewports
 * @param {Record<string, () => void>} actions by key
 */
export function attachPictureKeys(element, actions) {
  element.addEventListener("keydown", (event) => {
    const action = actions[keyOf(event)];
    if (!action || !(event.target instanceof Element) || !event.target.matches(".stage, .object-view, .object-view [role=treeitem]")) return;
    event.preventDefault();
    action();
  });
}

/** A key as the tables name it: signs as they are typed, letters and named keys with their Shift. @param {KeyboardEvent} event */
export function keyOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return "";
  const is_sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey && !is_sign ? `shift+${name}` : name;
}
