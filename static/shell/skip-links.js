// Ways past what lies between the beginning of the page and its three panels, seen when the keyboard reaches them.

import { showPane } from "./layout.js";
import { byId } from "../ui/dom.js";

/** @param {import("../picture/viewports.js").Viewports} viewports */
export function createSkipLinks(viewports) {
  /** @type {Record<string, () => void>} */
  const ways = {
    "skip-to-series": () => go("series", () => byId("series-table", HTMLElement).focus()),
    "skip-to-picture": () => go("picture", () => viewports.current().object_view.focus()),
    "skip-to-headers": () => go("headers", () => /** @type {HTMLElement|null} */ (document.querySelector("#headers :is(button, input)"))?.focus()),
  };
  for (const [id, way] of Object.entries(ways)) {
    byId(id, HTMLElement).addEventListener("click", (event) => {
      event.preventDefault(); // the address stays
      way();
    });
  }
}

/** @param {string} pane @param {() => void} focus */
function go(pane, focus) {
  showPane(pane);
  focus();
}
