// The small pictures of a contact sheet: asked for one at a time, so that nothing better waits for more than one, and none once the sheet is closed.

import { markBoxes } from "./small-boxes.js";
import { smallPicture } from "../picture/small-picture.js";

const MOST_PIXELS = 12e6; // of all that are kept
const IDLE_MS = 60;

/** `boxes`: what is marked in the picture, in pixels of the frame. @typedef {() => Promise<{result: any, buffers: any, boxes?: import("../engine/contract.js").TextBox[]}>} Ask */

/** @param {(index: number) => void} arrived a picture, or the news that there is none */
export function createTilePictures(arrived) {
  /** @type {Map<number, HTMLCanvasElement|null>} the oldest first; null where there is none to be had */
  const drawn = new Map();
  let turn = 0, pixels = 0;

  /** @param {number} index @param {HTMLCanvasElement|null} canvas @param {number[]} wanted */
  function keep(index, canvas, wanted) {
    for (const oldest of drawn.keys()) {
      if (pixels < MOST_PIXELS || wanted.includes(oldest)) break;
      pixels -= pixelsOf(drawn.get(oldest));
      drawn.delete(oldest);
    }
    drawn.set(index, canvas);
    pixels += pixelsOf(canvas);
    arrived(index);
  }

  function end() {
    turn += 1;
    pixels = 0;
    drawn.clear();
  }

  return {
    /** The picture of a tile; null: there is none; undefined: not known yet. @param {number} index */
    of: (index) => drawn.get(index),
    end,
    /** @param {() => number[]} wanted tiles, in the order in which they are looked at @param {(index: number) => Ask} askOf @param {boolean} inverted */
    async begin(wanted, askOf, inverted) {
      end();
      const own_turn = turn;
      while (own_turn === turn) {
        const index = wanted().find((candidate) => !drawn.has(candidate));
        const canvas = index === undefined ? await idle() : await askedPicture(askOf(index), inverted);
        if (index !== undefined && own_turn === turn) keep(index, canvas, wanted());
      }
    },
  };
}

/** @param {HTMLCanvasElement|null|undefined} canvas */
function pixelsOf(canvas) {
  return canvas ? canvas.width * canvas.height : 0;
}

/** @returns {Promise<null>} */
function idle() {
  return new Promise((resolve) => setTimeout(resolve, IDLE_MS, null));
}

/** @param {Ask} ask @param {boolean} inverted */
async function askedPicture(ask, inverted) {
  try {
    const { result, buffers, boxes = [] } = await ask();
    const canvas = smallPicture(result, buffers.display_values, inverted);
    markBoxes(canvas, result, boxes);
    return canvas;
  } catch {
    return null; // the viewport says why once it is chosen
  }
}
