// Plays the frames of one viewport: the next one is asked for when the one before is drawn, so that none queue up; at the end it begins again.

import { within } from "../ui/dom.js";
import { numberText } from "../ui/formats.js";

const USUAL_RATE = 10;
const FASTEST = 60;
const SPEED_STEP = 1.25;

/**
 * It starts when it is told to, never by itself, and stops with the series. Over 40 lines: one thing that plays or does not.
 * @param {Pick<import("./viewport.js").Viewport, "element"|"store"|"viewing">} viewport
 */
export function createCine({ element, store, viewing }) {
  const play = within(element, ".play", HTMLButtonElement);
  const rate = createRate(within(element, ".cine-rate", HTMLInputElement), () => store.value.frame?.description.frame_rate);
  /** @type {number|undefined} */
  let series_key;
  /** @type {Int32Array|undefined} what is played */
  let playing;
  const frames = () => store.value.selection?.frames ?? 0;

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
      due = Math.max(due + 1000 / rate.wanted(), performance.now());
      await viewing.show(((store.value.selection?.position ?? 0) + 1) % frames()).catch(() => {}); // the viewport words it; the next may be better
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await new Promise(requestAnimationFrame); // a hidden page gets none, and waits
    }
  }

  function show() {
    within(element, ".cine", HTMLElement).hidden = frames() < 2;
    play.setAttribute("aria-pressed", String(Boolean(playing)));
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    rate.show();
  }

  play.addEventListener("click", toggle);
  store.watch(["selection"], ({ selection }) => {
    if (playing && selection?.instance_keys !== playing) stop();
    if (selection?.series_key !== series_key) rate.forget();
    series_key = selection?.series_key;
  });
  store.watch(["frame"], show);
  return { toggle, slower: () => rate.change(1 / SPEED_STEP), faster: () => rate.change(SPEED_STEP) };
}

/**
 * Frames a second: what the reader set, else what the file says, else the usual.
 * @param {HTMLInputElement} field
 * @param {() => number|null|undefined} fileRate
 */
function createRate(field, fileRate) {
  /** @type {number|null} */
  let own = null;
  const wanted = () => own ?? fileRate() ?? USUAL_RATE;

  function show() {
    if (document.activeElement !== field) field.value = numberText(wanted(), 1);
  }

  /** @param {number} frames_a_second */
  function set(frames_a_second) {
    if (frames_a_second > 0) own = Math.min(FASTEST, frames_a_second);
    show();
  }

  field.addEventListener("change", () => set(field.valueAsNumber));
  return {
    wanted, show,
    forget() { own = null; },
    /** @param {number} factor */
    change: (factor) => set(wanted() * factor),
  };
}
