// Text or a tag in all elements of all files: searched in what is read so far, and on as more is read, until it is found, stopped or closed.

import { latestOnly } from "../state/latest-only.js";
import { byId } from "../ui/dom.js";
import { errorReply } from "../ui/wording.js";
import { hitList, hitsText } from "./header-hits.js";

/**
 * Over 40 lines: one search, from its text to its list.
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {import("../state/commands.js").Commands} commands
 * @param {(entry_key: number, name: string, path: string) => void} goToFile
 */
export function createHeaderSearch(store, call, commands, goToFile) {
  const dialog = byId("search-dialog", HTMLDialogElement);
  const field = byId("search-text", HTMLInputElement);
  const said = byId("search-said", HTMLOutputElement);
  const list = byId("search-hits", HTMLElement);
  const stop = byId("search-stop", HTMLButtonElement);
  const progress = byId("search-progress", HTMLProgressElement);
  let text = ""; // that is searched for; "" none
  let follows = false; // as more is read
  let shown = "";

  const search = latestOnly(async (/** @type {string} */ wanted) => {
    const { result } = await call("search_headers", { text: wanted });
    if (wanted !== text) return;
    show(result);
  });

  /** @param {import("../engine/contract.js").HeaderHits} hits */
  function show(hits) {
    follows &&= hits.examined < hits.examinable;
    said.textContent = hitsText(hits);
    stop.hidden = progress.hidden = !follows;
    progress.value = hits.examinable ? hits.examined / hits.examinable : 0;
    const found = JSON.stringify(hits.hits);
    if (found === shown) return;
    shown = found;
    list.replaceChildren(hitList(hits, ({ entry_key, entry_name, path }) => { dialog.close(); goToFile(entry_key, entry_name, path); }));
  }

  function forget() {
    text = shown = "";
    follows = false;
    stop.hidden = progress.hidden = true;
    said.textContent = "";
    list.replaceChildren();
  }

  function run() {
    if (!text) return;
    search(text).catch((error) => { if (errorReply(error).code !== "cancelled") said.textContent = errorReply(error).message; });
  }

  byId("search-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    forget();
    text = field.value.trim();
    follows = text !== "";
    if (text) said.textContent = "Searching";
    run();
  });
  stop.addEventListener("click", () => {
    follows = false;
    stop.hidden = progress.hidden = true;
    field.focus();
  });
  store.watch(["verdict"], () => { if (follows && dialog.open) run(); }); // asked at paced moments while elements are read
  store.watch(["generation"], forget);
  commands.add({
    id: "search-headers", group: "everywhere", words: "Search all headers", keys: ["/"], isPossible: () => store.value.account !== null,
    act() {
      dialog.showModal();
      field.select();
      if (follows) run();
    },
  });
}
