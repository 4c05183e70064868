// Contact sheets: all frames of a series, or the middle frames of all series, as small pictures. However many there are,
// only those in view are in the page and asked for, one at a time, and none once the sheet is closed.

import { byId, make } from "../ui/dom.js";
import { countOf, countText } from "../ui/formats.js";
import { seriesText } from "../picture/text.js";
import { picture } from "../series/thumbnails.js";

const SIZE = 120;
const MOST_KEPT = 800;

/**
 * @typedef {{label: string, name: string, ask: () => Promise<{result: any, buffers: any}>, choose: () => void}} Tile label under the picture; name for screen readers
 * @typedef {import("../picture/viewing.js").Call} Call
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {Call} call
 * @param {import("../state/commands.js").Commands} commands
 */
export function createContactSheets(page, viewports, call, commands) {
  const sheet = createSheet();

  function showFrames() {
    const { store: { value }, viewing, stage } = viewports.current();
    const { selection, window, inverted } = value;
    if (!selection?.frames) return;
    const { instance_keys, frame_indices } = selection;
    const row = page.value.rows.get(selection.series_key);
    const tiles = Array.from(instance_keys, (instance_key, place) => ({
      label: String(place + 1),
      name: `Frame ${place + 1}`,
      ask: () => call("get_thumbnail", { instance_key, frame_index: frame_indices[place], size: SIZE, window }),
      choose: () => { viewing.show(place).catch(() => {}); stage.focus(); },
    }));
    sheet.open(row ? seriesText(row) : selection.name, "frame", tiles, selection.position, inverted);
  }

  function showSeries() {
    const { store: { value }, viewing, stage } = viewports.current();
    const rows = [...page.value.rows.values()].filter(({ frames }) => frames).sort((one, two) => (
      one.patient_key - two.patient_key || one.study_key - two.study_key || (one.series_number ?? Infinity) - (two.series_number ?? Infinity)));
    const tiles = rows.map((row) => ({
      label: `${[row.series_number, row.series_description || row.modality].filter((part) => part !== null && part !== "").join(" · ") || "Series"} (${countText(row.frames)})`,
      name: `${seriesText(row)}, ${countOf(row.frames, "frame")}`,
      ask: () => call("get_series_thumbnail", { series_key: row.series_key, size: SIZE }),
      choose: () => { viewing.select(row.series_key).catch(() => {}); stage.focus(); },
    }));
    const chosen = rows.findIndex(({ series_key }) => series_key === value.selection?.series_key);
    if (tiles.length) sheet.open("All series", "series", tiles, Math.max(0, chosen), false);
  }

  const group = "pictures";
  const isPossible = () => Boolean(viewports.active.value.selection?.frames);
  commands.add(
    { id: "show-frames-sheet", group, words: "All frames of the series", keys: ["c"], act: showFrames, isPossible, in_menu: true },
    { id: "show-series-sheet", group, words: "All series", keys: ["shift+c"], act: showSeries, in_menu: true },
  );
}

