// Dialogs and menus: the ways to close any of them.

export function createDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", ({ target }) => {
      const is_close = target instanceof Element && target.closest("[data-close]");
      if (is_close || target === dialog) dialog.close();
    });
  }
}

/** A menu closes when something else is pressed, when one of its items is chosen, and by Escape. */
export function createMenus() {
  const menus = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.menu")]);
  document.addEventListener("pointerdown", ({ target }) => {
    for (const menu of menus) if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
  });
  for (const menu of menus) {
    menu.addEventListener("click", ({ target }) => { if (target instanceof Element && target.closest(".items button")) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      event.stopPropagation();
      menu.querySelector("summary")?.focus();
    });
  }
}
