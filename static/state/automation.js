// window.inspector: what a test, a measurement, a workshop or an embedding page may read and do. Read-only; the names stay.
// Where two pictures are shown it is about the active one.
//
//   inspector.phase                  "loading" | "ready" | "scanning" | "done" | "cancelled" | "failed"
//   inspector.account()              {entries, folders, images, objects, dicomdir, not_dicom, encrypted, unreadable,
//                                    patients, studies, series, instances, frames, bytes}, or null before a file is open
//   inspector.archives()             what is open: archive_key, name, outcome and counts
//   inspector.patients()             patient_key, names and counts; those too of whom there are only slices in series of others
//   inspector.studies()              study_key, patient_key, attributes and counts
//   inspector.findings()             a promise of everything that was found: code, severity, subject, message, count, keys and names of files, tags, values
//   inspector.verdict()              a promise of whether it may be forwarded, when everything was looked into: state, must_fix, look, note, sentence, complete
//   inspector.set_purpose(name, [])  "research" with its options or "care": a promise of the verdict for that purpose
//   inspector.known([...])           names and numbers to look for, never stored: a promise of the verdict with them
//   inspector.expect(json)           what should be there, as text or as an object (docs/expectations.md); null: nothing. A promise of the verdict with it
//   inspector.census()               a promise of every attribute of all files, when all elements are read: path, keyword, name, vr, creator, files, series, distinct, values
//   inspector.search(text)           a promise of where a text or tag is in all elements of all files: {files, series, hit_count, hits, examined, examinable}
//   inspector.series()               the table's rows as plain objects: series_key, instances, frames and attributes in snake_case
//   inspector.select(series_key, i)  choose a series and the frame at place i of its order (from 0; the middle one if left out);
//                                    a promise that resolves when it is drawn, and rejects with {code, message, detail} when it cannot be
//   inspector.displayed()            {rows, columns, samples, values, window_center, window_width} of the drawn frame, or null;
//                                    values: Uint8Array, 8 bit, before zoom and text
//   inspector.tags()                 a promise of the rows of all elements of the instance that is shown
//   inspector.object()               a promise of the summary of the instance that is shown, or null: title, facts, trees, tables, waveforms, documents
//   inspector.timings()              milliseconds since navigation: ready_to_scan, ready, opened, first_rows, done, selected, drawn
//   inspector.heap_bytes()           a promise of the size of the engine's memory
//   inspector.requests_since_open    network requests since files were opened

import { displayValues } from "../picture/frame-painter.js";

/**
 * @typedef {import("../engine/contract.js").PurposeName} PurposeName
 * @typedef {import("../engine/contract.js").Verdict} Verdict
 */

/**
 * @param {import("./store.js").PageStore} store
 * @param {import("../picture/viewports.js").Viewports} viewports whose active one is addressed
 * @param {{findings: () => Promise<import("../engine/contract.js").FindingRow[]>, verdict: () => Promise<Verdict>,
 *   set_purpose: (name: PurposeName, options: string[]) => Promise<Verdict>, known: (values: string[]) => Promise<Verdict>, expect: (schema: unknown) => Promise<Verdict>, census: () => Promise<import("../engine/contract.js").CensusRow[]>,
 *   search: (text: string) => Promise<import("../engine/contract.js").HeaderHits>, tags: () => Promise<import("../engine/contract.js").TagRow[]>, timings: () => object, heap_bytes: () => Promise<number>}} sources
 */
export function createAutomation(store, viewports, { findings, verdict, set_purpose, known, expect, census, search, tags, timings, heap_bytes }) {
  const state = store.value;

  function displayed() {
    const { frame, inverted } = viewports.active.value;
    if (!frame) return null;
    const { drawn_rows: rows, drawn_columns: columns, window_center, window_width } = frame.description;
    return { rows, columns, ...displayValues(frame, inverted), window_center, window_width };
  }

  const inspector = Object.freeze({
    get phase() { return state.phase; },
    get requests_since_open() { return state.requests; },
    account: () => state.account && structuredClone(state.account),
    archives: () => structuredClone(state.archives),
    patients: () => [...state.patients.values()].map((row) => structuredClone(row)),
    studies: () => [...state.studies.values()].map((row) => structuredClone(row)),
    findings,
    verdict,
    /** @param {PurposeName} name @param {string[]} [options] */
    set_purpose: (name, options = []) => set_purpose(name, options),
    known,
    expect,
    census,
    search,
    series: () => [...state.rows.values()].map((row) => structuredClone(row)),
    /** @param {number} series_key @param {number} [frame_index] */
    select: (series_key, frame_index) => viewports.current().viewing.select(series_key, frame_index ?? null),
    displayed,
    tags,
    object: () => viewports.current().object_view.current(),
    timings,
    heap_bytes,
  });
  Object.defineProperty(window, "inspector", { value: inspector, enumerable: true });
}
