// What may stay in files that are forwarded, in words; the worst of each series in its row.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPTIONS, purposeText } from "../../.build/unbundled/static/findings/purposes.js";
import { withWorst } from "../../.build/unbundled/static/findings/severities.js";

test("a purpose is said with the number of what may stay", () => {
  assert.equal(purposeText("care", ["retain_uids"]), "For care");
  assert.equal(purposeText("research", []), "For research or teaching");
  assert.equal(purposeText("research", ["retain_uids"]), "For research or teaching, 1 exception");
  for (const { explanation } of Object.values(OPTIONS)) assert.match(explanation, /PS3\.15 E\.3\.\d+$/);
});

test("only rows whose worst has changed are drawn anew, and what is settled is taken back", () => {
  const rows = new Map([[0, { series_key: 0, worst: "look" }], [1, { series_key: 1, worst: "note" }], [2, { series_key: 2, worst: null }]]);
  const changed = withWorst(rows, [{ series_key: 0, severity: "look" }, { series_key: 2, severity: "must_fix" }]);
  assert.deepEqual(changed, [{ series_key: 1, worst: null }, { series_key: 2, worst: "must_fix" }]);
  assert.equal(rows.get(2).worst, null);
});
