// Reading lines one at a time: whatever the worker does, each line is answered, and it is ended when nothing more is to be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createTextReader } from "../../.build/unbundled/static/reading/text-reader.js";

const LINE = { rows: 1, columns: 1, values: new Uint8Array(1) };
const NOT_READ = { text: "", confidence: 0 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Workers that answer the message of each turn as `answers` says; "silence" is none, "death" an error event. */
function workers(answers) {
  const begun = [];
  globalThis.document = { baseURI: "https://site.invalid/" };
  globalThis.Worker = class extends EventTarget {
    constructor() {
      super();
      begun.push(this);
      this.heard = [];
    }

    postMessage(message) {
      this.heard.push(message);
      const answer = message.site ? answers.start ?? { started: true } : answers.lines.shift();
      setImmediate(() => {
        if (answer === "death") this.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
        else if (answer !== "silence") this.dispatchEvent(Object.assign(new Event("message"), { data: answer }));
      });
    }

    terminate() {
      this.is_ended = true;
    }
  };
  const paths = ["static/reading/worker.js", "static/engine/seal.js", "reading/tesseract.mjs.gz.bin", "reading/tesseract.wasm.gz.bin", "reading/eng.traineddata.gz.bin"];
  const assets = new Map(paths.map((path) => [path, { bytes: 1, arrival: Promise.resolve(new Blob([path])) }]));
  return { begun, reader: createTextReader(Promise.resolve(assets)) };
}

const reading = (text) => ({ text, confidence: 0.9 });

async function ticks(mock, count) {
  for (let tick = 0; tick < count; tick += 1) {
    await settled();
    mock.timers.tick(1000);
  }
}

test("no worker is there before the first line, and one line is sent after the other", async () => {
  const { begun, reader } = workers({ lines: [reading("one"), reading("two")] });
  await settled();
  assert.equal(begun.length, 0);
  const both = [reader.read(LINE), reader.read({ ...LINE, rows: 2 })];
  assert.equal((await both[0]).text, "one");
  assert.deepEqual(begun[0].heard.slice(1).map(({ rows }) => rows), [1]);
  assert.equal((await both[1]).text, "two");
  assert.equal(begun.length, 1);
  assert.equal(await begun[0].heard[0].sealing.text(), "static/engine/seal.js");
  reader.close();
  assert.ok(begun[0].is_ended);
});

test("a line that hangs ends the worker, is not read, and the next one is", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout"] });
  const { begun, reader } = workers({ lines: ["silence", reading("two")] });
  const both = [reader.read(LINE), reader.read(LINE)];
  await ticks(t.mock, 15);
  assert.ok(!begun[0].is_ended);
  await ticks(t.mock, 10);
  assert.deepEqual(await both[0], NOT_READ);
  assert.ok(begun[0].is_ended);
  assert.equal((await both[1]).text, "two");
  assert.equal(begun.length, 2);
  reader.close();
});

test("a worker that dies, and one that tells an error, leave their line unread", async () => {
  for (const answer of ["death", { error: "RuntimeError: unreachable" }]) {
    const { begun, reader } = workers({ lines: [answer, reading("two")] });
    assert.deepEqual(await reader.read(LINE), NOT_READ);
    assert.ok(begun[0].is_ended);
    assert.equal((await reader.read(LINE)).text, "two");
    reader.close();
  }
});

test("where no worker starts it is not tried for ever", async () => {
  const { begun, reader } = workers({ start: { error: "not sealed" }, lines: [] });
  for (let line = 0; line < 9; line += 1) assert.deepEqual(await reader.read(LINE), NOT_READ);
  assert.equal(begun.length, 3);
});

test("when nothing is asked for ten seconds the worker ends, and what it reads when closed is told as not read", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout"] });
  const { begun, reader } = workers({ lines: [reading("one"), reading("two"), "silence"] });
  await reader.read(LINE);
  await ticks(t.mock, 9);
  assert.ok(!begun[0].is_ended);
  await reader.read(LINE); // which begins the ten seconds anew
  await ticks(t.mock, 9);
  assert.ok(!begun[0].is_ended);
  await ticks(t.mock, 2);
  assert.ok(begun[0].is_ended);
  const left = reader.read(LINE);
  for (let turn = 0; turn < 20; turn += 1) await settled();
  assert.equal(begun.length, 2);
  reader.close();
  assert.deepEqual(await left, NOT_READ);
  assert.ok(begun[1].is_ended);
});
