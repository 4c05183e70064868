// Files from the two buttons and from a drop anywhere on the page; folders are walked to their last file.

import { byId } from "../ui/dom.js";

/** @typedef {import("./opening.js").ChosenFile} ChosenFile */

const TELL_EVERY = 200;

/**
 * @typedef {Object} Listener
 * @property {(files: ChosenFile[]) => void} open in the place of what is open
 * @property {(files: ChosenFile[]) => void} add beside it
 * @property {() => boolean} is_open whether anything is
 * @property {(count: number) => void} listed how many files are found so far
 * @property {(source_name: string, error: import("../engine/contract.js").ErrorReply) => void} report a dropped entry that the browser could not read
 */

/** @param {Listener} listener */
export function createDropZone(listener) {
  const { open, add, is_open } = listener;
  for (const id of ["open-files", "open-folder"]) attachPicker(byId(id, HTMLInputElement), open);
  attachPicker(byId("add-files", HTMLInputElement), add);
  const hint = byId("drop-hint", HTMLElement);
  let depth = 0;

  document.addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    depth += 1;
    hint.hidden = false;
    byId("drop-add", HTMLElement).hidden = !is_open();
    byId("drop-open", HTMLElement).textContent = is_open() ? "Let go here to open instead" : "Let go to open";
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    hint.hidden = depth === 0;
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    hint.dataset.over = is_open() && isOnTheRight(event) ? "add" : "open";
  });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    depth = 0;
    hint.hidden = true;
    const take = is_open() && isOnTheRight(event) ? add : open;
    if (event.dataTransfer?.types.includes("Files")) take(await droppedFiles(event.dataTransfer, listener));
  });
}

/** Where something is open, the page has two halves to drop on: to open instead, and to add. @param {DragEvent} event */
function isOnTheRight({ clientX }) {
  return clientX > window.innerWidth / 2;
}

/** @param {HTMLInputElement} input @param {(files: ChosenFile[]) => void} open */
function attachPicker(input, open) {
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
    // Emptied, so that choosing the same file again counts as a choice.
    input.value = "";
    open(files);
  });
}

/** @param {DataTransfer} transfer @param {Listener} listener */
async function droppedFiles(transfer, listener) {
  // The list of items is emptied as soon as this event ends: take all entries first.
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  /** @type {ChosenFile[]} */
  const files = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push({ name: entry.name, file: entry });
    else if (entry) await collect(entry, files, listener);
  }
  listener.listed(0);
  return files;
}

/**
 * @param {FileSystemEntry} entry
 * @param {ChosenFile[]} files
 * @param {Listener} listener
 */
async function collect(entry, files, listener) {
  const name = entry.fullPath.replace(/^\//, "");
  try {
    if (entry.isDirectory) {
      for (const child of await childrenOf(/** @type {FileSystemDirectoryEntry} */ (entry))) await collect(child, files, listener);
      return;
    }
    files.push({ name, file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) });
    if (files.length % TELL_EVERY === 0) listener.listed(files.length);
  } catch (error) {
    listener.report(name, { code: "not_readable", message: "It is no longer there, or the browser may not read it.", detail: String(error) });
  }
}

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function childrenOf(folder) {
  const reader = folder.createReader();
  const children = [];
  // readEntries answers in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise((/** @type {(entries: FileSystemEntry[]) => void} */ resolve, reject) => reader.readEntries(resolve, reject));
    if (!portion.length) return children;
    children.push(...portion);
  }
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
