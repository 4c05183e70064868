// Text to the clipboard, and the small button that does it and says so.

import { make } from "./dom.js";

const SAY_MS = 1500;

/** @type {HTMLElement|null} what screen readers hear, made when first wanted */
let announcement = null;

/**
 * @param {string} name what the button copies, for its label
 * @param {() => string|Promise<string>} text asked for when it is pressed
 */
export function copyButton(name, text) {
  const button = make("button", "", "copy");
  button.type = "button";
  button.setAttribute("aria-label", `Copy ${name}`);
  button.title = `Copy ${name}`;
  button.addEventListener("click", async (event) => {
    event.stopPropagation(); // it lies in rows that are pressed for other reasons
    const is_copied = await Promise.resolve(text()).then(toClipboard).then(() => true, () => false);
    button.classList.toggle("is-done", is_copied);
    announce(is_copied ? `Copied ${name}` : `Could not copy ${name}`);
    setTimeout(() => button.classList.remove("is-done"), SAY_MS);
  });
  return button;
}

/** @param {string} text */
async function toClipboard(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  throw new Error("This browser offers no clipboard to pages that are not served securely.");
}

/** @param {string} text */
function announce(text) {
  if (!announcement) {
    announcement = make("p", "", "visually-hidden");
    announcement.setAttribute("role", "status");
    document.querySelector("main")?.append(announcement);
  }
  announcement.textContent = text;
}
