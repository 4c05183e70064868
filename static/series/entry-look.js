// Entries that are not DICOM: texts and pictures are looked at, inert; everything is saved as it is, nothing is opened.
// A text enters as textContent. A picture is drawn by the browser from a blob: address in an <img>, where nothing in it can run or ask for
// anything (the page's policy allows no other images); SVG, PDF and HTML, which can hold programs, are never drawn.

import { byId } from "../ui/dom.js";
import { bytesText } from "../ui/formats.js";
import { saveAs } from "../ui/saving.js";
import { errorReply } from "../ui/wording.js";

/** @typedef {import("../engine/contract.js").EntryRow} EntryRow */

const MOST_TEXT = 1_000_000;
const MOST_PICTURE = 20_000_000;
const MOST_SAVED = 1_000_000_000;
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

/** @param {import("../picture/viewing.js").Call} call */
export function createEntryLook(call) {
  const dialog = byId("value-dialog", HTMLDialogElement);
  const title = byId("value-title", HTMLElement);
  const text = byId("value-text", HTMLPreElement);

  /** The first bytes of an entry, piece by piece. @param {EntryRow} entry @param {number} most */
  async function bytesOf({ entry_key, bytes }, most) {
    const pieces = [];
    for (let start = 0; start < Math.min(bytes, most);) {
      const piece = (await call("get_entry_bytes", { entry_key, start, most: Math.min(PIECE, most - start) })).buffers.bytes;
      if (!piece.length) break;
      pieces.push(piece);
      start += piece.length;
    }
    return new Blob(pieces);
  }

  /** @param {EntryRow} entry */
  async function look(entry) {
    title.textContent = entry.name;
    text.textContent = "…";
    dialog.showModal();
    try {
      if (lookOf(entry) === "picture") await showPicture(entry);
      else await showText(entry);
    } catch (error) {
      text.textContent = errorReply(error).message;
    }
  }

  /** @param {EntryRow} entry */
  async function showText(entry) {
    const is_cut = entry.bytes > MOST_TEXT;
    const shown = decoded(await (await bytesOf(entry, MOST_TEXT)).arrayBuffer(), is_cut);
    const rest = is_cut ? `\n\n… The first ${bytesText(MOST_TEXT)} of ${bytesText(entry.bytes)} are shown. Saving gives the whole.` : "";
    text.textContent = shown + rest;
  }

  /** @param {EntryRow} entry */
  async function showPicture(entry) {
    const blob = new Blob([await bytesOf(entry, MOST_PICTURE)], { type: PICTURES[entry.kind] });
    const picture = Object.assign(document.createElement("img"), { src: URL.createObjectURL(blob), alt: entry.name });
    dialog.addEventListener("close", () => { URL.revokeObjectURL(picture.src); text.textContent = ""; }, { once: true });
    try {
      await picture.decode();
      text.replaceChildren(picture);
    } catch {
      text.textContent = "The browser cannot draw this picture. It can be saved as it is.";
    }
  }

  /** @param {EntryRow} entry */
  async function save(entry) {
    if (entry.bytes > MOST_SAVED) return say(entry, `Files up to ${bytesText(MOST_SAVED)} can be saved from here; this one has ${bytesText(entry.bytes)}.`);
    try {
      saveAs(await bytesOf(entry, MOST_SAVED), entry.name.split("/").at(-1) || "file");
    } catch (error) {
      say(entry, errorReply(error).message);
    }
  }

  /** @param {EntryRow} entry @param {string} message */
  function say(entry, message) {
    title.textContent = entry.name;
    text.textContent = message;
    dialog.showModal();
  }

  return { look, save };
}

/** UTF-8 and UTF-16 by their marks, else UTF-8 where it is that, else Windows' western letters. @param {ArrayBuffer} bytes @param {boolean} is_cut */
function decoded(bytes, is_cut) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: is_cut }); // what is cut may end within a letter
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
