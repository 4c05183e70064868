// How the tiles of a contact sheet lie: in rows, under the headings of their groups. Sums only.

/**
 * @typedef {{group: number, first: number, count: number, top: number}} TileRow of tiles `first` to `first + count - 1`
 * @typedef {{across: number, rows: TileRow[], headings: number[], height: number}} TileLayout headings: the top of each
 */

/**
 * @param {number[]} sizes how many tiles each group has
 * @param {number} across how many tiles fit beside each other
 * @param {number} tile_height
 * @param {number} heading_height 0 where the groups have no headings
 * @returns {TileLayout}
 */
export function layOutTiles(sizes, across, tile_height, heading_height) {
  /** @type {TileRow[]} */
  const rows = [];
  /** @type {number[]} */
  const headings = [];
  let top = 0;
  let first = 0;
  sizes.forEach((size, group) => {
    headings.push(top);
    top += heading_height;
    for (const end = first + size; first < end; first += across, top += tile_height) {
      rows.push({ group, first, count: Math.min(across, end - first), top });
      if (first + across > end) first = end - across; // the next group begins where this one ends
    }
  });
  return { across, rows, headings, height: top };
}

/** The number of the row that a tile is in. @param {TileLayout} layout @param {number} index */
export function rowOf({ rows }, index) {
  return rows.findIndex(({ first, count }) => index >= first && index < first + count);
}

/** The tile so many rows below another, or above it, as near to its column as there is one. @param {TileLayout} layout @param {number} index @param {number} down */
export function tileBelow(layout, index, down) {
  const from = rowOf(layout, index);
  const to = layout.rows[Math.max(0, Math.min(layout.rows.length - 1, from + down))];
  if (!to || from < 0) return index;
  return to.first + Math.min(to.count - 1, index - layout.rows[from].first);
}
