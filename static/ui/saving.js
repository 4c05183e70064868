// Files to the reader's disk, never opened here: as a download, or, where the browser lets the reader choose a place, as a stream to it.

import { make } from "./dom.js";

const KEEP_MS = 60_000;
const STREAMED = 32_000_000; // bytes, from which on it is worth a question

/** @typedef {{createWritable: () => Promise<WritableStream>}} Place a file that the reader has chosen, empty as yet */

/**
 * A download.
 * @param {BlobPart} data
 * @param {string} file_name
 * @param {string} [type] of no meaning to the browser unless told otherwise, so that nothing is opened
 */
export function saveAs(data, file_name, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = make("a", "");
  link.href = address;
  link.download = file_name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}

/**
 * Save a file that is still to be made; to be called in answer to a click, since the browser lets nobody else ask for a place.
 * @template {{files: Record<string, Blob>}} Made
 * @param {string} file_name
 * @param {number} bytes about how many there will be
 * @param {() => Promise<Made>} produce an answer with the one file
 * @returns {Promise<Made|null>} null: the reader thought better of it
 */
export async function saveMade(file_name, bytes, produce) {
  const place = bytes < STREAMED ? null : await chosenPlace(file_name);
  if (place === "none") return null;
  const made = await produce();
  const [file] = Object.values(made.files);
  if (place) await file.stream().pipeTo(await place.createWritable());
  else saveAs(file, file_name);
  return made;
}

/** Where the reader wants it; null where the browser does not ask. @param {string} file_name @returns {Promise<Place|"none"|null>} */
async function chosenPlace(file_name) {
  const ask = /** @type {any} */ (window).showSaveFilePicker;
  if (!ask) return null;
  try {
    return await ask.call(window, { suggestedName: file_name });
  } catch (error) {
    return /** @type {DOMException} */ (error).name === "AbortError" ? "none" : null; // it may not ask in a frame, or not for such a name
  }
}
