// A frame as pixels: display values (8 bit, one or three samples) and the same as RGBA on a canvas.

/** @typedef {import("../state/store.js").Frame} Frame */

const OPAQUE = 0xff000000;
const LEVELS = 65536;

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

/** A canvas that holds one frame, one canvas pixel a pixel; its memory is kept from frame to frame. */
export function createFramePainter() {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const words = new Uint32Array(LEVELS);
  let image = context.createImageData(1, 1);

  /**
   * @param {Frame} frame
   * @param {boolean} inverted
   * @param {number} [step] only every so many rows and columns of a monochrome frame: a draft, for a picture that is shown that small
   */
  function paint(frame, inverted, step = 1) {
    const { drawn_rows: rows, drawn_columns: columns } = frame.description;
    const { level_indices, display_table, display_values } = frame;
    resize(Math.ceil(columns / (level_indices ? step : 1)), Math.ceil(rows / (level_indices ? step : 1)));
    const pixels = new Uint32Array(image.data.buffer);
    if (level_indices && display_table) {
      fillWords(display_table, inverted, words);
      paintLevels(level_indices, columns, step, words, pixels);
    } else if (display_values) paintColor(display_values, inverted, pixels);
    context.putImageData(image, 0, 0);
  }

  /** @param {number} width @param {number} height */
  function resize(width, height) {
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    if (image.width !== width || image.height !== height) image = context.createImageData(width, height);
  }

  return { canvas, paint };
}

/**
 * @param {Uint8Array} values three a pixel
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
 * @param {number} columns
 * @param {number} step
 * @param {Uint32Array} words
 * @param {Uint32Array} pixels
 */
function paintLevels(levels, columns, step, words, pixels) {
  for (let start = 0, at = 0; start < levels.length; start += columns * step) {
    for (let index = start; index < start + columns; index += step) pixels[at++] = words[levels[index]];
  }
}

/**
 * One RGBA word for every level. Byte order is that of ImageData on a little-endian machine, the only kind that runs browsers.
 * @param {Uint8Array} display_table
 * @param {boolean} inverted
 * @param {Uint32Array} words
 */
function fillWords(display_table, inverted, words) {
  const flip = inverted ? 255 : 0;
  for (let level = 0; level < display_table.length; level += 1) words[level] = OPAQUE | ((display_table[level] ^ flip) * 0x010101);
}
