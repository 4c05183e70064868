// Which series, or which single entry, a viewport shows: asked for, and taken in again when more of it was read.

import { emptySelection, entrySelection, otherSeries, placeIn } from "./selection.js";
import { isSuperseded } from "../state/latest-only.js";
import { nothingSelected } from "../state/store.js";
import { errorReply } from "../ui/wording.js";

/** @typedef {import("../state/store.js").Selection} Selection */

/**
 * Over 40 lines: what can be chosen, each way in a few lines that end in `show`.
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("./viewing.js").Call} call
 * @param {(position: number) => Promise<void>} show
 */
export function createSeriesChoice(page, store, call, show) {
  const { value: state, set } = store;

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

  /** Take in the frames that came after the series was chosen, and stay at the one that is shown; a series that is no more is not chosen any more. */
  async function takeInNew() {
    const { selection, frame } = state;
    if (selection && selection.series_key >= 0 && !page.value.rows.has(selection.series_key)) return set(nothingSelected());
    if (!selection || isWhole(selection)) return;
    const grown = await orderOf(selection.series_key);
    const position = placeIn(grown, state.selection ?? selection);
    set({ selection: { ...grown, position }, frame: frame && { ...frame, position } });
  }

  /**
   * Show one entry of the account by itself: its headers, and its frames if it has any.
   * @param {{entry_key: number, name: string}} entry
   * @param {number} [frame_index] the frame to begin with
   */
  async function showEntry({ entry_key, name }, frame_index = 0) {
    set({ ...nothingSelected(), selection: entrySelection(entry_key, name, frame_index + 1) });
    await show(frame_index);
    const frames = state.frame?.description.frame_count ?? 1;
    if (frames < 2 || state.instance_key !== entry_key || !state.selection) return;
    set({ selection: { ...entrySelection(entry_key, name, frames), position: state.selection.position } });
  }

  return { select, showEntry, takeInNew };
}
