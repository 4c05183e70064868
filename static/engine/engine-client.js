// The page's side of the engine: one worker, its start as a state machine, and calls that always end.

import * as Comlink from "../../vendor/comlink/comlink.mjs";
import { requestsSince, scriptAddress } from "./seal.js";
import { createWatchdog } from "./watchdog.js";

const EXAMPLE = "example.zip";
const STAGES = /** @type {const} */ (["fetching", "starting", "libraries", "ready", "failed"]);

/** @typedef {(typeof STAGES)[number]} Stage */
/** @typedef {(event: {stage: Stage, loaded: number, total: number}) => void} OnStage */
/** The entry that the engine is busy with while it does not answer; "" where that is none or not known. @typedef {{entry_name: string}} Silence */
/** @typedef {{onStage: OnStage, onSilence?: (silence: Silence|null) => void}} Listeners `onSilence` is told null when it answers again */
/** @typedef {{json: string, buffers: Record<string, Uint8Array|Uint16Array|Int32Array>, files: Record<string, Blob>}} Reply */
/** @typedef {{name: string, file: File|Blob}} ChosenFile */
/** @typedef {import("./contract.js").Calls} Calls */
/**
 * @template {keyof Calls} Name
 * @typedef {{result: Calls[Name]["result"], buffers: Calls[Name]["buffers"], files: Calls[Name]["files"]}} Answer
 */
/**
 * One call by name: contract.d.ts has what each takes and gives.
 * @typedef {<Name extends keyof Calls>(method: Name, params: Calls[Name]["params"]) => Promise<Answer<Name>>} Call
 */

/** Every rejection of the engine: `code` is stable, `message` is for people, `detail` for those who mend it. */
export class EngineError extends Error {
  /** @param {{code: string, message: string, detail?: string}} reply */
  constructor({ code, message, detail = "" }) {
    super(message);
    this.name = "EngineError";
    this.code = code;
    this.detail = detail;
  }
}

export class Engine {
  #prepared;
  #listeners;
  #watchdog;
  /** @type {Worker|null} */ #worker = null;
  /** @type {any} the worker's object, through Comlink */ #remote = null;
  /** @type {(error: EngineError) => void} */ #fail = () => {};
  /** @type {(error: EngineError) => void} */ #die = () => {};
  #failure;
  /** @type {Stage} */ #stage = "fetching";
  #ended = false;
  /** The entry that the engine works on, or worked on when it died; "" where that is none or not known. */
  working_on = "";

