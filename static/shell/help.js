// The help: what can be done by key, made from the registry of commands.

import { preferences } from "../state/preferences.js";
import { byId, make } from "../ui/dom.js";
import { captions } from "../ui/keys.js";

/** @typedef {import("../state/commands.js").Command} Command */

/** @type {[import("../state/commands.js").Group, string][]} */
const HEADINGS = [
  ["table", "Series table"], ["frames", "Frames"], ["window", "Window"], ["place", "Zoom, turn and move"], ["pictures", "Pictures and tools"],
  ["object", "Objects without picture"], ["everywhere", "Everywhere"],
];

/** @param {import("../state/commands.js").Commands} commands */
export function createHelp(commands) {
  const dialog = byId("help-dialog", HTMLDialogElement);
  const letters = byId("letter-keys", HTMLInputElement);
  commands.add({ id: "show-help", group: "everywhere", words: "Keyboard and help", help: "this help", keys: ["?"], act: () => dialog.showModal() });
  letters.addEventListener("change", () => preferences.set({ letter_keys: letters.checked }));
  preferences.watch(["letter_keys"], ({ letter_keys }) => { letters.checked = letter_keys; });
  return {
    /** Once all commands are in the registry. */
    fill: () => byId("key-lists", HTMLElement).replaceChildren(...HEADINGS.flatMap(([group, title]) => section(title, commands.list().filter((one) => one.group === group)))),
  };
}

/** @param {string} title @param {Command[]} commands */
function section(title, commands) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const { words, help = words, keys = [] } of commands) if (keys.length) lines.set(help, [...(lines.get(help) ?? []), ...keys]);
  const list = make("dl", [...lines].flatMap(([text, keys]) => [make("dt", keys.flatMap(caps)), make("dd", text)]), "keys");
  return lines.size ? [make("h3", title), list] : [];
}

/** @param {string} key @param {number} place */
function caps(key, place) {
  const pressed = captions(key).flatMap((caption, index) => [...(index ? [" "] : []), make("kbd", caption)]);
  return place ? [" ", ...pressed] : pressed;
}
