// What was found, the worst first: what it means, what to do, and the way to the files and series that it is about.

import { make } from "../ui/dom.js";
import { countOf } from "../ui/formats.js";
import { remarkElement } from "../ui/remarks.js";

/**
 * @typedef {import("../engine/contract.js").FindingRow} FindingRow
 * @typedef {{entry: (entry_key: number, name: string) => void, series: (series_key: number) => void, seriesName: (series_key: number) => string}} Ways
 */

const MOST_LISTED = 200; // of files, of series

/** @param {FindingRow[]} findings @param {Ways} ways */
export function findingsList(findings, ways) {
  if (!findings.length) return make("p", "Nothing odd was found.");
  return make("ul", findings.map((finding) => findingItem(finding, ways)), "findings");
}

/** @param {FindingRow} finding @param {Ways} ways */
function findingItem(finding, ways) {
  const { advice, source, entry_keys, entry_names, series_keys } = finding;
  const more = [advice, source && `Source: ${source}`].filter(Boolean).join(" ");
  return make("li", [
    remarkElement(finding),
    ...(more ? [make("p", more, "advice")] : []),
    ...listOf("file", entry_keys.length, (place) => way(entry_names[place], () => ways.entry(entry_keys[place], entry_names[place]))),
    ...listOf("series", series_keys.length, (place) => way(ways.seriesName(series_keys[place]), () => ways.series(series_keys[place])), "series"),
  ]);
}

/**
 * A list that is made when it is unfolded; nothing where it would be empty.
 * @param {string} one @param {number} count @param {(place: number) => HTMLElement} item @param {string} [many]
 */
function listOf(one, count, item, many) {
  if (!count) return [];
  const list = make("ul", []);
  const details = make("details", [make("summary", countOf(count, one, many)), list]);
  details.addEventListener("toggle", () => {
    if (list.childElementCount) return;
    list.append(...Array.from({ length: Math.min(count, MOST_LISTED) }, (_, place) => make("li", [item(place)])));
    if (count > MOST_LISTED) list.append(make("li", `and ${countOf(count - MOST_LISTED, one, many)} more`));
  });
  return [details];
}

/** @param {string} text @param {() => void} go */
function way(text, go) {
  const button = make("button", text, "reference");
  button.type = "button";
  button.addEventListener("click", go);
  return button;
}
