// Numbers, dates and sizes in words: what a file does not state is nothing, what is odd stays as it stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesText, countOf, dateText, durationText, numberText, timeText } from "../../.build/unbundled/static/ui/formats.js";

test("one is singular, everything else plural", () => {
  assert.deepEqual([0, 1, 2, 7706].map((count) => countOf(count, "entry", "entries")), ["0 entries", "1 entry", "2 entries", "7,706 entries"]);
});

test("bytes go up by thousands, with a decimal below a hundred", () => {
  assert.deepEqual([0, 999, 1000, 99_949, 123_456, 4_700_000_000].map(bytesText), ["0 B", "999 B", "1.0 kB", "99.9 kB", "123 kB", "4.7 GB"]);
});

test("dates and times are read only where they are whole", () => {
  assert.deepEqual(["19700131", "1970.01.31", "197001", "", null].map(dateText), ["1970-01-31", "1970.01.31", "197001", "", ""]);
  assert.deepEqual(["142530.5", "1425", "14", null].map(timeText), ["14:25", "14:25", "14", ""]);
});

test("numbers lose trailing zeros, absent ones are nothing", () => {
  assert.deepEqual([1.5, 2, 0.1234567, null, undefined].map((value) => numberText(value)), ["1.5", "2", "0.123", "", ""]);
});

test("durations are rounded up to seconds", () => {
  assert.deepEqual([0.2, 59.01, 61].map(durationText), ["1 s", "60 s", "1 min 1 s"]);
});
