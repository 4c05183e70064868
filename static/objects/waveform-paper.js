// How one channel of a waveform is plotted: its scales and axes, and the paper under an ECG.

import { numberText } from "../ui/formats.js";

/**
 * @typedef {import("../../vendor/uplot/uplot.esm.js").default} UPlot
 * @typedef {import("../engine/contract.js").WaveformChannel} WaveformChannel
 * @typedef {{is_ecg: boolean, is_last: boolean, from: number, to: number, width: number, look: ReturnType<typeof lookOf>}} Plotting
 *   the stretch in seconds, the width in CSS pixels; only the last of several channels has the axis of time
 */

export const MM = 96 / 25.4; // CSS pixels
export const AXIS_WIDTH = 58;
const MM_PER_MV = 10;
const TIME_AXIS_HEIGHT = 26;
const PLAIN_HEIGHT = 96;
const ECG_HEIGHTS = { least: 14 * MM, most: 90 * MM };
const HALF_LINE = 8;
const FINEST_GRID = 3; // pixels: closer lines are left out

/** The colours of the page as it is. @param {HTMLElement} element */
export function lookOf(element) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const color = (name) => style.getPropertyValue(name).trim();
  return { line: color("--wave"), text: color("--muted"), fine: color("--paper-fine"), bold: color("--paper-bold"), font: `11px ${style.fontFamily}` };
}

/** @param {WaveformChannel} channel @param {Plotting} how */
export function plotOptions({ unit, minimum, maximum, per_millivolt }, { is_ecg, is_last, from, to, width, look }) {
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
export function range(minimum, maximum, millivolt) {
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
