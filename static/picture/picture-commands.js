// What can be done to the active picture, as commands.

import { draggedWindow } from "../tools/window-tools.js";

const PAN_PIXELS = 40;
const PAGE_FRAMES = 10;
const ZOOM_STEP = 1.25;

/** @typedef {import("../state/commands.js").Command} Command */

/**
 * @param {import("../state/commands.js").Commands} commands
 * @param {import("./viewports.js").Viewports} viewports
 */
export function addPictureCommands(commands, viewports) {
  commands.add(...frameCommands(viewports), ...windowCommands(viewports), ...placeCommands(viewports), lengthCommand(viewports));
}

/** @param {import("./viewports.js").Viewports} viewports @returns {Command[]} */
function frameCommands({ current, active }) {
  const group = "frames";
  const last = () => (active.value.selection?.instance_keys.length ?? 1) - 1;
  /** @param {number} distance */
  const step = (distance) => () => current().viewing.step(distance);
  const one = "frame before, after (or turn the wheel)";
  const page = "ten frames back, on";
  const speed = "slower, faster";
  return [
    { id: "frame-before", group, words: "Frame before", help: one, keys: ["ArrowUp", "ArrowLeft"], act: step(-1) },
    { id: "frame-after", group, words: "Frame after", help: one, keys: ["ArrowDown", "ArrowRight"], act: step(1) },
    { id: "frames-back", group, words: "Ten frames back", help: page, keys: ["PageUp"], act: step(-PAGE_FRAMES) },
    { id: "frames-on", group, words: "Ten frames on", help: page, keys: ["PageDown"], act: step(PAGE_FRAMES) },
    { id: "first-frame", group, words: "First frame", help: "first, last frame", keys: ["Home"], act: () => current().viewing.step(-last()) },
    { id: "last-frame", group, words: "Last frame", help: "first, last frame", keys: ["End"], act: () => current().viewing.step(last()) },
    { id: "play", group, words: "Play or pause", help: "play or pause (or Space in the picture)", keys: ["k"], act: () => current().cine.toggle() },
    { id: "slower", group, words: "Slower", help: speed, keys: ["<"], act: () => current().cine.slower() },
    { id: "faster", group, words: "Faster", help: speed, keys: [">"], act: () => current().cine.faster() },
  ];
}

/** @param {import("./viewports.js").Viewports} viewports @returns {Command[]} */
function windowCommands({ current, active }) {
  const group = "window";
  /** @param {number} across @param {number} up */
  const nudge = (across, up) => () => {
    const window_ = draggedWindow(active.value, across, up);
    if (window_) current().viewing.setWindow(window_);
  };
  const hasFrame = () => active.value.frame !== null;
  const width = "narrower, wider (or drag across)";
  const center = "lower, higher centre (or drag up and down)";
  return [
    { id: "invert", group, words: "Invert", keys: ["i"], act: () => current().viewing.invert(), isOn: () => active.value.inverted, isPossible: hasFrame, in_menu: true },
    {
      id: "reset-window", group, words: "Reset window", keys: ["r"], act: () => current().viewing.setWindow(null),
      isPossible: () => Boolean(active.value.frame?.display_table), in_menu: true,
    },
    { id: "narrower", group, words: "Narrower window", help: width, keys: ["["], act: nudge(-10, 0) },
    { id: "wider", group, words: "Wider window", help: width, keys: ["]"], act: nudge(10, 0) },
    { id: "lower", group, words: "Lower window centre", help: center, keys: [","], act: nudge(0, -10) },
    { id: "higher", group, words: "Higher window centre", help: center, keys: ["."], act: nudge(0, 10) },
  ];
}

/** @param {import("./viewports.js").Viewports} viewports @returns {Command[]} */
function placeCommands({ current, active }) {
  const group = "place";
  /** @param {(controls: import("./viewport.js").Viewport["controls"]) => void} change */
  const by = (change) => () => change(current().controls);
  const zoom = "zoom (or Ctrl and wheel, or pinch)";
  const pan = "move the picture (or drag with the right or middle button, or Space and drag)";
  return [
    { id: "zoom-in", group, words: "Zoom in", help: zoom, keys: ["+", "="], act: by(({ zoom: to }) => to(ZOOM_STEP)) },
    { id: "zoom-out", group, words: "Zoom out", help: zoom, keys: ["-"], act: by(({ zoom: to }) => to(1 / ZOOM_STEP)) },
    { id: "zoom-fit", group, words: "Fit", help: "fit (or double click)", keys: ["0"], act: by(({ fit }) => fit()), isOn: () => active.value.view.fitted, in_menu: true },
    {
      id: "zoom-one", group, words: "One to one", keys: ["1"], act: by(({ oneToOne }) => oneToOne()),
      isOn: () => !active.value.view.fitted && active.value.view.scale === 1, in_menu: true,
    },
    { id: "pan-up", group, words: "Move up", help: pan, keys: ["shift+ArrowUp"], act: by(({ pan: to }) => to(0, -PAN_PIXELS)) },
    { id: "pan-down", group, words: "Move down", help: pan, keys: ["shift+ArrowDown"], act: by(({ pan: to }) => to(0, PAN_PIXELS)) },
    { id: "pan-left", group, words: "Move left", help: pan, keys: ["shift+ArrowLeft"], act: by(({ pan: to }) => to(-PAN_PIXELS, 0)) },
    { id: "pan-right", group, words: "Move right", help: pan, keys: ["shift+ArrowRight"], act: by(({ pan: to }) => to(PAN_PIXELS, 0)) },
    { id: "turn-right", group, words: "Turn right", keys: ["e"], act: by(({ turn }) => turn(1)), in_menu: true },
    { id: "turn-left", group, words: "Turn left", keys: ["q"], act: by(({ turn }) => turn(-1)), in_menu: true },
    { id: "flip-across", group, words: "Flip left and right", keys: ["h"], act: by(({ flipAcross }) => flipAcross()), in_menu: true },
    { id: "flip-down", group, words: "Flip top and bottom", keys: ["v"], act: by(({ flipDown }) => flipDown()), in_menu: true },
    { id: "reset-view", group, words: "Reset everything", help: "reset window, zoom, turn and flip", keys: ["shift+r"], act: by(({ reset }) => reset()), in_menu: true },
  ];
}

/** @param {import("./viewports.js").Viewports} viewports @returns {Command} */
function lengthCommand({ current, active }) {
  return {
    id: "measure", group: "pictures", words: "Measure a length", keys: ["m"], act: () => current().lines.addByKey(), isPossible: () => active.value.frame !== null, in_menu: true,
    help: "measure a length: arrows move an end, Tab goes to the other, Delete removes it, Esc leaves it",
  };
}
