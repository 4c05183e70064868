// A word's explanation, shown on hover and on focus (WCAG 1.4.13): it stays while the pointer is on it, and Escape takes it away.

import { make } from "./dom.js";

const HIDE_MS = 150;
const GAP = 6;

/** @type {HTMLElement|null} the one on the page, made when first wanted */
let bubble = null;
let leaving = 0;
let count = 0;

/**
 * Explain an element that can have the focus; screen readers hear it as the element's description.
 * @param {HTMLElement} element
 * @param {string} text
 * @param {"above"|"below"} [side] where it covers nothing that can be pressed
 */
export function explain(element, text, side = "below") {
  const description = make("span", text, "visually-hidden");
  description.id = `explanation-${count += 1}`;
  description.hidden = true; // a description may be hidden: it is read where it is referred to
  element.append(description);
  element.setAttribute("aria-describedby", description.id);
  element.addEventListener("pointerenter", () => show(element, text, side));
  element.addEventListener("focus", () => show(element, text, side));
  element.addEventListener("pointerleave", hideSoon);
  element.addEventListener("blur", hide);
}

/** @param {HTMLElement} element @param {string} text @param {"above"|"below"} side */
function show(element, text, side) {
  clearTimeout(leaving);
  bubble ??= makeBubble();
  bubble.textContent = text;
  bubble.hidden = false;
  const { left, top, bottom, width } = element.getBoundingClientRect();
  const wanted = left + width / 2 - bubble.offsetWidth / 2;
  bubble.style.left = `${Math.max(GAP, Math.min(wanted, document.documentElement.clientWidth - bubble.offsetWidth - GAP))}px`;
  bubble.style.top = `${side === "above" ? Math.max(0, top - GAP - bubble.offsetHeight) : bottom + GAP}px`;
}

function hide() {
  clearTimeout(leaving);
  if (bubble) bubble.hidden = true;
}

function hideSoon() {
  clearTimeout(leaving);
  leaving = window.setTimeout(hide, HIDE_MS);
}

function makeBubble() {
  const made = make("div", "", "tooltip");
  made.setAttribute("role", "tooltip");
  made.addEventListener("pointerenter", () => clearTimeout(leaving));
  made.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
  document.querySelector("main")?.append(made);
  return made;
}
