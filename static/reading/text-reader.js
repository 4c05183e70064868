// Reading lines of text in pictures: one at a time, in a worker that is there only while there is something to read. Whatever happens there, each
// line is answered.

import { scriptAddress } from "../engine/seal.js";

/** @typedef {import("../engine/assets.js").Assets} Assets */
/** A line of text: dark on white, as the engine prepares it. @typedef {{rows: number, columns: number, values: Uint8Array}} LinePicture */
/** `confidence` from 0 to 1; 0 where nothing was read. @typedef {{text: string, confidence: number}} Reading */
/** @typedef {ReturnType<typeof conversation>} Conversation */

const SCRIPT = "static/reading/worker.js";
const PARTS = {
  sealing: "static/engine/seal.js", library: "reading/tesseract.mjs.gz.bin", wasm: "reading/tesseract.wasm.gz.bin", model: "reading/eng.traineddata.gz.bin",
};
const IDLE_MS = 10_000;
const TICK_MS = 1000;
const PATIENCE = 20; // ticks for one line, or for the start; ticks, not time, since a page that slept did not wait
const MOST_FAILURES = 3; // one behind the other; then nothing more is read
/** What could not be read. @type {Readonly<Reading>} */
const NOT_READ = { text: "", confidence: 0 };

/** @param {Promise<Assets>} prepared the assets on their way, once the seal stands */
export function createTextReader(prepared) {
  /** @type {Conversation|null} */
  let worker = null;
  /** @type {Promise<unknown>} the last line that was asked for is answered */
  let last = Promise.resolve();
  let waiting = 0;
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let idle;

  function end() {
    worker?.end();
    worker = null;
  }

  /** @param {LinePicture} picture @returns {Promise<Reading>} */
  async function readNow(picture) {
    if (failures >= MOST_FAILURES) return NOT_READ;
    try {
      if (!worker) await start();
      const reading = await /** @type {Conversation} */ (worker).ask(picture);
      failures = 0;
      return reading;
    } catch {
      failures += 1;
      end();
      return NOT_READ;
    }
  }

  async function start() {
    const { script, ...parts } = await partsOf(await prepared);
    worker = conversation(script);
    await worker.ask({ site: document.baseURI, ...parts });
  }

  return {
    /**
     * Read one line. Never rejects: a line that cannot be read, or takes too long, has no text and the confidence 0.
     * @param {LinePicture} picture @returns {Promise<Reading>}
     */
    read(picture) {
      clearTimeout(idle);
      waiting += 1;
      const reading = last.then(() => readNow(picture));
      last = reading.then(() => { if (!--waiting) idle = setTimeout(end, IDLE_MS); });
      return reading;
    },

    /** End the worker, and what it reads unread; what is asked for later starts another. */
    close() {
      clearTimeout(idle);
      failures = 0;
      end();
    },
  };
}

/** @param {Assets} assets @returns {Promise<{script: Blob} & Record<keyof typeof PARTS, Blob>>} */
async function partsOf(assets) {
  const arrivals = Object.entries({ script: SCRIPT, ...PARTS }).map(async ([name, path]) => [name, await assets.get(path)?.arrival]);
  return Object.fromEntries(await Promise.all(arrivals));
}

/** A worker that answers one message after the other. @param {Blob} script */
function conversation(script) {
  const address = scriptAddress(script);
  const worker = new Worker(address, { type: "module" });
  /** @type {{resolve: (data: any) => void, reject: (error: Error) => void}|undefined} of what was asked last */
  let answer;
  worker.addEventListener("message", ({ data }) => (data.error ? fail(data.error) : answer?.resolve(data)));
  worker.addEventListener("error", ({ message }) => fail(message));

  function fail(/** @type {string} */ cause) {
    answer?.reject(new Error(cause));
  }

  return {
    /** What it answers; rejects where it tells an error, dies, is ended, or is silent for too long. @param {object} message @returns {Promise<any>} */
    ask(message) {
      let ticks = 0;
      const timer = setInterval(() => { if (++ticks >= PATIENCE) fail("it does not answer"); }, TICK_MS);
      worker.postMessage(message);
      return new Promise((resolve, reject) => { answer = { resolve, reject }; }).finally(() => clearInterval(timer));
    },

    end() {
      URL.revokeObjectURL(address);
      worker.terminate();
      fail("it was ended");
    },
  };
}
