// A series is dragged, by its row in the table or its tile on a sheet, onto the picture that shall show it.

import { byId } from "../ui/dom.js";

const SERIES = "application/x-dicom-series";

/** @param {import("./viewports.js").Viewports} viewports */
export function createSeriesDrop(viewports) {
  attachSource(byId("series-table", HTMLElement), ".tabulator-row[id^=series-row-]", ({ id }) => id.replace("series-row-", ""), () => {});
  const dialog = byId("sheet-dialog", HTMLDialogElement);
  // The sheet lies over the pictures: it goes once the browser has what it drags.
  attachSource(byId("sheet", HTMLElement), ".tile[data-series-key]", ({ dataset }) => dataset.seriesKey ?? "", () => setTimeout(() => dialog.close()));
  for (const viewport of viewports.all) attachTarget(viewport, viewports);
}

/**
 * @param {HTMLElement} holder
 * @param {string} selector of what can be dragged in it
 * @param {(source: HTMLElement) => string} keyOf its series
 * @param {() => void} begun
 */
function attachSource(holder, selector, keyOf, begun) {
  /** @param {Event} event */
  const sourceOf = ({ target }) => (target instanceof Element ? /** @type {HTMLElement|null} */ (target.closest(selector)) : null);
  holder.addEventListener("pointerdown", (event) => {
    const source = sourceOf(event);
    if (source) source.draggable = true; // rows come and go: they become it when they are touched
  });
  holder.addEventListener("dragstart", (event) => {
    const source = sourceOf(event);
    if (!source || !event.dataTransfer) return;
    event.dataTransfer.setData(SERIES, keyOf(source));
    event.dataTransfer.effectAllowed = "copy";
    begun();
  });
}

/** @param {import("./viewport.js").Viewport} viewport @param {import("./viewports.js").Viewports} viewports */
function attachTarget(viewport, viewports) {
  const { element, viewing } = viewport;
  /** @param {boolean} is_over */
  const mark = (is_over) => element.classList.toggle("is-drop-target", is_over);
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes(SERIES)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    mark(true);
  });
  element.addEventListener("dragleave", () => mark(false));
  element.addEventListener("drop", (event) => {
    const series = event.dataTransfer?.getData(SERIES);
    mark(false);
    if (!series) return;
    event.preventDefault();
    viewports.activate(viewport);
    viewing.select(Number(series)).catch(() => {}); // the store carries the reason, the viewport words it
  });
}
