// From chosen files to rows in the store: events of the newest scan only, and the table that stays until the first of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../.build/unbundled/static/engine/engine-client.js";
import { createOpening } from "../../.build/unbundled/static/opening/opening.js";
import { createStore, initialPage } from "../../.build/unbundled/static/state/store.js";

const event = (series, gone_patients = []) => ({ account: { series: series.length }, archives: [], patients: [], gone_patients, studies: [], gone_studies: [], series, gone_series: [], progress: null });
const FILES = [{ name: "a.zip", file: new Blob() }];
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A screen whose frames come when the test lets them. */
const screen = [];
globalThis.requestAnimationFrame = (draw) => screen.push(draw);

/** A frame of the screen, with what waited for it; and the rest after it. */
async function frame() {
  while (!screen.length) await settled();
  for (const draw of screen.splice(0)) draw();
  await settled();
  await settled();
}

/** An engine whose scans end when the test says so. */
function engine() {
  const scans = [], calls = [];
  const begin = (emit) => new Promise((resolve, reject) => scans.push({ emit, end: (outcome) => resolve({ result: { outcome, account: { series: 1 }, errors: [] } }), reject }));
  return { scans, readyToScan: Promise.resolve(), open: (_files, emit) => begin(emit), resume: begin, calls, call: async (...asked) => {
    calls.push(asked);
    scans.at(-1).reject(new EngineError({ code: "cancelled", message: "" }));
  } };
}

function opened() {
  const store = createStore(initialPage());
  const failures = [];
  const running = engine();
  return { store, failures, scans: running.scans, calls: running.calls, opening: createOpening(store, () => running, (_ended, error) => failures.push(error.code)) };
}

test("rows arrive, change and stay by their keys; patients that are gone go", async () => {
  const { store, scans, opening } = opened();
  opening.open(FILES);
  await settled();
  assert.equal(store.value.phase, "scanning");
  scans[0].emit({ ...event([{ series_key: 1, frames: 1 }, { series_key: 2, frames: 1 }]), patients: [{ patient_key: 1 }, { patient_key: 2 }] });
  assert.equal(store.value.rows.size, 0); // it waits for a frame
  await frame();
  scans[0].emit(event([{ series_key: 2, frames: 9 }], [1]));
  await frame();
  assert.deepEqual([...store.value.rows.values()].map(({ frames }) => frames), [1, 9]);
  assert.deepEqual(store.value.changed_rows.map(({ series_key, frames }) => [series_key, frames]), [[2, 9]]);
  assert.deepEqual([...store.value.patients.keys()], [2]);
  scans[0].end("done");
  await settled();
  assert.deepEqual([store.value.phase, store.value.progress], ["done", null]);
});

test("other files stop the scan that runs, and its later events change nothing", async () => {
  const { store, scans, opening } = opened();
  opening.open(FILES);
  await settled();
  opening.open([{ name: "b.zip", file: new Blob() }]);
  await settled();
  assert.equal(scans.length, 2);
  scans[0].emit(event([{ series_key: 1 }]));
  await frame();
  assert.equal(store.value.rows.size, 0);
  scans[1].emit(event([{ series_key: 2 }]));
  await frame();
  assert.deepEqual([...store.value.rows.keys()], [2]);
});

test("series and studies that are gone go, and the table is told so", async () => {
  const { store, scans, opening } = opened();
  opening.open(FILES);
  await settled();
  scans[0].emit({ ...event([{ series_key: 1 }, { series_key: 2 }]), studies: [{ study_key: 1 }, { study_key: 2 }] });
  await frame();
  scans[0].emit({ ...event([{ series_key: 2, frames: 3 }]), gone_series: [1], gone_studies: [2] });
  await frame();
  assert.deepEqual([[...store.value.rows.keys()], [...store.value.studies.keys()], store.value.gone_rows], [[2], [1], [1]]);
});

test("a cancel ends the scan by its job, and all jobs only as long as that is not known", async () => {
  const { calls, scans, opening } = opened();
  opening.open(FILES);
  await settled();
  await opening.cancel();
  opening.open(FILES);
  await settled();
  scans[1].emit({ ...event([]), job_key: 7 });
  await opening.cancel();
  assert.deepEqual(calls, [["cancel", {}], ["cancel", { job_key: 7 }]]);
});

test("opened again, the table stays until the first event", async () => {
  const { store, scans, opening } = opened();
  opening.open(FILES);
  await settled();
  scans[0].emit(event([{ series_key: 1 }]));
  scans[0].end("done");
  await settled();
  opening.openAgain("bad.dcm");
  await settled();
  assert.equal(store.value.rows.size, 1);
  const { generation } = store.value;
  scans[1].emit(event([{ series_key: 7 }]));
  await frame();
  assert.deepEqual([...store.value.rows.keys()], [7]);
  assert.equal(store.value.generation, generation + 1);
});

test("a refusal names the files, a cancel is no problem, and an engine that ended is told of", async () => {
  for (const [code, phase, problems, told] of [["archive_damaged", "done", ["a.zip"], []], ["cancelled", "cancelled", [], []], ["engine_failed", "scanning", [], ["engine_failed"]]]) {
    const { store, failures, scans, opening } = opened();
    opening.open(FILES);
    await settled();
    scans[0].reject(new EngineError({ code, message: "" }));
    await settled();
    assert.deepEqual([store.value.phase, store.value.problems.map(({ source_name }) => source_name), failures], [phase, problems, told]);
  }
});
