// A viewport's frame slider with its two buttons and "n of m".

import { within } from "../ui/dom.js";

/** @param {Pick<import("./viewport.js").Viewport, "element"|"store"|"viewing">} viewport */
export function createFrameBar({ element, store, viewing }) {
  const slider = within(element, ".frame-slider", HTMLInputElement);
  const previous = within(element, ".previous-frame", HTMLButtonElement);
  const next = within(element, ".next-frame", HTMLButtonElement);
  const number = within(element, ".frame-number", HTMLOutputElement);

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
