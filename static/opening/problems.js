// What was not read, and why: it stays as long as that holds, with a way on.

import { byId, make } from "../ui/dom.js";
import { countOf } from "../ui/formats.js";
import { headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../state/store.js").PageState} PageState
 * @typedef {{name: string, text: string, way?: {words: string, go: () => void}}} Problem
 * @typedef {"encrypted"|"damaged"|"unreadable"} Trouble
 */

const NOT_ALL_READ = "not_all_read";
/** Codes of files that show nothing: where that is all there is, the table's place says so. */
const NOTHING_TO_SHOW = ["no_dicom", "empty_archive", "archive_unsupported"];
/** @type {Record<Trouble, (count: number) => string>} */
const TROUBLES = {
  encrypted: (count) => `${countOf(count, "file is", "files are")} encrypted: a password would be needed`,
  damaged: (count) => `${countOf(count, "file is", "files are")} cut or damaged; what is there is shown`,
  unreadable: (count) => `${countOf(count, "file")} cannot be read`,
};

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {{resume: () => void, list: (trouble: Trouble) => void}} intents
 */
export function createProblems(store, intents) {
  store.watch(["phase", "problems", "archives"], (state) => {
    const problems = problemsOf(state, intents);
    byId("problems", HTMLElement).hidden = problems.length === 0;
    byId("problems-title", HTMLElement).textContent = countOf(problems.length, "problem");
    byId("problems-list", HTMLElement).replaceChildren(...problems.map(itemOf));
  });
}

/** The sentences that stand in the place of a table without rows. @param {Readonly<PageState>} state */
export function nothingToShow({ rows, problems }) {
  return rows.size ? [] : problems.filter(({ error }) => NOTHING_TO_SHOW.includes(error.code)).map(({ error }) => error.message);
}

/** While files are read nothing is said: the page would be laid out anew. @param {Readonly<PageState>} state @param {Parameters<createProblems>[1]} intents */
function problemsOf(state, { resume, list }) {
  const { phase, account, archives, rows, problems } = state;
  const is_over = phase === "done" || phase === "cancelled";
  const unread = archives.flatMap(({ name, notes }) => notes.filter(({ code }) => code === NOT_ALL_READ).map(({ message }) => (
    { name, text: message, way: { words: "Read the rest", go: resume } })));
  const unopened = problems.filter(({ error }) => rows.size || !NOTHING_TO_SHOW.includes(error.code)).map(({ source_name, error }) => (
    { name: source_name, text: `${headingOf(error.code)}. ${error.message}` }));
  const troubles = /** @type {Trouble[]} */ (Object.keys(TROUBLES)).filter((trouble) => account?.[trouble]).map((trouble) => (
    { name: "", text: TROUBLES[trouble](account?.[trouble] ?? 0), way: { words: `List ${trouble} files`, go: () => list(trouble) } }));
  return /** @type {Problem[]} */ (is_over ? [...unread, ...unopened, ...troubles] : unopened);
}

/** @param {Problem} problem */
function itemOf({ name, text, way }) {
  const item = make("li", [...(name ? [make("b", name), " "] : []), make("span", text)]);
  if (!way) return item;
  const button = make("button", way.words, "way");
  button.type = "button";
  button.addEventListener("click", way.go);
  item.append(" ", button);
  return item;
}
