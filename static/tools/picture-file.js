// The active picture as a PNG file: at the frame's own size or as it is shown, with or without what is written over it.

import { byId } from "../ui/dom.js";
import { drawnPicture, sizeOf } from "./picture-drawing.js";
import { pictureName } from "./picture-name.js";
import { notesInWords } from "./picture-notes.js";
import { saveAs } from "../ui/saving.js";

/**
 * @typedef {import("../picture/viewport.js").Viewport} Viewport
 * @typedef {import("./picture-drawing.js").Wish} Wish
 */

/**
 * Over 40 lines: one dialog, from its question to the file.
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {import("../state/commands.js").Commands} commands
 */
export function createPictureFile(page, viewports, commands) {
  const dialog = byId("save-dialog", HTMLDialogElement);
  const form = byId("save-form", HTMLFormElement);

  function ask() {
    showSizes();
    byId("save-name", HTMLElement).textContent = `Name of the file: ${nameOf(viewports.current())}`;
    dialog.showModal();
  }

  /** @returns {Wish} */
  function wish() {
    const chosen = new FormData(form);
    const writing = /** @type {Wish["writing"]} */ (chosen.get("writing") ?? "none");
    return { size: chosen.get("size") === "shown" ? "shown" : "own", lines: chosen.has("lines"), writing };
  }

  function showSizes() {
    const [own, shown] = /** @type {const} */ (["own", "shown"]).map((size) => sizeOf(viewports.current(), { ...wish(), size }));
    const enlarged = own.enlarged > 1 ? `, enlarged ${own.enlarged} times so that what is written can be read` : "";
    byId("save-own", HTMLElement).textContent = `The whole frame, ${own.width} × ${own.height} pixels${enlarged}`;
    byId("save-shown", HTMLElement).textContent = `As it is shown, ${shown.width} × ${shown.height} pixels`;
    showNotes(notesInWords(viewports.active.value.frame?.description.notes ?? [], wish().writing === "text"));
  }

  /** @param {Viewport} viewport */
  function rowOf({ store: { value: { selection } } }) {
    return selection ? page.value.rows.get(selection.series_key) : undefined;
  }

  /** @param {Viewport} viewport */
  function nameOf(viewport) {
    return pictureName(viewport.store.value.frame, rowOf(viewport));
  }

  async function save() {
    const viewport = viewports.current();
    viewport.finishPainting();
    const canvas = drawnPicture(viewport, rowOf(viewport), wish());
    const blob = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser made no PNG of the picture.");
    saveAs(blob, nameOf(viewport));
  }

  form.addEventListener("change", showSizes);
  form.addEventListener("submit", save);
  const isPossible = () => viewports.active.value.frame !== null;
  commands.add({ id: "save-frame", group: "pictures", words: "Save picture (PNG)…", keys: ["p"], act: ask, isPossible, in_menu: true });
}

/** @param {ReturnType<typeof notesInWords>} notes */
function showNotes(notes) {
  const element = byId("save-notes", HTMLElement);
  element.hidden = notes.length === 0;
  element.textContent = `Under the picture stands: ${notes.map(({ text }) => text).join(". ")}`;
}
