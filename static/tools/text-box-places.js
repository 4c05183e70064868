// Where boxes of text lie: in the frame, on the stage. Sums only.

import { endsOnStage } from "./line-places.js";

/** @typedef {{top: number, left: number, height: number, width: number}} Box */

/** A box of the frame on the stage, in CSS pixels, whatever way the picture lies. @param {Box} box in pixels of the frame @param {import("../picture/view-transform.js").View} view @param {import("../picture/view-transform.js").Shape} shape @param {import("../picture/view-transform.js").Size} canvas @param {number} ratio device pixels to one @returns {Box} */
export function placeOnStage({ top, left, height, width }, view, shape, canvas, ratio) {
  const corners = endsOnStage([[left, top], [left + width, top + height]], view, shape, canvas, ratio);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), width: Math.abs(xs[1] - xs[0]), height: Math.abs(ys[1] - ys[0]) };
}
