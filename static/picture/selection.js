// The frames of a choice in display order, and what may come instead of an answer.

import { EngineError } from "../engine/engine-client.js";

/** @typedef {import("../state/store.js").Selection} Selection */

/** A choice without frames yet. @param {number} series_key @returns {Selection} */
export function emptySelection(series_key) {
  const empty = new Int32Array();
  const none = { instance_keys: empty, frame_indices: empty, volume_indices: empty, stack_indices: empty, positions: new Float64Array() };
  return { series_key, name: "", frames: 0, position: 0, volumes: [], spacings: [], problems: [], ...none };
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
