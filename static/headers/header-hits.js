// What a search in all headers has found, in words and as a list. Values are the files' own text.

import { make } from "../ui/dom.js";
import { countOf, countText } from "../ui/formats.js";
import { readableTag } from "./tag-rows.js";

/**
 * @typedef {import("../engine/contract.js").HeaderHit} HeaderHit
 * @typedef {import("../engine/contract.js").HeaderHits} HeaderHits
 * @typedef {(hit: HeaderHit) => void} Go
 */

const AT_ONCE = 3; // files of a value that are listed before it is unfolded

/** "in 12 of 608 files, 3 series". @param {HeaderHits} hits */
export function hitsText({ files, series, hit_count, examined, examinable }) {
  const searched = examined < examinable ? `${countText(examined)} files searched so far, of ${countText(examinable)}` : countOf(examined, "file");
  if (!files) return `In none of ${searched}`;
  return `In ${countText(files)} of ${searched}, ${countOf(series, "series", "series")}; ${countOf(hit_count, "place")} in all`;
}

/** Hits of one attribute and value stand together. @param {HeaderHit[]} hits @returns {HeaderHit[][]} */
export function byValue(hits) {
  /** @type {HeaderHit[][]} */
  const groups = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last && ["path", "creator", "value"].every((field) => last[0][/** @type {keyof HeaderHit} */ (field)] === hit[/** @type {keyof HeaderHit} */ (field)])) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

/** @param {HeaderHits} hits @param {Go} go */
export function hitList({ hits }, go) {
  return make("ul", byValue(hits).map((group) => make("li", hitContent(group, go))), "header-hits");
}

/** @param {HeaderHit[]} group @param {Go} go */
function hitContent(group, go) {
  const [{ path, name, creator, value, files }] = group;
  const place = path.split("/").map((part) => readableTag(part)).join(" / ");
  const element = [make("b", name || "Element"), ` ${creator ? `(${creator}) ` : ""}`, make("span", place, "tag")];
  const ways = group.map((hit) => make("li", [wayTo(hit, go)]));
  const more = files > group.length ? [make("li", `and ${countText(files - group.length)} more`)] : [];
  const list = make("ul", [...ways, ...more]);
  const where = files > AT_ONCE ? make("details", [make("summary", countOf(files, "file")), list]) : list;
  return [make("p", element), ...(value ? [make("p", value, "found-value")] : []), where];
}

/** @param {HeaderHit} hit @param {Go} go */
function wayTo(hit, go) {
  const button = make("button", hit.entry_name, "reference");
  button.type = "button";
  button.addEventListener("click", () => go(hit));
  return button;
}
