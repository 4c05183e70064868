// How the tiles of a contact sheet lie: in rows, under the headings of their groups. Sums only.

/**
 * @typedef {{group: number, first: number, count: number, top: number}} TileRow of tiles `first` to `first + count - 1`
 * @typedef {{across: number, rows: TileRow[], headings: number[], height: number, tile_height: number}} TileLayout headings: the top of each
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
  return { across, rows, headings, height: top, tile_height };
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

/** The tile that a key leads to, or undefined. @param {string} key @param {TileLayout} layout @param {number} active @param {number} view_height */
export function tileAfter(key, layout, active, view_height) {
  const screen = Math.max(1, Math.floor(view_height / layout.tile_height));
  const count = layout.rows.reduce((sum, row) => sum + row.count, 0);
  /** @type {Record<string, number>} */
  const places = {
    ArrowLeft: active - 1, ArrowRight: active + 1, ArrowUp: tileBelow(layout, active, -1), ArrowDown: tileBelow(layout, active, 1),
    PageUp: tileBelow(layout, active, -screen), PageDown: tileBelow(layout, active, screen), Home: 0, End: count - 1,
  };
  return Object.hasOwn(places, key) ? Math.max(0, Math.min(count - 1, places[key])) : undefined;
}

/** How far to scroll for a tile to be seen whole, the first row with its heading. @param {TileLayout} layout @param {number} index @param {number} scrolled @param {number} view_height */
export function scrolledTo(layout, index, scrolled, view_height) {
  const { rows, tile_height } = layout;
  const at = rowOf(layout, index);
  const top = at > 0 ? rows[at].top : 0;
  return Math.min(top, Math.max(scrolled, (rows[at]?.top ?? 0) + tile_height - view_height));
}

/** The rows that are seen, be it in part. @param {TileLayout} layout @param {number} scrolled @param {number} view_height */
export function rowsInView({ rows, tile_height }, scrolled, view_height) {
  return rows.filter(({ top }) => top + tile_height > scrolled && top < scrolled + view_height);
}
