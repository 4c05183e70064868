// The window of a viewport's frame: another one is another display table, the stored values stay.

import { isSuperseded, latestOnly } from "../state/latest-only.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").DisplayTable} DisplayTable
 * @typedef {import("../state/store.js").Frame} Frame
 * @typedef {import("../state/store.js").Window} Window
 */

/**
 * @param {import("../state/store.js").ViewportStore} store
 * @param {import("./viewing.js").Call} call
 * @param {(position: number) => Promise<void>} show the frame anew, with the file's own window
 */
export function createWindowing({ value: state, set }, call, show) {
  const display_tables = latestOnly(loadDisplayTable);

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

  return { setWindow, applyWindow };
}
