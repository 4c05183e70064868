// The store tells those who watch what changed; of several wishes the latest wins; a key and an id belong to one command.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCommands, isRunnable } from "../../.build/unbundled/static/state/commands.js";
import { isSuperseded, latestOnly } from "../../.build/unbundled/static/state/latest-only.js";
import { createStore } from "../../.build/unbundled/static/state/store.js";

test("a watcher hears its own fields only, at once and until it stops", () => {
  const store = createStore({ one: 1, two: 2 });
  const heard = [];
  const stop = store.watch(["one"], ({ one }) => heard.push(one));
  store.set({ two: 3 });
  store.set({ one: 4 });
  stop();
  store.set({ one: 5 });
  assert.deepEqual(heard, [1, 4]);
  assert.equal(store.value.one, 5);
});

test("while one job runs, only the newest of the others is run after it", async () => {
  const run = [];
  const gate = Promise.withResolvers ? Promise.withResolvers() : deferred();
  const ask = latestOnly(async (wish) => { run.push(wish); await gate.promise; return wish; });
  const asked = ["a", "b", "c"].map((wish) => ask(wish));
  gate.resolve();
  const outcomes = await Promise.allSettled(asked);
  assert.deepEqual(run, ["a", "c"]);
  assert.deepEqual(outcomes.map(({ status, value }) => (status === "fulfilled" ? value : "superseded")), ["a", "superseded", "c"]);
  assert.equal(isSuperseded(outcomes[1].reason), true);
});

test("a job that fails lets the next one run", async () => {
  const ask = latestOnly(async (wish) => { if (wish === "bad") throw new Error("no"); return wish; });
  await assert.rejects(ask("bad"), /no/);
  assert.equal(await ask("good"), "good");
});

test("two commands share neither id nor key, and one that is not there cannot run", () => {
  const commands = createCommands();
  const act = () => {};
  commands.add({ id: "fit", group: "place", words: "Fit", keys: ["0"], act });
  assert.throws(() => commands.add({ id: "fit", group: "place", words: "Fit", act }));
  assert.throws(() => commands.add({ id: "other", group: "place", words: "Other", keys: ["0"], act }));
  assert.equal(commands.ofKey("0")?.id, "fit");
  assert.equal(isRunnable({ id: "x", group: "place", words: "x", act, isThere: () => false }), false);
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise((settle) => { resolve = settle; });
  return { promise, resolve };
}
