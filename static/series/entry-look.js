// Entries that are not DICOM: texts and pictures are looked at, inert; everything is saved as it is, nothing is opened.
// A text enters as textContent. A picture is drawn by the browser from a blob: address in an <img>, where nothing in it can run or ask for
// anything (the page's policy allows no other images); SVG, PDF and HTML, which can hold programs, are never drawn.

import { byId } from "../ui/dom.js";
import { bytesText } from "../ui/formats.js";
import { saveMade } from "../ui/saving.js";
import { errorReply } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").EntryRow} EntryRow
 * @typedef {import("../picture/viewing.js").Call} Call
 */

const MOST_TEXT = 1_000_000;
const MOST_PICTURE = 20_000_000;
const PIECE = 16_000_000;

const TEXTS = ["text", "XML text", "HTML page", "script", "autorun file"];
/** @type {Record<string, string>} */
const PICTURES = { "PNG picture": "image/png", "JPEG picture": "image/jpeg", "GIF picture": "image/gif", "BMP picture": "image/bmp" };

/** How an entry can be looked at; null: not at all. @param {EntryRow} entry @returns {"text"|"picture"|null} */
export function lookOf({ kind, entry_class, bytes }) {
  if (entry_class !== "not_dicom") return null;
  if (TEXTS.includes(kind)) return "text";
  return kind in PICTURES && bytes <= MOST_PICTURE ? "picture" : null;
}

/** @param {Call} call */
export function createEntryLook(call) {
  const dialog = byId("value-dialog", HTMLDialogElement);
  const content = byId("value-text", HTMLPreElement);

  /** @param {EntryRow} entry @param {string} text */
  function show(entry, text) {
    byId("value-title", HTMLElement).textContent = entry.name;
    content.textContent = text;
    dialog.showModal();
  }

  /** @param {EntryRow} entry */
  async function look(entry) {
    show(entry, "…");
    try {
      if (lookOf(entry) === "picture") content.replaceChildren(await pictureOf(call, entry, dialog));
      else content.textContent = await textOf(call, entry);
    } catch (error) {
      content.textContent = errorReply(error).message;
    }
  }

  /** @param {EntryRow} entry */
  async function save(entry) {
    const { entry_key, name, bytes } = entry;
    try {
      const saved = await saveMade(name.split("/").at(-1) || "file", bytes, () => call("get_entry_file", { entry_key }));
      if (saved?.result.notes.length) show(entry, `It was saved as far as it goes. ${saved.result.notes.map(({ message }) => `${message}.`).join(" ")}`);
    } catch (error) {
      show(entry, errorReply(error).message);
    }
  }

  return { look, save };
}

/** The first bytes of an entry, piece by piece. @param {Call} call @param {EntryRow} entry @param {number} most */
async function bytesOf(call, { entry_key, bytes }, most) {
  const pieces = [];
  for (let start = 0; start < Math.min(bytes, most);) {
    const piece = (await call("get_entry_bytes", { entry_key, start, most: Math.min(PIECE, most - start) })).buffers.bytes;
    if (!piece.length) break;
    pieces.push(piece);
    start += piece.length;
  }
  return new Blob(pieces);
}

/** @param {Call} call @param {EntryRow} entry */
async function textOf(call, entry) {
  const is_cut = entry.bytes > MOST_TEXT;
  const shown = decoded(await (await bytesOf(call, entry, MOST_TEXT)).arrayBuffer(), is_cut);
  return is_cut ? `${shown}\n\n… The first ${bytesText(MOST_TEXT)} of ${bytesText(entry.bytes)} are shown. Saving gives the whole.` : shown;
}

/** The picture, or why there is none. Its bytes are kept until the dialog is closed. @param {Call} call @param {EntryRow} entry @param {HTMLDialogElement} dialog */
async function pictureOf(call, entry, dialog) {
  const blob = new Blob([await bytesOf(call, entry, MOST_PICTURE)], { type: PICTURES[entry.kind] });
  const picture = Object.assign(document.createElement("img"), { src: URL.createObjectURL(blob), alt: entry.name });
  dialog.addEventListener("close", () => { URL.revokeObjectURL(picture.src); picture.remove(); }, { once: true });
  return picture.decode().then(() => picture, () => "The browser cannot draw this picture. It can be saved as it is.");
}

/** UTF-8 and UTF-16 by their marks, else UTF-8 where it is that, else Windows' western letters. @param {ArrayBuffer} bytes @param {boolean} is_cut */
export function decoded(bytes, is_cut) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: is_cut }); // what is cut may end within a letter
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
