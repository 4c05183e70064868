// Light or dark: as the system says, until the reader says otherwise.

import { preferences } from "../state/preferences.js";
import { byId } from "../ui/dom.js";

export function createTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const show = () => { root.dataset.theme = preferences.value.theme ?? (system.matches ? "dark" : "light"); };
  system.addEventListener("change", show);
  preferences.watch(["theme"], show);
  byId("toggle-theme", HTMLElement).addEventListener("click", () => preferences.set({ theme: root.dataset.theme === "dark" ? "light" : "dark" }));
}
