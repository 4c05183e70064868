// A frame as pixels: display values (8 bit, one or three samples) and the same as RGBA on a canvas.

/** @typedef {import("./state.js").Frame} Frame */

const OPAQUE = 0xff000000;

/**
 * The 8-bit values of a frame as drawn, before zoom and text.
 * @param {Frame} frame
 * @param {boolean} inverted
 * @returns {{samples: number, values: Uint8Array}}
 */
export function displayValues({ level_indices, display_table, display_values }, inverted) {
  const flip = inverted ? 255 : 0;
  if (level_indices && display_table) return { samples: 1, values: Uint8Array.from(level_indices, (level) => display_table[level] ^ flip) };
  if (display_values) return { samples: 3, values: display_values.map((value) => value ^ flip) };
  throw new Error("A frame has levels with a table, or display values.");
}

/**
 * Draw a frame at its own size, one canvas pixel a pixel.
 * @param {Frame} frame
 * @param {boolean} inverted
 * @param {HTMLCanvasElement} canvas
 */
export function paintFrame(frame, inverted, canvas) {
  const { rows, columns } = frame.description;
  if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  if (frame.level_indices && frame.display_table) paintLevels(frame.level_indices, grayTable(frame.display_table, inverted), pixels);
  else if (frame.display_values) paintColor(frame.display_values, inverted, pixels);
  context.putImageData(image, 0, 0);
}

/**
 * @param {Uint8Array} values rows * columns * 3
 * @param {boolean} inverted
 * @param {Uint32Array} pixels
 */
export function paintColor(values, inverted, pixels) {
  const flip = inverted ? 0x00ffffff : 0;
  for (let index = 0, at = 0; index < pixels.length; index += 1, at += 3) {
    pixels[index] = (OPAQUE | (values[at + 2] << 16) | (values[at + 1] << 8) | values[at]) ^ flip;
  }
}

/**
 * @param {Uint16Array} levels
 * @param {Uint32Array} table
 * @param {Uint32Array} pixels
 */
function paintLevels(levels, table, pixels) {
  for (let index = 0; index < levels.length; index += 1) pixels[index] = table[levels[index]];
}

/**
 * One RGBA word for every level. Byte order is that of ImageData on a little-endian machine, the only kind that runs browsers.
 * @param {Uint8Array} display_table
 * @param {boolean} inverted
 */
function grayTable(display_table, inverted) {
  const flip = inverted ? 255 : 0;
  return Uint32Array.from(display_table, (value) => OPAQUE | ((value ^ flip) * 0x010101));
}
