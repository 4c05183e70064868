// Light or dark: as the system says, until the reader says otherwise.

import { byId } from "../ui/dom.js";

export function createTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  /** @param {boolean} dark */
  const show = (dark) => { root.dataset.theme = dark ? "dark" : "light"; };
  const follow = () => show(system.matches);
  follow();
  system.addEventListener("change", follow);
  byId("toggle-theme", HTMLElement).addEventListener("click", () => {
    system.removeEventListener("change", follow);
    show(root.dataset.theme !== "dark");
  });
}
