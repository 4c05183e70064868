// What the reader chose, kept in this browser for the next visit: never anything of a file. Where storage is refused, nothing is kept.

const PREFIX = "dicom-zip-inspector.";

/** What was kept under a name, or undefined: it may be anything, so look before you use it. @param {string} name @returns {unknown} */
export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {unknown} value */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Not for the next visit, then.
  }
}
