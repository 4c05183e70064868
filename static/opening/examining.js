// The second pass over what is open: every element of every file. It begins when the table stands, makes room for what is added, and can be stopped.

import { inPaces } from "./event-pacing.js";
import { taken } from "./scanning.js";

/**
 * @typedef {import("../engine/contract.js").ExamineEvent} ExamineEvent
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {import("./scanning.js").Engine} Engine
 */

/**
 * Over 40 lines: one pass after the other, and the ways to begin and to end one.
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 */
export function createExamining(store, engine) {
  /** @type {Promise<void>|null} the pass that runs */
  let running = null;
  let job_key = -1;

  /** @param {Engine} reader @param {number} generation */
  async function examine(reader, generation) {
    const isWanted = () => reader === engine() && generation === store.value.generation;
    const events = inPaces((/** @type {ExamineEvent[]} */ some) => { if (isWanted()) store.set(examined(store.value, some)); });
    await reader.ready;
    if (!isWanted() || store.value.examining === "stopped") return;
    store.set({ examining: "running" });
    const { result } = await reader.examine((event) => {
      job_key = event.job_key;
      if (store.value.examining !== "running") end(); // that was wanted before there was a job
      events.take(event);
    });
    events.flush();
    if (isWanted() && store.value.examining === "running") store.set({ examining: result.outcome === "done" ? "done" : "waiting" });
  }

  /** Begin, or go on, unless one runs already. @returns {Promise<void>} until it ends; it never rejects, of an engine that has ended others tell */
  function run() {
    running ??= examine(engine(), store.value.generation).catch(() => {}).finally(() => {
      running = null;
      job_key = -1;
      if (store.value.examining === "waiting") begin();
    });
    return running;
  }

  /** Where a table stands, and the reader has not stopped it. */
  function begin() {
    const { phase, account, examining } = store.value;
    if (account && examining !== "stopped" && (phase === "done" || phase === "cancelled")) run();
  }

  function end() {
    if (job_key >= 0) engine().call("cancel", { job_key }).catch(() => {}); // of an engine that has ended others tell
  }

  store.watch(["generation"], () => store.set({ examining: "waiting", examination: null }));
  store.watch(["phase"], ({ phase, examining }) => {
    if (examining !== "stopped") store.set({ examining: "waiting" });
    if (phase === "scanning") end();
    else begin();
  });

  return {
    stop() {
      store.set({ examining: "stopped" });
      end();
    },
    goOn() {
      store.set({ examining: "waiting" });
      begin();
    },
    /** Resolves when every element is known, whoever has stopped that before. */
    async all() {
      if (store.value.examining === "stopped") store.set({ examining: "waiting" });
      await run();
    },
  };
}

/** @param {Readonly<import("../state/store.js").PageState>} state @param {ExamineEvent[]} events @returns {Partial<import("../state/store.js").PageState>} */
function examined(state, events) {
  const { examined, examinable } = /** @type {ExamineEvent} */ (events.at(-1));
  return { ...taken(state, events), examination: { examined, examinable } };
}
