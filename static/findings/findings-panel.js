// All that was found, in a dialog that keeps its place: what was unfolded stays so while its files are looked at and while more is found.

import { copyButton } from "../ui/copying.js";
import { byId, make } from "../ui/dom.js";
import { latestOnly } from "../state/latest-only.js";
import { preferences } from "../state/preferences.js";
import { VALUES, findingLines } from "./finding-lines.js";
import { reviewText } from "./finding-words.js";
import { OPTIONS } from "./purposes.js";

/**
 * @typedef {import("../engine/contract.js").Review} Review
 * @typedef {import("./judging.js").Judging} Judging
 */

/**
 * Over 40 lines: what is shown, and what may be done with it.
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {Judging} judging
 * @param {Pick<import("./finding-lines.js").Ways, "entry"|"frame"|"sheet"|"series"|"seriesName">} ways to what it is about, once the dialog is closed
 */
export function createFindingsPanel(store, call, judging, ways) {
  const dialog = byId("findings-dialog", HTMLDialogElement);
  const content = byId("findings-content", HTMLElement);
  const unfolded = createUnfolded(content);
  /** @type {Review|null} */
  let review = null;
  let shown = "";

  const refresh = latestOnly(async () => {
    review = (await call("get_review", {})).result;
    draw();
  });
  const judgeAgain = (/** @type {Promise<unknown>} */ judged) => { judged.catch(() => {}); }; // the engine is gone: others tell

  const allWays = {
    entry: (/** @type {number} */ key, /** @type {string} */ name, /** @type {string} */ path) => { dialog.close(); ways.entry(key, name, path); },
    frame: (/** @type {{entry_key: number, name: string}} */ entry, /** @type {number} */ frame_index) => { dialog.close(); ways.frame(entry, frame_index); },
    sheet: (/** @type {import("../engine/contract.js").FindingRow} */ row) => { dialog.close(); ways.sheet(row); },
    series: (/** @type {number} */ key) => { dialog.close(); ways.series(key); },
    seriesName: ways.seriesName,
    allow: (/** @type {string} */ option) => judgeAgain(judging.setPurpose("research", [...new Set([...preferences.value.purpose_options, option])])),
    accept: (/** @type {import("../engine/contract.js").FindingRow} */ { code, tags: [path = ""], creator }, /** @type {string} */ reason) => {
      judgeAgain(call("accept_finding", { code, path, creator, reason }).then(judging.again));
    },
  };

  function draw() {
    const text = JSON.stringify(review);
    if (!review || text === shown) return;
    shown = text;
    byId("findings-verdict", HTMLElement).textContent = review.verdict.sentence;
    byId("findings-verdict", HTMLElement).dataset.state = review.verdict.state;
    byId("findings-allowed", HTMLElement).replaceChildren(...allowed(review.verdict.options, (options) => judgeAgain(judging.setPurpose("research", options))));
    unfolded.note();
    const lines = findingLines(review, allWays, unfolded.keep);
    unfolded.replace(lines);
  }

  const is_open = () => dialog.open;
  const follow = () => { if (is_open()) refresh(undefined).catch(() => {}); }; // a newer one is wanted, or the engine is gone
  store.watch(["verdict"], ({ verdict }) => { if (verdict) follow(); });
  store.watch(["generation"], () => { review = null; shown = ""; unfolded.clear(); content.replaceChildren(); });
  dialog.addEventListener("close", () => { unfolded.mask(); shown = ""; });
  byId("findings-copy", HTMLElement).append(copyButton("all findings, without names and values", () => (review ? reviewText(review) : "")));
  attachKnown(judging, judgeAgain);

  return {
    show() {
      dialog.showModal();
      if (review) draw();
      follow();
    },
  };
}

/** What stays unfolded, by keys, as the list is made anew. @param {HTMLElement} content */
function createUnfolded(content) {
  /** @type {Set<string>} */
  const open = new Set();
  const allDetails = () => content.querySelectorAll("details");
  return {
    /** Before the list is made anew. */
    note() {
      for (const { open: is_open, dataset: { key = "" } } of allDetails()) open[is_open ? "add" : "delete"](key);
    },
    /** @param {HTMLDetailsElement} details @param {string} key */
    keep(details, key) {
      details.open = open.has(key);
      details.dataset.key = key;
      return details;
    },
    /** The new list in the place of the old one: what had the focus has it, and it is scrolled as it was. @param {Node} lines */
    replace(lines) {
      const { scrollTop } = content;
      const focused = document.activeElement;
      const key = focused && content.contains(focused) ? focused.closest("[data-key]")?.getAttribute("data-key") : null;
      content.replaceChildren(lines);
      requestAnimationFrame(() => {
        content.scrollTop = scrollTop;
        if (key) focusable(content.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
      });
    },
    /** Values are masked again. */
    mask() {
      for (const details of allDetails()) if (details.dataset.key?.startsWith(VALUES)) details.open = false;
      for (const key of open) if (key.startsWith(VALUES)) open.delete(key);
    },
    clear: () => open.clear(),
  };
}

/** @param {Element|null} found @returns {HTMLElement|null} */
function focusable(found) {
  return found instanceof HTMLDetailsElement ? found.querySelector("summary") : /** @type {HTMLElement|null} */ (found);
}

/** What may stay by choice, each to be taken back. @param {string[]} options @param {(options: string[]) => void} choose */
function allowed(options, choose) {
  return options.map((option) => {
    const button = make("button", `${OPTIONS[option].may} ×`, "chip");
    button.type = "button";
    button.setAttribute("aria-label", `${OPTIONS[option].may}: take back`);
    button.addEventListener("click", () => choose(options.filter((other) => other !== option)));
    return button;
  });
}

/** @param {Judging} judging @param {(judged: Promise<unknown>) => void} judgeAgain */
function attachKnown(judging, judgeAgain) {
  const field = byId("known-values", HTMLInputElement);
  byId("known-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    judgeAgain(judging.setKnown(field.value.split(",").map((value) => value.trim()).filter(Boolean)));
  });
}
