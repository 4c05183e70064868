// Pointer, wheel and keys over the picture, turned into intents. It holds no picture and no window of its own.

import { byId } from "./dom.js";
import { draggedWindow } from "./window-tools.js";

const STEP_PIXELS = 24;
const PAN_PIXELS = 40;
const WHEEL_NOTCH = 60;
const PAGE_FRAMES = 10;
const MIDDLE_BUTTON = 1;
const RIGHT_BUTTON = 2;

/**
 * @typedef {import("./viewport.js").ViewportControls} Controls
 * @typedef {ReturnType<typeof import("./viewing.js").createViewing>} Viewing
 * @typedef {{x: number, y: number}} Point
 */

/**
 * @param {HTMLElement} holder
 * @param {import("./state.js").Store} store
 * @param {Viewing} viewing
 * @param {Controls} controls
 */
export function attachGestures(holder, store, viewing, controls) {
  attachPointers(holder, store, viewing, controls);
  attachWheel(holder, viewing, controls);
  attachKeys(holder, store, viewing, controls);
}

/** @type {typeof attachGestures} */
function attachPointers(holder, store, viewing, controls) {
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  let tool = "";
  let space = false;
  let travelled = 0;

  holder.addEventListener("keydown", (event) => { if (event.key === " ") { space = true; event.preventDefault(); } });
  window.addEventListener("keyup", (event) => { if (event.key === " ") space = false; });
  holder.addEventListener("contextmenu", (event) => event.preventDefault());
  holder.addEventListener("dblclick", controls.fit);
  holder.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, pointOf(event));
    holder.setPointerCapture(event.pointerId);
    tool = toolOf(event, space);
    travelled = 0;
    if (event.button === MIDDLE_BUTTON) event.preventDefault();
  });
  holder.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    controls.moveCursor(scaled(positionIn(holder, event)));
    if (!before) return;
    const now = pointOf(event);
    if (pointers.size === 2) pinch(holder, pointers, event.pointerId, now, controls);
    else if (pointers.size === 1) drag(now.x - before.x, now.y - before.y);
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    holder.addEventListener(end, (event) => pointers.delete(/** @type {PointerEvent} */ (event).pointerId));
  }
  holder.addEventListener("pointerleave", () => controls.moveCursor(null));

  /** @param {number} dx @param {number} dy */
  function drag(dx, dy) {
    if (tool === "pan") {
      const { x, y } = scaled({ x: dx, y: dy });
      controls.pan(x, y);
    } else if (tool === "scroll") scroll(dy);
    else if (store.value.frame) {
      const window_ = draggedWindow(store.value, dx, dy);
      if (window_) viewing.setWindow(window_);
    }
  }

  /** @param {number} dy */
  function scroll(dy) {
    travelled += dy;
    const steps = Math.trunc(travelled / STEP_PIXELS);
    travelled -= steps * STEP_PIXELS;
    if (steps) viewing.step(steps);
  }
}

/** @param {PointerEvent} event @param {boolean} space */
function toolOf(event, space) {
  if (space || event.button === MIDDLE_BUTTON || event.button === RIGHT_BUTTON) return "pan";
  return byId("drag-tool", HTMLSelectElement).value;
}

/**
 * @param {HTMLElement} holder
 * @param {Map<number, Point>} pointers
 * @param {number} moved
 * @param {Point} now
 * @param {Controls} controls
 */
function pinch(holder, pointers, moved, now, controls) {
  const other = [...pointers].filter(([id]) => id !== moved)[0][1];
  const before = /** @type {Point} */ (pointers.get(moved));
  const ratio = distance(now, other) / Math.max(1, distance(before, other));
  const { left, top } = holder.getBoundingClientRect();
  controls.zoom(ratio, scaled({ x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top }));
  const shift = scaled({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  controls.pan(shift.x, shift.y);
}

/**
 * @param {HTMLElement} holder
 * @param {Viewing} viewing
 * @param {Controls} controls
 */
function attachWheel(holder, viewing, controls) {
  let turned = 0;
  holder.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) return controls.zoom(Math.exp(-event.deltaY / 300), scaled(positionIn(holder, event)));
    // A mouse wheel turns in notches, a touch pad glides: glides add up to a notch.
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * WHEEL_NOTCH;
    turned = Math.abs(delta) >= WHEEL_NOTCH ? Math.sign(delta) * WHEEL_NOTCH : turned + delta;
    if (Math.abs(turned) < WHEEL_NOTCH) return undefined;
    viewing.step(Math.sign(turned));
    turned = 0;
    return undefined;
  }, { passive: false });
}

/** @type {typeof attachGestures} */
function attachKeys(holder, store, viewing, controls) {
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
    i: viewing.invert, r: () => viewing.setWindow(null),
    "[": () => nudge(-10, 0), "]": () => nudge(10, 0), ",": () => nudge(0, -10), ".": () => nudge(0, 10),
  };
  holder.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions[event.shiftKey && key.startsWith("Arrow") ? `shift+${key}` : key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** @param {MouseEvent} event @returns {Point} */
function pointOf({ clientX, clientY }) {
  return { x: clientX, y: clientY };
}

/** @param {HTMLElement} holder @param {MouseEvent} event @returns {Point} */
function positionIn(holder, event) {
  const { left, top } = holder.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** CSS pixels as device pixels. @param {Point} point @returns {Point} */
function scaled({ x, y }) {
  const ratio = window.devicePixelRatio || 1;
  return { x: x * ratio, y: y * ratio };
}

/** @param {Point} one @param {Point} two */
function distance(one, two) {
  return Math.hypot(one.x - two.x, one.y - two.y);
}
