// A content tree or a directory, to be read, folded and walked through by keyboard (the tree pattern of ARIA).

import { make } from "../ui/dom.js";

/**
 * @typedef {import("../engine/contract.js").ObjectTree} ObjectTree
 * @typedef {import("../engine/contract.js").ObjectTreeRow} ObjectTreeRow
 * @typedef {{row: ObjectTreeRow, level: number, has_children: boolean, is_open: boolean, element: HTMLElement}} Node
 */

const SMALL_TREE = 300; // shown unfolded
const OPEN_LEVELS = 2; // of a larger one
const DEEPEST_INDENT = 16;

/**
 * @param {ObjectTree} tree
 * @param {(reference: import("../engine/contract.js").ObjectReference) => HTMLElement} referenceElement
 * @returns {HTMLElement}
 */
export function createTree({ title, rows, left_out }, referenceElement) {
  const nodes = nodesOf(rows, referenceElement);
  const holder = make("div", nodes.map(({ element }) => element), "object-tree");
  holder.setAttribute("role", "tree");
  holder.setAttribute("aria-label", title);
  const places = new Map(nodes.map(({ element }, place) => [/** @type {Element} */ (element), place]));
  let current = 0;

  /** Show what is not below something folded. */
  function refresh() {
    let hidden_below = Infinity;
    for (const { element, level, is_open, has_children } of nodes) {
      element.hidden = level > hidden_below;
      if (element.hidden) continue;
      hidden_below = is_open ? Infinity : level;
      if (has_children) element.setAttribute("aria-expanded", String(is_open));
    }
  }

  /** @param {boolean} open */
  function foldAll(open) {
    for (const node of nodes) node.is_open = open || node.level === 0;
    refresh();
  }

  /** @param {number} place @param {boolean} open */
  function fold(place, open) {
    nodes[place].is_open = open;
    refresh();
    goTo(place);
  }

  /** @param {number} place */
  function goTo(place) {
    nodes[place].element.focus();
  }

  /** The one that the Tab key comes back to. @param {number} place */
  function keep(place) {
    nodes[current].element.tabIndex = -1;
    current = place;
    nodes[current].element.tabIndex = 0;
  }

  /** The nearest node that is not hidden. @param {number} from @param {number} step */
  function nearest(from, step) {
    for (let place = from; place in nodes; place += step) if (!nodes[place].element.hidden) return place;
    return current;
  }

  /** @param {number} place */
  function parentOf(place) {
    return rows[place].parent ?? place;
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    if (event.target !== nodes[current]?.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const { has_children, is_open, element } = nodes[current];
    /** @type {Record<string, () => void>} */
    const ways = {
      ArrowDown: () => goTo(nearest(current + 1, 1)),
      ArrowUp: () => goTo(nearest(current - 1, -1)),
      ArrowRight: () => { if (has_children && !is_open) fold(current, true); else if (has_children) goTo(nearest(current + 1, 1)); },
      ArrowLeft: () => { if (has_children && is_open) fold(current, false); else goTo(parentOf(current)); },
      Home: () => goTo(0),
      End: () => goTo(nearest(nodes.length - 1, -1)),
      Enter: () => element.querySelector("button")?.click(),
      " ": () => { if (has_children) fold(current, !is_open); },
    };
    if (!(event.key in ways)) return;
    event.preventDefault();
    ways[event.key]();
  }

  holder.addEventListener("keydown", walk);
  holder.addEventListener("focusin", ({ target }) => {
    const place = places.get(/** @type {Element} */ (target));
    if (place !== undefined) keep(place);
  });
  holder.addEventListener("click", ({ target }) => {
    const mark = /** @type {Element} */ (target);
    const place = mark.classList.contains("fold-mark") ? places.get(/** @type {Element} */ (mark.parentElement)) : undefined;
    if (place !== undefined) fold(place, !nodes[place].is_open);
  });
  if (nodes.length) nodes[0].element.tabIndex = 0;
  refresh();
  return make("section", [heading(title, nodes, foldAll), holder, ...(left_out ? [make("p", left_out, "left-out")] : [])], "object-section");
}

/** @param {string} title @param {Node[]} nodes @param {(open: boolean) => void} foldAll */
function heading(title, nodes, foldAll) {
  const unfold = make("button", "Unfold all", "quiet");
  const fold = make("button", "Fold all", "quiet");
  unfold.addEventListener("click", () => foldAll(true));
  fold.addEventListener("click", () => foldAll(false));
  return make("header", [make("h4", title), ...(nodes.length > 1 ? [unfold, fold] : [])]);
}

/**
 * @param {ObjectTreeRow[]} rows
 * @param {(reference: import("../engine/contract.js").ObjectReference) => HTMLElement} referenceElement
 * @returns {Node[]}
 */
function nodesOf(rows, referenceElement) {
  const parents = new Set(rows.map(({ parent }) => parent));
  /** @type {number[]} */
  const levels = [];
  for (const { parent } of rows) levels.push(parent === null ? 0 : levels[parent] + 1);
  return rows.map((row, place) => {
    const has_children = parents.has(row.row_key);
    return {
      row, level: levels[place], has_children,
      is_open: rows.length <= SMALL_TREE || levels[place] < OPEN_LEVELS,
      element: nodeElement(row, levels[place], has_children, referenceElement),
    };
  });
}

/**
 * @param {ObjectTreeRow} row
 * @param {number} level
 * @param {boolean} has_children
 * @param {(reference: import("../engine/contract.js").ObjectReference) => HTMLElement} referenceElement
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
