// The stores: one of the page, one of each viewport, and preferences.js. All are of one kind. Views watch the fields they show.
// scanning.js, opening.js, main.js and the tools change the page's; viewing.js and the viewport's own controls change a viewport's.

import { UPRIGHT } from "../picture/view-transform.js";

/**
 * @typedef {import("../engine/contract.js").Account} Account
 * @typedef {import("../engine/contract.js").ArchiveRow} ArchiveRow
 * @typedef {import("../engine/contract.js").PatientRow} PatientRow
 * @typedef {import("../engine/contract.js").Remark} Remark
 * @typedef {import("../engine/contract.js").StudyRow} StudyRow
 * @typedef {import("../engine/contract.js").ErrorReply} ErrorReply
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../engine/contract.js").ScanProgress} ScanProgress
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../engine/contract.js").Severity} Severity
 * @typedef {import("../engine/contract.js").SourceError} SourceError
 * @typedef {import("../engine/contract.js").Verdict} Verdict
 * @typedef {import("../picture/view-transform.js").View} View
 */

/** @typedef {"loading"|"ready"|"scanning"|"done"|"cancelled"|"failed"} Phase */

/** A row of the series table, and the worst that was found of it. @typedef {SeriesRow & {worst: Severity|null}} TableRow */

/** What dragging over a picture does. @typedef {"window"|"pan"|"scroll"|"length"} DragTool */

/**
 * The frames of the chosen series in display order; `position` is the place in that order, from 0.
 * @typedef {Object} Selection
 * @property {number} series_key -1 where a single entry of the account is shown
 * @property {string} name of that entry; "" for a series
 * @property {number} frames
 * @property {number} position
 * @property {Int32Array} instance_keys
 * @property {Int32Array} frame_indices
 * @property {Int32Array} volume_indices
 * @property {Int32Array} stack_indices of one orientation each; -1 where a frame has no place
 * @property {Float64Array} positions mm along the stack's normal; NaN where unknown
 * @property {string[]} volumes what tells each volume from the others
 * @property {(number|null)[]} spacings mm between the slices of each volume
 * @property {Remark[]} problems gaps, duplicates
 */

/**
 * A frame as the engine sent it: the level of each pixel and their display table, or ready display values (rgb).
 * @typedef {Object} Frame
 * @property {number} series_key
 * @property {number} position place in the series' display order
 * @property {FrameDescription} description
 * @property {Uint16Array|null} level_indices
 * @property {Uint8Array|null} display_table
 * @property {Uint8Array|null} display_values
 * @property {Uint8Array|null} overlay_planes bit n: overlay n
 * @property {Uint8Array|null} shutter_mask 1: covered
 */

/** @typedef {{center: number, width: number, voi_lut?: number|null}} Window `voi_lut`: a table of the file's in its stead */

/** @typedef {{stage: string, loaded?: number, total?: number}} Stage */

/**
 * @typedef {Object} PageState
 * @property {Phase} phase
 * @property {Stage} stage start-up of the engine
 * @property {boolean} sealed
 * @property {number} requests network requests since a file was opened
 * @property {number} opened_at when the files were chosen, in ms since navigation; 0 before
 * @property {number} generation counts the archives opened; what belongs to an older one is dropped
 * @property {number} listed files found so far in a dropped folder that is being listed; 0 otherwise
 * @property {ScanProgress|null} progress
 * @property {Account|null} account
 * @property {ArchiveRow[]} archives
 * @property {Map<number, PatientRow>} patients
 * @property {Map<number, StudyRow>} studies
 * @property {SourceError[]} problems
 * @property {(ErrorReply & {entry_name: string})|null} failure why the engine stopped, and the entry that it was busy with, "" where that is not known
 * @property {{entry_name: string}|null} silence the engine does not answer
 * @property {Verdict|null} verdict null: none yet
 * @property {Map<number, TableRow>} rows
 * @property {TableRow[]} changed_rows those that are new or changed in the last event
 * @property {number[]} gone_rows keys of those that are no more
 * @property {"waiting"|"running"|"stopped"|"done"} examining the reading of every element; "stopped" by the reader
 * @property {{examined: number, examinable: number}|null} examination how far that is
 * @property {"waiting"|"running"|"stopped"|"done"} looking for text in pictures
 * @property {{looked: number, to_look_at: number, is_all: boolean}|null} look how far that is; `is_all`: in all frames, not in samples
 * @property {{read: number, to_read: number}|null} reading of lines of text that were found; null: none waits to be read
 * @property {DragTool} drag_tool
 * @property {boolean} is_split whether two viewports are shown
 * @property {number} active_viewport which of them tools and tables address, from 0
 * @property {boolean} frames_in_step whether the other viewport follows the active one through its frames
 * @property {boolean} looks_in_step and in window and zoom
 * @property {boolean} histogram_shown
 * @property {boolean} picture_only whether the picture has the whole workspace
 * @property {import("../tools/measuring.js").Line[]} lines lengths that were measured
 */

