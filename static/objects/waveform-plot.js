// Waveforms: each multiplex group with its channels one below the other on one time axis, an ECG as on paper.

import UPlot from "../../vendor/uplot/uplot.esm.js";
import { make } from "../ui/dom.js";
import { countOf, numberText } from "../ui/formats.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").WaveformChannel} WaveformChannel
 * @typedef {import("../engine/contract.js").WaveformGroup} WaveformGroup
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {{times: Float64Array, values: Float32Array}} Trace
 */

const MM = 96 / 25.4; // CSS pixels
const MM_PER_MV = 10;
const AXIS_WIDTH = 58;
const TIME_AXIS_HEIGHT = 26;
const PLAIN_HEIGHT = 96;
const ECG_HEIGHTS = { least: 14 * MM, most: 90 * MM };
const HALF_LINE = 8;
const FINEST_GRID = 3; // pixels: closer lines are left out
const WHOLE = "whole";
const REDRAW_MS = 60;

/**
 * @param {WaveformGroup[]} groups
 * @param {number} instance_key
 * @param {Call} call
 * @returns {{element: HTMLElement, end: () => void}}
 */
export function createWaveforms(groups, instance_key, call) {
  const made = groups.map((group) => createGroup(group, instance_key, call));
  const theme = new MutationObserver(() => { for (const { draw } of made) draw(); });
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return {
    element: make("div", made.map(({ element }) => element)),
    end() {
      theme.disconnect();
      for (const { end } of made) end();
    },
  };
}

/**
 * @param {WaveformGroup} group
 * @param {number} instance_key
 * @param {Call} call
 */
function createGroup(group, instance_key, call) {
  const { group_index, title, samples, sampling_frequency, is_ecg, channels } = group;
  const duration = samples / sampling_frequency;
  const { speed, start, controls, describe } = createControls(is_ecg, duration, () => draw());
  const frames = channels.map((channel) => plotFrame(channel));
  const holder = make("div", frames, is_ecg ? "waveform is-ecg" : "waveform");
  const problem = make("p", "", "problem");
  /** @type {UPlot[]} */
  let plots = [];
  let wanted = 0;
  let drawn_width = 0;

  async function draw() {
    const width = holder.clientWidth;
    if (!width) return;
    drawn_width = width;
    const ticket = wanted += 1;
    const seconds = speed.value === WHOLE ? duration : Math.min(duration, (width - AXIS_WIDTH) / (Number(speed.value) * MM));
    const from = Math.min(start.valueAsNumber, duration - seconds);
    describe(from, seconds);
    const columns = Math.ceil((width - AXIS_WIDTH) * devicePixelRatio);
    try {
      const { buffers } = await call("get_waveform", { instance_key, group_index, start: from, end: from + seconds, columns });
      if (ticket === wanted) replacePlots(buffers, from, from + seconds, width);
    } catch (error) {
      problem.textContent = errorReply(error).message;
    }
  }

  /** @param {Trace} trace @param {number} from @param {number} to @param {number} width */
  function replacePlots(trace, from, to, width) {
    for (const plot of plots) plot.destroy();
    const look = lookOf(holder);
    plots = channels.map((channel, index) => {
      const is_last = index === channels.length - 1;
      return new UPlot(options(channel, { is_ecg, is_last, from, to, width, look }), [trace.times, channelValues(trace, index)], frames[index]);
    });
  }

  let later = 0;
  const resized = new ResizeObserver(() => {
    if (holder.clientWidth === drawn_width) return;
    clearTimeout(later);
    later = window.setTimeout(draw, REDRAW_MS);
  });
  resized.observe(holder);

  const heading = make("h4", `${title}: ${countOf(channels.length, "channel")}, ${numberText(duration)} s at ${numberText(sampling_frequency)} Hz`);
  return {
    element: make("section", [heading, controls, holder, problem], "object-section"),
    draw,
    end() {
      resized.disconnect();
      clearTimeout(later);
      wanted += 1;
      for (const plot of plots) plot.destroy();
    },
  };
}

/** How fast the paper runs and where it begins. @param {boolean} is_ecg @param {number} duration @param {() => void} changed */
function createControls(is_ecg, duration, changed) {
  const speed = make("select", [["Whole", WHOLE], ["25 mm/s", "25"], ["50 mm/s", "50"], ["100 mm/s", "100"]].map(([text, value]) => new Option(text, value)));
  const start = make("input", []);
  const shown = make("output", "");
  speed.setAttribute("aria-label", "Speed of the paper");
  speed.value = is_ecg ? "25" : WHOLE;
  Object.assign(start, { type: "range", min: "0", max: "0", step: "any", value: "0" });
  start.setAttribute("aria-label", "Beginning");
  speed.addEventListener("change", changed);
  start.addEventListener("input", changed);

  /** @param {number} from @param {number} seconds */
  function describe(from, seconds) {
    const latest = Math.max(0, duration - seconds);
    start.max = String(latest);
    start.disabled = latest === 0;
    shown.textContent = `${numberText(from, 2)} to ${numberText(from + seconds, 2)} of ${numberText(duration, 2)} s`;
    start.setAttribute("aria-valuetext", shown.textContent);
  }
  return { speed, start, describe, controls: make("div", [speed, start, shown], "waveform-controls") };
}

