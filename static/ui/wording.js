// Every error code in words for people; the engine's own message follows and names the entry.

/** @type {Record<string, string>} */
const HEADINGS = {
  source_changed: "The file was changed, moved or deleted while it was open: open it again",
  not_an_archive: "This is neither a zip nor a DICOM file",
  archive_truncated: "The zip is cut off: its end is missing",
  archive_damaged: "The zip is damaged",
  archive_unsupported: "This kind of archive is not opened here",
  empty_archive: "The zip is empty",
  no_dicom: "There is no DICOM in it",
  member_encrypted: "This file is encrypted with a password",
  member_damaged: "This file is damaged inside the zip",
  compression_unsupported: "The zip uses a compression that cannot be read here",
  limit_exceeded: "Stopped at a safety limit",
  header_unreadable: "The DICOM header cannot be read",
  no_pixel_data: "This object has no picture",
  transfer_syntax_unsupported: "The picture is in a format that cannot be decoded here",
  pixel_data_invalid: "The picture data are damaged or incomplete",
  cancelled: "Cancelled",
  skipped: "Left out, as you asked",
  unknown_key: "This item is no longer open",
  malformed: "The file does not keep to the standard here",
  not_readable: "This cannot be read",
  internal: "Something went wrong in the program",
  engine_failed: "The engine has stopped",
  seal_failed: "The page could not be sealed, so no file is read",
  asset_failed: "A part of the page could not be loaded",
};

/** @param {string} code */
export function headingOf(code) {
  return HEADINGS[code] ?? HEADINGS.internal;
}

// What a program says of its own faults is nothing to people; it stays in `detail`.
const OUR_FAULT = "It is a fault of this page, not of your files; what else is open can be used.";

/**
 * Any rejection as an ErrorReply.
 * @param {unknown} error
 * @returns {import("../engine/contract.js").ErrorReply}
 */
export function errorReply(error) {
  const { code = "internal", message = "", detail = "" } = /** @type {Partial<import("../engine/contract.js").ErrorReply>} */ (error ?? {});
  if (typeof code === "string" && code !== "internal") return { code, message, detail }; // the browser's own exceptions have numbers
  return { code: "internal", message: OUR_FAULT, detail: [message || String(error), detail].filter(Boolean).join("\n") };
}
