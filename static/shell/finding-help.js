// The help on findings: what each means, from the engine's table of words.

import { SUBJECTS } from "../findings/finding-words.js";
import { byId, make } from "../ui/dom.js";
import { SEVERITY_WORDS } from "../ui/remarks.js";

/** @typedef {import("../engine/contract.js").Explanation} Explanation */

/** @param {import("../picture/viewing.js").Call} call */
export function createFindingHelp(call) {
  const details = byId("finding-help", HTMLDetailsElement);
  details.addEventListener("toggle", async () => {
    if (!details.open || details.childElementCount > 1) return;
    const all = await call("get_explanations", {}).then(({ result }) => result, () => []); // the engine is gone: others tell
    if (details.childElementCount > 1) return;
    const subjects = [...new Set(all.map(({ subject }) => subject))];
    details.append(...subjects.flatMap((subject) => [make("h4", SUBJECTS[subject]), list(all.filter((one) => one.subject === subject))]));
  });
}

/** @param {Explanation[]} explanations */
function list(explanations) {
  return make("dl", explanations.flatMap(({ code, severity, sentence, why, advice, source }) => {
    const word = make("b", SEVERITY_WORDS[severity]);
    word.dataset.severity = severity;
    const more = [why, advice, source && `Source: ${source}.`].filter(Boolean).join(" ");
    return [make("dt", [word, ` ${sentence} `, make("code", code)]), make("dd", more)];
  }));
}
