// How far the passes over what is open are, in the status line: each with a way to stop it and to let it go on.

import { byId, setText } from "../ui/dom.js";
import { countOf, countText } from "../ui/formats.js";

/**
 * @typedef {import("../state/store.js").PageState} PageState
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {{stop: () => void, goOn: () => void}} Pass
 */

/**
 * @param {PageStore} store
 * @param {Pass} examining
 * @param {Pass & {lookAtAll: () => void}} looking
 */
export function createPassLines(store, examining, looking) {
  createPassLine(store, examining, "examination", "examining", ["examination"], examinationText, isExaminationShown);
  createPassLine(store, looking, "look", "looking", ["look", "reading"], lookText, isLookShown);
  const all = byId("look-at-all", HTMLButtonElement);
  store.watch(["look", "looking", "account", "phase"], (state) => {
    const had_focus = all === document.activeElement;
    all.hidden = !isLookShown(state) || state.looking === "running" || !isSampled(state);
    if (all.hidden && had_focus) byId("stop-looking", HTMLElement).focus();
  });
  all.addEventListener("click", looking.lookAtAll);
}

/**
 * @param {PageStore} store
 * @param {Pass} pass
 * @param {string} id of its text; those of its buttons end in `field`
 * @param {"examining"|"looking"} field
 * @param {readonly (keyof PageState)[]} watched
 * @param {(state: Readonly<PageState>) => string} textOf
 * @param {(state: Readonly<PageState>) => boolean} isShown
 */
function createPassLine(store, { stop, goOn }, id, field, watched, textOf, isShown) {
  const text = byId(id, HTMLElement);
  const stopping = byId(`stop-${field}`, HTMLButtonElement);
  const going_on = byId(`go-on-${field}`, HTMLButtonElement);
  store.watch([field, ...watched, "account", "phase"], (state) => {
    text.hidden = !isShown(state);
    setText(text, text.hidden ? "" : textOf(state));
    stopping.hidden = text.hidden || state[field] === "stopped" || state[field] === "done";
    going_on.hidden = text.hidden || state[field] !== "stopped";
  });
  stopping.addEventListener("click", () => { stop(); going_on.focus(); });
  going_on.addEventListener("click", () => { goOn(); stopping.focus(); });
}

/** @param {Readonly<PageState>} state */
function isExaminationShown({ examining, examination, phase }) {
  return examination !== null && phase !== "scanning" && examining !== "done";
}

/** @param {Readonly<PageState>} state */
function examinationText({ examination }) {
  return examination ? `Every element read in ${countText(examination.examined)} of ${countOf(examination.examinable, "file")}` : "";
}

/** Also when it has ended, where only samples were looked at. @param {Readonly<PageState>} state */
function isLookShown(state) {
  const { looking, look, reading, phase, examining } = state;
  return look !== null && phase !== "scanning" && examining === "done" && (looking !== "done" || reading !== null || isSampled(state));
}

/** @param {Pick<PageState, "look"|"account">} state */
function isSampled({ look, account }) {
  return look !== null && account !== null && !look.is_all && look.to_look_at < account.frames;
}

/** @param {Readonly<PageState>} state */
export function lookText({ look, looking, reading, account }) {
  if (!look) return "";
  const of_all = looking === "done" ? account?.frames ?? look.to_look_at : look.to_look_at;
  const lines = reading ? `; ${countText(reading.read)} of ${countOf(reading.to_read, "line")} read` : "";
  return `${countText(look.looked)} of ${countOf(of_all, "frame")} looked at for text${lines}`;
}
