// The verdict above the table: what it comes to, three numbers, how far the looking is.

import { copyButton } from "../ui/copying.js";
import { byId, make } from "../ui/dom.js";
import { countText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").Verdict} Verdict
 * @typedef {import("../engine/contract.js").Severity} Severity
 */

/** @type {[Severity, string][]} */
const COUNTS = [["must_fix", "must fix"], ["look", "look"], ["note", "note"]];
const WAITING = { state: "checking", heading: "Still looking", detail: "", must_fix: 0, look: 0, note: 0, examined: 0, examinable: 0 };

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {() => void} showFindings
 */
export function createVerdictBar(store, showFindings) {
  const bar = byId("verdict", HTMLElement);
  const spoken = byId("verdict-spoken", HTMLElement);
  const progress = byId("verdict-progress", HTMLProgressElement);
  const counts = COUNTS.map(([severity, words]) => countButton(severity, words, showFindings));
  byId("verdict-counts", HTMLElement).append(...counts.map(({ element }) => element));
  byId("verdict-copy", HTMLElement).append(copyButton("verdict, without names", () => store.value.verdict?.sentence ?? ""));
  let said = "";

  store.watch(["verdict", "account", "phase"], ({ verdict, account, phase }) => {
    const is_nothing = account === null || phase === "failed";
    const shown = verdict ?? WAITING;
    bar.classList.toggle("is-empty", is_nothing); // it keeps its place
    bar.dataset.state = shown.state;
    byId("verdict-heading", HTMLElement).textContent = shown.heading;
    byId("verdict-detail", HTMLElement).textContent = shown.detail;
    byId("verdict-text", HTMLElement).title = verdict?.sentence ?? "";
    for (const { show } of counts) show(shown);
    progress.classList.toggle("is-over", shown.state !== "checking");
    progress.value = shown.examinable ? shown.examined / shown.examinable : 0;
    // Screen readers hear when the looking begins and what it comes to, not every step.
    const to_say = is_nothing || !verdict ? "" : verdict.state === "checking" ? verdict.heading : verdict.sentence;
    if (to_say !== said) spoken.textContent = said = to_say;
  });
}

/** @param {Severity} severity @param {string} words @param {() => void} open */
function countButton(severity, words, open) {
  const number = make("b", "0");
  const element = make("button", [number, ` ${words}`], "verdict-count");
  element.type = "button";
  element.dataset.severity = severity;
  element.addEventListener("click", open);
  return {
    element,
    /** @param {Pick<Verdict, Severity>} verdict */
    show(verdict) {
      const count = verdict[severity];
      number.textContent = countText(count);
      if (severity === "note") number.nextSibling?.replaceWith(count === 1 ? " note" : " notes");
      element.classList.toggle("is-none", count === 0);
    },
  };
}
