// Whether the engine still answers while something is asked of it. Inside one piece of work it cannot; when that takes long, a person decides.

const TICK_MS = 1000;
const PATIENCE = 10; // ticks without an answer; ticks, not time, since a page that slept did not wait

/**
 * @param {() => Promise<unknown>} ask resolves as soon as the engine is between two pieces of work
 * @param {(silent: boolean) => void} tell called with true after 10 s without an answer, again after ever longer; with false at the next answer
 */
export function createWatchdog(ask, tell) {
  let pending = 0;
  let missed = 0;
  let patience = PATIENCE;
  let is_asking = false;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  let timer;

  function answered() {
    if (missed >= PATIENCE) tell(false);
    missed = 0;
    patience = PATIENCE;
  }

  function tick() {
    if (is_asking) {
      if (++missed < patience) return;
      patience *= 2;
      tell(true);
    } else {
      is_asking = true;
      ask().then(() => { is_asking = false; answered(); }, () => {});
    }
  }

  return {
    /** Watch the engine until what was asked of it is answered. @template T @param {Promise<T>} asked @returns {Promise<T>} */
    async watch(asked) {
      if (!pending++) timer = setInterval(tick, TICK_MS);
      try {
        return await asked;
      } finally {
        if (!--pending) {
          clearInterval(timer);
          answered();
        }
      }
    },
  };
}
