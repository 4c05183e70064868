// What is odd, the worst first: a word for each severity, which also has a colour.

import { make } from "./dom.js";

/**
 * @typedef {import("../engine/contract.js").Remark} Remark
 * @typedef {import("../engine/contract.js").Severity} Severity
 */

/** @type {Record<Severity, string>} */
export const SEVERITY_WORDS = { must_fix: "Must fix", look: "Look", note: "Note" };
export const WORST_FIRST = /** @type {Severity[]} */ (Object.keys(SEVERITY_WORDS));

/** The severity of the worst, or null where there is none. @param {{severity: Severity}[]} remarks */
export function worstOf(remarks) {
  return WORST_FIRST.find((severity) => remarks.some((remark) => remark.severity === severity)) ?? null;
}

/** @template {{severity: Severity}} Kind @param {readonly Kind[]} remarks @returns {Kind[]} */
export function worstFirst(remarks) {
  return WORST_FIRST.flatMap((severity) => remarks.filter((remark) => remark.severity === severity));
}

/** All of them in one line of text. @param {Remark[]} remarks */
export function remarksText(remarks) {
  return WORST_FIRST.flatMap((severity) => {
    const messages = remarks.filter((remark) => remark.severity === severity).map(({ message }) => message);
    return messages.length ? [`${SEVERITY_WORDS[severity]}: ${messages.join("; ")}`] : [];
  }).join(". ");
}

/** One of them with its word in its colour. @param {Pick<Remark, "severity"|"message">} remark */
export function remarkElement({ severity, message }) {
  const element = make("span", [make("b", SEVERITY_WORDS[severity]), ` ${message}`], "remark");
  element.dataset.severity = severity;
  element.title = message;
  return element;
}
