// A content tree or a directory, to be read, folded and walked through by keyboard (the tree pattern of ARIA).

import { make } from "../ui/dom.js";
import { hiddenPlaces, stepFor } from "./tree-steps.js";
import { nodesOf } from "./tree-nodes.js";

/**
 * @typedef {import("../engine/contract.js").ObjectTree} ObjectTree
 * @typedef {import("./tree-nodes.js").Node} Node
 * @typedef {import("./tree-nodes.js").ReferenceElement} ReferenceElement
 */

/** @param {ObjectTree} tree @param {ReferenceElement} referenceElement @returns {HTMLElement} */
export function createTree({ title, rows, left_out }, referenceElement) {
  const nodes = nodesOf(rows, referenceElement);
  const holder = make("div", nodes.map(({ element }) => element), "object-tree");
  holder.setAttribute("role", "tree");
  holder.setAttribute("aria-label", title);
  const { fold, foldAll } = createFolding(nodes);
  attachWalking(holder, nodes, fold);
  attachFoldMarks(holder, nodes, fold);
  return make("section", [heading(title, nodes, foldAll), holder, ...(left_out ? [make("p", left_out, "left-out")] : [])], "object-section");
}

/** What is open, and with it what is seen. @param {Node[]} nodes */
function createFolding(nodes) {
  function refresh() {
    const hidden = hiddenPlaces(nodes);
    nodes.forEach(({ element, is_open, has_children }, place) => {
      element.hidden = hidden.has(place);
      if (has_children && !element.hidden) element.setAttribute("aria-expanded", String(is_open));
    });
  }
  refresh();
  return {
    /** @param {boolean} open */
    foldAll(open) {
      for (const node of nodes) node.is_open = open || node.level === 0;
      refresh();
    },
    /** @param {number} place @param {boolean} open */
    fold(place, open) {
      nodes[place].is_open = open;
      refresh();
      nodes[place].element.focus();
    },
  };
}

/** One node takes the Tab key, and keys go from it to others. @param {HTMLElement} holder @param {Node[]} nodes @param {(place: number, open: boolean) => void} fold */
function attachWalking(holder, nodes, fold) {
  let current = 0;
  if (nodes.length) nodes[0].element.tabIndex = 0;
  holder.addEventListener("focusin", ({ target }) => {
    const place = nodes.findIndex(({ element }) => element === target);
    if (place < 0) return;
    nodes[current].element.tabIndex = -1;
    current = place;
    nodes[current].element.tabIndex = 0;
  });
  holder.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (target !== nodes[current]?.element || ctrlKey || metaKey || altKey) return;
    const step = stepFor(key, nodes, current);
    if (!step) return;
    event.preventDefault();
    if ("fold" in step) fold(current, step.fold);
    else if ("go" in step) nodes[step.go].element.focus();
    else nodes[current].element.querySelector("button")?.click();
  });
}

/** @param {HTMLElement} holder @param {Node[]} nodes @param {(place: number, open: boolean) => void} fold */
function attachFoldMarks(holder, nodes, fold) {
  holder.addEventListener("click", ({ target }) => {
    const mark = /** @type {Element} */ (target);
    const place = mark.classList.contains("fold-mark") ? nodes.findIndex(({ element }) => element === mark.parentElement) : -1;
    if (place >= 0) fold(place, !nodes[place].is_open);
  });
}

/** @param {string} title @param {Node[]} nodes @param {(open: boolean) => void} foldAll */
function heading(title, nodes, foldAll) {
  const unfold = make("button", "Unfold all", "quiet");
  const fold = make("button", "Fold all", "quiet");
  unfold.addEventListener("click", () => foldAll(true));
  fold.addEventListener("click", () => foldAll(false));
  return make("header", [make("h4", title), ...(nodes.length > 1 ? [unfold, fold] : [])]);
}
