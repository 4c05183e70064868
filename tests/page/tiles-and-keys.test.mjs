// Keys by name, a store that is one of several, and how tiles lie.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, createSwitch } from "../../.build/unbundled/static/state/store.js";
import { layOutTiles, rowOf, rowsInView, scrolledTo, tileAfter, tileBelow } from "../../.build/unbundled/static/tools/tile-layout.js";
import { captions, keyOf, shortcut, writesSign } from "../../.build/unbundled/static/ui/keys.js";

test("keys have one name each, and are written as people know them", () => {
  const typed = (key, more = {}) => keyOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
  assert.equal(typed("I"), "i");
  assert.equal(typed("C", { shiftKey: true }), "shift+c");
  assert.equal(typed("?", { shiftKey: true }), "?");
  assert.equal(typed("ArrowUp", { shiftKey: true }), "shift+ArrowUp");
  assert.equal(typed("c", { ctrlKey: true }), "");
  assert.deepEqual(captions("shift+c"), ["Shift", "C"]);
  assert.deepEqual(captions("+"), ["+"]);
  assert.equal(shortcut("shift+c"), "Shift+C");
  assert.equal(shortcut("+"), "Plus");
  assert.deepEqual(["i", "shift+r", "?", "+", " ", "ArrowUp", "shift+ArrowUp", "Home"].map(writesSign), [true, true, true, true, false, false, false, false]);
});

test("a switch tells of the chosen store only, of another choice, and of nothing once it is not watched", () => {
  const stores = [createStore({ a: 1 }), createStore({ a: 10 })];
  const chosen = createSwitch(stores);
  const seen = [];
  const end = chosen.watch(["a"], ({ a }) => seen.push(a));
  stores[1].set({ a: 11 });
  chosen.choose(stores[1]);
  stores[0].set({ a: 2 });
  chosen.set({ a: 12 });
  assert.equal(chosen.value.a, 12);
  end();
  chosen.set({ a: 13 });
  chosen.choose(stores[0]);
  assert.deepEqual(seen, [1, 11, 12]);
});

test("tiles lie in rows under the headings of their groups", () => {
  const lying = layOutTiles([3, 1, 5], 2, 100, 30);
  assert.deepEqual(lying.headings, [0, 230, 360]);
  assert.deepEqual(lying.rows.map(({ group, first, count, top }) => [group, first, count, top]), [
    [0, 0, 2, 30], [0, 2, 1, 130], [1, 3, 1, 260], [2, 4, 2, 390], [2, 6, 2, 490], [2, 8, 1, 590],
  ]);
  assert.equal(lying.height, 690);
  assert.equal(rowOf(lying, 7), 4);
  assert.deepEqual([[1, 1], [2, 1], [5, -1], [5, 1], [0, -1], [8, 1], [7, 9]].map(([index, down]) => tileBelow(lying, index, down)), [2, 3, 3, 7, 0, 8, 8]);
});

test("keys go through the tiles, a screen at a time or one by one, and end at the ends", () => {
  const lying = layOutTiles([3, 1, 5], 2, 100, 30);
  const after = (key, active) => tileAfter(key, lying, active, 250);
  assert.deepEqual(["ArrowLeft", "ArrowRight", "Home", "End", "ArrowDown", "PageDown", "PageUp"].map((key) => after(key, 4)), [3, 5, 0, 8, 6, 8, 2]);
  assert.deepEqual([after("ArrowLeft", 0), after("ArrowRight", 8), after("a", 4)], [0, 8, undefined]);
});

test("it scrolls no further than is needed to see a tile whole, the first row with its heading", () => {
  const lying = layOutTiles([3, 1, 5], 2, 100, 30);
  assert.equal(scrolledTo(lying, 8, 0, 250), 440);
  assert.equal(scrolledTo(lying, 4, 400, 250), 390);
  assert.equal(scrolledTo(lying, 5, 300, 250), 300);
  assert.equal(scrolledTo(lying, 1, 300, 250), 0);
  assert.deepEqual(rowsInView(lying, 230, 160).map(({ first }) => first), [3]);
  assert.deepEqual(rowsInView(lying, 229, 162).map(({ first }) => first), [2, 3, 4]);
});
