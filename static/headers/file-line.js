// The name of the file that is shown, with a button that copies it.

import { copyButton } from "../ui/copying.js";
import { make } from "../ui/dom.js";
import { latestOnly } from "../state/latest-only.js";

/**
 * @param {HTMLElement} element
 * @param {import("../picture/viewing.js").Call} call
 * @returns {(instance_key: number|null) => void} null: nothing is shown
 */
export function createFileLine(element, call) {
  /** @type {number|null} */
  let wanted = null;

  const load = latestOnly(async (/** @type {number} */ entry_key) => {
    const { name } = (await call("get_entry", { entry_key })).result;
    if (entry_key !== wanted) return;
    const text = make("span", name);
    text.title = name;
    element.replaceChildren(text, copyButton("file name", () => name));
  });

  return (instance_key) => {
    if (instance_key === wanted) return;
    wanted = instance_key;
    if (instance_key === null) element.replaceChildren();
    else load(instance_key).catch(() => {}); // a newer frame took its place, or the engine is gone: another line says so
  };
}
