// The tools over the picture stand in one line: closer together where there is little room, and on a phone those that do not fit in the menu More.

import { byId } from "../ui/dom.js";

const PHONE = "(max-width: 560px)"; // where a finger needs its room

/** Tools marked with `data-tucked` go into the menu, those with the highest number first, and back to their places when there is room again. */
export function createToolBar() {
  const bar = byId("picture-tools", HTMLElement);
  const menu = byId("more-items", HTMLElement);
  const tools = [...bar.querySelectorAll("[data-tucked]")].sort((one, two) => rankOf(two) - rankOf(one));
  const places = new Map(tools.map((tool) => {
    const place = document.createComment("");
    tool.before(place);
    return [tool, place];
  }));
  const phone = window.matchMedia(PHONE);
  const isTucked = (/** @type {Element} */ tool) => tool.parentElement === menu;
  let width = -1;

  // Only what changes its place is moved: an element that is moved, even to where it is, loses the focus and what is being typed into it.
  function arrange() {
    width = bar.clientWidth;
    if (!phone.matches) for (const tool of tools.filter(isTucked)) places.get(tool)?.after(tool);
    bar.classList.remove("is-tight");
    bar.classList.toggle("is-tight", !phone.matches && !isInOneLine());
    for (const tool of tools) if (!isTucked(tool) && (phone.matches || !isInOneLine())) menu.prepend(tool);
  }

  function isInOneLine() {
    const [first, ...others] = [...bar.querySelectorAll(":scope > .tool-group")].map((group) => group.getBoundingClientRect());
    return others.every(({ top }) => top < first.bottom) && bar.scrollWidth <= bar.clientWidth;
  }

  new ResizeObserver(() => { if (bar.clientWidth !== width) arrange(); }).observe(bar);
  new MutationObserver(arrange).observe(bar, { subtree: true, attributeFilter: ["hidden"] }); // tools of two pictures come and go
}

/** @param {Element} tool */
function rankOf(tool) {
  return Number(tool.getAttribute("data-tucked"));
}
