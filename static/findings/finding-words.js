// What findings are called in the panel, and their counts in words. No value of a file is in any of it. Pure: no DOM.

import { readableTag } from "../headers/tag-rows.js";
import { countOf, countText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").FindingGroup} FindingGroup
 * @typedef {import("../engine/contract.js").FindingLine} FindingLine
 * @typedef {import("../engine/contract.js").FindingRow} FindingRow
 * @typedef {import("../engine/contract.js").Review} Review
 * @typedef {import("../engine/contract.js").Subject} Subject
 * @typedef {import("../engine/contract.js").TextPlace} TextPlace
 */

/** @type {Record<Subject, string>} */
export const SUBJECTS = {
  identity: "Who it is about", claims: "What the files claim", pixels: "What can be seen in the pictures", private: "Private data",
  integrity: "Whether all is there and belongs together", conformance: "The standard", payload: "What is no DICOM", expectation: "What was expected",
  reading: "What could not be read",
};

/** @type {Record<FindingGroup, string>} */
const GROUPS = {
  "": "", who: "Who: names, numbers, birth dates", when: "When: dates and times", where: "Where: institution, staff, addresses",
  with_what: "With what: devices, serial numbers, UIDs", in_words: "In words: descriptions, comments", private: "Private data",
};

/** The lines by subject, that of the worst line first. @param {FindingLine[]} lines the worst first @returns {[Subject, FindingLine[]][]} */
export function bySubject(lines) {
  const subjects = [...new Set(lines.map(({ subject }) => subject))];
  return subjects.map((subject) => [subject, lines.filter((line) => line.subject === subject)]);
}

/** What its findings have in common. @param {FindingLine} line */
export function lineTitle({ group, findings: [first] }) {
  return group ? GROUPS[group] : first.in_general;
}

/** What tells a finding from others: of those in one line, its element. @param {FindingRow} row @param {boolean} is_in_group */
export function findingTitle({ in_general, name, tags: [path], creator }, is_in_group) {
  if (!path) return creator ? `${in_general} (${creator})` : in_general;
  const place = `(${pathText(path)})${creator ? ` of ${creator}` : ""}`;
  if (!is_in_group && in_general.includes(name)) return `${in_general} ${place}`;
  return is_in_group ? `${name || in_general} ${place}` : `${in_general}: ${name} ${place}`;
}

/** Tags as people write them, with the sequences around them. @param {string} path */
export function pathText(path) {
  return path.split("/").map((part) => readableTag(part.slice(0, 8))).reverse().join(" in ");
}

/** How many files it is about; 0 where it is about none. @param {FindingRow} row */
export function filesOf({ count, entry_keys }) {
  return entry_keys.length ? count : 0;
}

/** The file that a line of text is in. @param {TextPlace} place @param {FindingRow} row */
export function fileOf({ instance_key }, { entry_keys, entry_names }) {
  return { entry_key: instance_key, name: entry_names[entry_keys.indexOf(instance_key)] ?? "One of its files" };
}

/** "608 of 631 files, 2 values". @param {{files: number, distinct: number}} counts @param {number} all files that are open */
export function countsText({ files, distinct }, all) {
  const parts = [files ? `${countText(files)} of ${countOf(all, "file")}` : "", distinct ? countOf(distinct, "value") : ""];
  return parts.filter(Boolean).join(", ");
}

/** Verdict and findings as text that names nobody. @param {Review} review */
export function reviewText({ verdict, lines, files }) {
  const told = lines.flatMap(({ findings }) => findings.map((row) => {
    const counts = countsText({ files: filesOf(row), distinct: row.distinct }, files);
    const accepted = row.accepted ? " [seen, accepted]" : "";
    return `${row.severity.replace("_", " ")}: ${findingTitle(row, false)}${counts && ` (${counts})`}${accepted}${row.advice && `. ${row.advice}`}`;
  }));
  return [verdict.sentence, ...told].join("\n");
}