/** The dialog and what is in it. */
function createSheet() {
  const dialog = byId("sheet-dialog", HTMLDialogElement);
  const list = byId("sheet", HTMLElement);
  const space = byId("sheet-tiles", HTMLElement);
  /** @type {Tile[]} */
  let tiles = [];
  let kind = "";
  let active = 0;
  let inverted = false;
  let opening = 0;
  /** @type {Map<number, HTMLElement>} those in view */
  const placed = new Map();
  /** @type {Map<number, HTMLCanvasElement|null>} pictures, the oldest first; null where there is none to be had */
  const drawn = new Map();

  /** @param {string} title @param {string} of @param {Tile[]} shown @param {number} chosen @param {boolean} is_inverted */
  function open(title, of, shown, chosen, is_inverted) {
    [tiles, kind, active, inverted] = [shown, of, chosen, is_inverted];
    forget();
    byId("sheet-title", HTMLElement).textContent = title;
    dialog.showModal();
    layOut();
    list.scrollTop = 0;
    moveTo(chosen);
    list.focus();
    fetchPictures(opening += 1);
  }

  function forget() {
    placed.clear();
    drawn.clear();
    space.replaceChildren();
  }

  /** How the tiles lie: the style sheet has their size. */
  function grid() {
    const { width, height } = tileSize(space);
    const across = Math.max(1, Math.floor(space.clientWidth / width));
    return { across, width: space.clientWidth / across, height };
  }

  function layOut() {
    const { across, width, height } = grid();
    space.style.height = `${Math.ceil(tiles.length / across) * height}px`;
    const first = Math.max(0, (Math.floor(list.scrollTop / height)) * across);
    const last = Math.min(tiles.length, Math.ceil((list.scrollTop + list.clientHeight) / height) * across);
    for (const [index, element] of placed) if (index < first || index >= last) { element.remove(); placed.delete(index); }
    for (let index = first; index < last; index += 1) {
      const element = placed.get(index) ?? place(index);
      element.style.transform = `translate(${(index % across) * width}px, ${Math.floor(index / across) * height}px)`;
      element.style.width = `${width}px`;
    }
    mark();
    showProgress();
  }

  /** @param {number} index */
  function place(index) {
    const { label, name } = tiles[index];
    const element = make("div", [make("span", "", "small-picture"), make("span", label, "caption")], "tile");
    Object.assign(element, { id: `tile-${index}`, role: "option", title: name });
    element.dataset.index = String(index);
    element.setAttribute("aria-label", name);
    element.setAttribute("aria-setsize", String(tiles.length));
    element.setAttribute("aria-posinset", String(index + 1));
    placed.set(index, element);
    space.append(element);
    fill(index);
    return element;
  }

  /** @param {number} index */
  function fill(index) {
    const canvas = drawn.get(index);
    const holder = placed.get(index)?.firstElementChild;
    if (canvas) holder?.replaceChildren(canvas);
    holder?.classList.toggle("is-empty", canvas === null);
  }

  function mark() {
    for (const [index, element] of placed) element.setAttribute("aria-selected", String(index === active));
    if (placed.has(active)) list.setAttribute("aria-activedescendant", `tile-${active}`);
  }

  /** @param {number} index */
  function moveTo(index) {
    active = Math.max(0, Math.min(tiles.length - 1, index));
    const { across, height } = grid();
    const top = Math.floor(active / across) * height;
    list.scrollTop = Math.min(top, Math.max(list.scrollTop, top + height - list.clientHeight));
    layOut();
  }

  /** @param {number} index */
  function choose(index) {
    dialog.close();
    tiles[index]?.choose();
  }

  /** One picture at a time, so that nothing better waits for more than one. @param {number} turn */
  async function fetchPictures(turn) {
    while (dialog.open && turn === opening) {
      const index = [...placed.keys()].sort((one, two) => one - two).find((candidate) => !drawn.has(candidate));
      if (index === undefined) await new Promise((resolve) => setTimeout(resolve, 60));
      else keep(index, await smallPicture(tiles[index]), turn);
    }
  }

  /** @param {Tile} tile */
  async function smallPicture({ ask }) {
    try {
      const { result, buffers } = await ask();
      return picture(result, buffers.display_values, inverted);
    } catch {
      return null; // the viewport says why once it is chosen
    }
  }

  /** @param {number} index @param {HTMLCanvasElement|null} canvas @param {number} turn */
  function keep(index, canvas, turn) {
    if (turn !== opening) return;
    const oldest = drawn.keys().next().value;
    if (drawn.size >= MOST_KEPT && oldest !== undefined && !placed.has(oldest)) drawn.delete(oldest);
    drawn.set(index, canvas);
    fill(index);
    showProgress();
  }

  function showProgress() {
    const done = [...placed.keys()].filter((index) => drawn.has(index)).length;
    const progress = byId("sheet-progress", HTMLProgressElement);
    progress.max = Math.max(1, placed.size);
    progress.value = done;
    progress.hidden = done === placed.size;
    byId("sheet-count", HTMLOutputElement).textContent = countOf(tiles.length, kind, kind === "series" ? kind : `${kind}s`);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { across, height } = grid();
    const screen = across * Math.max(1, Math.floor(list.clientHeight / height));
    /** @type {Record<string, number>} */
    const places = {
      ArrowLeft: active - 1, ArrowRight: active + 1, ArrowUp: active - across, ArrowDown: active + across,
      PageUp: active - screen, PageDown: active + screen, Home: 0, End: tiles.length - 1,
    };
    if (event.key === "Enter" || event.key === " ") choose(active);
    else if (event.key in places) moveTo(places[event.key]);
    else return;
    event.preventDefault();
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("scroll", layOut);
  list.addEventListener("click", ({ target }) => {
    const tile = target instanceof Element ? /** @type {HTMLElement|null} */ (target.closest(".tile")) : null;
    if (tile) choose(Number(tile.dataset.index));
  });
  new ResizeObserver(() => { if (dialog.open) layOut(); }).observe(list);
  dialog.addEventListener("close", () => { opening += 1; forget(); });
  return { open };
}

/** The size of a tile as the style sheet has it, in CSS pixels. @param {HTMLElement} space */
function tileSize(space) {
  const style = getComputedStyle(space);
  return { width: parseFloat(style.getPropertyValue("--tile-width")), height: parseFloat(style.getPropertyValue("--tile-height")) };
}
