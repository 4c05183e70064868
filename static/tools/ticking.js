// Tiles of a contact sheet that are ticked off as seen: one by one, or all that are in view with their pictures.

import { byId } from "../ui/dom.js";
import { countText } from "../ui/formats.js";

/** Tiles by their place in all groups. @typedef {{isSeen: (index: number) => boolean, mark: (indices: number[], is_seen: boolean) => void}} TickOff */

/** @param {HTMLElement} list what scrolls @param {ReadonlyMap<number, HTMLElement>} in_view */
export function createTicking(list, in_view) {
  const count = byId("sheet-count", HTMLOutputElement);
  const all = byId("sheet-tick", HTMLButtonElement);
  /** @type {TickOff|undefined} */
  let ticks;
  let words = "", tiles = 0;

  function show() {
    if (ticks) for (const [index, element] of in_view) element.setAttribute("aria-checked", String(ticks.isSeen(index)));
  }

  function showCount() {
    if (!ticks) count.textContent = words;
    else if (!tiles) count.textContent = "No frame is known to be at risk";
    else count.textContent = `${countText(Array.from({ length: tiles }, (_, index) => index).filter(ticks.isSeen).length)} of ${words} seen`;
  }

  /** @param {number[]} indices @param {boolean} is_seen */
  function mark(indices, is_seen) {
    ticks?.mark(indices, is_seen);
    show();
    showCount();
  }

  all.addEventListener("click", () => {
    mark([...in_view].filter(([, element]) => isSeenWhole(element, list)).map(([index]) => index).sort((one, two) => one - two), true);
    list.focus();
  });
  return {
    show,
    /** @param {string} counted how many tiles, in words @param {number} length @param {TickOff|undefined} tick_off */
    begin(counted, length, tick_off) {
      [words, tiles, ticks] = [counted, length, tick_off];
      for (const id of ["sheet-tick", "sheet-hint"]) byId(id, HTMLElement).hidden = !ticks || !tiles;
      showCount();
    },
    /** @param {number} index @returns {boolean} whether tiles of this sheet are ticked off */
    toggle(index) {
      if (ticks && index < tiles) mark([index], !ticks.isSeen(index));
      return ticks !== undefined;
    },
  };
}

/** A tile that is cut off, or whose picture is still on its way, was not looked at. @param {HTMLElement} element @param {HTMLElement} list */
function isSeenWhole(element, list) {
  const [tile, view] = [element, list].map((one) => one.getBoundingClientRect());
  return element.querySelector("canvas") !== null && tile.top >= view.top - 1 && tile.bottom <= view.bottom + 1;
}
