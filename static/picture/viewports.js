// The viewports: two of a kind, one of them active. Tools, tables and automation address the active one.

import { byId } from "../ui/dom.js";
import { createMeasuring } from "../tools/measuring.js";
import { createSwitch, nothingSelected } from "../state/store.js";
import { createViewport } from "./viewport.js";

/**
 * @typedef {import("./viewport.js").Viewport} Viewport
 */

const NAMES = ["First picture", "Second picture"];

/**
 * Over 40 lines: two viewports and which of them is active, all that is to be told of it.
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewing.js").Call} call
 * @param {import("../state/commands.js").Commands} commands
 */
export function createViewports(page, call, commands) {
  const holder = byId("viewports", HTMLElement);
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
    const is_split = !page.value.is_split;
    holder.classList.toggle("is-split", is_split);
    all[1].element.hidden = !is_split;
    page.set({ is_split });
    activate(all[is_split ? 1 : 0]); // what is chosen next goes into the new one
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
  commands.add(
    { id: "split-viewports", group: "pictures", words: "Two pictures", keys: ["2"], act: toggleSplit, isOn: () => page.value.is_split, in_menu: true },
    { id: "other-picture", group: "pictures", words: "Go to the other picture", keys: ["x"], act: () => otherThan(current()).object_view.focus(), isThere: () => page.value.is_split },
  );
  page.watch(["generation"], () => { for (const { store } of all) store.set(nothingSelected()); });

  return {
    all, active, otherThan, current, activate,
    isBusy: () => all.some(({ viewing }) => viewing.isBusy()),
  };
}

/** @typedef {ReturnType<typeof createViewports>} Viewports */
/** @typedef {Viewports["active"]} ActiveStore */