/**
 * @typedef {Object} ViewportState
 * @property {Selection|null} selection
 * @property {number|null} instance_key the instance that is shown, or that could not be shown
 * @property {Window|null} window set by the reader; null: the file's own
 * @property {boolean} inverted
 * @property {View} view how the picture lies
 * @property {Frame|null} frame
 * @property {import("../engine/contract.js").TextBox[]} text_boxes lines of text that were found in it
 * @property {ErrorReply|null} frame_error why the chosen frame is not shown
 */

/** @returns {PageState} */
export function initialPage() {
  return {
    phase: "loading", stage: { stage: "fetching" }, sealed: false, requests: 0, opened_at: 0, generation: 0, listed: 0,
    progress: null, account: null, archives: [], patients: new Map(), studies: new Map(), problems: [], failure: null, silence: null,
    verdict: null, rows: new Map(), changed_rows: [], gone_rows: [], examining: "waiting", examination: null, looking: "waiting", look: null, reading: null,
    drag_tool: "window", is_split: false, active_viewport: 0, frames_in_step: true, looks_in_step: false,
    histogram_shown: false, picture_only: false, lines: [],
  };
}

/** A viewport where no series is chosen. @returns {ViewportState} */
export function nothingSelected() {
  return { selection: null, instance_key: null, window: null, inverted: false, view: UPRIGHT, frame: null, text_boxes: [], frame_error: null };
}

/**
 * @template {object} State
 * @typedef {Object} Store
 * @property {Readonly<State>} value
 * @property {(patch: Partial<State>) => void} set
 * @property {(fields: readonly (keyof State)[], show: (state: Readonly<State>) => void) => (() => void)} watch shows at once and after each change of
 *   one of the fields, until the function that it returns is called
 */

/**
 * @template {object} State
 * @param {State} value
 * @returns {Store<State>}
 */
export function createStore(value) {
  /** @type {Set<{fields: readonly (keyof State)[], show: (state: Readonly<State>) => void}>} */
  const watchers = new Set();
  return {
    value,
    set(patch) {
      Object.assign(value, patch);
      for (const { fields, show } of [...watchers]) if (fields.some((field) => field in patch)) show(value);
    },
    watch(fields, show) {
      const watcher = { fields, show };
      watchers.add(watcher);
      show(value);
      return () => { watchers.delete(watcher); };
    },
  };
}

/**
 * One of several stores, as a store: its watchers hear of that one's changes, and when another takes its place.
 * @template {object} State
 * @param {Store<State>[]} stores the first is the one to begin with
 * @returns {Store<State> & {choose: (store: Store<State>) => void}}
 */
export function createSwitch(stores) {
  let [current] = stores;
  /** @type {Set<(state: Readonly<State>) => void>} */
  const watchers = new Set();
  return {
    get value() { return current.value; },
    set: (patch) => current.set(patch),
    watch(fields, show) {
      const ends = stores.map((store) => store.watch(fields, (state) => { if (store === current) show(state); }));
      watchers.add(show);
      return () => {
        watchers.delete(show);
        for (const end of ends) end();
      };
    },
    choose(store) {
      if (store === current) return;
      current = store;
      for (const show of [...watchers]) show(store.value);
    },
  };
}

/** @typedef {Store<PageState>} PageStore */
/** @typedef {Store<ViewportState>} ViewportStore */
