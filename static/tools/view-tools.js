// What dragging over a picture does.

/** @typedef {import("../state/store.js").DragTool} DragTool */

/** @type {{tool: DragTool, words: string}[]} */
const TOOLS = [
  { tool: "window", words: "Drag: window" }, { tool: "pan", words: "Drag: move the picture" },
  { tool: "scroll", words: "Drag: frames" }, { tool: "length", words: "Drag: measure a length" },
];

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../state/commands.js").Commands} commands
 */
export function addDragTools(page, commands) {
  for (const { tool, words } of TOOLS) {
    commands.add({ id: `drag-${tool}`, group: "pictures", words, act: () => page.set({ drag_tool: tool }), isOn: () => page.value.drag_tool === tool });
  }
  // One finger on a small screen goes through the frames, as people expect of it.
  if (matchMedia("(pointer: coarse)").matches) page.set({ drag_tool: "scroll" });
}
