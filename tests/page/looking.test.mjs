// Text in pictures, as the page has it looked for: when that begins, which lines go to the reader, what is stopped, where boxes lie.

import assert from "node:assert/strict";
import { test } from "node:test";
import { textRemarks } from "../../.build/unbundled/static/headers/tag-rows.js";
import { createLooking } from "../../.build/unbundled/static/opening/looking.js";
import { lookText } from "../../.build/unbundled/static/opening/pass-lines.js";
import { createStore, initialPage } from "../../.build/unbundled/static/state/store.js";
import { bySeriesAndReason, framesOf } from "../../.build/unbundled/static/tools/risk-frames.js";

globalThis.requestAnimationFrame ??= (draw) => setTimeout(draw);
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function until(holds) {
  for (let turns = 0; !holds(); turns += 1) {
    assert.ok(turns < 1000, String(holds));
    await settled();
  }
}

const told = (looked, to_read = []) => ({ job_key: 7, looked, to_look_at: 9, refused: 0, to_read: to_read.map((reading_key) => ({ reading_key, rows: 2, columns: 3 })) });

/** A page, an engine whose passes end when the test says so or by a cancel, a reader that reads every line as its number; those in `lost` cannot be had. `held`: it reads then. */
function page(lost = [], held = Promise.resolve()) {
  const store = createStore(initialPage());
  const passes = [], calls = [], judged = [];
  const engine = {
    ready: Promise.resolve(),
    lookAtPictures: (emit, options) => new Promise((resolve) => passes.push({ emit, options, end: (outcome = "done") => resolve({ result: { outcome } }) })),
    async call(name, params) {
      if (name === "cancel") passes.at(-1).end("cancelled");
      if (name === "get_line_picture" && lost.includes(params.reading_key)) throw new Error("unknown");
      if (name !== "get_line_picture") calls.push([name, params]);
      return { result: { ...params, rows: 2, columns: 3 }, buffers: { values: new Uint8Array(6) } };
    },
  };
  const reader = { read: ({ reading_key, rows, columns, values }) => held.then(() => ({ text: `${reading_key} ${rows} ${columns} ${values.length}`, confidence: 0.5 })) };
  const looking = createLooking(store, () => engine, reader, () => judged.push(1));
  const open = () => store.set({ generation: store.value.generation + 1, phase: "done", account: { frames: 20 }, examining: "waiting" });
  return { store, passes, calls, judged, looking, open };
}

test("it begins when every element is read, makes room for files that are added, and ends", async () => {
  const { store, passes, calls, open } = page();
  open();
  await settled();
  assert.equal(passes.length, 0);
  store.set({ examining: "done" });
  await settled();
  passes[0].emit(told(4));
  await until(() => store.value.look?.looked === 4);
  assert.deepEqual([store.value.looking, passes[0].options], ["running", { all_frames: false }]);
  store.set({ phase: "scanning" });
  await settled();
  assert.deepEqual([calls, store.value.looking, passes.length], [[["cancel", { job_key: 7 }]], "waiting", 1]);
  store.set({ phase: "done", examining: "waiting" });
  await settled();
  assert.equal(passes.length, 1);
  store.set({ examining: "done" });
  await settled();
  passes[1].end();
  await until(() => store.value.looking === "done");
});

test("every line is answered, also one that cannot be had, and each is judged", async () => {
  const { store, passes, calls, judged, looking, open } = page([2]);
  open();
  store.set({ examining: "done" });
  await settled();
  passes[0].emit(told(1, [1, 2]));
  passes[0].emit(told(2, [3]));
  passes[0].end();
  await looking.all().then(() => {}, assert.fail);
  await until(() => calls.length === 3);
  assert.deepEqual(calls.map(([, { reading_key, text, confidence }]) => [reading_key, text, confidence]), [[1, "1 2 3 6", 0.5], [2, "", 0], [3, "3 2 3 6", 0.5]]);
  await until(() => store.value.reading === null);
  assert.equal(judged.length, 3);
});

