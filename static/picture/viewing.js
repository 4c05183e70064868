// From a choice to the picture of one viewport: which frame is wanted, which window, which value lies under the cursor.
// Every call carries its whole address; of several wishes the latest wins.

import { EngineError } from "../engine/engine-client.js";
import { isSuperseded, latestOnly } from "../state/latest-only.js";
import { nothingSelected } from "../state/store.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").DisplayTable} DisplayTable
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../engine/contract.js").PixelValue} PixelValue
 * @typedef {import("../state/store.js").Frame} Frame
 * @typedef {import("../state/store.js").Selection} Selection
 * @typedef {import("../state/store.js").Window} Window
 * @typedef {import("../engine/engine-client.js").Call} Call
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../state/store.js").ViewportStore} store
 * @param {Call} call
 */
export function createViewing(page, store, call) {
  const { value: state, set } = store;
  const frames = latestOnly(loadFrame);
  const display_tables = latestOnly(loadDisplayTable);
  const pixels = latestOnly(loadPixel);
  let pending = 0;

  /**
   * Choose a series; resolves when its frame (the middle one unless told) is drawn.
   * @param {number} series_key
   * @param {number|null} [position]
   */
  async function select(series_key, position = null) {
    const known = state.selection;
    if (known?.series_key === series_key && isWhole(known)) return show(position ?? known.position);
    set({ ...nothingSelected(), selection: emptySelection(series_key) });
    try {
      const selection = await orderOf(series_key);
      set({ selection });
      return await show(position ?? selection.position);
    } catch (error) {
      if (state.selection?.series_key === series_key && !isSuperseded(error)) set({ frame_error: errorReply(error) });
      throw error;
    }
  }

  /** The frames of a series in display order, at the middle one. @param {number} series_key @returns {Promise<Selection>} */
  async function orderOf(series_key) {
    const { result, buffers } = await call("get_series_frames", { series_key });
    if (state.selection?.series_key !== series_key) throw otherSeries();
    const { frames, middle, volumes, spacings, problems } = /** @type {import("../engine/contract.js").SeriesFrames} */ (result);
    return { ...emptySelection(series_key), frames, position: middle, volumes, spacings, problems, ...buffers };
  }

  /** Whether all frames are in it that the table counts: a series grows while the scan runs. @param {Selection} selection */
  function isWhole({ series_key, frames, instance_keys }) {
    return instance_keys.length > 0 && (page.value.rows.get(series_key)?.frames ?? frames) === frames;
  }

  /** Take in the frames that came after the series was chosen, and stay at the one that is shown. */
  async function takeInNew() {
    const { selection, frame } = state;
    if (!selection || isWhole(selection)) return;
    const grown = await orderOf(selection.series_key);
    const now = state.selection ?? selection;
    const shown = addressAt(now, now.position);
    const found = grown.instance_keys.findIndex((key, place) => key === shown.instance_key && grown.frame_indices[place] === shown.frame_index);
    const position = Math.max(0, found);
    set({ selection: { ...grown, position }, frame: frame && { ...frame, position } });
  }

  /**
   * Show one entry of the account by itself: its headers, and its frames if it has any.
   * @param {import("../engine/contract.js").EntryRow} entry
   */
  async function showEntry({ entry_key, name }) {
    const alone = { ...emptySelection(-1), name, frames: 1, instance_keys: Int32Array.of(entry_key), frame_indices: Int32Array.of(0) };
    set({ ...nothingSelected(), selection: alone });
    await show(0);
    const frames = state.frame?.description.frame_count ?? 1;
    if (frames < 2 || state.instance_key !== entry_key || !state.selection) return;
    const instance_keys = new Int32Array(frames).fill(entry_key);
    set({ selection: { ...state.selection, frames, instance_keys, frame_indices: Int32Array.from(instance_keys, (_, index) => index) } });
  }

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

  /** @param {Window|null} window null: the file's own */
  function setWindow(window) {
    set({ window });
    applyWindow();
  }

  function applyWindow() {
    const { frame, window, selection } = state;
    if (!frame?.display_table || !selection) return;
    const done = window ? display_tables({ frame, window }) : show(selection.position);
    done.catch((error) => { if (!isSuperseded(error)) set({ frame_error: errorReply(error) }); });
  }

  /** @param {{frame: Frame, window: Window}} wish */
  async function loadDisplayTable({ frame, window }) {
    const { instance_key, frame_index } = frame.description;
    const { result, buffers } = await call("get_display_table", { instance_key, frame_index, ...window });
    if (state.frame?.level_indices !== frame.level_indices) return;
    const { window_center, window_width } = /** @type {DisplayTable} */ (result);
    const description = { ...frame.description, window_center, window_width };
    set({ frame: { ...frame, description, display_table: buffers.display_table } });
  }

  /** @param {{row: number, column: number}} place */
  async function loadPixel({ row, column }) {
    if (!state.frame) throw otherSeries();
    const { instance_key, frame_index } = state.frame.description;
    const { result } = await call("get_pixel", { instance_key, frame_index, row, column });
    return /** @type {PixelValue} */ (result);
  }

  /** @param {number} distance */
  function step(distance) {
    if (state.selection) show(state.selection.position + distance).catch(() => {});
  }

  return {
    select, show, showEntry, step, setWindow, takeInNew,
    pixel: pixels,
    invert: () => set({ inverted: !state.inverted }),
    /** True while a frame is on its way: lesser work waits. */
    isBusy: () => pending > 0,
  };
}

/** @param {number} series_key @returns {Selection} */
function emptySelection(series_key) {
  const empty = new Int32Array();
  const none = { instance_keys: empty, frame_indices: empty, volume_indices: empty, stack_indices: empty, positions: new Float64Array() };
  return { series_key, name: "", frames: 0, position: 0, volumes: [], spacings: [], problems: [], ...none };
}

/**
 * @param {Selection} selection
 * @param {number} position
 */
function addressAt({ instance_keys, frame_indices }, position) {
  return { instance_key: instance_keys[position], frame_index: frame_indices[position] };
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

function otherSeries() {
  return new EngineError({ code: "cancelled", message: "Another series was chosen." });
}
