// Ways to what somebody wants to see: a series, a file, one of its frames, one of its elements.

import { isDicom } from "../series/entry-columns.js";
import { lookOf } from "../series/entry-look.js";
import { preferences } from "../state/preferences.js";
import { showPane } from "./layout.js";

/**
 * @param {import("../picture/viewing.js").Call} call
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {(entry: import("../engine/contract.js").EntryRow) => unknown} look at a file that is no DICOM
 * @param {(path: string) => Promise<void>} reveal an element of the file that is shown
 */
export function createWays(call, viewports, look, reveal) {
  /** @param {number} series_key */
  function choose(series_key) {
    viewports.current().viewing.select(series_key).catch(() => {}); // the store carries the reason, the viewport words it
  }

  /** @param {{entry_key: number, name: string}} entry @param {number} [frame_index] */
  function showEntry(entry, frame_index) {
    viewports.current().viewing.showEntry(entry, frame_index).catch(() => {}); // as above
    showPane("picture");
  }

  /** A file that something was found in, and its element in the headers. @param {number} entry_key @param {string} name @param {string} path "" for the file as a whole */
  async function goToFile(entry_key, name, path) {
    const entry = await call("get_entry", { entry_key }).then(({ result }) => result, () => null); // other files were opened meanwhile
    if (entry && !isDicom(entry) && lookOf(entry)) return look(entry);
    showEntry({ entry_key, name });
    if (!path) return undefined;
    preferences.set({ headers_open: true });
    showPane("headers");
    return reveal(path);
  }

  return { choose, showEntry, goToFile };
}
