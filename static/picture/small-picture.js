// A small picture of a frame or a series, as the engine sent it, on a canvas of its own.

import { paintColor } from "./frame-painter.js";

/**
 * @param {import("../engine/contract.js").Thumbnail} thumbnail @param {Uint8Array} display_values @param {boolean} [inverted]
 */
export function smallPicture({ rows, columns }, display_values, inverted = false) {
  const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(columns, rows);
  paintColor(display_values, inverted, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
  return canvas;
}
