// How the page is divided: splitters between the panels, the picture alone, and on small screens one panel at a time.

import { preferences } from "../state/preferences.js";
import { byId } from "../ui/dom.js";

const KEY_STEP = 2;
const SMALLEST = 15;
const LARGEST = 85;

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {import("../state/commands.js").Commands} commands
 */
export function createLayout(store, commands) {
  const workspace = byId("workspace", HTMLElement);
  attachSplitter(byId("split-columns", HTMLElement), workspace, "--tables-width", "tables_width");
  attachSplitter(byId("split-rows", HTMLElement), workspace, "--series-height", "series_height");
  commands.add({
    id: "enlarge", group: "pictures", words: "Picture only", keys: ["f"], isOn: () => store.value.picture_only, in_menu: true,
    act: () => store.set({ picture_only: !store.value.picture_only }),
  });
  store.watch(["picture_only"], ({ picture_only }) => document.body.classList.toggle("picture-only", picture_only));
  for (const button of paneButtons()) button.addEventListener("click", () => showPane(button.dataset.pane ?? "series"));
  store.watch(["account", "opened_at", "phase"], ({ account, opened_at, phase }) => {
    const is_open = account !== null || opened_at > 0;
    document.body.classList.toggle("is-open", is_open);
    workspace.hidden = phase === "loading" && !is_open; // laid out behind the welcome while nothing else is to be done
    byId("panes", HTMLElement).hidden = !is_open;
    byId("welcome", HTMLElement).hidden = is_open;
  });
  store.watch(["generation"], () => showPane("series"));
}

/** Which panel a small screen shows. @param {string} pane */
export function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of paneButtons()) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
}

/** @returns {HTMLButtonElement[]} */
function paneButtons() {
  return [...byId("panes", HTMLElement).querySelectorAll("button")];
}

/**
 * @param {HTMLElement} splitter
 * @param {HTMLElement} workspace
 * @param {string} property
 * @param {"tables_width"|"series_height"} share
 */
function attachSplitter(splitter, workspace, property, share) {
  const is_vertical = splitter.getAttribute("aria-orientation") === "vertical";
  /** @param {number} wanted */
  const move = (wanted) => preferences.set({ [share]: Math.max(SMALLEST, Math.min(LARGEST, wanted)) });
  splitter.addEventListener("pointerdown", (event) => splitter.setPointerCapture(event.pointerId));
  splitter.addEventListener("pointermove", (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = workspace.getBoundingClientRect();
    move(is_vertical ? (100 * (event.clientX - left)) / width : (100 * (event.clientY - top)) / height);
  });
  splitter.addEventListener("keydown", ({ key }) => {
    const step = { ArrowLeft: -KEY_STEP, ArrowUp: -KEY_STEP, ArrowRight: KEY_STEP, ArrowDown: KEY_STEP }[key];
    if (step) move(preferences.value[share] + step);
  });
  preferences.watch([share], ({ [share]: percent }) => {
    workspace.style.setProperty(property, `${percent}%`);
    splitter.setAttribute("aria-valuenow", String(Math.round(percent)));
  });
}
