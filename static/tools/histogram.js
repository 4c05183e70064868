// The histogram of the active frame in modality values, with the window in it: its edges can be dragged.

import UPlot from "../../vendor/uplot/uplot.esm.js";
import { byId } from "../ui/dom.js";
import { countOf, numberText } from "../ui/formats.js";
import { isSuperseded, latestOnly } from "../state/latest-only.js";
import { draggedEdge, shownWindow } from "./window-tools.js";
import { errorReply } from "../ui/wording.js";

const SETTLE_MS = 80;
const HEIGHT = 120;
const NEAR_PIXELS = 12;

/**
 * @typedef {import("../engine/contract.js").Histogram} Histogram
 * @typedef {{instance_key: number, frame_index: number}} Address
 */

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
  const text = byId("histogram-text", HTMLElement);
  const ask = latestOnly((/** @type {Address} */ address) => call("get_histogram", address));
  const plot = new UPlot(options(drawWindow), [[], []], holder);
  let settle = 0;
  /** @type {Uint16Array|null} what the plot is of */
  let plotted = null;
  /** @type {0|1|null} which edge of the window is dragged */
  let edge = null;

  function follow() {
    if (section.hidden) return;
    const { frame } = active.value;
    if (frame && frame.level_indices === plotted && plotted) return plot.setSize(size());
    clearTimeout(settle);
    settle = window.setTimeout(load, SETTLE_MS);
  }

  async function load() {
    const { frame } = active.value;
    plotted = frame?.level_indices ?? null;
    if (!frame) return show("No picture", [], []);
    const { instance_key, frame_index } = frame.description;
    try {
      const { result, buffers } = await ask({ instance_key, frame_index });
      const { low, bin_width } = /** @type {Histogram} */ (result);
      const counts = /** @type {Int32Array} */ (buffers.counts);
      show(summary(result), Array.from(counts, (_, bin) => low + (bin + 0.5) * bin_width), Array.from(counts, (count) => Math.log10(1 + count)));
    } catch (error) {
      if (!isSuperseded(error)) show(errorReply(error).message, [], []);
    }
  }

  /** @param {string} words @param {number[]} values @param {number[]} heights */
  function show(words, values, heights) {
    text.textContent = words;
    plot.setSize(size());
    plot.setData([values, heights]);
  }

  const size = () => ({ width: Math.max(100, holder.clientWidth), height: HEIGHT });

  /** The window over the bars, from its lower to its upper edge. @param {UPlot} drawn */
  function drawWindow({ ctx, bbox, valToPos }) {
    const edges = windowEdges();
    if (!edges || !plotted) return;
    const [from, to] = edges.map((value) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, valToPos(value, "x", true))));
    ctx.save();
    ctx.fillStyle = ctx.strokeStyle = color("--accent");
    ctx.globalAlpha = 0.15;
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
    ctx.globalAlpha = 1;
    for (const x of [from, to]) ctx.fillRect(x - 1, bbox.top, 2, bbox.height);
    ctx.restore();
  }

  /** @returns {[number, number]|null} */
  function windowEdges() {
    const shown = shownWindow(active.value);
    return shown && [shown.center - shown.width / 2, shown.center + shown.width / 2];
  }

  /** @param {PointerEvent} event */
  function valueAt({ clientX }) {
    return plot.posToVal(clientX - plot.over.getBoundingClientRect().left, "x");
  }

  plot.over.addEventListener("pointerdown", (event) => {
    const edges = windowEdges();
    const at = event.clientX - plot.over.getBoundingClientRect().left;
    const distances = edges?.map((value) => Math.abs(plot.valToPos(value, "x") - at));
    if (!distances || Math.min(...distances) > NEAR_PIXELS) return;
    edge = distances[0] < distances[1] ? 0 : 1;
    plot.over.setPointerCapture(event.pointerId);
  });
  plot.over.addEventListener("pointermove", (event) => {
    const window_ = edge === null ? null : draggedEdge(active.value, edge, valueAt(event));
    if (window_) viewports.current().viewing.setWindow(window_);
  });
  for (const end of ["pointerup", "pointercancel"]) plot.over.addEventListener(end, () => { edge = null; });
  page.watch(["histogram_shown"], ({ histogram_shown }) => {
    section.hidden = !histogram_shown;
    plotted = null;
    follow();
  });
  commands.add({
    id: "toggle-histogram", group: "pictures", words: "Histogram", help: "histogram; drag the window's edges in it", keys: ["g"],
    act: () => page.set({ histogram_shown: !page.value.histogram_shown }), isOn: () => page.value.histogram_shown, in_menu: true,
  });
  new ResizeObserver(() => { if (!section.hidden) plot.setSize(size()); }).observe(holder);
  active.watch(["frame"], follow);
}

/** @param {Histogram} histogram */
function summary({ pixels, left_out, unit, low, bin_width }) {
  const bins = `${numberText(bin_width)} ${unit} a bar`.replace("  ", " ");
  return [countOf(pixels, "pixel"), left_out ? `${left_out} left out (padding)` : "", bins, Number.isFinite(low) ? "heights are logarithms" : ""].filter(Boolean).join(" · ");
}

/** @param {(plot: UPlot) => void} drawOver */
function options(drawOver) {
  return {
    width: 300, height: HEIGHT, padding: [6, 24, 0, 24],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (/** @type {unknown} */ _plot, /** @type {number} */ _least, /** @type {number} */ most) => [0, Math.max(1, most)] } },
    axes: [{ stroke: () => color("--muted"), size: 26, grid: { show: false }, ticks: { stroke: () => color("--line") } }, { show: false }],
    series: [{}, { stroke: () => color("--text"), fill: () => color("--muted"), width: 0, paths: UPlot.paths.bars({ size: [1, Infinity] }), points: { show: false } }],
    hooks: { draw: [drawOver] },
  };
}

/** @param {string} name of a colour of the style sheet */
function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