  /**
   * @param {Promise<import("./assets.js").Assets>} prepared the assets on their way, once the seal stands
   * @param {Listeners} listeners
   */
  constructor(prepared, listeners) {
    this.#prepared = prepared;
    this.#listeners = listeners;
    this.#watchdog = createWatchdog(
      () => this.#remote.ping().then(() => { this.working_on = ""; }),
      (silent) => listeners.onSilence?.(silent ? { entry_name: this.working_on } : null),
    );
    this.#failure = new Promise((_, reject) => { this.#fail = reject; });
    /** @type {Promise<EngineError>} resolves when the worker has died */
    this.died = new Promise((resolve) => { this.#die = resolve; });
    /** @type {Promise<void>} the seal stands and a scan can begin */
    this.readyToScan = this.#orFailure(this.#start());
    /** @type {Promise<void>} everything is imported */
    this.ready = this.#orFailure(this.readyToScan.then(() => this.#importLibraries()));
    /** @type {Promise<File>} */
    this.example = this.#orFailure(prepared.then(async (assets) => new File([await arrival(assets, EXAMPLE)], EXAMPLE, { type: "application/zip" })));
    this.ready.catch((error) => this.#end(error));
    this.example.catch(() => {}); // `ready` has told already
  }

  /**
   * @param {ChosenFile[]} files a name may hold folders
   * @param {(event: any) => void} onEvent
   * @param {{add?: boolean, skip?: string[]}} [options] beside what is open; names of entries that are left out
   */
  open(files, onEvent, options = {}) {
    return this.#ask((remote) => remote.open(files, options, proxied(onEvent)));
  }

  /** Read what a cancel has left. @param {(event: any) => void} onEvent */
  resume(onEvent) {
    return this.#ask((remote) => remote.resume(proxied(onEvent)));
  }

  /** Read every element of what is open. @param {(event: import("./contract.js").ExamineEvent) => void} onEvent */
  examine(onEvent) {
    return this.#ask((remote) => remote.examine(proxied(onEvent)));
  }

  /**
   * Look at frames for text.
   * @param {(event: import("./contract.js").PictureEvent) => void} onEvent
   * @param {import("./contract.js").PicturesParameters} [options]
   */
  lookAtPictures(onEvent, options = {}) {
    return this.#ask((remote) => remote.lookAtPictures(options, proxied(onEvent)));
  }

  /** @type {Call} */
  call(method, params) {
    return this.#ask((remote) => remote.call(method, JSON.stringify(params)));
  }

  /** Terminate the worker, reject what is pending, start afresh from the kept assets. */
  restart() {
    this.#end(new EngineError({ code: "engine_failed", message: "The engine was restarted." }), false);
    return new Engine(this.#prepared, this.#listeners);
  }

  /** Count the network requests of page and worker since `time` (performance.now()). @param {number} time */
  async requestsSince(time) {
    const moment = performance.timeOrigin + time;
    return requestsSince(moment) + (this.#remote ? await this.#orFailure(this.#remote.requestsSince(moment)) : 0);
  }

  /** How large the engine's memory has grown; it never shrinks. @returns {Promise<number>} */
  heapBytes() {
    return this.#orFailure(this.#remote.heapBytes());
  }

  async #start() {
    const assets = await this.#prepared;
    this.#followArrivals(assets).then(() => this.#advance("starting"), (error) => this.#end(error));
    const worker = await this.#orFailure(this.#startWorker(assets));
    this.#remote = Comlink.wrap(worker);
    if (!await this.#orFailure(this.#remote.isSealed())) throw notSealed();
    const onFatal = Comlink.proxy((/** @type {string} */ cause) => this.#stop(cause));
    await this.#orFailure(this.#remote.start(onFatal));
  }

  /** Tell how many bytes are here, until all are. @param {import("./assets.js").Assets} assets */
  #followArrivals(assets) {
    const total = [...assets.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    let loaded = 0;
    this.#advance("fetching", 0, total);
    return Promise.all([...assets.values()].map(async ({ bytes, arrival }) => {
      await arrival;
      this.#advance("fetching", (loaded += bytes), total);
    }));
  }

  /** @param {import("./assets.js").Assets} assets @returns {Promise<Worker>} once it takes calls; assets follow as they arrive */
  async #startWorker(assets) {
    const address = scriptAddress(await arrival(assets, "static/engine/worker/engine.js"));
    await this.#orFailure(Promise.resolve()); // another asset may have failed meanwhile: no worker then
    const worker = this.#worker = new Worker(address, { type: "module" });
    worker.addEventListener("error", (event) => this.#stop(event.message || "the worker could not be run"));
    worker.addEventListener("message", ({ data }) => { this.working_on = data?.working_on ?? this.working_on; });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ site: document.baseURI, paths: [...assets.keys()], arrivals: port2 }, [port2]);
    for (const [path, { arrival }] of assets) arrival.then((asset) => port1.postMessage({ path, asset }), () => {}); // `#followArrivals` tells
    return new Promise((resolve) => worker.addEventListener("message", () => resolve(worker), { once: true }))
      .finally(() => URL.revokeObjectURL(address));
  }

  async #importLibraries() {
    this.#advance("libraries");
    await this.#remote.importLibraries();
    this.#advance("ready");
  }

  /** @param {(remote: any) => Promise<Reply>} question */
  async #ask(question) {
    await this.readyToScan;
    // Python answers errors with a reply; a call that throws has left the engine in a state that nobody knows.
    const asked = question(this.#remote).catch((error) => { this.#stop(describe(error)); throw error; });
    const { json, buffers, files } = await this.#watchdog.watch(this.#orFailure(asked));
    this.working_on = "";
    const { result, error } = JSON.parse(json);
    if (error) throw new EngineError(error);
    return { result, buffers, files };
  }

  /** Stages only go forward: assets may still arrive when Python runs. @param {Stage} stage @param {number} loaded @param {number} total */
  #advance(stage, loaded = 0, total = 0) {
    if (STAGES.indexOf(stage) < STAGES.indexOf(this.#stage)) return;
    this.#stage = stage;
    this.#listeners.onStage({ stage, loaded, total });
  }

  /** What is asked ends when the engine does, with the engine's first cause. @template T @param {Promise<T>} asked @returns {Promise<T>} */
  async #orFailure(asked) {
    try {
      return await Promise.race([asked, this.#failure]);
    } catch (error) {
      throw error instanceof EngineError ? error : new EngineError({ code: "engine_failed", message: "It met an error.", detail: describe(error) });
    }
  }

  /** @param {string} cause */
  #stop(cause) {
    const where = this.working_on && ` while it read “${this.working_on}”`;
    const message = `It ran out of memory or met an error${where}.`;
    const error = new EngineError({ code: "engine_failed", message, detail: cause });
    this.#end(error);
    this.#die(error);
  }

  /** The final state; the first cause stays. @param {EngineError} error @param {boolean} tell */
  #end(error, tell = true) {
    if (this.#ended) return;
    this.#ended = true;
    this.#fail(error);
    this.#worker?.terminate();
    if (tell) this.#advance("failed");
  }
}

/** @param {(event: any) => void} onEvent */
function proxied(onEvent) {
  return Comlink.proxy((/** @type {string} */ event) => onEvent(JSON.parse(event)));
}

/** @param {import("./assets.js").Assets} assets @param {string} path of what is no WebAssembly @returns {Promise<Blob>} */
function arrival(assets, path) {
  const asset = assets.get(path);
  if (!asset) throw new EngineError({ code: "asset_failed", message: "A part of the page is not on its server.", detail: path });
  return /** @type {Promise<Blob>} */ (asset.arrival);
}

/** Why no engine is started, or none is used. */
export function notSealed() {
  return new EngineError({ code: "seal_failed", message: "This browser does not enforce the seal, so no file is read." });
}

/** What was thrown, in words: Emscripten throws objects that are no Errors. @param {any} error */
function describe(error) {
  return error?.message ?? (typeof error === "object" ? JSON.stringify(error) : String(error));
}
