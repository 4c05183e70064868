// What it is to be forwarded for: asked once, beside the verdict, and changeable at any time.

import { preferences } from "../state/preferences.js";
import { byId, make } from "../ui/dom.js";
import { explain } from "../ui/tooltip.js";
import { OPTIONS, PURPOSES, purposeText } from "./purposes.js";

/**
 * @typedef {import("../engine/contract.js").PurposeName} PurposeName
 * @typedef {import("../engine/contract.js").GuessedPurpose} GuessedPurpose
 */

const NAMES = /** @type {PurposeName[]} */ (Object.keys(PURPOSES));

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {(purpose: PurposeName, options: string[]) => Promise<unknown>} choose
 */
export function createPurposeChoice(store, call, choose) {
  const question = byId("purpose-question", HTMLElement);
  const menu = byId("purpose-menu", HTMLDetailsElement);
  const summary = byId("purpose-summary", HTMLElement);
  const options = byId("purpose-options", HTMLFieldSetElement);
  const guessed = byId("purpose-guess", HTMLElement);
  const set = (/** @type {PurposeName} */ purpose) => choose(purpose, preferences.value.purpose_options).catch(() => {}); // the engine is gone: others tell
  const buttons = NAMES.map((name) => answerButton(name, () => { set(name).then(() => summary.focus()); }));
  const radios = NAMES.map((name) => radioButton(name, () => set(name)));
  const boxes = Object.keys(OPTIONS).map((name) => optionBox(name, () => {
    choose(preferences.value.purpose ?? "research", boxes.filter(({ input }) => input.checked).map((box) => box.name)).catch(() => {}); // as above
  }));
  question.append(...buttons.map(({ element }) => element));
  byId("purpose-names", HTMLFieldSetElement).append(...radios.map(({ element }) => element));
  options.append(...boxes.map(({ element }) => element));

  preferences.watch(["purpose", "purpose_options"], ({ purpose, purpose_options }) => {
    question.hidden = purpose !== null;
    menu.hidden = purpose === null;
    options.hidden = purpose === "care";
    summary.textContent = purpose === null ? "" : purposeText(purpose, purpose_options);
    for (const { input, name } of radios) input.checked = name === purpose;
    for (const { input, name } of boxes) input.checked = purpose_options.includes(name);
  });

  /** @param {GuessedPurpose} guess */
  function showGuess({ purpose, reason }) {
    for (const { name, show } of buttons) show(name === purpose ? reason : "");
    guessed.textContent = purpose ? `By the files it looks like ${PURPOSES[purpose].words.toLowerCase()}: ${reason}. That is a guess.` : "";
  }

  // Guessed anew when another state of looking is reached: at the end at the latest.
  let state = "";
  store.watch(["verdict"], ({ verdict }) => {
    if ((verdict?.state ?? "") === state) return;
    state = verdict?.state ?? "";
    if (verdict) call("guess_purpose", {}).then(({ result }) => showGuess(result), () => {}); // stopped, or the engine is gone
    else showGuess({ purpose: null, reason: "" });
  });
}

/** @param {PurposeName} name @param {() => void} answer */
function answerButton(name, answer) {
  const hint = make("span", "", "guess");
  const element = make("button", [PURPOSES[name].words, hint], "answer");
  element.type = "button";
  element.addEventListener("click", answer);
  return {
    element, name,
    /** @param {string} reason "" where this is not guessed */
    show(reason) {
      hint.textContent = reason ? " (our guess)" : "";
      element.title = [PURPOSES[name].explanation, reason && `Our guess: ${reason}.`].filter(Boolean).join(" ");
    },
  };
}

/** @param {PurposeName} name @param {() => void} choose */
function radioButton(name, choose) {
  const input = Object.assign(document.createElement("input"), { type: "radio", name: "purpose", value: name });
  input.addEventListener("change", choose);
  return { element: make("label", [input, make("span", [make("b", PURPOSES[name].words), ` ${PURPOSES[name].explanation}`])]), input, name };
}

/** @param {string} name @param {() => void} change */
function optionBox(name, change) {
  const { words, explanation } = OPTIONS[name];
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name });
  input.addEventListener("change", change);
  explain(input, explanation, "above");
  return { element: make("label", [input, words]), input, name };
}
