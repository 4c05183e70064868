// The frame slider with its two buttons and "n of m".

import { byId } from "./dom.js";

/**
 * @param {import("./state.js").Store} store
 * @param {ReturnType<typeof import("./viewing.js").createViewing>} viewing
 */
export function createFrameBar(store, viewing) {
  const slider = byId("frame-slider", HTMLInputElement);
  const previous = byId("previous-frame", HTMLButtonElement);
  const next = byId("next-frame", HTMLButtonElement);
  const number = byId("frame-number", HTMLOutputElement);

  store.watch(["selection"], ({ selection }) => {
    const frames = selection?.frames ?? 0;
    const position = selection?.position ?? 0;
    slider.max = String(Math.max(1, frames));
    slider.value = String(position + 1);
    slider.disabled = frames < 2;
    slider.setAttribute("aria-valuetext", frames ? `Frame ${position + 1} of ${frames}` : "No frame");
    previous.disabled = !frames || position === 0;
    next.disabled = !frames || position === frames - 1;
    number.textContent = frames ? `${position + 1} / ${frames}` : "";
  });

  slider.addEventListener("input", () => { viewing.show(slider.valueAsNumber - 1).catch(() => {}); });
  previous.addEventListener("click", () => viewing.step(-1));
  next.addEventListener("click", () => viewing.step(1));
}
