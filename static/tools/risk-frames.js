// Frames at risk: those of one finding, those of one series and reason. Pure: no DOM.

/**
 * @typedef {import("../engine/contract.js").FindingRow} FindingRow
 * @typedef {import("../engine/contract.js").FrameAtRisk} FrameAtRisk
 */

const MOST_PLACES = 200; // lines of text that the engine tells of a finding

/** Of a finding that lists not all of its files, or of its lines of text, those of its series. @param {FrameAtRisk[]} frames @param {FindingRow} finding */
export function framesOf(frames, { instance_keys, series_keys, entry_keys, count, places }) {
  const of_lines = new Set(places.map(addressText));
  if (places.length && places.length < MOST_PLACES) return frames.filter((frame) => of_lines.has(addressText(frame)));
  const [of_files, of_series] = [new Set(instance_keys), new Set(series_keys)];
  const is_complete = entry_keys.length === count;
  return frames.filter(({ instance_key, series_key }) => (is_complete ? of_files.has(instance_key) : of_series.has(series_key)));
}

/** Frames beside each other that have both in common. @param {FrameAtRisk[]} frames @returns {FrameAtRisk[][]} */
export function bySeriesAndReason(frames) {
  /** @type {FrameAtRisk[][]} */
  const groups = [];
  for (const frame of frames) {
    const last = groups.at(-1);
    if (last && last[0].series_key === frame.series_key && last[0].reason === frame.reason) last.push(frame);
    else groups.push([frame]);
  }
  return groups;
}

/** What tells a frame from others. @param {{instance_key: number, frame_index: number}} address */
export function addressText({ instance_key, frame_index }) {
  return `${instance_key} ${frame_index}`;
}
