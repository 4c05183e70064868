// Findings as lines that unfold: what it means and what to do, its values once they are asked for, the way to its files.

import { make } from "../ui/dom.js";
import { countOf, countText } from "../ui/formats.js";
import { SEVERITY_WORDS } from "../ui/remarks.js";
import { SUBJECTS, bySubject, countsText, fileOf, filesOf, findingTitle, lineTitle } from "./finding-words.js";
import { OPTIONS } from "./purposes.js";

/**
 * @typedef {import("../engine/contract.js").FindingLine} FindingLine
 * @typedef {import("../engine/contract.js").FindingRow} FindingRow
 * @typedef {import("../engine/contract.js").Review} Review
 * @typedef {Object} Ways
 * @property {(entry_key: number, name: string, path: string) => void} entry to a file, and its element
 * @property {(entry: {entry_key: number, name: string}, frame_index: number) => void} frame of a file, from 0
 * @property {(row: FindingRow) => void} sheet of the frames that a finding is about
 * @property {(series_key: number) => void} series
 * @property {(series_key: number) => string} seriesName
 * @property {(option: string) => void} allow
 * @property {(row: FindingRow, reason: string) => void} accept
 */
/** Unfolds what was unfolded before. @typedef {(details: HTMLDetailsElement, key: string) => HTMLDetailsElement} Keep */

export const VALUES = "values:"; // begins the keys of what may name a person: no code has a colon

/** @param {Review} review @param {Ways} ways @param {Keep} keep */
export function findingLines(review, ways, keep) {
  if (!review.lines.length) return make("p", review.verdict.state === "checking" ? "Nothing so far." : "Nothing odd was found.");
  return make("div", bySubject(review.lines).flatMap(([subject, lines]) => [
    make("h3", SUBJECTS[subject]),
    make("ul", lines.map((line) => make("li", [lineElement(line, review, ways, keep)])), "finding-lines"),
  ]), "findings");
}

/** @param {FindingLine} line @param {Review} review @param {Ways} ways @param {Keep} keep */
function lineElement(line, review, ways, keep) {
  const { group, findings: [first], subject, severity } = line;
  if (!group && line.findings.length === 1) return findingElement(first, false, review, ways, keep);
  const is_accepted = line.findings.every(({ accepted }) => accepted);
  const options = [...new Set(line.findings.map(({ option }) => option).filter(Boolean))];
  const findings = () => make("ul", line.findings.map((row) => make("li", [findingElement(row, true, review, ways, keep)])));
  const actions = options.length ? [make("p", options.map((option) => allowButton(option, ways)), "actions")] : [];
  return keep(unfolding(summaryOf(severity, lineTitle(line), countsText(line, review.files), is_accepted), () => [...actions, findings()]), `${subject} ${group || first.code}`);
}

/** @param {FindingRow} row @param {boolean} is_in_group @param {Review} review @param {Ways} ways @param {Keep} keep */
function findingElement(row, is_in_group, review, ways, keep) {
  const { code, tags: [path = ""], creator, severity, accepted } = row;
  const counts = countsText({ files: filesOf(row), distinct: row.distinct }, review.files);
  const key = [code, path, creator].join(" ");
  return keep(unfolding(summaryOf(severity, findingTitle(row, is_in_group), counts, accepted !== ""), () => [...(is_in_group ? [make("p", row.in_general)] : []), ...findingBody(row, ways, keep, key)]), key);
}

