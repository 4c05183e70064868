// The worker that reads: few reads at once, what is waited for first.

import assert from "node:assert/strict";
import { test } from "node:test";

const answers = [];
let ask;
Object.assign(globalThis, { addEventListener: (_type, listener) => { ask = (data) => listener({ data }); }, postMessage: (data) => answers.push(data) });
await import("../../.build/unbundled/static/engine/worker/reader.js");

const settled = () => new Promise((resolve) => { setTimeout(resolve); });

/** A Blob whose bytes are there when `end` is called; `begun` has the names of those that are being read. */
function slow(name, begun) {
  let end;
  const bytes = new Promise((resolve) => { end = () => resolve(Uint8Array.of(10, 11, 12, 13, 14).buffer); });
  return { arrayBuffer: () => { begun.push(name); return bytes; }, end };
}

test("three reads are under way at once, and one without pieces goes before those that wait", async () => {
  const begun = [], pieces = new Float64Array([0, 2, 4, 5]);
  const blobs = ["a", "b", "c", "d", "e"].map((name) => slow(name, begun));
  blobs.forEach((blob, id) => ask({ id, blob, pieces }));
  const click = slow("click", begun);
  ask({ id: 9, blob: click });
  assert.deepEqual(begun, ["a", "b", "c"]);
  blobs[1].end();
  await settled();
  assert.deepEqual(begun, ["a", "b", "c", "click"]);
  for (const blob of [click, ...blobs]) blob.end();
  await settled();
  assert.deepEqual(begun, ["a", "b", "c", "click", "d", "e"]);
  assert.deepEqual(answers.map(({ id }) => id).sort(), [0, 1, 2, 3, 4, 9]);
  assert.deepEqual([...new Uint8Array(answers.find(({ id }) => id === 4).buffer)], [10, 11, 14]);
  assert.deepEqual([...new Uint8Array(answers.find(({ id }) => id === 9).buffer)], [10, 11, 12, 13, 14]);
});

test("a read that fails tells the error's name, and the next is read", async () => {
  answers.length = 0;
  const broken = { arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) };
  for (let id = 0; id < 4; id += 1) ask({ id, blob: broken });
  await settled();
  assert.deepEqual(answers.map(({ error }) => error.name), Array(4).fill("NotReadableError"));
});
