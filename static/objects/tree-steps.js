// What folding hides in a tree, and where its keys lead (the tree pattern of ARIA). Pure: no DOM.

/**
 * One node of a tree that lies as a list, children after their parent.
 * @typedef {{level: number, parent: number|null, has_children: boolean, is_open: boolean}} Place parent: its place in the list
 * @typedef {{go: number}|{fold: boolean}|{press: true}} Step to another node; open or fold this one; press its button
 */

/** What lies below something folded. @param {Place[]} nodes @returns {Set<number>} */
export function hiddenPlaces(nodes) {
  /** @type {Set<number>} */
  const hidden = new Set();
  let hidden_below = Infinity;
  nodes.forEach(({ level, is_open }, place) => {
    if (level > hidden_below) hidden.add(place);
    else hidden_below = is_open ? Infinity : level;
  });
  return hidden;
}

/** @param {string} key @param {Place[]} nodes @param {number} current @returns {Step|null} null: the key is not one of a tree's */
export function stepFor(key, nodes, current) {
  const { has_children, is_open, parent } = nodes[current];
  const hidden = hiddenPlaces(nodes);
  /** @param {number} from @param {number} way @returns {Step} to the nearest node that is seen */
  const toward = (from, way) => {
    let place = from;
    while (hidden.has(place)) place += way;
    return { go: place in nodes ? place : current };
  };
  /** @type {Record<string, () => Step>} */
  const steps = {
    ArrowDown: () => toward(current + 1, 1),
    ArrowUp: () => toward(current - 1, -1),
    ArrowRight: () => (has_children && !is_open ? { fold: true } : has_children ? toward(current + 1, 1) : { go: current }),
    ArrowLeft: () => (has_children && is_open ? { fold: false } : { go: parent ?? current }),
    Home: () => ({ go: 0 }),
    End: () => toward(nodes.length - 1, -1),
    Enter: () => ({ press: true }),
    " ": () => (has_children ? { fold: !is_open } : { go: current }),
  };
  return Object.hasOwn(steps, key) ? steps[key]() : null;
}
