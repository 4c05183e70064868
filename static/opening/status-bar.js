// The seal, the stages of the start, the progress of a scan.

import { byId, make, setText } from "../ui/dom.js";
import { bytesText, countOf, countText, durationText, imagesOf } from "../ui/formats.js";

/** @typedef {import("../state/store.js").PageState} PageState */

/** @type {Record<string, string>} */
const STAGES = {
  fetching: "Fetching the engine",
  starting: "Starting the engine",
  libraries: "Ready for files; loading picture decoders",
  ready: "Ready",
  failed: "The engine has stopped",
};

const SPEAK_MS = 1000;

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {() => void} cancelScan
 */
export function createStatusBar(store, cancelScan) {
  const cancel = byId("cancel", HTMLButtonElement);
  const progress = byId("status-progress", HTMLProgressElement);
  const detail = byId("status-detail", HTMLElement);
  let spoken_at = 0;

  store.watch(["sealed", "requests", "opened_at"], ({ sealed, requests, opened_at }) => {
    byId("seal", HTMLElement).classList.toggle("is-sealed", sealed);
    byId("seal", HTMLElement).classList.toggle("is-broken", requests > 0);
    if (sealed) byId("seal-text", HTMLElement).replaceChildren(...sealText(requests, opened_at));
  });

  store.watch(["phase", "stage", "progress", "opened_at", "listed"], (state) => {
    const text = statusText(state);
    // Screen readers hear the start and the end, and the way between now and then only.
    if (!state.progress || performance.now() - spoken_at > SPEAK_MS) {
      spoken_at = performance.now();
      setText(byId("status-text", HTMLElement), text);
    }
    setText(detail, state.phase === "scanning" ? progressText(state) : "");
    const share = shareDone(state);
    progress.hidden = share === null && !isWorking(state);
    if (share === null) progress.removeAttribute("value");
    else progress.value = share;
    cancel.hidden = state.phase !== "scanning";
  });

  cancel.addEventListener("click", cancelScan);
}

/** @param {number} requests @param {number} opened_at */
function sealText(requests, opened_at) {
  const promise = ["Sealed: this page can no longer send or fetch anything. "];
  return opened_at ? [...promise, make("span", `Requests since you opened a file: ${requests}`)] : promise;
}

/** @param {Readonly<PageState>} state */
function statusText({ phase, stage, account, opened_at, listed }) {
  if (listed) return `Looking into the folder: ${countOf(listed, "file")}`;
  if (phase === "scanning") return "Reading";
  if (phase === "failed") return "Stopped";
  if (phase === "loading") return `${STAGES[stage.stage] ?? stage.stage}${opened_at ? "; your files are read as soon as the page is sealed" : ""}`;
  const found = account ? `: ${countOf(account.series, "series", "series")}, ${imagesOf(account)}` : "";
  if (phase === "done") return `Done${found}`;
  if (phase === "cancelled") return `Cancelled; what was read is kept${found}`;
  return STAGES[stage.stage] ?? "Ready";
}

/** @param {Readonly<PageState>} state */
function progressText({ progress, opened_at }) {
  if (!progress) return "";
  const { entries_done, entries_total, bytes_done, bytes_total, source_name } = progress;
  const seconds = (performance.now() - opened_at) / 1000;
  const rate = bytes_done / Math.max(seconds, 0.001);
  const left = rate > 0 && seconds > 1 ? `${durationText((bytes_total - bytes_done) / rate)} left` : "";
  const files = `${countText(entries_done)} of ${countText(entries_total)} files`;
  return [files, `${bytesText(bytes_done)} of ${bytesText(bytes_total)}`, `${bytesText(rate)}/s`, left, source_name].filter(Boolean).join(" · ");
}

/** @param {Readonly<PageState>} state @returns {number|null} null where the end is not known */
function shareDone({ phase, stage, progress }) {
  if (phase === "scanning") return progress?.bytes_total ? Math.min(1, progress.bytes_done / progress.bytes_total) : null;
  return phase === "loading" && stage.loaded !== undefined && stage.total ? stage.loaded / stage.total : null;
}

/** @param {Readonly<PageState>} state */
function isWorking({ phase, stage, listed }) {
  return listed > 0 || phase === "loading" || phase === "scanning" || (phase === "ready" && stage.stage !== "ready");
}
