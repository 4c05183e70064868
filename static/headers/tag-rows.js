// The engine's flat list of elements as a tree, whole or filtered. Pure: no DOM.

import { remarksText } from "../ui/remarks.js";

const PRIVATE = "private"; // as a word of the filter: private elements only
const BURNED_IN = "00280301";

/**
 * @typedef {import("../engine/contract.js").TagRow} TagRow
 * @typedef {import("../engine/contract.js").PlacedRemark} PlacedRemark
 * @typedef {TagRow & {remarks?: PlacedRemark[]}} RemarkedRow
 * @typedef {RemarkedRow & {_children?: TagNode[]}} TagNode
 */

/**
 * @param {TagRow[]} rows in file order, children after their parent
 * @returns {TagNode[]}
 */
export function tagTree(rows) {
  /** @type {Map<string, TagNode>} */
  const nodes = new Map();
  /** @type {TagNode[]} */
  const roots = [];
  for (const row of rows) {
    const node = { ...row };
    nodes.set(row.path, node);
    const parent = row.parent === null ? undefined : nodes.get(row.parent);
    if (parent) (parent._children ??= []).push(node);
    else roots.push(node);
  }
  return roots;
}

/** The patient's group (0010) before the others, which stay in file order. @param {TagNode[]} roots @returns {TagNode[]} */
export function patientFirst(roots) {
  const is_patient = (/** @type {TagNode} */ { tag }) => tag.startsWith("0010");
  return [...roots.filter(is_patient), ...roots.filter((node) => !is_patient(node))];
}

/**
 * The rows that match, the parents that lead to them, and what lies within them.
 * @param {TagRow[]} rows
 * @param {string} wanted
 * @returns {{rows: TagRow[], matches: number, leading: Set<string>}} leading: paths of the parents, to be shown open
 */
export function filterTags(rows, wanted) {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  /** @type {Set<string>} */
  const leading = new Set();
  if (!words.length) return { rows, matches: rows.length, leading };
  const matching = rows.filter((row) => words.every((word) => (word === PRIVATE ? row.private : tagText(row).includes(word))));
  const parents = new Map(rows.map(({ path, parent }) => [path, parent]));
  for (const { parent } of matching) {
    for (let at = /** @type {string|null|undefined} */ (parent); at && !leading.has(at); at = parents.get(at)) leading.add(at);
  }
  const within = new Set(matching.map(({ path }) => path));
  for (const { path, parent } of rows) if (parent !== null && within.has(parent)) within.add(path);
  return { rows: rows.filter(({ path }) => leading.has(path) || within.has(path)), matches: matching.length, leading };
}

/** What was found beside the elements that it is about. @param {TagRow[]} rows @param {PlacedRemark[]} remarks the worst first @returns {RemarkedRow[]} */
export function withRemarks(rows, remarks) {
  if (!remarks.length) return rows;
  /** @type {Map<string, PlacedRemark[]>} */
  const by_place = new Map();
  for (const remark of remarks) {
    const place = placeOf(remark.path, remark.creator);
    by_place.set(place, [...(by_place.get(place) ?? []), remark]);
  }
  return rows.map((row) => {
    const mine = row.vr === "" ? undefined : by_place.get(placeOf(row.path, row.creator));
    return mine ? { ...row, remarks: mine } : row;
  });
}

/** What was found about text in the picture, where there is no Burned In Annotation to say it beside. @param {TagRow[]} rows @param {PlacedRemark[]} remarks the worst first */
export function textRemarks(rows, remarks) {
  return rows.length && !rows.some(({ path }) => path === BURNED_IN) ? remarks.filter(({ path }) => path === BURNED_IN) : [];
}

/** The first row of an element, in whatever item of its sequences. @param {TagRow[]} rows @param {string} path with or without numbers of items @returns {TagRow|undefined} */
export function rowAt(rows, path) {
  return rows.find((row) => row.path === path) ?? rows.find((row) => row.vr !== "" && withoutItems(row.path) === withoutItems(path));
}

/** @param {string} path @param {string} creator */
function placeOf(path, creator) {
  return `${withoutItems(path)} ${creator}`;
}

/** @param {string} path */
function withoutItems(path) {
  return path.replaceAll(/\[\d+\]/g, "");
}

/** Tags are found as (0008,0060), 0008,0060 and 00080060. @param {RemarkedRow} row */
function tagText({ tag, keyword, name, creator, vr, value, problem, remarks = [] }) {
  return [`(${readableTag(tag)})`, tag, keyword, name, creator, vr, value, problem, remarksText(remarks)].join("\n").toLowerCase();
}

/** A tag as people write it: 0008,0060. @param {string} tag */
export function readableTag(tag) {
  return `${tag.slice(0, 4)},${tag.slice(4)}`;
}

/** What an element is called, a private one with its creator. @param {TagRow} row */
export function elementName({ name, creator }) {
  return creator ? `${name} (${creator})` : name;
}
