// Under the frame slider: which volume of the series is shown, and what is odd about the series.

import { make } from "../ui/dom.js";

/** @typedef {import("../state/store.js").Selection} Selection */

/**
 * @param {HTMLElement} frame_bar the line comes right behind it
 * @param {{watch: (fields: ("selection")[], show: (state: {selection: Selection|null}) => void) => void}} store
 */
export function createVolumeLine(frame_bar, store) {
  const volume = make("span", "", "volume");
  const problems = make("span", "", "oddities");
  const line = make("p", [volume, problems], "volume-line");
  frame_bar.after(line);

  store.watch(["selection"], ({ selection }) => {
    const texts = (selection?.problems ?? []).map(({ message }) => message);
    volume.textContent = selection ? volumeText(selection) : "";
    problems.textContent = texts.join(". ");
    problems.title = texts.join(".\n");
    line.hidden = !volume.textContent && !texts.length;
  });
}

/** "Volume 2 of 3: echo time 80 ms", or nothing where there is one. @param {Selection} selection */
export function volumeText({ volumes, volume_indices, position }) {
  if (volumes.length < 2) return "";
  const index = volume_indices[position] ?? 0;
  return `Volume ${index + 1} of ${volumes.length}${volumes[index] ? `: ${volumes[index]}` : ""}`;
}
