// The series table's columns: filters of text and numbers, and the order of what is absent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SERIES_COLUMNS, inOrder, passes } from "../../.build/unbundled/static/series/columns.js";

const column = (field) => SERIES_COLUMNS.find((one) => one.field === field);
const frames = column("frames");
const description = column("series_description");

test("a number column takes comparisons, a text column never does", () => {
  const rows = [5, 10, 20].map((count) => ({ frames: count, instances: count, series_description: `>${count}` }));
  const passing = (wanted) => rows.filter((row) => passes(frames, wanted, row)).map((row) => row.frames);
  assert.deepEqual([">5", ">=10", "<10", "<=5", "=10"].map(passing), [[10, 20], [10, 20], [5], [5], [10]]);
  assert.deepEqual(rows.filter((row) => passes(description, ">1", row)).map((row) => row.frames), [10]);
});

test("text is found in part and in any case", () => {
  assert.equal(passes(description, " T2 ", { series_description: "Axial t2 flair" }), true);
  assert.equal(passes(description, "t1", { series_description: "Axial t2 flair" }), false);
});

test("what says nothing comes last, numbers within text count as numbers", () => {
  const rows = ["b 1000", "", "b 50", null].map((series_description) => ({ series_description }));
  assert.deepEqual(rows.sort((one, two) => inOrder(description, one, two)).map((row) => row.series_description), ["b 50", "b 1000", "", null]);
});
