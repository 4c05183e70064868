// From a choice to the picture of one viewport: which series, which frame, which window, which value lies under the cursor.
// Every call carries its whole address; of several wishes the latest wins.

import { createFrameLoading } from "./frame-loading.js";
import { otherSeries } from "./selection.js";
import { createSeriesChoice } from "./series-choice.js";
import { createWindowing } from "./windowing.js";
import { latestOnly } from "../state/latest-only.js";

/**
 * @typedef {import("../engine/contract.js").PixelValue} PixelValue
 * @typedef {import("../engine/engine-client.js").Call} Call
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../state/store.js").ViewportStore} store
 * @param {Call} call
 */
export function createViewing(page, store, call) {
  const { value: state, set } = store;
  const frames = createFrameLoading(store, call, () => windowing.applyWindow());
  const windowing = createWindowing(store, call, frames.show);
  const series = createSeriesChoice(page, store, call, frames.show);

  /** @param {{row: number, column: number}} place */
  async function loadPixel({ row, column }) {
    if (!state.frame) throw otherSeries();
    const { instance_key, frame_index } = state.frame.description;
    const { result } = await call("get_pixel", { instance_key, frame_index, row, column });
    return /** @type {PixelValue} */ (result);
  }

  return {
    ...series, ...frames,
    setWindow: windowing.setWindow,
    pixel: latestOnly(loadPixel),
    invert: () => set({ inverted: !state.inverted }),
  };
}

/** @typedef {ReturnType<typeof createViewing>} Viewing */
