// From chosen files to rows: waits for the seal, runs the scan, carries its events into the store.

import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").ScanEvent} ScanEvent
 * @typedef {import("../engine/contract.js").OpenResult} OpenResult
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {ReturnType<typeof import("../engine/boot.js").startEngine>} Engine
 * @typedef {{name: string, file: File|Blob}} ChosenFile
 */

/**
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 */
export function createOpening(store, engine) {
  /** @type {ChosenFile[]} */
  let last_files = [];
  /** @type {Promise<unknown>} the scan that runs, or ran last */
  let running = Promise.resolve();

  /** In the place of what is open. @param {ChosenFile[]} files */
  async function open(files) {
    if (!files.length) return;
    last_files = files;
    const generation = begin();
    await scan(generation, stopRunning, (emit) => engine().open(files, emit));
  }

  /** Beside what is open. @param {ChosenFile[]} files */
  async function add(files) {
    if (!store.value.account) return open(files);
    if (!files.length) return;
    last_files = [...last_files, ...files];
    store.set({ opened_at: performance.now(), requests: 0 });
    await scan(store.value.generation, () => running, (emit) => engine().open(files, emit, { add: true }));
  }

  /** Read what a cancel has left. */
  function resume() {
    return scan(store.value.generation, () => running, (emit) => engine().resume(emit));
  }

  /**
   * @param {number} generation
   * @param {() => Promise<unknown>} before what must end first
   * @param {(emit: (event: ScanEvent) => void) => Promise<{result: OpenResult}>} start
   */
  async function scan(generation, before, start) {
    try {
      await engine().readyToScan;
      await before();
      if (generation !== store.value.generation) return;
      store.set({ phase: "scanning" });
      const scanning = start((event) => accept(event, generation));
      running = scanning.catch(() => {}); // told below
      finish((await scanning).result, generation);
    } catch (error) {
      refuse(error, generation);
    }
  }

  /** The files of a scan must stay in place until it has ended. */
  async function stopRunning() {
    if (store.value.phase === "scanning") await engine().call("cancel", {});
    await running;
  }

  function begin() {
    const generation = store.value.generation + 1;
    store.set({
      generation, opened_at: performance.now(), requests: 0, progress: null, account: null, problems: [],
      rows: new Map(), changed_rows: [], patients: new Map(), studies: new Map(), archives: [],
    });
    return generation;
  }

  /**
   * @param {ScanEvent} event
   * @param {number} generation
   */
  function accept({ account, archives, patients: known_patients, gone_patients, studies: known_studies, series, progress }, generation) {
    if (generation !== store.value.generation || store.value.phase !== "scanning") return;
    const { rows, patients, studies } = store.value;
    for (const row of series) rows.set(row.series_key, row);
    for (const row of known_studies) studies.set(row.study_key, row);
    for (const row of known_patients) patients.set(row.patient_key, row);
    for (const key of gone_patients) patients.delete(key);
    store.set({ account, archives, patients, studies, progress, rows, changed_rows: series });
  }

  /**
   * @param {OpenResult} result
   * @param {number} generation
   */
  function finish({ outcome, account, errors }, generation) {
    if (generation === store.value.generation) store.set({ phase: outcome, account, problems: errors, progress: null });
  }

  /**
   * @param {unknown} error
   * @param {number} generation
   */
  function refuse(error, generation) {
    if (generation !== store.value.generation || store.value.phase === "failed") return;
    const reply = errorReply(error);
    if (reply.code === "engine_failed" || reply.code === "seal_failed" || reply.code === "asset_failed") return; // main.js follows the engine's end
    const names = last_files.slice(0, 3).map(({ name }) => name).join(", ");
    const problems = reply.code === "cancelled" ? [] : [{ source_name: names, error: reply }];
    store.set({ phase: reply.code === "cancelled" ? "cancelled" : "done", problems, progress: null });
  }

  return {
    open,
    add,
    resume,
    openAgain: () => open(last_files),
    cancel: () => engine().call("cancel", {}),
  };
}
