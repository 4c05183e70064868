// The dialog of contact sheets. However many tiles there are, only those in view are in the page and asked for.
// On some sheets tiles are ticked off as seen, by a press on their mark or by Space.

import { createTicking } from "./ticking.js";
import { scrolledTo, tileAfter } from "./tile-layout.js";
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
 * @typedef {{title: string, kind: "frame"|"series", groups: TileGroup[], chosen: number, inverted: boolean, tick_off?: import("./ticking.js").TickOff}} Content
 */

/** Over 40 lines: the dialog, with the one tile in it that keys and pointer choose. */
export function createSheet() {
  const dialog = byId("sheet-dialog", HTMLDialogElement);
  const list = byId("sheet", HTMLElement);
  const tile_window = createTileWindow(list, byId("sheet-tiles", HTMLElement), (index) => filling.fill(index));
  const { in_view, layout } = tile_window;
  const filling = createFilling(in_view);
  const ticking = createTicking(list, in_view);
  /** @type {Tile[]} */
  let tiles = [];
  let active = 0;

  /** @param {Content} content */
  function open({ title, kind, groups, chosen, inverted, tick_off }) {
    tiles = groups.flatMap((group) => group.tiles);
    byId("sheet-title", HTMLElement).textContent = title;
    list.classList.toggle("is-large", tick_off !== undefined);
    tile_window.show(groups);
    ticking.begin(countOf(tiles.length, kind, kind === "series" ? "series" : "frames"), tiles.length, tick_off);
    dialog.showModal();
    list.scrollTop = 0;
    moveTo(Math.min(tiles.length - 1, chosen));
    list.focus();
    filling.begin(tiles, inverted);
  }

  function draw() {
    tile_window.draw();
    for (const [index, element] of in_view) element.setAttribute("aria-selected", String(index === active));
    if (in_view.has(active)) list.setAttribute("aria-activedescendant", `tile-${active}`);
    ticking.show();
    filling.showProgress();
  }

  /** @param {number} index */
  function moveTo(index) {
    active = index;
    list.scrollTop = scrolledTo(layout(), index, list.scrollTop, list.clientHeight);
    draw();
  }

  /** @param {number} index */
  function choose(index) {
    dialog.close();
    tiles[index]?.choose();
  }

  attachTileKeys(list, (key) => tileAfter(key, layout(), active, list.clientHeight), moveTo, (key) => {
    if (key !== " " || !ticking.toggle(active)) choose(active);
  });
  list.addEventListener("click", ({ target }) => {
    const tile = target instanceof Element ? /** @type {HTMLElement|null} */ (target.closest(".tile")) : null;
    if (!tile || !(target instanceof Element)) return;
    const index = Number(tile.dataset.index);
    if (!target.closest(".tick")) choose(index);
    else if (ticking.toggle(index)) moveTo(index);
  });
  list.addEventListener("scroll", draw);
  new ResizeObserver(() => { if (dialog.open) draw(); }).observe(list);
  dialog.addEventListener("close", () => {
    filling.end();
    tile_window.show([]);
  });
  return { open };
}

/** @param {HTMLElement} list @param {(key: string) => number|undefined} tileOf @param {(index: number) => void} moveTo @param {(key: string) => void} press Enter or Space */
function attachTileKeys(list, tileOf, moveTo, press) {
  list.addEventListener("keydown", (event) => {
    const index = tileOf(event.key);
    if (event.key === "Enter" || event.key === " ") press(event.key);
    else if (index !== undefined) moveTo(index);
    else return;
    event.preventDefault();
  });
}

/** The tiles in view get their pictures, and the reader sees how many have come. @param {ReadonlyMap<number, HTMLElement>} in_view */
function createFilling(in_view) {
  const progress = byId("sheet-progress", HTMLProgressElement);
  const pictures = createTilePictures((index) => {
    fill(index);
    showProgress();
  });

  /** @param {number} index */
  function fill(index) {
    const canvas = pictures.of(index);
    const holder = in_view.get(index)?.firstElementChild;
    if (canvas) holder?.replaceChildren(canvas);
    holder?.classList.toggle("is-empty", canvas === null);
  }

  function showProgress() {
    const done = [...in_view.keys()].filter((index) => pictures.of(index) !== undefined).length;
    progress.max = Math.max(1, in_view.size);
    progress.value = done;
    progress.hidden = done === in_view.size;
  }

  return {
    fill, showProgress,
    end: pictures.end,
    /** @param {Tile[]} tiles @param {boolean} inverted */
    begin: (tiles, inverted) => pictures.begin(() => [...in_view.keys()].sort((one, two) => one - two), (index) => tiles[index].ask, inverted),
  };
}

/** @typedef {ReturnType<typeof createSheet>} Sheet */
