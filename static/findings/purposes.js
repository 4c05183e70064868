// What files may be forwarded for, and what may stay in them (PS3.15 annex E), in words for people. Pure: no DOM.

/**
 * @typedef {import("../engine/contract.js").PurposeName} PurposeName
 * @typedef {{words: string, may: string, explanation: string}} Option `may`: said on a button that lets it stay
 */

/** @type {Record<PurposeName, {words: string, explanation: string}>} */
export const PURPOSES = {
  research: { words: "Research or teaching", explanation: "No identity may be left in it, but for what you let stay." },
  care: { words: "Care", explanation: "It is one patient's, the right one's, complete, and nothing else is in it." },
};

/** As the engine names them, in the order in which they are offered. @type {Record<string, Option>} */
export const OPTIONS = {
  retain_dates_full: option("Dates and times may stay as they are", "Dates may stay", "Retain Longitudinal Temporal Information with Full Dates, PS3.15 E.3.6"),
  retain_dates_modified: option("Dates and times may stay if all were shifted", "Shifted dates may stay", "Retain Longitudinal Temporal Information with Modified Dates, PS3.15 E.3.6"),
  retain_patient: option("Sex, age, weight and the like may stay", "Patient's characteristics may stay", "Retain Patient Characteristics, PS3.15 E.3.7"),
  retain_device: option("Scanner names and serial numbers may stay", "The scanner may stay", "Retain Device Identity, PS3.15 E.3.8"),
  retain_institution: option("The institution may stay", "The institution may stay", "Retain Institution Identity, PS3.15 E.3.11"),
  retain_uids: option("UIDs may stay as they are", "UIDs may stay", "Retain UIDs, PS3.15 E.3.9"),
  retain_safe_private: option("Private data known to be safe may stay", "Safe private data may stay", "Retain Safe Private, PS3.15 E.3.10"),
  clean_descriptors: option("Descriptions and comments were cleaned, and may stay", "Cleaned descriptions may stay", "Clean Descriptors, PS3.15 E.3.5"),
  clean_structured: option("Reports were cleaned, and may stay", "Cleaned reports may stay", "Clean Structured Content, PS3.15 E.3.4"),
  clean_graphics: option("Graphics and overlays were cleaned, and may stay", "Cleaned graphics may stay", "Clean Graphics, PS3.15 E.3.3"),
  clean_pixels: option("Text in the pictures was taken out", "Text in pictures was taken out", "Clean Pixel Data, PS3.15 E.3.1"),
  clean_faces: option("Faces were made unrecognisable", "Faces were made unrecognisable", "Clean Recognizable Visual Features, PS3.15 E.3.2"),
};

/** @param {string} words @param {string} may @param {string} explanation @returns {Option} */
function option(words, may, explanation) {
  return { words, may, explanation };
}

/** What was chosen, in a few words. @param {PurposeName} purpose @param {string[]} options */
export function purposeText(purpose, options) {
  const stay = purpose === "research" && options.length ? `, ${options.length} ${options.length === 1 ? "exception" : "exceptions"}` : "";
  return `For ${PURPOSES[purpose].words.toLowerCase()}${stay}`;
}
