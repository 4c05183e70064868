// The name of what is open, in the bar and in the browser's title.

import { byId } from "../ui/dom.js";
import { countOf } from "../ui/formats.js";

const PAGE = document.title;

/** @param {import("../state/store.js").PageStore} store */
export function createNames(store) {
  const lines = ["open-name", "status-name"].map((id) => byId(id, HTMLElement)); // one of them is seen: the other on a phone
  store.watch(["archives"], ({ archives }) => {
    const name = archives.length > 1 ? countOf(archives.length, "archive") : archives[0]?.name ?? "";
    if (lines[0].textContent === name) return;
    for (const line of lines) Object.assign(line, { textContent: name, title: archives.map((archive) => archive.name).join("\n") });
    document.title = name ? `${name} · ${PAGE}` : PAGE;
  });
  store.watch(["account"], ({ account }) => { byId("add-button", HTMLElement).hidden = account === null; });
}
