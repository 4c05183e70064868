// Lengths: lines between two points of a frame. They belong to the frame, so they stay with it through zoom, turn and scrolling,
// and every viewport that shows the frame shows them. The engine says how long a line is.

import { latestOnly } from "../state/latest-only.js";

/**
 * @typedef {[column: number, row: number]} Place counted from the frame's corner, so a pixel's middle is at its half
 * @typedef {{id: number, instance_key: number, frame_index: number, ends: [Place, Place], text: string}} Line
 */

/**
 * All lines of the page, in its store. Over 40 of code: one list, whose lines are added, moved, removed, and measured as they move.
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewing.js").Call} call
 */
export function createMeasuring(page, call) {
  let last_id = 0;
  /** @type {Map<number, (line: Line) => Promise<void>>} */
  const questions = new Map();

  /** @param {Line} changed */
  function put(changed) {
    page.set({ lines: [...page.value.lines.filter(({ id }) => id !== changed.id), changed].sort((one, two) => one.id - two.id) });
  }

  /** @param {Line} line */
  async function measure({ id, instance_key, frame_index, ends: [start, end] }) {
    const { result } = await call("get_length", { instance_key, frame_index, start, end });
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (line) put({ ...line, text: result.text });
  }

  /** @param {number} id @param {[Place, Place]} ends */
  function move(id, ends) {
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (!line) return;
    put({ ...line, ends });
    questions.get(id)?.({ ...line, ends }).catch(() => {}); // a later place was asked for, or the engine has told why elsewhere
  }

  page.watch(["generation"], () => page.set({ lines: [] }));

  return {
    move,
    /** @param {{instance_key: number, frame_index: number}} frame @param {[Place, Place]} ends @returns {number} its id */
    add({ instance_key, frame_index }, ends) {
      const id = last_id += 1;
      questions.set(id, latestOnly(measure));
      put({ id, instance_key, frame_index, ends, text: "" });
      move(id, ends);
      return id;
    },
    /** @param {number} id */
    remove(id) {
      questions.delete(id);
      page.set({ lines: page.value.lines.filter((line) => line.id !== id) });
    },
  };
}

/** @typedef {ReturnType<typeof createMeasuring>} Measuring */
