// What folding hides in a tree, and where its keys lead: as the tree pattern of the ARIA Authoring Practices has it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hiddenPlaces, stepFor } from "../../.build/unbundled/static/objects/tree-steps.js";

/** 0 (1 (2, 3), 4), 5 */
const tree = (...folded) => [[0, null], [1, 0], [2, 1], [2, 1], [1, 0], [0, null]].map(([level, parent], place, all) => (
  { level, parent, has_children: all.some((one) => one[1] === place), is_open: !folded.includes(place) }));

test("what lies below something folded is hidden, at any depth", () => {
  assert.deepEqual([...hiddenPlaces(tree())], []);
  assert.deepEqual([...hiddenPlaces(tree(1))], [2, 3]);
  assert.deepEqual([...hiddenPlaces(tree(0, 1))], [1, 2, 3, 4]);
});

test("up and down go to nodes that are seen, and stay at the ends", () => {
  assert.deepEqual(stepFor("ArrowDown", tree(1), 1), { go: 4 });
  assert.deepEqual(stepFor("ArrowUp", tree(1), 4), { go: 1 });
  assert.deepEqual(stepFor("ArrowUp", tree(), 0), { go: 0 });
  assert.deepEqual(stepFor("ArrowDown", tree(), 5), { go: 5 });
  assert.deepEqual([stepFor("Home", tree(), 4), stepFor("End", tree(0), 0), stepFor("End", tree(), 0)], [{ go: 0 }, { go: 5 }, { go: 5 }]);
});

test("right opens, then goes to the first child; left folds, then goes to the parent", () => {
  assert.deepEqual([stepFor("ArrowRight", tree(1), 1), stepFor("ArrowRight", tree(), 1), stepFor("ArrowRight", tree(), 2)], [{ fold: true }, { go: 2 }, { go: 2 }]);
  assert.deepEqual([stepFor("ArrowLeft", tree(), 1), stepFor("ArrowLeft", tree(1), 1), stepFor("ArrowLeft", tree(), 5)], [{ fold: false }, { go: 0 }, { go: 5 }]);
  assert.deepEqual([stepFor(" ", tree(), 0), stepFor(" ", tree(0), 0), stepFor(" ", tree(), 2)], [{ fold: false }, { fold: true }, { go: 2 }]);
  assert.deepEqual([stepFor("Enter", tree(), 0), stepFor("x", tree(), 0), stepFor("toString", tree(), 0)], [{ press: true }, null, null]);
});
