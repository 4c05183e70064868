// The histogram of the active frame in modality values, and how wide its window is there.

import { byId } from "../ui/dom.js";
import { isSuperseded, latestOnly } from "../state/latest-only.js";
import { NO_BARS, barsOf } from "./histogram-bars.js";
import { createHistogramPlot } from "./histogram-plot.js";
import { draggedEdge, shownWindow } from "./window-tools.js";
import { errorReply } from "../ui/wording.js";

const SETTLE_MS = 80;

/** @typedef {import("./histogram-bars.js").Bars} Bars */

/**
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {import("../picture/viewing.js").Call} call
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../state/commands.js").Commands} commands
 */
export function createHistogram(viewports, call, page, commands) {
  const { active } = viewports;
  const section = byId("histogram", HTMLElement);
  const holder = byId("histogram-plot", HTMLElement);
  const ask = createQuestion(call);
  /** @type {Uint16Array|null} what the plot is of */
  let plotted = null;
  const plot = createHistogramPlot(holder, () => (plotted ? windowEdges(active.value) : null), (edge, value) => {
    const window_ = draggedEdge(active.value, edge, value);
    if (window_) viewports.current().viewing.setWindow(window_);
  });
  let settle = 0;

  function follow() {
    if (section.hidden) return;
    const { frame } = active.value;
    if (frame && frame.level_indices === plotted && plotted) return plot.resize();
    clearTimeout(settle);
    settle = window.setTimeout(load, SETTLE_MS);
  }

  async function load() {
    plotted = active.value.frame?.level_indices ?? null;
    const bars = await ask(active.value.frame);
    if (!bars) return;
    byId("histogram-text", HTMLElement).textContent = bars.words;
    plot.show(bars.values, bars.heights);
  }

  page.watch(["histogram_shown"], ({ histogram_shown }) => {
    section.hidden = !histogram_shown;
    plotted = null;
    follow();
  });
  addCommand(commands, page);
  new ResizeObserver(() => { if (!section.hidden) plot.resize(); }).observe(holder);
  active.watch(["frame"], follow);
}

/** @param {import("../state/commands.js").Commands} commands @param {import("../state/store.js").PageStore} page */
function addCommand(commands, page) {
  commands.add({
    id: "toggle-histogram", group: "pictures", words: "Histogram", help: "histogram; drag the window's edges in it", keys: ["g"],
    act: () => page.set({ histogram_shown: !page.value.histogram_shown }), isOn: () => page.value.histogram_shown, in_menu: true,
  });
}

/** @param {import("../picture/viewing.js").Call} call @returns {(frame: import("../state/store.js").Frame|null) => Promise<Bars|null>} null: a newer frame took its place */
function createQuestion(call) {
  const ask = latestOnly((/** @type {{instance_key: number, frame_index: number}} */ address) => call("get_histogram", address));
  return async (frame) => {
    if (!frame) return { ...NO_BARS, words: "No picture" };
    const { instance_key, frame_index } = frame.description;
    try {
      const { result, buffers } = await ask({ instance_key, frame_index });
      return barsOf(result, /** @type {Int32Array} */ (buffers.counts));
    } catch (error) {
      return isSuperseded(error) ? null : { ...NO_BARS, words: errorReply(error).message };
    }
  };
}

/** @param {Readonly<import("../state/store.js").ViewportState>} state @returns {[number, number]|null} */
function windowEdges(state) {
  const shown = shownWindow(state);
  return shown && [shown.center - shown.width / 2, shown.center + shown.width / 2];
}
