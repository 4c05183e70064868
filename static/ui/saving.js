// Bytes to the reader's disk: straight into a download, never opened here.

import { make } from "./dom.js";

const KEEP_MS = 60_000;

/**
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
