// Plays the frames of one viewport: the next one is asked for when the one before is drawn, so that none queue up; at the end it begins again.

import { within } from "../ui/dom.js";
import { numberText } from "../ui/formats.js";

const USUAL_RATE = 10;
const FASTEST = 60;
const SPEED_STEP = 1.25;

/**
 * It starts when it is told to, never by itself, and stops with the series.
 * @param {Pick<import("./viewport.js").Viewport, "element"|"store"|"viewing">} viewport
 */
export function createCine({ element, store, viewing }) {
  const play = within(element, ".play", HTMLButtonElement);
  const rate = within(element, ".cine-rate", HTMLInputElement);
  const cine = within(element, ".cine", HTMLElement);
  /** @type {number|null} frames a second that the reader set; null: the file's, or the usual */
  let own_rate = null;
  /** @type {number|undefined} */
  let series_key;
  /** @type {Int32Array|undefined} what is played */
  let playing;

  const frames = () => store.value.selection?.frames ?? 0;
  const wanted = () => own_rate ?? store.value.frame?.description.frame_rate ?? USUAL_RATE;

  function toggle() {
    if (playing) stop();
    else if (frames() > 1) run();
  }

  function stop() {
    playing = undefined;
    show();
  }

  async function run() {
    const run_keys = playing = store.value.selection?.instance_keys;
    let due = performance.now();
    show();
    while (playing && playing === run_keys) {
      due = Math.max(due + 1000 / wanted(), performance.now());
      await viewing.show(((store.value.selection?.position ?? 0) + 1) % frames()).catch(() => {}); // the viewport words it; the next may be better
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await new Promise(requestAnimationFrame); // a hidden page gets none, and waits
    }
  }

  /** @param {number} frames_a_second */
  function setRate(frames_a_second) {
    if (!(frames_a_second > 0)) return show();
    own_rate = Math.min(FASTEST, frames_a_second);
    return show();
  }

  function show() {
    cine.hidden = frames() < 2;
    play.setAttribute("aria-pressed", String(Boolean(playing)));
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    if (document.activeElement !== rate) rate.value = numberText(wanted(), 1);
  }

  play.addEventListener("click", toggle);
  rate.addEventListener("change", () => setRate(rate.valueAsNumber));
  store.watch(["selection"], ({ selection }) => {
    if (playing && selection?.instance_keys !== playing) stop();
    if (selection?.series_key !== series_key) own_rate = null;
    series_key = selection?.series_key;
  });
  store.watch(["frame"], show);

  return {
    toggle,
    slower: () => setRate(wanted() / SPEED_STEP),
    faster: () => setRate(wanted() * SPEED_STEP),
  };
}
