// The viewports: two of a kind, one of them active. Tools, tables and automation address the active one.

import { byId } from "../ui/dom.js";
import { createMeasuring } from "../tools/measuring.js";
import { createSwitch, nothingSelected } from "../state/store.js";
import { attachPictureKeys } from "./keys.js";
import { createViewport } from "./viewport.js";

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 */

const NAMES = ["First picture", "Second picture"];

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewing.js").Call} call
 */
export function createViewports(page, call) {
  const holder = byId("viewports", HTMLElement);
  const split = byId("split-viewports", HTMLButtonElement);
  const measuring = createMeasuring(page, call);
  const all = NAMES.map((name) => createViewport(name, page, call, measuring));
  const active = createSwitch(all.map(({ store }) => store));

  function current() {
    return all[page.value.active_viewport];
  }

  /** @param {Viewport} viewport */
  function activate(viewport) {
    if (viewport === current()) return;
    const takes_focus = current().element.contains(document.activeElement);
    page.set({ active_viewport: all.indexOf(viewport) });
    if (takes_focus) viewport.object_view.focus();
  }

  /** @param {Viewport} viewport */
  function otherThan(viewport) {
    return all[viewport === all[0] ? 1 : 0];
  }

  function toggleSplit() {
    const is_split = holder.classList.toggle("is-split");
    split.setAttribute("aria-pressed", String(is_split));
    all[1].element.hidden = !is_split;
    if (!is_split) activate(all[0]);
    page.set({ is_split });
  }

  for (const viewport of all) {
    for (const event of ["pointerdown", "focusin", "wheel"]) viewport.element.addEventListener(event, () => activate(viewport), { capture: true, passive: true });
  }
  holder.append(...all.map(({ element }) => element));
  all[1].element.hidden = true;
  page.watch(["active_viewport"], () => {
    for (const viewport of all) {
      viewport.element.classList.toggle("is-active", viewport === current());
      viewport.element.setAttribute("aria-current", String(viewport === current()));
    }
    active.choose(current().store);
  });
  split.addEventListener("click", toggleSplit);
  attachPictureKeys(holder, { 2: toggleSplit, x: () => { if (page.value.is_split) otherThan(current()).object_view.focus(); } });
  page.watch(["generation"], () => { for (const { store } of all) store.set(nothingSelected()); });

  return {
    all, active, otherThan, current,
    isBusy: () => all.some(({ viewing }) => viewing.isBusy()),
  };
}

/** @typedef {ReturnType<typeof createViewports>} Viewports */
/** @typedef {Viewports["active"]} ActiveStore */
