// A contact sheet of exactly the frames that may show who it is about, by series and reason, to be looked at and ticked off.

import { addressText, bySeriesAndReason, framesOf } from "./risk-frames.js";
import { nameOf } from "../series/columns.js";
import { preferences } from "../state/preferences.js";
import { countOf, countText } from "../ui/formats.js";
import { SEVERITY_WORDS } from "../ui/remarks.js";

const SIZE = 384; // pixels of the longer side: letters must be readable
const COMMAND = { id: "show-risk-sheet", group: /** @type {const} */ ("pictures"), words: "Frames that may show who it is", keys: ["shift+b"], in_menu: true };

/**
 * @typedef {import("../engine/contract.js").FindingRow} FindingRow
 * @typedef {import("../engine/contract.js").FrameAtRisk} FrameAtRisk
 * @typedef {import("../picture/viewing.js").Call} Call
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {Call} call
 * @param {import("../state/commands.js").Commands} commands
 * @param {import("./sheet.js").Sheet} sheet
 * @param {() => void} judge called when something was ticked off
 */
export function createRiskSheet(page, viewports, call, commands, sheet, judge) {
  let chosen = ""; // the frame that was opened last: the sheet begins there

  /** Those that a finding is about, or all. @param {FindingRow} [finding] */
  async function show(finding) {
    const { frames, left_out } = (await call("get_frames_at_risk", {})).result;
    const shown = finding ? framesOf(frames, finding) : frames;
    const groups = bySeriesAndReason(shown).map((own) => ({
      heading: `${nameOf(page.value.rows.get(own[0].series_key))}: ${own[0].reason}`,
      tiles: own.map((frame) => tileOf(frame, call, () => open(frame))),
    }));
    const last = shown.findIndex((frame) => addressText(frame) === chosen);
    const place = last < 0 ? Math.max(0, shown.findIndex(({ is_seen }) => !is_seen)) : last;
    const title = left_out ? `${COMMAND.words} (${countText(left_out)} more are not listed)` : COMMAND.words;
    sheet.open({ title, kind: "frame", groups, chosen: place, inverted: false, tick_off: tickOff(shown, call, judge) });
  }

  /** @param {FrameAtRisk} frame */
  function open(frame) {
    const { viewing, object_view } = viewports.current();
    chosen = addressText(frame);
    viewing.select(frame.series_key, frame.display_index).catch(() => {}); // the store carries the reason, the viewport words it
    object_view.focus();
  }

  const start = (/** @type {FindingRow} */ finding) => { show(finding).catch(() => {}); }; // other files were opened, or the engine is gone
  commands.add({ ...COMMAND, act: () => { show().catch(() => {}); }, isPossible: () => page.value.rows.size > 0 });
  return { show: start };
}

/** @param {FrameAtRisk} frame @param {Call} call @param {() => void} choose @returns {import("./sheet.js").Tile} */
function tileOf({ instance_key, frame_index, display_index, severity, reason, boxes }, call, choose) {
  const label = `Frame ${display_index + 1}`;
  const lines = boxes ? `, ${countOf(boxes, "line")} of text` : "";
  return {
    label: `${label}${lines}`, name: `${label}${lines}. ${SEVERITY_WORDS[severity]}: ${reason}`, choose,
    async ask() {
      const [picture, found] = [await call("get_thumbnail", { instance_key, frame_index, size: SIZE }), boxes ? await call("get_text_boxes", { instance_key, frame_index }) : null];
      return { ...picture, boxes: preferences.value.text_boxes ? found?.result : [] };
    },
  };
}

/** @param {FrameAtRisk[]} shown @param {Call} call @param {() => void} judge @returns {import("./ticking.js").TickOff} */
function tickOff(shown, call, judge) {
  return {
    isSeen: (index) => shown[index].is_seen,
    mark(indices, is_seen) {
      const marked = indices.map((index) => shown[index]);
      for (const frame of marked) frame.is_seen = is_seen;
      const frames = marked.map(({ instance_key, frame_index }) => ({ instance_key, frame_index }));
      if (frames.length) call("mark_frames_seen", { frames, seen: is_seen }).then(judge, () => {}); // other files were opened, or the engine is gone
    },
  };
}
