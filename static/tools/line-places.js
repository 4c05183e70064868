// Where the ends of measured lines lie: in the frame, on its canvas, on the stage.

import { matrixOf } from "../picture/view-transform.js";

/**
 * @typedef {import("./measuring.js").Place} Place
 * @typedef {import("../picture/view-transform.js").Point} Point
 * @typedef {import("../picture/view-transform.js").Shape} Shape
 * @typedef {import("../picture/view-transform.js").Size} Size
 * @typedef {import("../picture/view-transform.js").View} View
 */

/** The ends of a line on the stage, in CSS pixels. @param {Place[]} ends @param {View} view @param {Shape} shape @param {Size} canvas @param {number} ratio device pixels to one @returns {Point[]} */
export function endsOnStage(ends, view, shape, canvas, ratio) {
  const matrix = matrixOf(view, shape, canvas);
  return ends.map(([x, y]) => matrix.transformPoint({ x, y })).map(({ x, y }) => ({ x: x / ratio, y: y / ratio }));
}

/** The place of the frame under a point of the canvas, or the nearest to it. @param {Point} point device pixels @param {View} view @param {Shape} shape @param {Size} canvas */
export function placeUnder(point, view, shape, canvas) {
  const { x, y } = matrixOf(view, shape, canvas).inverse().transformPoint(point);
  return withinFrame([x, y], shape);
}

/** The place so many pixels of the frame away, as directions are on the screen. @param {Place} place @param {Point} way @param {View} view @param {Shape} shape */
export function nudged([column, row], { x, y }, { turn, mirrored }, shape) {
  const [across, down] = [[x, y], [y, -x], [-x, -y], [-y, x]][turn];
  return withinFrame([column + (mirrored ? -across : across), row + down], shape);
}

/** @param {Place} place @param {Shape} shape @returns {Place} */
function withinFrame([column, row], { rows, columns }) {
  return [Math.max(0, Math.min(columns, column)), Math.max(0, Math.min(rows, row))];
}
