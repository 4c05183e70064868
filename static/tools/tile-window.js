// The part of a contact sheet that is in view: only its tiles are in the page.

import { layOutTiles, rowsInView } from "./tile-layout.js";
import { make } from "../ui/dom.js";

/**
 * @typedef {import("./sheet.js").Tile} Tile
 * @typedef {import("./sheet.js").TileGroup} TileGroup
 */

/**
 * Over 40 lines: one thing, the tiles that are in the page, as they come and go.
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
    const has_headings = groups.some((group) => group.heading);
    return layOutTiles(groups.map((group) => group.tiles.length), Math.max(1, Math.floor(space.clientWidth / width)), height, has_headings ? heading : 0);
  }

  function draw() {
    const lying = layout();
    const seen = rowsInView(lying, list.scrollTop, list.clientHeight).flatMap((row) => placesOf(row, lying, space.clientWidth));
    space.style.height = `${lying.height}px`;
    lying.headings.forEach((top, group) => { groupOf(space, group).style.transform = `translateY(${top}px)`; });
    removeBut(in_view, new Set(seen.map(({ index }) => index)));
    for (const { index, group, transform, width } of seen) Object.assign((in_view.get(index) ?? place(index, group)).style, { transform, width });
  }

  /** @param {number} index @param {number} group */
  function place(index, group) {
    const element = tileElement(tiles[index], index, tiles.length);
    in_view.set(index, element);
    groupOf(space, group).append(element);
    placed(index, element);
    return element;
  }

  return {
    show, layout, draw,
    /** @type {ReadonlyMap<number, HTMLElement>} */
    in_view,
  };
}

/** @param {Map<number, HTMLElement>} in_view @param {Set<number>} wanted */
function removeBut(in_view, wanted) {
  for (const [index, element] of in_view) {
    if (wanted.has(index)) continue;
    element.remove();
    in_view.delete(index);
  }
}

/** Where the tiles of a row lie in their group. @param {import("./tile-layout.js").TileRow} row @param {import("./tile-layout.js").TileLayout} layout @param {number} room in CSS pixels */
function placesOf({ group, first, count, top }, { headings, across }, room) {
  const width = room / across;
  return Array.from({ length: count }, (_, place) => (
    { index: first + place, group, transform: `translate(${place * width}px, ${top - headings[group]}px)`, width: `${width}px` }));
}

/** @param {HTMLElement} space @param {number} group */
function groupOf(space, group) {
  return /** @type {HTMLElement} */ (space.children[group]);
}

/** A group of tiles under its heading; one without is none to a screen reader. @param {string} heading */
function groupElement(heading) {
  const text = make("h3", heading);
  text.setAttribute("aria-hidden", "true"); // the group's name: a list of options has no headings
  text.title = heading;
  const element = make("div", heading ? [text] : [], "tile-group");
  element.setAttribute("role", heading ? "group" : "presentation");
  if (heading) element.setAttribute("aria-label", heading);
  return element;
}

/** @param {Tile} tile @param {number} index @param {number} count */
function tileElement({ label, name, series_key }, index, count) {
  const element = make("div", [make("span", "", "small-picture"), make("span", label, "caption"), make("span", "", "tick")], "tile");
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
