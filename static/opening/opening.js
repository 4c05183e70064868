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

  /** @param {ChosenFile[]} files */
  async function open(files) {
    if (!files.length) return;
    last_files = files;
    const generation = begin();
    try {
      await engine().readyToScan;
      await stopRunning();
      if (generation !== store.value.generation) return;
      store.set({ phase: "scanning" });
      const scan = engine().open(files, (event) => accept(event, generation));
      running = scan.catch(() => {}); // told below
      finish((await scan).result, generation);
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
      rows: new Map(), changed_rows: [],
    });
    return generation;
  }

  /**
   * @param {ScanEvent} event
   * @param {number} generation
   */
  function accept({ account, series, progress }, generation) {
    if (generation !== store.value.generation || store.value.phase !== "scanning") return;
    const { rows } = store.value;
    for (const row of series) rows.set(row.series_key, row);
    store.set({ account, progress, rows, changed_rows: series });
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
    openAgain: () => open(last_files),
    cancel: () => engine().call("cancel", {}),
  };
}
