// The buttons of commands: index.html has their places and icons, the registry their words, keys and states.

import { isRunnable, run } from "../state/commands.js";
import { preferences } from "../state/preferences.js";
import { keyCaps } from "../ui/key-caps.js";
import { captions, shortcut } from "../ui/keys.js";

/**
 * @param {import("../state/commands.js").Commands} commands
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").ActiveStore} active
 */
export function attachButtons(commands, page, active) {
  /** @type {[HTMLButtonElement, import("../state/commands.js").Command][]} */
  const buttons = [];
  for (const command of commands.list()) {
    const button = document.getElementById(command.id);
    if (!(button instanceof HTMLButtonElement)) continue;
    name(button, command);
    button.addEventListener("click", () => run(command));
    buttons.push([button, command]);
  }
  const show = () => { for (const [button, command] of buttons) showState(button, command); };
  page.watch(["is_split", "drag_tool", "frames_in_step", "looks_in_step", "histogram_shown", "picture_only", "rows"], show);
  active.watch(["frame", "selection", "view", "inverted", "instance_key", "text_boxes"], show);
  preferences.watch(["text", "overlays", "shutter", "text_boxes", "smoothing"], show);
}

/** An icon is named by its label and title, an item of a menu by its text. @param {HTMLButtonElement} button @param {import("../state/commands.js").Command} command */
function name(button, { words, keys = [] }) {
  const [key] = keys;
  if (key) button.setAttribute("aria-keyshortcuts", shortcut(key));
  const is_icon = button.classList.contains("icon");
  if (!is_icon && !button.textContent?.trim()) return button.append(words, ...(key ? [keyCaps(key)] : []));
  button.title = key ? `${words} (${captions(key).join(" ")})` : words;
  if (is_icon) button.setAttribute("aria-label", words);
  return undefined;
}

/** @param {HTMLButtonElement} button @param {import("../state/commands.js").Command} command */
function showState(button, command) {
  const { isOn, isThere } = command;
  if (isOn && button.getAttribute("aria-pressed") !== String(isOn())) button.setAttribute("aria-pressed", String(isOn()));
  const is_hidden = isThere !== undefined && !isThere();
  if (button.hidden !== is_hidden) button.hidden = is_hidden; // the tool bar is arranged anew when that is written
  button.disabled = !button.hidden && !isRunnable(command);
}
