// The engine's flat list of elements as a tree, whole or filtered. Pure: no DOM.

/**
 * @typedef {import("./contract.js").TagRow} TagRow
 * @typedef {TagRow & {_children?: TagNode[]}} TagNode
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

/**
 * The rows that match, and the parents that lead to them.
 * @param {TagRow[]} rows
 * @param {string} wanted
 * @returns {{rows: TagRow[], matches: number}}
 */
export function filterTags(rows, wanted) {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return { rows, matches: rows.length };
  const parents = new Map(rows.map(({ path, parent }) => [path, parent]));
  /** @type {Set<string>} */
  const kept = new Set();
  const matching = rows.filter((row) => words.every((word) => tagText(row).includes(word)));
  for (const { path } of matching) {
    for (let at = /** @type {string|null|undefined} */ (path); at && !kept.has(at); at = parents.get(at)) kept.add(at);
  }
  return { rows: rows.filter(({ path }) => kept.has(path)), matches: matching.length };
}

/** Tags are found as (0008,0060), 0008,0060 and 00080060. @param {TagRow} row */
function tagText({ tag, keyword, name, vr, value }) {
  return [tag, tag.replace(/[(),\s]/g, ""), keyword, name, vr, value].join("\n").toLowerCase();
}