test("all frames are looked at when that is asked for, until other files are open", async () => {
  const { store, passes, looking, open } = page();
  open();
  store.set({ examining: "done" });
  await settled();
  passes[0].emit(told(9));
  passes[0].end();
  await until(() => store.value.looking === "done");
  looking.lookAtAll();
  await settled();
  assert.deepEqual(passes[1].options, { all_frames: true });
  passes[1].end();
  await until(() => store.value.looking === "done");
  open();
  store.set({ examining: "done" });
  await until(() => passes.length === 3);
  assert.deepEqual(passes[2].options, { all_frames: false });
});

test("what a reader has stopped goes on when they say so", async () => {
  const { store, passes, looking, open } = page();
  open();
  store.set({ examining: "done" });
  await settled();
  passes[0].emit(told(1));
  looking.stop();
  await settled();
  store.set({ examining: "done" });
  await settled();
  assert.deepEqual([store.value.looking, passes.length], ["stopped", 1]);
  looking.goOn();
  await settled();
  assert.deepEqual([store.value.looking, passes.length], ["running", 2]);
});

test("who waits for the end begins nothing once it is there", async () => {
  const { store, passes, looking, open } = page();
  open();
  store.set({ examining: "done" });
  await settled();
  passes[0].end();
  await until(() => store.value.looking === "done");
  await looking.all();
  assert.deepEqual([store.value.looking, passes.length], ["done", 1]);
});

test("when it is stopped, what waits to be read is given up, so that nobody waits for it", async () => {
  let go = () => {};
  const { store, passes, calls, looking, open } = page([], new Promise((resolve) => { go = resolve; }));
  open();
  store.set({ examining: "done" });
  await settled();
  passes[0].emit(told(1, [1, 2, 3]));
  passes[0].end();
  await until(() => store.value.reading);
  looking.stop();
  go();
  await until(() => calls.length >= 4); // the line that was at the reader is answered once more, with what was read
  assert.deepEqual(calls.map(([, { reading_key, text }]) => [reading_key, text]), [[1, ""], [2, ""], [3, ""], [1, "1 2 3 6"]]);
  assert.equal(store.value.reading, null);
});

test("how far it is, in words", () => {
  const account = { frames: 2000 };
  const look = { looked: 3, to_look_at: 50, is_all: false };
  assert.equal(lookText({ look, looking: "running", reading: null, account }), "3 of 50 frames looked at for text");
  assert.equal(lookText({ look: { ...look, looked: 50 }, looking: "done", reading: { read: 1, to_read: 2 }, account }), "50 of 2,000 frames looked at for text; 1 of 2 lines read");
});

test("frames of a finding are those of its files, or of its series where it does not list them all", () => {
  const frames = [[1, 5], [2, 5], [3, 6]].map(([instance_key, series_key]) => ({ instance_key, frame_index: 0, series_key, reason: "a" }));
  const keysOf = (finding) => framesOf(frames, finding).map(({ instance_key }) => instance_key);
  assert.deepEqual(keysOf({ instance_keys: [2], entry_keys: [2], series_keys: [5], count: 1, places: [] }), [2]);
  assert.deepEqual(keysOf({ instance_keys: [2], entry_keys: [2], series_keys: [5], count: 300, places: [] }), [1, 2]);
  assert.deepEqual(keysOf({ instance_keys: [1, 2], entry_keys: [1, 2], series_keys: [5], count: 2, places: [{ instance_key: 2, frame_index: 0 }] }), [2]);
  assert.deepEqual(bySeriesAndReason([...frames, { instance_key: 4, series_key: 6, reason: "b" }]).map((own) => own.length), [2, 1, 1]);
});

test("what was found of text is told apart only where there is no Burned In Annotation to tell it beside", () => {
  const [remark, other] = [{ path: "00280301", message: "text" }, { path: "00100010", message: "name" }];
  assert.deepEqual(textRemarks([{ path: "00100010" }], [remark, other]), [remark]);
  assert.deepEqual(textRemarks([{ path: "00280301" }], [remark, other]), []);
  assert.deepEqual(textRemarks([], [remark]), []); // nothing is loaded yet
});
