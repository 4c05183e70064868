// The reading of every element: when it begins, is stopped, makes room, goes on, and what of its events is taken in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createExamining } from "../../.build/unbundled/static/opening/examining.js";
import { createStore, initialPage } from "../../.build/unbundled/static/state/store.js";

const settled = () => new Promise((resolve) => setTimeout(resolve));
globalThis.requestAnimationFrame ??= (draw) => setTimeout(draw);

const told = (examined, changes = {}) => ({
  job_key: 5, account: { examined }, archives: [], patients: [], gone_patients: [], studies: [], gone_studies: [], series: [], gone_series: [],
  examined, examinable: 9, ...changes,
});

async function until(holds) {
  for (let turns = 0; !holds(); turns += 1) {
    assert.ok(turns < 1000, String(holds));
    await settled();
  }
}

/** A page with a table, and an engine whose passes end when the test says so, or by a cancel. */
function page() {
  const store = createStore(initialPage());
  const passes = [], calls = [];
  const engine = {
    ready: Promise.resolve(),
    examine: (emit) => new Promise((resolve, reject) => passes.push({ emit, reject, end: (outcome = "done") => resolve({ result: { outcome } }) })),
    call: async (...asked) => { calls.push(asked); passes.at(-1).end("cancelled"); },
  };
  const examining = createExamining(store, () => engine);
  const open = () => store.set({ generation: store.value.generation + 1, phase: "done", account: { examined: 0 } });
  return { store, passes, calls, examining, open };
}

test("it begins when the table stands, tells how far it is, and ends", async () => {
  const { store, passes, open } = page();
  await settled();
  assert.equal(passes.length, 0);
  open();
  await settled();
  passes[0].emit(told(4, { series: [{ series_key: 1, frames: 2 }] }));
  await until(() => store.value.examination?.examined === 4);
  assert.deepEqual([store.value.examination, store.value.account, store.value.phase, store.value.examining], [{ examined: 4, examinable: 9 }, { examined: 4 }, "done", "running"]);
  assert.deepEqual(store.value.changed_rows.map(({ frames }) => frames), [2]);
  passes[0].end();
  await until(() => store.value.examining === "done");
  await settled();
  assert.equal(passes.length, 1);
});

test("what a reader has stopped begins again when they say so, and not by itself", async () => {
  const { store, passes, calls, examining, open } = page();
  open();
  await settled();
  passes[0].emit(told(1));
  examining.stop();
  await settled();
  assert.deepEqual(calls, [["cancel", { job_key: 5 }]]);
  store.set({ phase: "scanning" });
  store.set({ phase: "done" });
  await settled();
  assert.deepEqual([store.value.examining, passes.length], ["stopped", 1]);
  examining.goOn();
  await settled();
  assert.deepEqual([store.value.examining, passes.length], ["running", 2]);
});

test("a stop before anything was told counts too", async () => {
  const { store, passes, calls, examining, open } = page();
  open();
  await settled();
  examining.stop();
  assert.equal(calls.length, 0);
  passes[0].emit(told(0));
  await settled();
  assert.deepEqual([calls, store.value.examining], [[["cancel", { job_key: 5 }]], "stopped"]);
});

test("while files are added it waits, then it goes on", async () => {
  const { store, passes, calls, open } = page();
  open();
  await settled();
  passes[0].emit(told(2));
  store.set({ phase: "scanning" });
  await settled();
  assert.deepEqual([calls.length, passes.length, store.value.examining], [1, 1, "waiting"]);
  store.set({ phase: "cancelled" });
  await settled();
  assert.deepEqual([passes.length, store.value.examining], [2, "running"]);
});

test("what is told of an archive that is no longer open changes nothing", async () => {
  const { store, passes, open } = page();
  open();
  await settled();
  open();
  passes[0].emit(told(9, { series: [{ series_key: 3 }] }));
  passes[0].end("cancelled");
  await settled();
  await settled();
  await settled();
  assert.deepEqual([store.value.examination, store.value.rows.size, passes.length], [null, 0, 2]);
});

test("whoever needs all of it has it read, also when it was stopped; an engine that ends ends the waiting", async () => {
  const { passes, examining, open } = page();
  open();
  await settled();
  passes[0].emit(told(1));
  examining.stop();
  await settled();
  let is_over = false;
  const all = examining.all().then(() => { is_over = true; });
  await settled();
  assert.deepEqual([passes.length, is_over], [2, false]);
  passes[1].reject(new Error("ended"));
  await all;
});
