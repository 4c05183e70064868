// Lines of text that were found in pictures go to the reader one by one, and what it reads goes back to the engine.

/**
 * @typedef {import("../engine/contract.js").LineToRead} LineToRead
 * @typedef {Pick<ReturnType<typeof import("../reading/text-reader.js").createTextReader>, "read">} TextReader
 */

/**
 * Over 40 lines: the lines that wait, and the one that is read.
 * @param {import("../state/store.js").PageStore} store
 * @param {() => import("./scanning.js").Engine} engine the engine of the moment: a restart replaces it
 * @param {TextReader} text_reader
 * @param {() => void} judge called when a line was read
 */
export function createLineReading(store, engine, text_reader, judge) {
  /** @type {Set<number>} keys, in the order in which they came */
  const waiting = new Set();
  let read = 0;
  /** @type {Promise<void>|null} */
  let running = null;

  const tell = () => store.set({ reading: waiting.size ? { read, to_read: read + waiting.size } : null });

  async function run() {
    const reader = engine(), { generation } = store.value;
    for (const reading_key of waiting) {
      const { text, confidence } = await readingOf(reader, reading_key, text_reader);
      if (generation !== store.value.generation || reader !== engine()) return;
      await reader.call("add_reading", { reading_key, text, confidence });
      waiting.delete(reading_key);
      read += 1;
      tell();
      judge();
    }
  }

  function begin() {
    running ??= run().catch(forget).finally(() => { // other files were opened, or the engine is gone: others tell
      running = null;
      if (waiting.size) begin();
    });
  }

  function forget() {
    waiting.clear();
    read = 0;
    tell();
  }

  store.watch(["generation"], forget);
  return {
    /** @param {LineToRead[]} lines */
    want(lines) {
      for (const { reading_key } of lines) waiting.add(reading_key);
      if (!waiting.size) return;
      tell();
      begin();
    },
    /** What waits is not read now; it is told again when pictures are looked at again. */
    giveUp() {
      const reader = engine();
      for (const reading_key of waiting) reader.call("add_reading", { reading_key, text: "", confidence: 0 }).catch(() => {}); // of an engine that has ended others tell
      forget();
      judge();
    },
    async ended() { while (running) await running; },
  };
}

/** What cannot be had is not read. @param {import("./scanning.js").Engine} reader @param {number} reading_key @param {TextReader} text_reader */
async function readingOf(reader, reading_key, text_reader) {
  const picture = await reader.call("get_line_picture", { reading_key }).catch(() => null);
  return picture ? text_reader.read({ ...picture.result, values: picture.buffers.values }) : { text: "", confidence: 0 };
}
