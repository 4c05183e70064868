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
    // A series without pictures is stepped through by its instances, for their headers.
    const places = selection?.instance_keys.length ?? 0;
    const position = selection?.position ?? 0;
    slider.max = String(Math.max(1, places));
    slider.value = String(position + 1);
    slider.disabled = places < 2;
    slider.setAttribute("aria-valuetext", places ? `${selection?.frames ? "Frame" : "Object"} ${position + 1} of ${places}` : "Nothing chosen");
    previous.disabled = !places || position === 0;
    next.disabled = !places || position === places - 1;
    number.textContent = places ? `${position + 1} / ${places}` : "";
  });

  slider.addEventListener("input", () => { viewing.show(slider.valueAsNumber - 1).catch(() => {}); });
  previous.addEventListener("click", () => viewing.step(-1));
  next.addEventListener("click", () => viewing.step(1));
}
