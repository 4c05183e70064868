// The part of a contact sheet that is in view: only its tiles are in the page.

import { layOutTiles } from "./tile-layout.js";
import { make } from "../ui/dom.js";

/**
 * @typedef {import("./sheet.js").Tile} Tile
 * @typedef {import("./sheet.js").TileGroup} TileGroup
 */

/**
 * @param {HTMLElement} list what scrolls
 * @param {HTMLElement} space what is in it
 * @param {(index: number, element: HTMLElement) => void} placed a tile came into view
 */
export function createTileWindow(list, space, placed) {
  /** @type {TileGroup[]} */
  let groups = [];
  /** @type {Tile[]} */
  let tiles = [];
  /** @type {Map<number, HTMLElement>} */
  const in_view = new Map();

  /** @param {TileGroup[]} shown */
  function show(shown) {
    groups = shown;
    tiles = shown.flatMap((group) => group.tiles);
    in_view.clear();
    space.replaceChildren(...shown.map(({ heading }) => groupElement(heading)));
  }

  function layout() {
    const { width, height, heading } = sizes(space);
    const across = Math.max(1, Math.floor(space.clientWidth / width));
    const has_headings = groups.some((group) => group.heading);
    return { ...layOutTiles(groups.map((group) => group.tiles.length), across, height, has_headings ? heading : 0), tile_height: height };
  }

  function draw() {
    const { rows, headings, height, across, tile_height } = layout();
    const width = space.clientWidth / across;
    const seen = rows.filter(({ top }) => top + tile_height > list.scrollTop && top < list.scrollTop + list.clientHeight);
    space.style.height = `${height}px`;
    headings.forEach((top, group) => { groupOf(group).style.transform = `translateY(${top}px)`; });
    removeBut(seen);
    for (const { group, first, count, top } of seen) {
      for (let index = first; index < first + count; index += 1) {
        const element = in_view.get(index) ?? place(index, group);
        element.style.transform = `translate(${(index - first) * width}px, ${top - headings[group]}px)`;
        element.style.width = `${width}px`;
      }
    }
  }

  /** @param {import("./tile-layout.js").TileRow[]} rows */
  function removeBut(rows) {
    for (const [index, element] of in_view) {
      if (rows.some(({ first, count }) => index >= first && index < first + count)) continue;
      element.remove();
      in_view.delete(index);
    }
  }

  /** @param {number} group */
  function groupOf(group) {
    return /** @type {HTMLElement} */ (space.children[group]);
  }

  /** @param {number} index @param {number} group */
  function place(index, group) {
    const element = tileElement(tiles[index], index, tiles.length);
    in_view.set(index, element);
    groupOf(group).append(element);
    placed(index, element);
    return element;
  }

  return {
    show, layout, draw,
    /** @type {ReadonlyMap<number, HTMLElement>} */
    in_view,
  };
}

/** A group of tiles under its heading; one without is none to a screen reader. @param {string} heading */
function groupElement(heading) {
  const element = make("div", heading ? [make("h3", heading)] : [], "tile-group");
  element.setAttribute("role", heading ? "group" : "presentation");
  if (heading) element.setAttribute("aria-label", heading);
  return element;
}

/** @param {Tile} tile @param {number} index @param {number} count */
function tileElement({ label, name, series_key }, index, count) {
  const element = make("div", [make("span", "", "small-picture"), make("span", label, "caption")], "tile");
  Object.assign(element, { id: `tile-${index}`, role: "option", title: name });
  element.dataset.index = String(index);
  if (series_key !== undefined) element.dataset.seriesKey = String(series_key);
  element.setAttribute("aria-label", name);
  element.setAttribute("aria-setsize", String(count));
  element.setAttribute("aria-posinset", String(index + 1));
  return element;
}

/** The sizes of tiles and headings as the style sheet has them, in CSS pixels. @param {HTMLElement} space */
function sizes(space) {
  const style = getComputedStyle(space);
  const [width, height, heading] = ["--tile-width", "--tile-height", "--heading-height"].map((name) => parseFloat(style.getPropertyValue(name)));
  return { width, height, heading };
}
