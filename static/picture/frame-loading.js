// The frame at the place that is wanted: of several wishes the latest wins.

import { EngineError } from "../engine/engine-client.js";
import { addressAt, otherSeries } from "./selection.js";
import { latestOnly } from "../state/latest-only.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../state/store.js").Frame} Frame
 */

/**
 * Over 40 lines: one wish for a frame, from the place that is wanted to the frame that is shown.
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("./viewing.js").Call} call
 * @param {() => void} applyWindow the reader's, when it changed while a frame was on its way
 */
export function createFrameLoading({ value: state, set }, call, applyWindow) {
  const frames = latestOnly(loadFrame);
  let pending = 0;

  /**
   * Show the frame at a place of the chosen series' order; resolves when it is drawn.
   * @param {number} wanted
   */
  async function show(wanted) {
    const { selection } = state;
    if (!selection?.instance_keys.length) throw new EngineError({ code: "no_pixel_data", message: "The list of other DICOM objects leads to its headers." });
    const position = Math.max(0, Math.min(selection.instance_keys.length - 1, wanted));
    set({ selection: { ...selection, position }, instance_key: selection.instance_keys[position] });
    pending += 1;
    return frames(position).finally(() => { pending -= 1; });
  }

  /** @param {number} position */
  async function loadFrame(position) {
    const { selection, window } = state;
    if (!selection?.instance_keys.length) throw otherSeries();
    const address = addressAt(selection, position);
    try {
      const { result, buffers } = await call("get_frame", { ...address, window });
      if (state.selection?.series_key !== selection.series_key) throw otherSeries();
      set({ frame: frameOf(selection.series_key, position, result, buffers), frame_error: null });
    } catch (error) {
      if (isShownPlace(selection.series_key, position)) set({ frame: null, frame_error: errorReply(error) });
      throw error;
    }
    // The reader dragged on while the frame was on its way.
    if (state.window && state.window !== window) applyWindow();
  }

  /**
   * @param {number} series_key
   * @param {number} position
   */
  function isShownPlace(series_key, position) {
    return state.selection?.series_key === series_key && state.selection.position === position;
  }

  /** @param {number} distance */
  function step(distance) {
    if (state.selection) show(state.selection.position + distance).catch(() => {});
  }

  return {
    show, step,
    /** True while a frame is on its way: lesser work waits. */
    isBusy: () => pending > 0,
  };
}

/**
 * @param {number} series_key
 * @param {number} position
 * @param {FrameDescription} description
 * @param {any} buffers
 * @returns {Frame}
 */
function frameOf(series_key, position, description, buffers) {
  const none = { level_indices: null, display_table: null, display_values: null, overlay_planes: null, shutter_mask: null };
  return { series_key, position, description, ...none, ...buffers };
}
