// The bars of a histogram with the window over them: its edges can be dragged.

import UPlot from "../../vendor/uplot/uplot.esm.js";

const HEIGHT = 120;
const LEAST_WIDTH = 100;
const NEAR_PIXELS = 12;

/** @typedef {() => [lower: number, upper: number]|null} Edges of the window, in the values of the plot; null: there is none */

/**
 * @param {HTMLElement} holder
 * @param {Edges} edges
 * @param {(edge: 0|1, value: number) => void} drag an edge is where the pointer is
 */
export function createHistogramPlot(holder, edges, drag) {
  const plot = new UPlot(options((drawn) => drawWindow(drawn, edges())), [[], []], holder);
  const resize = () => plot.setSize({ width: Math.max(LEAST_WIDTH, holder.clientWidth), height: HEIGHT });
  attachDragging(plot, edges, drag);
  return {
    resize,
    /** @param {number[]} values the middles of the bars @param {number[]} heights */
    show(values, heights) {
      resize();
      plot.setData([values, heights]);
    },
  };
}

/** The window over the bars, from its lower to its upper edge. @param {UPlot} plot @param {[number, number]|null} edges */
function drawWindow({ ctx, bbox, valToPos }, edges) {
  if (!edges) return;
  const [from, to] = edges.map((value) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, valToPos(value, "x", true))));
  ctx.save();
  ctx.fillStyle = ctx.strokeStyle = color("--accent");
  ctx.globalAlpha = 0.15;
  ctx.fillRect(from, bbox.top, to - from, bbox.height);
  ctx.globalAlpha = 1;
  for (const x of [from, to]) ctx.fillRect(x - 1, bbox.top, 2, bbox.height);
  ctx.restore();
}

/** @param {UPlot} plot @param {Edges} edges @param {(edge: 0|1, value: number) => void} drag */
function attachDragging({ over, valToPos, posToVal }, edges, drag) {
  /** @type {0|1|null} which edge is dragged */
  let edge = null;
  const placeOf = (/** @type {PointerEvent} */ { clientX }) => clientX - over.getBoundingClientRect().left;
  over.addEventListener("pointerdown", (event) => {
    const distances = edges()?.map((value) => Math.abs(valToPos(value, "x") - placeOf(event)));
    if (!distances || Math.min(...distances) > NEAR_PIXELS) return;
    edge = distances[0] < distances[1] ? 0 : 1;
    over.setPointerCapture(event.pointerId);
  });
  over.addEventListener("pointermove", (event) => { if (edge !== null) drag(edge, posToVal(placeOf(event), "x")); });
  for (const end of ["pointerup", "pointercancel"]) over.addEventListener(end, () => { edge = null; });
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
