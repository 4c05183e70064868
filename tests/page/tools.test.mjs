// A step of a line's end goes as directions are on the screen; text broken to its room; a histogram's bars and words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf } from "../../.build/unbundled/static/tools/histogram-bars.js";
import { brokenLine } from "../../.build/unbundled/static/tools/canvas-text.js";
import { notesInWords } from "../../.build/unbundled/static/tools/picture-notes.js";
import { nudged } from "../../.build/unbundled/static/tools/line-places.js";

const SHAPE = { rows: 20, columns: 30, pixel_aspect: 1 };
const RIGHT = { x: 1, y: 0 };
const DOWN = { x: 0, y: 1 };

test("a step goes as directions are on the screen, however the picture is turned and mirrored", () => {
  // Turned clockwise once, the frame's top is on the right and its left on top.
  const steps = (view) => [RIGHT, DOWN].map((way) => nudged([10, 10], way, view, SHAPE).map((value) => value - 10));
  assert.deepEqual(steps({ turn: 0, mirrored: false }), [[1, 0], [0, 1]]);
  assert.deepEqual(steps({ turn: 1, mirrored: false }), [[0, -1], [1, 0]]);
  assert.deepEqual(steps({ turn: 2, mirrored: false }), [[-1, 0], [0, -1]]);
  assert.deepEqual(steps({ turn: 3, mirrored: false }), [[0, 1], [-1, 0]]);
  assert.deepEqual(steps({ turn: 0, mirrored: true }), [[-1, 0], [0, 1]]);
  assert.deepEqual(steps({ turn: 1, mirrored: true }), [[0, -1], [-1, 0]]); // mirrored first: the frame's right is on top after the turn
});

test("a step ends at the frame's edge", () => {
  const upright = { turn: 0, mirrored: false };
  assert.deepEqual(nudged([29.5, 0.5], { x: 10, y: -10 }, upright, SHAPE), [30, 0]);
});

test("a text is broken at spaces, and within words that are longer than a line", () => {
  const context = { measureText: (text) => ({ width: text.length }) };
  assert.deepEqual(brokenLine(context, "Pixel Data are cut", 10), ["Pixel Data", "are cut"]);
  assert.deepEqual(brokenLine(context, "of 1.2.840.10008 only", 8), ["of", "1.2.840.", "10008", "only"]);
  assert.deepEqual(brokenLine(context, "", 8), [""]);
});

test("bars stand at the middles of their bins, as high as the logarithms of their counts", () => {
  const { words, values, heights } = barsOf({ pixels: 1000, left_out: 3, unit: "HU", low: -10, high: 10, bin_width: 10 }, Int32Array.of(0, 999));
  assert.deepEqual([values, heights], [[-5, 5], [0, 3]]);
  assert.equal(words, "1,000 pixels · 3 left out (padding) · 10 HU a bar · heights are logarithms");
});

test("notes of a saved picture are the worst first, and name people only where the picture may", () => {
  const notes = [{ severity: "look", subject: "pixels", message: "Cut" }, { severity: "must_fix", subject: "identity", message: "Of another patient: Doe^Jane" }];
  assert.deepEqual(notesInWords(notes, true).map(({ text }) => text), ["Must fix: Of another patient: Doe^Jane", "Look: Cut"]);
  assert.deepEqual(notesInWords(notes, false).map(({ text }) => text), ["Must fix: It is not certain whose picture this is", "Look: Cut"]);
});
