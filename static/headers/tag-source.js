// The elements of the instance that is shown, as the engine sent them: those that are listed at first, or all.

import { textRemarks, withRemarks } from "./tag-rows.js";
import { errorReply, headingOf } from "../ui/wording.js";

/**
 * @typedef {import("../engine/contract.js").TagRows} TagRows
 * @typedef {import("../engine/contract.js").PlacedRemark} PlacedRemark
 * @typedef {import("./tag-rows.js").RemarkedRow} RemarkedRow
 * @typedef {Omit<TagRows, "rows"> & {rows: RemarkedRow[], of_text: PlacedRemark[], instance_key: number|null, is_whole: boolean, problem: string}} ShownTags is_whole: the rows are all that can be listed; of_text: what was found of text in the picture and has no row
 */

/** @type {ShownTags} */
const NONE = { instance_key: null, rows: [], of_text: [], left_out: "", is_whole: false, problem: "" };

/**
 * @param {import("../picture/viewports.js").ActiveStore} store
 * @param {import("../picture/viewing.js").Call} call
 * @param {() => Promise<void>} draw called when other elements are there
 */
export function createTagSource(store, call, draw) {
  let shown = NONE;
  /** @type {PlacedRemark[]} */
  let shown_remarks = [];

  /** @param {number|null} instance_key @param {boolean} [whole] */
  async function load(instance_key, whole = false) {
    const found = instance_key === null ? {} : await fetchTags(call, instance_key, whole);
    if (store.value.instance_key !== instance_key) return;
    shown_remarks = [];
    shown = { ...NONE, instance_key, is_whole: whole, ...found };
    await draw();
    await loadRemarks();
  }

  /** What was found about these elements: it may be judged anew, or found later. */
  async function loadRemarks() {
    const { instance_key, rows } = shown;
    if (instance_key === null) return;
    const remarks = await call("get_instance_findings", { instance_key }).then(({ result }) => result, () => []); // stopped, or not open any more
    if (shown.rows !== rows || JSON.stringify(remarks) === JSON.stringify(shown_remarks)) return;
    shown_remarks = remarks;
    shown = { ...shown, rows: withRemarks(rows.map(({ remarks: _, ...row }) => row), remarks), of_text: textRemarks(rows, remarks) };
    await draw();
  }

  return {
    shown: () => shown,
    load,
    loadRemarks,
    loadAll: () => load(shown.instance_key, true),
    /** The elements of the instance that is shown, whether or not they were loaded. @returns {Promise<TagRows["rows"]>} */
    async current() {
      const { instance_key } = store.value;
      return instance_key === null ? [] : (await call("get_tags", { instance_key })).result.rows;
    },
  };
}

/** @param {import("../picture/viewing.js").Call} call @param {number} instance_key @param {boolean} whole @returns {Promise<Partial<ShownTags>>} */
async function fetchTags(call, instance_key, whole) {
  try {
    return (await call("get_tags", { instance_key, whole })).result;
  } catch (error) {
    const { code, message } = errorReply(error);
    return { problem: `${headingOf(code)}. ${message}` };
  }
}
