// Waveforms: each multiplex group with its channels one below the other on one time axis, an ECG as on paper.

import UPlot from "../../vendor/uplot/uplot.esm.js";
import { AXIS_WIDTH, MM, lookOf, plotOptions } from "./waveform-paper.js";
import { make } from "../ui/dom.js";
import { countOf, numberText } from "../ui/formats.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").WaveformChannel} WaveformChannel
 * @typedef {import("../engine/contract.js").WaveformGroup} WaveformGroup
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {{times: Float64Array, values: Float32Array}} Trace
 */

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

/** Over 40 lines: one group, drawn anew as speed, beginning or width change. @param {WaveformGroup} group @param {number} instance_key @param {Call} call */
function createGroup(group, instance_key, call) {
  const { group_index, title, samples, sampling_frequency, is_ecg, channels } = group;
  const duration = samples / sampling_frequency;
  const { speed, start, controls, describe } = createControls(is_ecg, duration, () => draw());
  const frames = channels.map((channel) => plotFrame(channel));
  const holder = make("div", frames, is_ecg ? "waveform is-ecg" : "waveform");
  const problem = make("p", "", "problem");
  const plots = createPlots(group, holder, frames);
  let wanted = 0;
  let drawn_width = 0;
  let later = 0;

  async function draw() {
    const width = holder.clientWidth;
    if (!width) return;
    drawn_width = width;
    const ticket = wanted += 1;
    const { from, to } = stretchShown(speed.value, start.valueAsNumber, duration, width - AXIS_WIDTH);
    describe(from, to - from);
    const columns = Math.ceil((width - AXIS_WIDTH) * devicePixelRatio);
    try {
      const { buffers } = await call("get_waveform", { instance_key, group_index, start: from, end: to, columns });
      if (ticket === wanted) plots.replace(buffers, { from, to, width });
    } catch (error) {
      problem.textContent = errorReply(error).message;
    }
  }

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
      plots.destroy();
    },
  };
}

/** The stretch that fits at a speed of the paper, in seconds. @param {string} speed in mm/s, or WHOLE @param {number} start @param {number} duration @param {number} room in CSS pixels */
function stretchShown(speed, start, duration, room) {
  const seconds = speed === WHOLE ? duration : Math.min(duration, room / (Number(speed) * MM));
  const from = Math.min(start, duration - seconds);
  return { from, to: from + seconds };
}

/** The plots of a group, one a channel. @param {WaveformGroup} group @param {HTMLElement} holder @param {HTMLElement[]} frames */
function createPlots({ channels, is_ecg }, holder, frames) {
  /** @type {UPlot[]} */
  let plots = [];

  function destroy() {
    for (const plot of plots) plot.destroy();
  }

  return {
    destroy,
    /** @param {Trace} trace @param {{from: number, to: number, width: number}} stretch */
    replace(trace, stretch) {
      destroy();
      const look = lookOf(holder);
      plots = channels.map((channel, index) => {
        const is_last = index === channels.length - 1;
        return new UPlot(plotOptions(channel, { is_ecg, is_last, look, ...stretch }), [trace.times, channelValues(trace, index)], frames[index]);
      });
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
