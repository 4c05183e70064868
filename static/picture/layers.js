// What lies over a picture without being part of it: overlay planes in colours of their own, and the display shutter.

import { preferences } from "../state/preferences.js";

/** @typedef {import("../state/store.js").Frame} Frame */

const OPAQUE = 0xff000000;
/** Bright and unlike any grey, as 0xBBGGRR; overlay n takes the nth. */
const COLORS = [0x00d7ff, 0xffe000, 0xff7bff, 0x6bff5c, 0x3c9dff, 0xffb38a, 0xbaa5ff, 0xb0ffd9];

/** A canvas that holds the layers of one frame, one canvas pixel a pixel, painted when the frame or the options change. */
export function createPictureLayers() {
  const canvas = document.createElement("canvas");
  let painted = "";
  /** @type {Uint8Array|null} */
  let painted_planes = null;
  /** @type {Uint8Array|null} */
  let painted_mask = null;

  /** @param {Frame} frame @returns {HTMLCanvasElement|null} null where nothing lies over it */
  return function layersOf(frame) {
    const { overlays, shutter } = preferences.value;
    const planes = overlays ? frame.overlay_planes : null;
    const mask = shutter ? frame.shutter_mask : null;
    if (!planes && !mask) return null;
    const { drawn_rows: rows, drawn_columns: columns, shutter_value } = frame.description;
    const wanted = `${rows} ${columns} ${shutter_value}`;
    if (wanted !== painted || planes !== painted_planes || mask !== painted_mask) {
      paint(canvas, rows, columns, planes, mask, OPAQUE | ((shutter_value ?? 0) * 0x010101));
      [painted, painted_planes, painted_mask] = [wanted, planes, mask];
    }
    return canvas;
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} rows
 * @param {number} columns
 * @param {Uint8Array|null} planes
 * @param {Uint8Array|null} mask
 * @param {number} covered the shutter's RGBA word
 */
function paint(canvas, rows, columns, planes, mask, covered) {
  Object.assign(canvas, { width: columns, height: rows });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const colors = Uint32Array.from({ length: 256 }, (_, bits) => (bits ? OPAQUE | COLORS[Math.floor(Math.log2(bits & -bits))] : 0));
  for (let index = 0; index < pixels.length; index += 1) {
    if (mask && mask[index]) pixels[index] = covered;
    else if (planes) pixels[index] = colors[planes[index]];
  }
  context.putImageData(image, 0, 0);
}
