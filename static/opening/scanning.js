// A scan and what it changes in the store: it waits for the seal, and of several the newest is wanted.

import { errorReply } from "../ui/wording.js";
import { inPaces } from "./event-pacing.js";

/**
 * @typedef {import("../engine/contract.js").ErrorReply} ErrorReply
 * @typedef {import("../engine/contract.js").OpenResult} OpenResult
 * @typedef {import("../engine/contract.js").ScanEvent} ScanEvent
 * @typedef {import("../engine/contract.js").TableEvent} TableEvent
 * @typedef {import("../state/store.js").PageState} PageState
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {ReturnType<typeof import("../engine/boot.js").startEngine>} Engine
 *
 * @typedef {Object} Scan
 * @property {string} source_name what a problem is told of
 * @property {() => Promise<unknown>} before what must end first
 * @property {(reader: Engine, emit: (event: ScanEvent) => void) => Promise<any>} start
 * @property {boolean} [keeps_table] until the first event
 */

const ENDS = ["engine_failed", "seal_failed", "asset_failed"]; // codes of an engine that is no more

/**
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 * @param {(ended: Engine, error: unknown) => void} fail told when an engine turns out to have ended
 */
export function createScanning(store, engine, fail) {
  let turn = 0;
  let job_key = -1; // of the scan that runs; none until it has told something
  /** @type {Promise<unknown>} the scan that runs, or ran last */
  let running = Promise.resolve();

  /** @param {Scan} scan */
  async function run({ source_name, before, start, keeps_table = false }) {
    const mine = turn, reader = engine();
    const isWanted = () => mine === turn && reader === engine();
    const events = eventsInto(store, isWanted, keeps_table);
    try {
      await reader.readyToScan;
      await before();
      if (!isWanted()) return;
      store.set({ phase: "scanning" });
      const scanning = start(reader, (event) => {
        if (isWanted()) job_key = event.job_key;
        events.take(event);
      });
      running = scanning.catch(() => {}).finally(() => { job_key = -1; }); // told below
      const { result } = await scanning;
      if (!isWanted()) return;
      events.flush();
      store.set(finished(result));
    } catch (error) {
      if (!isWanted()) return;
      events.flush();
      if (ENDS.includes(errorReply(error).code)) fail(reader, error);
      else store.set(refused(errorReply(error), source_name));
    }
  }

  /** End the scan that runs, and nothing else as soon as it is known by its key. */
  async function cancel() {
    await engine().call("cancel", job_key < 0 ? {} : { job_key });
  }

  return {
    run, cancel,
    /** A new turn drops what is left of those before. @returns {() => boolean} whether none has begun since */
    newTurn() {
      const mine = ++turn;
      return () => mine === turn;
    },
    ended: () => running,
    /** The files of a scan must stay in place until it has ended. */
    async stop() {
      if (store.value.phase === "scanning") await cancel();
      await running;
    },
  };
}

/** @param {PageStore} store @param {() => boolean} isWanted @param {boolean} keeps_table */
function eventsInto(store, isWanted, keeps_table) {
  return inPaces((/** @type {ScanEvent[]} */ events) => {
    if (!isWanted() || store.value.phase !== "scanning") return;
    if (keeps_table) store.set(cleared(store.value));
    keeps_table = false;
    const { progress } = /** @type {ScanEvent} */ (events.at(-1));
    store.set({ ...taken(store.value, events), progress });
  });
}

/** A table without rows. @param {Readonly<PageState>} state @returns {Partial<PageState>} */
export function cleared({ generation }) {
  return {
    generation: generation + 1, account: null, verdict: null, rows: new Map(), changed_rows: [], gone_rows: [], patients: new Map(), studies: new Map(), archives: [],
  };
}

/** What events change. The maps stay the same ones: there may be thousands of rows in them. @param {Readonly<PageState>} state @param {TableEvent[]} events @returns {Partial<PageState>} */
export function taken({ rows, patients, studies }, events) {
  /** @type {Map<number, import("../state/store.js").TableRow>} */
  const changed = new Map();
  for (const event of events) {
    for (const key of event.gone_series) {
      rows.delete(key);
      changed.delete(key);
    }
    for (const key of event.gone_studies) studies.delete(key);
    for (const row of event.series) changed.set(row.series_key, { ...row, worst: rows.get(row.series_key)?.worst ?? null });
    for (const row of event.studies) studies.set(row.study_key, row);
    for (const row of event.patients) patients.set(row.patient_key, row);
    for (const key of event.gone_patients) patients.delete(key);
  }
  for (const [key, row] of changed) rows.set(key, row);
  const { account, archives } = /** @type {TableEvent} */ (events.at(-1));
  const gone_rows = events.flatMap(({ gone_series }) => gone_series).filter((key) => !rows.has(key));
  return { account, archives, patients, studies, rows, changed_rows: [...changed.values()], gone_rows };
}

/** @param {OpenResult} result @returns {Partial<PageState>} */
function finished({ outcome, account, errors }) {
  return { phase: outcome, account, problems: errors, progress: null };
}

/** A cancel is no problem. @param {ErrorReply} error @param {string} source_name @returns {Partial<PageState>} */
export function refused(error, source_name) {
  const is_cancelled = error.code === "cancelled";
  return { phase: is_cancelled ? "cancelled" : "done", problems: is_cancelled ? [] : [{ source_name, error }], progress: null };
}
