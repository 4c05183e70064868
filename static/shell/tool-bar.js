// On a narrow screen the tools that do not fit over the picture stand in its menu.

import { byId } from "../ui/dom.js";

const NARROW = "(max-width: 560px)";

/** Tools marked with `data-tucked` go into the menu More, and back to their places when there is room again. */
export function createToolBar() {
  const menu = byId("more-items", HTMLElement);
  const tools = [...byId("picture", HTMLElement).querySelectorAll("[data-tucked]")];
  const places = tools.map((tool) => {
    const place = document.createComment("");
    tool.before(place);
    return place;
  });
  const narrow = window.matchMedia(NARROW);

  function arrange() {
    if (narrow.matches) menu.prepend(...tools);
    else tools.forEach((tool, index) => places[index].after(tool));
  }

  narrow.addEventListener("change", arrange);
  arrange();
}
