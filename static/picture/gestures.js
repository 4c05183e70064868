// Pointers and wheel over a picture, turned into intents. It holds no picture and no window of its own.

import { draggedWindow } from "../tools/window-tools.js";

const STEP_PIXELS = 24;
const WHEEL_NOTCH = 60;
const TAP_MS = 350;
const TAP_PIXELS = 24;
const MIDDLE_BUTTON = 1;
const RIGHT_BUTTON = 2;

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 * @typedef {{x: number, y: number}} Point
 * @typedef {(dx: number, dy: number, now: Point) => void} Drag by so many CSS pixels, to a point of the canvas in device pixels
 */

/**
 * @param {Viewport} viewport
 * @param {import("../state/store.js").PageStore} page
 */
export function attachPointers(viewport, page) {
  const { stage, controls } = viewport;
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  const tools = dragTools(viewport);
  /** @type {Drag} */
  let drag = () => {};
  const space = createSpaceKey(viewport);

  stage.addEventListener("dblclick", controls.fit);
  stage.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, pointOf(event));
    stage.setPointerCapture(event.pointerId);
    const pans = space.use() || event.button === MIDDLE_BUTTON || event.button === RIGHT_BUTTON;
    drag = tools[pans ? "pan" : page.value.drag_tool](positionIn(stage, event));
    if (event.button === MIDDLE_BUTTON) event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    viewport.moveCursor(positionIn(stage, event));
    if (!before) return;
    const now = pointOf(event);
    if (pointers.size === 2) pinch(stage, pointers, event.pointerId, now, controls);
    else if (pointers.size === 1) drag(now.x - before.x, now.y - before.y, positionIn(stage, event));
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (event) => pointers.delete(/** @type {PointerEvent} */ (event).pointerId));
  }
  attachDoubleTap(stage, controls.fit);
  stage.addEventListener("pointerleave", () => viewport.moveCursor(null));
}

/** Space held down pans with a drag; let go without one it plays. @param {Viewport} viewport */
function createSpaceKey({ element, stage, cine }) {
  /** @type {"up"|"down"|"used"} */
  let state = "up";
  document.addEventListener("keydown", (event) => {
    const is_free = event.target === stage || (event.target === document.body && element.classList.contains("is-active"));
    if (event.key !== " " || !is_free) return;
    if (state === "up") state = "down";
    event.preventDefault();
  });
  window.addEventListener("keyup", (event) => {
    if (event.key !== " ") return;
    if (state === "down") cine.toggle();
    state = "up";
  });
  return {
    /** A drag begins: whether Space is held down for it. */
    use() {
      if (state === "down") state = "used";
      return state !== "up";
    },
  };
}

/** Two short touches at one place: not every browser makes a double click of them. @param {HTMLElement} stage @param {() => void} act */
function attachDoubleTap(stage, act) {
  let down = { x: 0, y: 0, at: -Infinity };
  let tapped_at = -Infinity;
  stage.addEventListener("pointerdown", (event) => {
    const is_near = distance(pointOf(event), down) < TAP_PIXELS;
    if (!event.isPrimary || !is_near) tapped_at = -Infinity;
    down = { ...pointOf(event), at: event.timeStamp };
  });
  stage.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "touch") return;
    const is_tap = event.timeStamp - down.at < TAP_MS && distance(pointOf(event), down) < TAP_PIXELS;
    if (is_tap && event.timeStamp - tapped_at < TAP_MS) act();
    tapped_at = is_tap ? event.timeStamp : -Infinity;
  });
}

/**
 * What each tool does with a drag: asked when a pointer comes down, it answers what to do with each movement.
 * @param {Viewport} viewport
 * @returns {Record<import("../state/store.js").DragTool, (start: Point) => Drag>}
 */
function dragTools({ store, viewing, controls, lines }) {
  return {
    window: () => (dx, dy) => {
      const window_ = draggedWindow(store.value, dx, dy);
      if (window_) viewing.setWindow(window_);
    },
    pan: () => (dx, dy) => {
      const { x, y } = scaled({ x: dx, y: dy });
      controls.pan(x, y);
    },
    scroll: () => {
      let travelled = 0;
      return (_dx, dy) => {
        travelled += dy;
        const steps = Math.trunc(travelled / STEP_PIXELS);
        travelled -= steps * STEP_PIXELS;
        if (steps) viewing.step(steps);
      };
    },
    length: (start) => {
      const draw = lines.begin(start);
      return (_dx, _dy, now) => draw(now);
    },
  };
}

/**
 * @param {HTMLElement} stage
 * @param {Map<number, Point>} pointers
 * @param {number} moved
 * @param {Point} now
 * @param {Viewport["controls"]} controls
 */
function pinch(stage, pointers, moved, now, controls) {
  const other = [...pointers].filter(([id]) => id !== moved)[0][1];
  const before = /** @type {Point} */ (pointers.get(moved));
  const ratio = distance(now, other) / Math.max(1, distance(before, other));
  controls.zoom(ratio, positionIn(stage, { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }));
  const shift = scaled({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  controls.pan(shift.x, shift.y);
}

/** @param {Viewport} viewport */
export function attachWheel({ stage, viewing, controls }) {
  let turned = 0;
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) return controls.zoom(Math.exp(-event.deltaY / 300), positionIn(stage, event));
    // A mouse wheel turns in notches, a touch pad glides: glides add up to a notch.
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * WHEEL_NOTCH;
    turned = Math.abs(delta) >= WHEEL_NOTCH ? Math.sign(delta) * WHEEL_NOTCH : turned + delta;
    if (Math.abs(turned) < WHEEL_NOTCH) return undefined;
    viewing.step(Math.sign(turned));
    turned = 0;
    return undefined;
  }, { passive: false });
}

/** @param {MouseEvent} event @returns {Point} */
function pointOf({ clientX, clientY }) {
  return { x: clientX, y: clientY };
}

/** Where the canvas was met, in its device pixels. @param {HTMLElement} stage @param {{clientX: number, clientY: number}} event @returns {Point} */
function positionIn(stage, event) {
  const { left, top } = stage.getBoundingClientRect();
  return scaled({ x: event.clientX - left, y: event.clientY - top });
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
