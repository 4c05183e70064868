// What the reader chose to open, in the place of what is open or beside it.

import { cleared, createScanning } from "./scanning.js";

/**
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {import("./scanning.js").Engine} Engine
 * @typedef {{name: string, file: File|Blob}} ChosenFile
 */

const NAMES_TOLD = 3;

/**
 * Over 40 lines: the ways to change what is open, each of a few lines, all about what is chosen.
 * @param {PageStore} store
 * @param {() => Engine} engine the engine of the moment: a restart replaces it
 * @param {(ended: Engine, error: unknown) => void} fail told when an engine turns out to have ended
 */
export function createOpening(store, engine, fail) {
  const scanning = createScanning(store, engine, fail);
  /** @type {ChosenFile[][]} what is open: the first choice, and what was added to it, each as it was chosen */
  let chosen = [];
  /** @type {string[]} entries that are left out */
  let skip = [];

  /** In the place of what is open. @param {ChosenFile[]} files */
  async function open(files) {
    if (!files.length) return;
    scanning.newTurn();
    chosen = [files];
    skip = [];
    store.set(cleared(store.value));
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
    const isWanted = scanning.newTurn();
    if (left_out) skip = [...skip, left_out];
    for (const [n, files] of chosen.entries()) {
      if (isWanted() && store.value.phase !== "failed") await read(files, { add: n > 0, keeps_table: n === 0 });
    }
  }

  /** Nothing is open any more. */
  function forget() {
    scanning.newTurn();
    chosen = [];
    store.set({ ...cleared(store.value), opened_at: 0 });
  }

  /** @param {ChosenFile[]} files @param {{add?: boolean, keeps_table?: boolean}} [how] */
  async function read(files, { add = false, keeps_table = false } = {}) {
    store.set({ opened_at: performance.now(), requests: 0, progress: null, problems: [] });
    const before = add ? scanning.ended : scanning.stop;
    await scanning.run({ source_name: namesOf(chosen), before, start: (reader, emit) => reader.open(files, emit, { add, skip }), keeps_table });
  }

  return {
    open, add, openAgain, forget,
    /** Read what a cancel has left. */
    resume: () => scanning.run({ source_name: namesOf(chosen), before: scanning.ended, start: (reader, emit) => reader.resume(emit) }),
    cancel: () => scanning.cancel().catch(() => {}), // of an engine that has ended others tell
  };
}

/** @param {ChosenFile[][]} chosen */
function namesOf(chosen) {
  return chosen.flat().slice(0, NAMES_TOLD).map(({ name }) => name).join(", ");
}
