// The dialog of contact sheets. However many tiles there are, only those in view are in the page and asked for.

import { rowOf, tileBelow } from "./tile-layout.js";
import { createTilePictures } from "./tile-pictures.js";
import { createTileWindow } from "./tile-window.js";
import { byId } from "../ui/dom.js";
import { countOf } from "../ui/formats.js";

/**
 * @typedef {Object} Tile
 * @property {string} label under the picture
 * @property {string} name for screen readers
 * @property {() => Promise<{result: any, buffers: any}>} ask for its picture
 * @property {() => void} choose
 * @property {number} [series_key] where it can be dragged onto a picture
 *
 * @typedef {{heading: string, tiles: Tile[]}} TileGroup
 * @typedef {{title: string, kind: "frame"|"series", groups: TileGroup[], chosen: number, inverted: boolean}} Content
 */

export function createSheet() {
  const dialog = byId("sheet-dialog", HTMLDialogElement);
  const list = byId("sheet", HTMLElement);
  /** @type {Tile[]} */
  let tiles = [];
  let active = 0;
  const tile_window = createTileWindow(list, byId("sheet-tiles", HTMLElement), fill);
  const { in_view, layout } = tile_window;
  const pictures = createTilePictures((index) => {
    fill(index);
    showProgress();
  });

  /** @param {Content} content */
  function open({ title, kind, groups, chosen, inverted }) {
    tiles = groups.flatMap((group) => group.tiles);
    byId("sheet-title", HTMLElement).textContent = title;
    byId("sheet-count", HTMLOutputElement).textContent = countOf(tiles.length, kind, kind === "series" ? "series" : "frames");
    tile_window.show(groups);
    dialog.showModal();
    list.scrollTop = 0;
    moveTo(chosen);
    list.focus();
    pictures.begin(() => [...in_view.keys()].sort((one, two) => one - two), (index) => tiles[index].ask, inverted);
  }

  function close() {
    pictures.end();
    tile_window.show([]);
  }

  function draw() {
    tile_window.draw();
    for (const [index, element] of in_view) element.setAttribute("aria-selected", String(index === active));
    if (in_view.has(active)) list.setAttribute("aria-activedescendant", `tile-${active}`);
    showProgress();
  }

  /** @param {number} index */
  function fill(index) {
    const canvas = pictures.of(index);
    const holder = in_view.get(index)?.firstElementChild;
    if (canvas) holder?.replaceChildren(canvas);
    holder?.classList.toggle("is-empty", canvas === null);
  }

  function showProgress() {
    const done = [...in_view.keys()].filter((index) => pictures.of(index) !== undefined).length;
    const progress = byId("sheet-progress", HTMLProgressElement);
    progress.max = Math.max(1, in_view.size);
    progress.value = done;
    progress.hidden = done === in_view.size;
  }

  /** @param {number} index */
  function moveTo(index) {
    active = Math.max(0, Math.min(tiles.length - 1, index));
    const lying = layout();
    const at = rowOf(lying, active);
    const top = at > 0 ? lying.rows[at].top : 0; // with the first row, its heading
    list.scrollTop = Math.min(top, Math.max(list.scrollTop, (lying.rows[at]?.top ?? 0) + lying.tile_height - list.clientHeight));
    draw();
  }

  /** @param {number} index */
  function choose(index) {
    dialog.close();
    tiles[index]?.choose();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const lying = layout();
    const screen = Math.max(1, Math.floor(list.clientHeight / lying.tile_height));
    /** @type {Record<string, number>} */
    const places = {
      ArrowLeft: active - 1, ArrowRight: active + 1, ArrowUp: tileBelow(lying, active, -1), ArrowDown: tileBelow(lying, active, 1),
      PageUp: tileBelow(lying, active, -screen), PageDown: tileBelow(lying, active, screen), Home: 0, End: tiles.length - 1,
    };
    if (event.key === "Enter" || event.key === " ") choose(active);
    else if (event.key in places) moveTo(places[event.key]);
    else return;
    event.preventDefault();
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("scroll", draw);
  list.addEventListener("click", ({ target }) => {
    const tile = target instanceof Element ? /** @type {HTMLElement|null} */ (target.closest(".tile")) : null;
    if (tile) choose(Number(tile.dataset.index));
  });
  new ResizeObserver(() => { if (dialog.open) draw(); }).observe(list);
  dialog.addEventListener("close", close);
  return { open };
}
