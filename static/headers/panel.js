// The headers' panel: folded until asked for, and named after the file that is shown.

import { preferences } from "../state/preferences.js";
import { byId } from "../ui/dom.js";
import { createFileLine } from "./file-line.js";

/**
 * @param {import("../picture/viewports.js").ActiveStore} active
 * @param {import("../picture/viewing.js").Call} call
 */
export function createHeadersPanel(active, call) {
  const button = byId("fold-headers", HTMLButtonElement);
  const showFile = createFileLine(byId("headers-file", HTMLElement), call);
  button.addEventListener("click", () => preferences.set({ headers_open: !preferences.value.headers_open }));
  preferences.watch(["headers_open"], ({ headers_open }) => {
    button.setAttribute("aria-expanded", String(headers_open));
    document.body.classList.toggle("headers-folded", !headers_open);
  });
  active.watch(["instance_key"], ({ instance_key }) => showFile(instance_key));
}
