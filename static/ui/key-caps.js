// The caps of a key, for the eye: to a screen reader `aria-keyshortcuts` names them.

import { make } from "./dom.js";
import { captions } from "./keys.js";

/** @param {string} key as `keyOf` names it */
export function keyCaps(key) {
  const caps = make("span", captions(key).map((caption) => make("kbd", caption)), "caps");
  caps.setAttribute("aria-hidden", "true");
  return caps;
}
