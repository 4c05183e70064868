// The nodes of a tree as they stand in the page, each with how deep it is and whether it is open.

import { make } from "../ui/dom.js";

/**
 * @typedef {import("../engine/contract.js").ObjectTreeRow} ObjectTreeRow
 * @typedef {(reference: import("../engine/contract.js").ObjectReference) => HTMLElement} ReferenceElement
 * @typedef {import("./tree-steps.js").Place & {element: HTMLElement}} Node
 */

const SMALL_TREE = 300; // shown unfolded
const OPEN_LEVELS = 2; // of a larger one
const DEEPEST_INDENT = 16;

/** @param {ObjectTreeRow[]} rows @param {ReferenceElement} referenceElement @returns {Node[]} */
export function nodesOf(rows, referenceElement) {
  const parents = new Set(rows.map(({ parent }) => parent));
  /** @type {number[]} */
  const levels = [];
  for (const { parent } of rows) levels.push(parent === null ? 0 : levels[parent] + 1);
  return rows.map((row, place) => {
    const has_children = parents.has(row.row_key);
    return {
      level: levels[place], parent: row.parent, has_children,
      is_open: rows.length <= SMALL_TREE || levels[place] < OPEN_LEVELS,
      element: nodeElement(row, levels[place], has_children, referenceElement),
    };
  });
}

/**
 * @param {ObjectTreeRow} row
 * @param {number} level
 * @param {boolean} has_children
 * @param {ReferenceElement} referenceElement
 */
function nodeElement({ relation, label, value, problem, reference }, level, has_children, referenceElement) {
  const parts = [
    make("span", "", has_children ? "fold-mark" : "no-fold-mark"),
    ...(relation ? [make("span", relation, "relation")] : []),
    make("span", label, "node-label"),
    ...(value ? [make("span", value, "node-value")] : []),
    ...(reference ? [referenceElement(reference)] : []),
    ...(problem ? [make("span", problem, "problem")] : []),
  ];
  const element = make("div", parts.flatMap((part) => [part, " "]), has_children ? "node has-children" : "node");
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(level + 1));
  element.tabIndex = -1;
  element.style.setProperty("--level", String(Math.min(level, DEEPEST_INDENT)));
  return element;
}
