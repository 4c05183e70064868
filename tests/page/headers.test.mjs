// Rows of headers as a tree, and what a filter leaves of them: matches, what leads to them, what lies within them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filterTags, readableTag, tagTree } from "../../.build/unbundled/static/headers/tag-rows.js";

const row = (path, parent, name, more = {}) => ({ path, parent, tag: path.split("/").at(-1).slice(0, 8), name, keyword: "", creator: "", vr: "LO", value: "", problem: "", ...more });
const ROWS = [
  row("00080060", null, "Modality", { value: "MR" }),
  row("00081140", null, "Referenced Image Sequence", { vr: "SQ" }),
  row("00081140[1]", "00081140", "Item 1"),
  row("00081140[1]/00081155", "00081140[1]", "Referenced SOP Instance UID", { value: "1.2.3" }),
  row("00100010", null, "Patient's Name", { value: "<b>Smith</b>" }),
];

test("children hang on their parents, in file order", () => {
  const tree = tagTree(ROWS);
  assert.deepEqual(tree.map(({ path }) => path), ["00080060", "00081140", "00100010"]);
  assert.equal(tree[1]._children[0]._children[0].path, "00081140[1]/00081155");
});

test("a match brings the way to it", () => {
  const { rows, matches, leading } = filterTags(ROWS, "1.2.3");
  assert.deepEqual(rows.map(({ path }) => path), ["00081140", "00081140[1]", "00081140[1]/00081155"]);
  assert.deepEqual([matches, [...leading].sort()], [1, ["00081140", "00081140[1]"]]);
});

test("a sequence that matches brings what is in it, and words may stand in any order", () => {
  assert.deepEqual(filterTags(ROWS, "sequence image").rows.length, 3);
  assert.deepEqual(filterTags(ROWS, "(0010,0010)").rows.map(({ path }) => path), ["00100010"]);
  assert.equal(readableTag("00100010"), "0010,0010");
});
