// The frames of a choice in display order, and what may come instead of an answer.

import { EngineError } from "../engine/engine-client.js";

/** @typedef {import("../state/store.js").Selection} Selection */

/** A choice without frames yet. @param {number} series_key @returns {Selection} */
export function emptySelection(series_key) {
  const empty = new Int32Array();
  const none = { instance_keys: empty, frame_indices: empty, volume_indices: empty, stack_indices: empty, positions: new Float64Array() };
  return { series_key, name: "", frames: 0, position: 0, volumes: [], spacings: [], problems: [], ...none };
}

/** All frames of one entry by itself. @param {number} entry_key @param {string} name @param {number} frames @returns {Selection} */
export function entrySelection(entry_key, name, frames) {
  const instance_keys = new Int32Array(frames).fill(entry_key);
  return { ...emptySelection(-1), name, frames, instance_keys, frame_indices: Int32Array.from(instance_keys, (_, index) => index) };
}

/** Where the frame that a choice shows is among more frames of the same series; 0: it is not. @param {Selection} grown @param {Selection} before */
export function placeIn({ instance_keys, frame_indices }, before) {
  const { instance_key, frame_index } = addressAt(before, before.position);
  return Math.max(0, instance_keys.findIndex((key, place) => key === instance_key && frame_indices[place] === frame_index));
}

/**
 * The frame at a place, as the engine wants it named.
 * @param {Selection} selection
 * @param {number} position
 */
export function addressAt({ instance_keys, frame_indices }, position) {
  return { instance_key: instance_keys[position], frame_index: frame_indices[position] };
}

export function otherSeries() {
  return new EngineError({ code: "cancelled", message: "Another series was chosen." });
}
