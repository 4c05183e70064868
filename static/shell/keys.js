// Keys, wherever no text is typed. Those that write a sign act whatever has the focus, and can be switched off (WCAG 2.1.4);
// arrows, Home, End and the like belong to what has the focus, and to the picture where that is the picture or nothing.

import { run } from "../state/commands.js";
import { preferences } from "../state/preferences.js";
import { keyOf, takesText, writesSign } from "../ui/keys.js";

/**
 * @param {import("../state/commands.js").Commands} commands
 * @param {import("../state/store.js").PageStore} page
 */
export function attachKeys(commands, page) {
  document.addEventListener("keydown", (event) => {
    const key = keyOf(event);
    const command = commands.ofKey(key);
    if (!command || event.defaultPrevented || !isFree(event.target, key)) return;
    if (command.group !== "everywhere" && !isOpen(page.value)) return;
    event.preventDefault();
    run(command);
  });
}

/** @param {EventTarget|null} target @param {string} key */
function isFree(target, key) {
  if (document.querySelector("dialog[open], :popover-open")) return false;
  if (writesSign(key)) return preferences.value.letter_keys && !takesText(target);
  return target === document.body || (target instanceof Element && target.matches(".stage"));
}

/** @param {Readonly<import("../state/store.js").PageState>} page */
function isOpen({ account, opened_at }) {
  return account !== null || opened_at > 0;
}
