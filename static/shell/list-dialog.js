// One dialog for lists that are made when they are asked for.

import { byId } from "../ui/dom.js";

/** @param {string} title @param {Node} content */
export function showList(title, content) {
  byId("list-title", HTMLElement).textContent = title;
  byId("list-content", HTMLElement).replaceChildren(content);
  const dialog = byId("list-dialog", HTMLDialogElement);
  if (!dialog.open) dialog.showModal();
}
