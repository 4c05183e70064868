// May it be forwarded? Asked of the engine when files are read, while every element is read, and when something that it depends on was changed.

import { preferences } from "../state/preferences.js";
import { withWorst } from "./severities.js";

/**
 * @typedef {import("../engine/contract.js").Verdict} Verdict
 * @typedef {import("../engine/contract.js").PurposeName} PurposeName
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {{call: import("../picture/viewing.js").Call}} Engine
 */

const REST = 4; // times as long as judging took: it takes no more than a fifth of the time
const LEAST_REST = 150; // ms

/**
 * Over 40 lines: what the engine must be told before it judges, and when it is asked.
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 * @param {() => Promise<void>} examineAll ends when every element is read
 */
export function createJudging(store, engine, examineAll) {
  /** @type {string[]} names and numbers that a person looks for: never stored */
  let known = [];
  let expectation = ""; // JSON; "" nothing is expected
  /** @type {Engine|null} the one that knows what it is for */
  let told = null;
  let asked = 0, is_wanted = false, is_running = false;

  async function tell() {
    const reader = engine();
    if (told === reader) return reader;
    const { purpose, purpose_options } = preferences.value;
    await reader.call("set_purpose", { name: purpose ?? "research", options: purpose_options });
    await reader.call("set_known", { values: known });
    await reader.call("expect", { schema: expectation });
    told = reader;
    return reader;
  }

  /** @returns {Promise<Verdict>} of several the newest is shown */
  async function judge() {
    const mine = asked += 1, { generation } = store.value;
    const reader = await tell();
    const verdict = (await reader.call("get_verdict", {})).result;
    if (mine === asked && generation === store.value.generation && reader === engine()) take(verdict);
    return verdict;
  }

  /** @param {Verdict} verdict */
  function take(verdict) {
    const changed_rows = withWorst(store.value.rows, verdict.severities);
    for (const row of changed_rows) store.value.rows.set(row.series_key, row);
    store.set({ verdict, ...(changed_rows.length ? { changed_rows, rows: store.value.rows } : {}) });
  }

  /** Ask at paced moments, until nothing more is to be looked into. */
  async function follow() {
    is_wanted = true;
    if (is_running) return;
    is_running = true;
    while (is_wanted) {
      is_wanted = false;
      const start = performance.now();
      const verdict = await judge().catch(() => null); // stopped, or the engine is gone: others tell
      if (verdict?.state === "checking" && isRead(store.value)) is_wanted = true;
      await pause(Math.max(LEAST_REST, REST * (performance.now() - start)));
    }
    is_running = false;
  }

  /** Another purpose is judged at once. */
  async function again() {
    told = null;
    return judge();
  }

  store.watch(["phase"], ({ phase }) => { if (phase === "scanning") store.set({ verdict: null }); });
  store.watch(["phase", "account"], (state) => { if (isRead(state) && state.account) follow(); });

  return {
    again,
    /** Something that it depends on has changed: asked again at a paced moment. */
    soon() { follow(); },
    /** @param {PurposeName} purpose @param {string[]} purpose_options */
    async setPurpose(purpose, purpose_options) {
      await engine().call("set_purpose", { name: purpose, options: purpose_options }); // it refuses what it does not know
      preferences.set({ purpose, purpose_options });
      return judge();
    },
    /** @param {string[]} values */
    setKnown(values) {
      known = values;
      return again();
    },
    /** What should be there, as JSON or what that stands for; null: nothing. @param {unknown} schema */
    async setExpectation(schema) {
      const text = typeof schema === "string" ? schema : schema ? JSON.stringify(schema) : "";
      await engine().call("expect", { schema: text }); // it refuses what it does not understand
      expectation = text;
      return judge();
    },
    /** The verdict when everything was looked into, or the looking was stopped. */
    async complete() {
      if (store.value.verdict === null || store.value.verdict.state === "checking") await examineAll();
      return judge();
    },
  };
}

/** @param {Readonly<import("../state/store.js").PageState>} state */
function isRead({ phase }) {
  return phase === "done" || phase === "cancelled";
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

/** @typedef {ReturnType<typeof createJudging>} Judging */
