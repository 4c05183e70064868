// How a viewport's picture lies, changed by tools, keys and pointers alike.

import { UPRIGHT, flippedAcross, flippedDown, panBy, turned, zoomAt } from "./view-transform.js";

/**
 * @typedef {import("./view-transform.js").Point} Point
 * @typedef {import("./view-transform.js").View} View
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("./viewing.js").Viewing} viewing
 * @param {() => View} shownView
 */
export function createControls(canvas, store, viewing, shownView) {
  const state = store.value;
  /** @param {View} view */
  const look = (view) => store.set({ view });
  return {
    fit: () => look({ ...state.view, fitted: true }),
    oneToOne: () => look({ ...state.view, scale: 1, x: 0, y: 0, fitted: false }),
    /** @param {number} factor @param {Point} [point] that stays where it is; the middle unless told */
    zoom: (factor, point = { x: canvas.width / 2, y: canvas.height / 2 }) => (
      look(zoomAt(shownView(), factor, { x: point.x - canvas.width / 2, y: point.y - canvas.height / 2 }))),
    /** @param {number} dx @param {number} dy device pixels */
    pan: (dx, dy) => look(panBy(shownView(), dx, dy)),
    /** @param {1|-1} direction 1: clockwise */
    turn: (direction) => look(turned(state.view, direction)),
    flipAcross: () => look(flippedAcross(state.view)),
    flipDown: () => look(flippedDown(state.view)),
    reset() {
      store.set({ view: UPRIGHT, inverted: false });
      viewing.setWindow(null);
    },
  };
}