/** @param {FindingRow} row @param {Ways} ways @param {Keep} keep @param {string} key */
function findingBody(row, ways, keep, key) {
  const { in_general, message, why, advice, source, tags: [path = ""], entry_keys, entry_names, series_keys, values, distinct, places, option } = row;
  const files = filesOf(row);
  const told = message === in_general ? [] : [make("p", message)];
  return [
    ...(why ? [make("p", why)] : []),
    ...(advice ? [make("p", [make("b", "What to do: "), advice])] : []),
    ...(source ? [make("p", `Source: ${source}`, "advice")] : []),
    ...(values.length || told.length ? [keep(unfolding(
      [values.length ? `Show ${countOf(distinct, "value")}` : "Show what it says", make("small", " they may name a person")],
      () => [...told, itemList(values, distinct, (value) => make("span", value, "found-value"))],
    ), `${VALUES} ${key}`)] : []),
    ...(row.subject === "pixels" && files ? [make("p", [button("Look at its frames", () => ways.sheet(row), `sheet ${key}`)], "actions")] : []),
    ...(places.length ? [keep(unfolding([countOf(places.length, "line"), " of text"], () => [
      itemList(places, places.length, (place) => {
        const file = fileOf(place, row);
        return wayTo(`${file.name}, frame ${countText(place.frame_index + 1)}`, () => ways.frame(file, place.frame_index));
      }),
    ]), `places ${key}`)] : []),
    ...(files ? [keep(unfolding([countOf(files, "file")], () => [
      itemList(entry_keys, files, (entry_key, place) => wayTo(entry_names[place], () => ways.entry(entry_key, entry_names[place], path))),
    ]), `files ${key}`)] : []),
    ...(series_keys.length ? [keep(unfolding([countOf(series_keys.length, "series", "series")], () => [
      itemList(series_keys, series_keys.length, (series_key) => wayTo(ways.seriesName(series_key), () => ways.series(series_key))),
    ]), `series ${key}`)] : []),
    make("div", [...(option ? [allowButton(option, ways)] : []), acceptance(row, ways, key)], "actions"),
  ];
}

/** Let it pass with a reason, or no longer. @param {FindingRow} row @param {Ways} ways @param {string} key */
function acceptance(row, ways, key) {
  if (row.accepted) {
    return make("p", [make("b", "Seen, accepted: "), row.accepted, " ", button("Take back", () => ways.accept(row, ""), `accept ${key}`)]);
  }
  const reason = Object.assign(make("input", ""), { type: "text", placeholder: "Reason, kept in the report", required: true, autocomplete: "off" });
  reason.setAttribute("aria-label", "Why it may stay as it is");
  const send = make("button", "Seen, accepted");
  send.type = "submit";
  send.dataset.key = `accept ${key}`;
  const form = make("form", [reason, send], "accept");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (reason.value.trim()) ways.accept(row, reason.value);
  });
  return form;
}

/** @param {string} option @param {Ways} ways */
function allowButton(option, ways) {
  const { may, explanation } = OPTIONS[option];
  const made = button(may, () => ways.allow(option), `allow ${option}`);
  made.title = explanation;
  return made;
}

/** @param {string} text @param {() => void} act @param {string} key */
function button(text, act, key) {
  const made = make("button", text);
  made.type = "button";
  made.dataset.key = key;
  made.addEventListener("click", act);
  return made;
}

/** @param {keyof typeof SEVERITY_WORDS} severity @param {string} title @param {string} counts @param {boolean} is_accepted */
function summaryOf(severity, title, counts, is_accepted) {
  const word = make("b", is_accepted ? "Accepted" : SEVERITY_WORDS[severity], "severity");
  word.dataset.severity = is_accepted ? "note" : severity;
  return [word, make("span", title, "finding-title"), make("span", counts, "counts")];
}

/** What is within is made when it is unfolded. @param {(Node|string)[]} summary @param {() => (Node|string)[]} content */
function unfolding(summary, content) {
  const details = make("details", [make("summary", summary)]);
  details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) details.append(...content()); });
  return details;
}

/** @template Item @param {Item[]} items those that are told @param {number} count of all @param {(item: Item, place: number) => Node} element */
function itemList(items, count, element) {
  const more = count > items.length ? [make("li", `and ${countText(count - items.length)} more`)] : [];
  return make("ul", [...items.map((item, place) => make("li", [element(item, place)])), ...more], "finding-items");
}

/** @param {string} text @param {() => void} go */
function wayTo(text, go) {
  const made = make("button", text, "reference");
  made.type = "button";
  made.addEventListener("click", go);
  return made;
}
