// Dialogs: help, and the ways to close any of them.

import { byId } from "./dom.js";

export function createDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", ({ target }) => {
      const is_close = target instanceof Element && target.closest("[data-close]");
      if (is_close || target === dialog) dialog.close();
    });
  }
  const help = byId("help-dialog", HTMLDialogElement);
  byId("show-help", HTMLElement).addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const is_typing = event.target instanceof HTMLInputElement && event.target.type !== "range";
    if (event.key === "?" && !is_typing && !document.querySelector("dialog[open]")) help.showModal();
  });
}
