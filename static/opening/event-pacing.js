// Events on their way to the screen: all that have come by a moment are shown together, and showing takes no more than a fifth of the time.

import { afterFrame } from "../ui/grid.js";

const REST = 4; // times as long as showing took

/**
 * So account, headings and rows are always of one moment.
 * @template Event
 * @param {(events: Event[]) => void} show what it changes is on the screen when its task ends
 */
export function inPaces(show) {
  /** @type {Event[]} */
  let waiting = [];
  let is_running = false;

  function flush() {
    const events = waiting;
    waiting = [];
    if (events.length) show(events);
  }

  async function run() {
    is_running = true;
    while (waiting.length) {
      await afterFrame();
      const start = performance.now();
      flush();
      await pause(0);
      await pause(REST * (performance.now() - start));
    }
    is_running = false;
  }

  return {
    /** @param {Event} event */
    take(event) {
      waiting.push(event);
      if (!is_running) run();
    },
    /** Show at once what waits: nothing follows. */
    flush,
  };
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
