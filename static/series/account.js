// The account: sums, and one button for each kind of entry that there is; the words explain themselves.

import { byId, make } from "../ui/dom.js";
import { bytesText, countText } from "../ui/formats.js";
import { explain } from "../ui/tooltip.js";

/**
 * @typedef {import("../engine/contract.js").Account} Account
 * @typedef {import("../engine/contract.js").EntryClass} EntryClass
 * @typedef {{entry_class: EntryClass|"damaged", count: (account: Account) => number, title: string, explanation: string, troubled?: boolean}} Kind
 * @typedef {{title: string, text: (account: Account) => string, explanation: string, fits?: (account: Account) => boolean}} Sum
 */

/** @type {Kind[]} */
const KINDS = [
  { entry_class: "image", count: ({ images }) => images, title: "Images", explanation: "DICOM files that hold pictures. One file may hold several: they are counted as frames." },
  { entry_class: "object", count: ({ objects }) => objects, title: "Other DICOM", explanation: "DICOM files without pictures: reports, plans, waveforms, documents and others." },
  { entry_class: "dicomdir", count: ({ dicomdir }) => dicomdir, title: "DICOMDIR", explanation: "The list of contents that lies on DICOM discs." },
  { entry_class: "not_dicom", count: ({ not_dicom }) => not_dicom, title: "Not DICOM", explanation: "Files of other kinds. They can be saved, texts and pictures looked at." },
  { entry_class: "encrypted", count: ({ encrypted }) => encrypted, title: "Encrypted", explanation: "Files that only a password would open.", troubled: true },
  { entry_class: "unreadable", count: ({ unreadable }) => unreadable, title: "Unreadable", explanation: "Files that cannot be read; each says why.", troubled: true },
  { entry_class: "damaged", count: ({ damaged }) => damaged, title: "Damaged", explanation: "Files of any kind that are cut, or whose values are not what they should be. What is there is shown.", troubled: true },
  { entry_class: "folder", count: ({ folders }) => folders, title: "Folders", explanation: "Entries of the zip that are folders, not files." },
];

const hasSingleFrames = (/** @type {Account} */ { images, frames }) => frames === images;

/** @type {Sum[]} */
const SUMS = [
  {
    title: "DICOM / files", explanation: "How many of all files are DICOM.",
    text: ({ images, objects, dicomdir, entries, folders }) => `${countText(images + objects + dicomdir)} / ${countText(entries - folders)}`,
  },
  { title: "Patients", text: ({ patients }) => countText(patients), explanation: "People, told apart by ID, name, birth date and sex." },
  { title: "Studies", text: ({ studies }) => countText(studies), explanation: "Visits to a scanner, told apart by their Study Instance UID." },
  { title: "Series", text: ({ series }) => countText(series), explanation: "Each is what a scanner made in one go: the rows of the table." },
  { title: "Instances", text: ({ instances }) => countText(instances), explanation: "DICOM files that belong to a series: each is one instance." },
  {
    title: "Frames", text: ({ frames }) => countText(frames), fits: (account) => !hasSingleFrames(account),
    explanation: "Pictures. Some files here are multi-frame: they hold more than one picture each.",
  },
  { title: "Size", text: ({ bytes }) => bytesText(bytes), explanation: "Of all files, uncompressed." },
];

/** @param {Kind["entry_class"]} entry_class */
export function kindOf(entry_class) {
  return /** @type {Kind} */ (KINDS.find((kind) => kind.entry_class === entry_class));
}

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {{entries: (kind: Kind) => void, archives: () => void, findings: () => void}} lists that the buttons open
 */
export function createAccount(store, lists) {
  const bar = byId("account", HTMLElement);
  const sums = SUMS.map(sumElement);
  const chips = [
    chipElement({ title: "Archives", explanation: "The zips, folders and files that are open, with the counts of each.", count: ({ archives }) => (archives > 1 ? archives : 0) }, lists.archives),
    ...KINDS.map((kind) => chipElement(kind, () => lists.entries(kind))),
  ];
  const found = make("b", "");
  const findings = make("button", [found, " Findings"], "chip");
  findings.type = "button";
  findings.addEventListener("click", lists.findings);
  explain(findings, "All that is odd about these files, the worst first: what it means and what to do.", "above");
  byId("account-sums", HTMLElement).append(...sums.map(({ element }) => element));
  byId("account-classes", HTMLElement).append(...chips.map(({ element }) => element), findings);
  store.watch(["verdict"], ({ verdict }) => { found.textContent = verdict ? countText(verdict.findings) : ""; });
  store.watch(["account"], ({ account }) => {
    bar.classList.toggle("is-empty", account === null); // it keeps its place
    if (account) for (const { show } of [...sums, ...chips]) show(account);
  });
}

/** @param {Sum} sum */
function sumElement({ title, text, explanation, fits }) {
  const number = make("dd", "");
  const element = make("div", [make("dt", title), number]);
  element.tabIndex = 0;
  explain(element, explanation, "above");
  return {
    element,
    /** @param {Account} account */
    show(account) {
      number.textContent = text(account);
      element.hidden = fits !== undefined && !fits(account);
    },
  };
}

/** @param {Pick<Kind, "title"|"explanation"|"count"|"troubled">} kind @param {() => void} open */
function chipElement(kind, open) {
  const number = make("b", "");
  const element = make("button", [number, ` ${kind.title}`], kind.troubled ? "chip is-troubled" : "chip");
  element.type = "button";
  element.addEventListener("click", open);
  explain(element, kind.explanation, "above");
  return {
    element,
    /** @param {Account} account */
    show(account) {
      number.textContent = countText(kind.count(account));
      element.hidden = kind.count(account) === 0;
    },
  };
}