/** @param {WaveformChannel} channel */
function plotFrame(channel) {
  const { label, unit, minimum, maximum } = channel;
  const range = minimum === null ? "no values" : `from ${numberText(minimum)} to ${numberText(maximum)} ${unit}`;
  const frame = make("div", [make("span", label, "channel-label")], "channel");
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", `${label}: ${range}`);
  return frame;
}

/** One channel's points, with gaps where there is no sample. @param {Trace} trace @param {number} index */
function channelValues({ times, values }, index) {
  const own = values.subarray(index * times.length, (index + 1) * times.length);
  return Array.from(own, (value) => (Number.isNaN(value) ? null : value));
}

/** The colours of the page as it is. @param {HTMLElement} element */
function lookOf(element) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const color = (name) => style.getPropertyValue(name).trim();
  return { line: color("--wave"), text: color("--muted"), fine: color("--paper-fine"), bold: color("--paper-bold"), font: `11px ${style.fontFamily}` };
}

/**
 * @param {WaveformChannel} channel
 * @param {{is_ecg: boolean, is_last: boolean, from: number, to: number, width: number, look: ReturnType<typeof lookOf>}} how
 */
function options({ unit, minimum, maximum, per_millivolt }, { is_ecg, is_last, from, to, width, look }) {
  const paper = is_ecg && per_millivolt ? per_millivolt : null;
  const [low, high] = range(minimum ?? 0, maximum ?? 0, paper);
  const wanted = paper ? ((high - low) / paper) * MM_PER_MV * MM : PLAIN_HEIGHT;
  const height = paper ? Math.max(ECG_HEIGHTS.least, Math.min(ECG_HEIGHTS.most, wanted)) : wanted;
  const axis = { stroke: look.text, font: look.font, ticks: { show: false } };
  const grid = { stroke: look.fine, width: 1 };
  return {
    width,
    height: Math.round(height + (is_last ? TIME_AXIS_HEIGHT : 0)),
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [from, to] }, y: { range: [low, high] } },
    axes: [
      { ...axis, show: is_last, size: TIME_AXIS_HEIGHT, grid: { show: false }, values: secondsTexts },
      { ...axis, size: AXIS_WIDTH, grid: paper ? { show: false } : grid, values: unitTexts(unit, low, high, height), space: 26 },
    ],
    series: [{}, { stroke: look.line, width: 1.25, points: { show: false } }],
    hooks: paper ? { drawClear: [(/** @type {UPlot} */ plot) => drawPaper(plot, paper, from, to, low, high, look)] } : {},
  };
}

/** @param {any} _plot @param {number[]} ticks */
function secondsTexts(_plot, ticks) {
  return ticks.map((tick) => `${numberText(tick)} s`);
}

/** Ticks with their unit, without those at the rim, where there is no room. @param {string} unit @param {number} low @param {number} high @param {number} height */
function unitTexts(unit, low, high, height) {
  const rim = (HALF_LINE / height) * (high - low);
  /** @param {number} tick */
  const text = (tick) => (tick > low + rim && tick < high - rim ? `${numberText(tick)} ${unit}`.trim() : "");
  return (/** @type {any} */ _plot, /** @type {number[]} */ ticks) => ticks.map(text);
}

/**
 * Of a channel: on paper, whole boxes of half a millivolt around all values and zero; else a little more than its values.
 * @param {number} minimum
 * @param {number} maximum
 * @param {number|null} millivolt
 * @returns {[number, number]}
 */
function range(minimum, maximum, millivolt) {
  if (millivolt) {
    const box = millivolt / 2;
    return [Math.min(-1, Math.floor(minimum / box)) * box, Math.max(1, Math.ceil(maximum / box)) * box];
  }
  const margin = (maximum - minimum) * 0.06 || Math.abs(maximum) * 0.1 || 1;
  return [minimum - margin, maximum + margin];
}

/**
 * ECG paper: a line every 0.04 s and 0.1 mV, a strong one every 0.2 s and 0.5 mV.
 * @param {UPlot} plot
 * @param {number} millivolt
 * @param {number} from
 * @param {number} to
 * @param {number} low
 * @param {number} high
 * @param {ReturnType<typeof lookOf>} look
 */
function drawPaper(plot, millivolt, from, to, low, high, look) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = devicePixelRatio;
  for (const [color, boxes] of /** @type {[string, number][]} */ ([[look.fine, 1], [look.bold, 5]])) {
    const seconds = 0.04 * boxes;
    const volts = 0.1 * millivolt * boxes;
    if ((bbox.width / (to - from)) * seconds < FINEST_GRID * devicePixelRatio) continue;
    ctx.beginPath();
    ctx.strokeStyle = color;
    for (let n = Math.ceil(from / seconds); n * seconds <= to; n += 1) line(ctx, plot.valToPos(n * seconds, "x", true), bbox.top, 0, bbox.height);
    for (let n = Math.ceil(low / volts - 1e-9); n * volts <= high + 1e-9; n += 1) line(ctx, bbox.left, plot.valToPos(n * volts, "y", true), bbox.width, 0);
    ctx.stroke();
  }
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} dx @param {number} dy */
function line(ctx, x, y, dx, dy) {
  ctx.moveTo(Math.round(x) + 0.5, Math.round(y) + 0.5);
  ctx.lineTo(Math.round(x + dx) + 0.5, Math.round(y + dy) + 0.5);
}
