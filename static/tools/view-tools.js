// The tools over the pictures: zoom, turn, flip, what dragging does. They act on the active viewport.

import { byId } from "../ui/dom.js";

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 */
export function createViewTools(page, viewports) {
  const { active, current } = viewports;
  const fit = byId("zoom-fit", HTMLButtonElement);
  const one = byId("zoom-one", HTMLButtonElement);
  const tools = /** @type {HTMLButtonElement[]} */ ([...byId("drag-tools", HTMLElement).querySelectorAll("button")]);
  /** @type {Record<string, () => void>} */
  const actions = {
    "zoom-in": () => current().controls.zoom(1.25),
    "zoom-out": () => current().controls.zoom(0.8),
    "zoom-fit": () => current().controls.fit(),
    "zoom-one": () => current().controls.oneToOne(),
    "turn-right": () => current().controls.turn(1),
    "turn-left": () => current().controls.turn(-1),
    "flip-across": () => current().controls.flipAcross(),
    "flip-down": () => current().controls.flipDown(),
    "reset-view": () => current().controls.reset(),
  };
  for (const [id, act] of Object.entries(actions)) byId(id, HTMLButtonElement).addEventListener("click", act);
  for (const tool of tools) {
    tool.addEventListener("click", () => page.set({ drag_tool: /** @type {import("../state/store.js").DragTool} */ (tool.dataset.tool) }));
  }
  active.watch(["view"], ({ view }) => {
    fit.setAttribute("aria-pressed", String(view.fitted));
    one.setAttribute("aria-pressed", String(!view.fitted && view.scale === 1));
  });
  page.watch(["drag_tool"], ({ drag_tool }) => {
    for (const tool of tools) tool.setAttribute("aria-pressed", String(tool.dataset.tool === drag_tool));
  });
  // One finger on a small screen goes through the frames, as people expect of it.
  if (matchMedia("(pointer: coarse)").matches) page.set({ drag_tool: "scroll" });
}
