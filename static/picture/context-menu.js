// The menu over a picture: by the right button that did not move, by a long touch, by the menu key. What it offers comes from the registry of commands.

import { isRunnable, run } from "../state/commands.js";
import { make } from "../ui/dom.js";
import { shortcut } from "../ui/keys.js";
import { keyCaps } from "../ui/key-caps.js";

const RIGHT_BUTTON = 2;
const MOVED_PIXELS = 4;

/** @typedef {import("../state/commands.js").Command} Command */

/**
 * @param {HTMLElement} holder of the pictures
 * @param {import("../state/commands.js").Commands} commands
 */
export function createContextMenu(holder, commands) {
  const menu = make("div", [], "context-menu");
  menu.popover = "auto";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", "Picture");
  document.body.append(menu);
  /** @type {HTMLElement|null} where it was asked for */
  let stage = null;

  /** @param {HTMLElement} asked_on @param {number} x @param {number} y CSS pixels of the window */
  function open(asked_on, x, y) {
    stage = asked_on;
    stage.focus({ preventScroll: true });
    menu.replaceChildren(...sections(commands, choose));
    menu.showPopover();
    menu.style.left = `${Math.max(0, Math.min(x, window.innerWidth - menu.offsetWidth))}px`;
    menu.style.top = `${Math.max(0, Math.min(y, window.innerHeight - menu.offsetHeight))}px`;
    items(menu)[0]?.focus();
  }

  function close() {
    menu.hidePopover();
    stage?.focus({ preventScroll: true });
  }

  /** @param {Command} command */
  function choose(command) {
    close();
    run(command);
  }

  attachAsking(holder, open);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab" || event.key === "Escape") close();
    else if (!moveAmong(items(menu), event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the menu and nothing else
  });
}

/**
 * The right button also moves the picture: it asks for the menu only where it comes up near to where it went down.
 * @param {HTMLElement} holder @param {(stage: HTMLElement, x: number, y: number) => void} open
 */
function attachAsking(holder, open) {
  let down = { x: 0, y: 0 };
  holder.addEventListener("contextmenu", (event) => {
    const stage = stageOf(event);
    if (!stage) return;
    event.preventDefault();
    if (event.button === RIGHT_BUTTON) return;
    const { left, top } = stage.getBoundingClientRect();
    open(stage, event.clientX || left, event.clientY || top);
  });
  holder.addEventListener("pointerdown", ({ clientX, clientY }) => { down = { x: clientX, y: clientY }; });
  holder.addEventListener("pointerup", (event) => {
    const stage = stageOf(event);
    const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y);
    if (stage && event.button === RIGHT_BUTTON && moved < MOVED_PIXELS) open(stage, event.clientX, event.clientY);
  });
}

/** @param {Event} event @returns {HTMLElement|null} */
function stageOf({ target }) {
  return target instanceof Element ? target.closest(".stage") : null;
}

/** @param {import("../state/commands.js").Commands} commands @param {(command: Command) => void} choose */
function sections(commands, choose) {
  const offered = commands.list().filter(({ in_menu, isThere }) => in_menu && (isThere?.() ?? true));
  return [...new Set(offered.map(({ group }) => group))].map((group) => {
    const section = make("div", offered.filter((command) => command.group === group).map((command) => item(command, choose)), "items");
    section.setAttribute("role", "group");
    return section;
  });
}

/** @param {Command} command @param {(command: Command) => void} choose */
function item(command, choose) {
  const { words, keys: [key] = [], isOn } = command;
  const button = make("button", [make("span", words), ...(key ? [keyCaps(key)] : [])], "quiet");
  Object.assign(button, { type: "button", tabIndex: -1, disabled: !isRunnable(command) });
  button.setAttribute("role", isOn ? "menuitemcheckbox" : "menuitem");
  if (isOn) button.setAttribute("aria-checked", String(isOn()));
  if (key) button.setAttribute("aria-keyshortcuts", shortcut(key));
  button.addEventListener("click", () => choose(command));
  return button;
}

/** @param {HTMLElement} menu @returns {HTMLButtonElement[]} */
function items(menu) {
  return [...menu.querySelectorAll("button")].filter(({ disabled }) => !disabled);
}

/** @param {HTMLButtonElement[]} among @param {string} key @returns {boolean} whether it is a key that moves */
function moveAmong(among, key) {
  const at = among.findIndex((one) => one === document.activeElement);
  /** @type {Record<string, number>} */
  const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (!(key in places)) return false;
  among.at(places[key] % among.length)?.focus();
  return true;
}
