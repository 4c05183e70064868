// A pass over what is open: it begins by itself once it is due, makes room for files that are added, can be stopped by the reader and goes on.

import { inPaces } from "./event-pacing.js";

/**
 * @typedef {import("../state/store.js").PageState} PageState
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {import("./scanning.js").Engine} Engine
 */

/**
 * @template {{job_key: number}} Event
 * @typedef {Object} Pass
 * @property {"examining"|"looking"} field of the store, that says how it is with the pass
 * @property {readonly (keyof PageState)[]} depends_on fields that say whether it is due
 * @property {(state: Readonly<PageState>) => boolean} isDue
 * @property {Partial<PageState>} none what of the store tells how far it is, before it has begun
 * @property {(reader: Engine, onEvent: (event: Event) => void) => Promise<{result: {outcome: string}}>} ask
 * @property {(state: Readonly<PageState>, events: Event[]) => Partial<PageState>} taken what events change
 */

/**
 * Over 40 lines: one run after the other, and the ways to begin and to end one.
 * @template {{job_key: number}} Event
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 * @param {Pass<Event>} pass
 */
export function createBackgroundPass(store, engine, { field, depends_on, isDue, none, ask, taken }) {
  /** @type {Promise<void>|null} the one that runs */
  let running = null;
  let job_key = -1;
  const is = (/** @type {PageState["examining"]} */ state) => store.value[field] === state;
  const become = (/** @type {PageState["examining"]} */ state) => store.set({ [field]: state });

  /** @param {Engine} reader @param {number} generation */
  async function runOnce(reader, generation) {
    const isWanted = () => reader === engine() && generation === store.value.generation;
    const events = inPaces((/** @type {Event[]} */ some) => { if (isWanted()) store.set(taken(store.value, some)); });
    await reader.ready;
    if (!isWanted() || is("stopped")) return;
    become("running");
    const { result } = await ask(reader, (event) => {
      job_key = event.job_key;
      if (!is("running")) end(); // that was wanted before there was a job
      events.take(event);
    });
    events.flush();
    if (isWanted() && is("running")) become(result.outcome === "done" ? "done" : "waiting");
  }

  /** Begin, or go on, unless one runs already. @returns {Promise<void>} until it ends; it never rejects, of an engine that has ended others tell */
  function run() {
    running ??= runOnce(engine(), store.value.generation).catch(() => {}).finally(() => {
      running = null;
      job_key = -1;
      if (is("waiting")) begin();
    });
    return running;
  }

  /** Where it is due, and the reader has not stopped it. */
  function begin() {
    if (isDue(store.value) && !is("stopped")) run();
  }

  function end() {
    if (job_key >= 0) engine().call("cancel", { job_key }).catch(() => {}); // of an engine that has ended others tell
  }

  /** Make room, or go on from there. */
  function again() {
    if (!is("stopped")) become("waiting");
    if (isDue(store.value)) begin();
    else end();
  }

  store.watch(["generation"], () => store.set({ [field]: "waiting", ...none }));
  store.watch(depends_on, again);

  return {
    stop() {
      become("stopped");
      end();
    },
    goOn() {
      become("waiting");
      begin();
    },
    /** Begin anew, on other terms. */
    restart() {
      become("waiting");
      if (running) end();
      else begin();
    },
    /** Resolves when it has come to its end, whoever has stopped it before. */
    async all() {
      if (is("stopped")) become("waiting");
      if (!is("done")) await run(); // once more would keep those waiting that depend on it
    },
  };
}
