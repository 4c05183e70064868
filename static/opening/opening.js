// From chosen files to rows: waits for the seal, runs the scan, carries its events into the store.

import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").ScanEvent} ScanEvent
 * @typedef {import("../engine/contract.js").OpenResult} OpenResult
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {ReturnType<typeof import("../engine/boot.js").startEngine>} Engine
 * @typedef {{name: string, file: File|Blob}} ChosenFile
 */

const ENDS = ["engine_failed", "seal_failed", "asset_failed"]; // codes of an engine that is no more

/**
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 * @param {(ended: Engine, error: unknown) => void} fail told when an engine turns out to have ended
 */
export function createOpening(store, engine, fail) {
  /** @type {ChosenFile[][]} what is open: the first choice, and what was added to it, each as it was chosen */
  let chosen = [];
  /** @type {string[]} entries that are left out */
  let skip = [];
  let turn = 0; // a newer one drops what is left of those before
  /** @type {Promise<unknown>} the scan that runs, or ran last */
  let running = Promise.resolve();

  /** In the place of what is open. @param {ChosenFile[]} files */
  async function open(files) {
    if (!files.length) return;
    turn += 1;
    chosen = [files];
    skip = [];
    clearTable();
    await read(files);
  }

  /** Beside what is open. @param {ChosenFile[]} files */
  async function add(files) {
    if (!store.value.account) return open(files);
    if (!files.length) return;
    chosen = [...chosen, files];
    await read(files, { add: true });
  }

  /** The same once more; what the table shows stays until it is read. @param {string} [left_out] the name of an entry that is not to be read */
  async function openAgain(left_out) {
    const mine = ++turn;
    if (left_out) skip = [...skip, left_out];
    for (const [n, files] of chosen.entries()) {
      if (mine === turn && store.value.phase !== "failed") await read(files, { add: n > 0, keeps_table: n === 0 });
    }
  }

  /** Read what a cancel has left. */
  function resume() {
    return scan(() => running, (reader, emit) => reader.resume(emit));
  }

  /** Nothing is open any more. */
  function forget() {
    turn += 1;
    chosen = [];
    clearTable();
    store.set({ opened_at: 0 });
  }

  /** @param {ChosenFile[]} files @param {{add?: boolean, keeps_table?: boolean}} [how] */
  async function read(files, { add = false, keeps_table = false } = {}) {
    store.set({ opened_at: performance.now(), requests: 0, progress: null, problems: [] });
    await scan(add ? () => running : stopRunning, (reader, emit) => reader.open(files, emit, { add, skip }), keeps_table);
  }

  /**
   * @param {() => Promise<unknown>} before what must end first
   * @param {(reader: Engine, emit: (event: ScanEvent) => void) => Promise<any>} start
   * @param {boolean} [keeps_table] until the first event
   */
  async function scan(before, start, keeps_table = false) {
    const mine = turn, reader = engine();
    const isWanted = () => mine === turn && reader === engine();
    try {
      await reader.readyToScan;
      await before();
      if (!isWanted()) return;
      store.set({ phase: "scanning" });
      const scanning = start(reader, (event) => {
        if (!isWanted() || store.value.phase !== "scanning") return;
        if (keeps_table) clearTable();
        keeps_table = false;
        accept(event);
      });
      running = scanning.catch(() => {}); // told below
      const { result } = await scanning;
      if (isWanted()) finish(result);
    } catch (error) {
      if (isWanted()) refuse(error, reader);
    }
  }

  /** The files of a scan must stay in place until it has ended. */
  async function stopRunning() {
    if (store.value.phase === "scanning") await engine().call("cancel", {});
    await running;
  }

  function clearTable() {
    store.set({
      generation: store.value.generation + 1, account: null, rows: new Map(), changed_rows: [], patients: new Map(), studies: new Map(), archives: [],
    });
  }

  /** @param {ScanEvent} event */
  function accept({ account, archives, patients: known_patients, gone_patients, studies: known_studies, series, progress }) {
    const { rows, patients, studies } = store.value;
    for (const row of series) rows.set(row.series_key, row);
    for (const row of known_studies) studies.set(row.study_key, row);
    for (const row of known_patients) patients.set(row.patient_key, row);
    for (const key of gone_patients) patients.delete(key);
    store.set({ account, archives, patients, studies, progress, rows, changed_rows: series });
  }

  /** @param {OpenResult} result */
  function finish({ outcome, account, errors }) {
    store.set({ phase: outcome, account, problems: errors, progress: null });
  }

  /** @param {unknown} error @param {Engine} reader */
  function refuse(error, reader) {
    const reply = errorReply(error);
    if (ENDS.includes(reply.code)) return fail(reader, error);
    const names = chosen.flat().slice(0, 3).map(({ name }) => name).join(", ");
    const problems = reply.code === "cancelled" ? [] : [{ source_name: names, error: reply }];
    store.set({ phase: reply.code === "cancelled" ? "cancelled" : "done", problems, progress: null });
  }

  return {
    open,
    add,
    resume,
    openAgain,
    forget,
    cancel: () => engine().call("cancel", {}).catch(() => {}), // of an engine that has ended others tell
  };
}
