// Following a reference to another instance, and the way back.

/**
 * @typedef {import("../engine/contract.js").ObjectReference} ObjectReference
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {{series_key: number, position: number, entry_key: number, name: string}} Address series_key -1: the entry by itself
 * @typedef {{select: (series_key: number, position: number) => Promise<any>, showEntry: (entry: any) => Promise<any>}} Viewing
 */

const NOWHERE = { entry_key: -1, name: "" };

/**
 * @param {Readonly<import("../state/store.js").ViewportState>} state
 * @param {Viewing} viewing
 * @param {Call} call
 */
export function createReferenceTrail(state, viewing, call) {
  /** @type {{from: Address, to: Address, title: string}|null} the reference that was followed */
  let followed = null;
  return {
    /** What the way back leads to; null: nowhere, since something else was chosen meanwhile. */
    title() {
      if (followed && state.selection?.series_key !== followed.to.series_key) followed = null;
      return followed?.title ?? null;
    },
    /** @param {ObjectReference} reference @param {string} title of what it is followed from */
    async follow({ series_key, instance_key, frame_numbers, text }, title) {
      const from = addressOf(state);
      const position = series_key === null ? -1 : await positionOf(call, series_key, Number(instance_key), (frame_numbers[0] ?? 1) - 1);
      const to = position < 0 ? { series_key: -1, position: 0, entry_key: Number(instance_key), name: text } : { ...NOWHERE, series_key: Number(series_key), position };
      followed = null;
      await visit(viewing, to);
      followed = { from, to, title };
    },
    async goBack() {
      const from = followed?.from;
      followed = null;
      if (from) await visit(viewing, from);
    },
  };
}

/** @param {Viewing} viewing @param {Address} address */
async function visit(viewing, { series_key, position, entry_key, name }) {
  try {
    if (series_key < 0) await viewing.showEntry({ entry_key, name });
    else await viewing.select(series_key, position);
  } catch {
    // The store carries the reason; the viewport, or the object's view, words it.
  }
}

/** Where a viewport is. @param {Readonly<import("../state/store.js").ViewportState>} state @returns {Address} */
function addressOf({ selection, instance_key }) {
  return { series_key: selection?.series_key ?? -1, position: selection?.position ?? 0, entry_key: Number(instance_key), name: selection?.name ?? "" };
}

/** The place of a frame in its series' order, or -1. @param {Call} call @param {number} series_key @param {number} instance_key @param {number} frame_index */
async function positionOf(call, series_key, instance_key, frame_index) {
  const { instance_keys, frame_indices } = (await call("get_series_frames", { series_key })).buffers;
  const exact = instance_keys.findIndex((/** @type {number} */ key, /** @type {number} */ place) => (
    key === instance_key && frame_indices[place] === frame_index));
  return exact < 0 ? instance_keys.indexOf(instance_key) : exact;
}
