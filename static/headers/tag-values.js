// A value as a whole, where the table shows its beginning: in a dialog, or handed out to be copied.

import { byId } from "../ui/dom.js";
import { errorReply } from "../ui/wording.js";
import { elementName, readableTag } from "./tag-rows.js";

/** @typedef {import("./tag-rows.js").TagNode} TagNode */

/**
 * @param {import("../picture/viewing.js").Call} call
 * @param {() => number|null} instanceKey of what the rows are of
 * @returns {import("./tag-columns.js").Values}
 */
export function createTagValues(call, instanceKey) {
  /** @param {TagNode} row @returns {Promise<string>} */
  async function whole({ path, value, complete }) {
    const instance_key = instanceKey();
    return complete || instance_key === null ? value : (await call("get_tag_value", { instance_key, path })).result.value;
  }

  /** @param {TagNode} row */
  async function show(row) {
    byId("value-title", HTMLElement).textContent = `${readableTag(row.tag)} ${elementName(row)}`;
    const text = byId("value-text", HTMLPreElement);
    text.textContent = "…";
    byId("value-dialog", HTMLDialogElement).showModal();
    text.textContent = await whole(row).catch((error) => errorReply(error).message);
  }

  return { show, whole };
}
