// Under the frame slider: which volume of the series is shown, what is odd about the frame and its series, the worst first, and the file that it is from.

import { copyButton } from "../ui/copying.js";
import { make } from "../ui/dom.js";
import { remarkElement, worstFirst } from "../ui/remarks.js";

/**
 * @typedef {import("../engine/contract.js").Remark} Remark
 * @typedef {import("../state/store.js").Selection} Selection
 * @typedef {import("../state/store.js").ViewportState} ViewportState
 */

/**
 * @param {HTMLElement} frame_bar the line comes right behind it
 * @param {import("../state/store.js").ViewportStore} store
 */
export function createVolumeLine(frame_bar, store) {
  const volume = make("span", "", "volume");
  const remarks = make("ul", [], "remarks");
  const name = make("span", "", "file-name");
  const file = make("span", [name, copyButton("file name", () => store.value.frame?.description.entry_name ?? "")], "shown-file");
  const line = make("div", [volume, remarks, file], "volume-line");
  let shown = "";
  remarks.setAttribute("aria-label", "What is odd");
  frame_bar.after(line);

  /** @param {Readonly<ViewportState>} state */
  function show({ selection, frame }) {
    const own = frame?.series_key === selection?.series_key ? frame : null;
    const odd = worstFirst([...(own?.description.notes ?? []), ...(selection?.problems ?? [])]);
    volume.textContent = selection ? volumeText(selection) : "";
    volume.hidden = !volume.textContent;
    showRemarks(odd);
    name.textContent = name.title = own?.description.entry_name ?? "";
    file.hidden = !own;
    line.hidden = volume.hidden && !odd.length && file.hidden;
  }

  /** @param {Remark[]} odd */
  function showRemarks(odd) {
    const wanted = JSON.stringify(odd);
    if (wanted === shown) return;
    shown = wanted;
    remarks.replaceChildren(...odd.map((remark) => make("li", [remarkElement(remark)])));
    remarks.hidden = !odd.length;
  }

  store.watch(["selection", "frame"], show);
}

/** "Volume 2 of 3: echo time 80 ms", or nothing where there is one. @param {Selection} selection */
export function volumeText({ volumes, volume_indices, position }) {
  if (volumes.length < 2) return "";
  const index = volume_indices[position] ?? 0;
  return `Volume ${index + 1} of ${volumes.length}${volumes[index] ? `: ${volumes[index]}` : ""}`;
}
