// One viewport, made from the template in index.html as often as one is wanted: what belongs to one picture, wired to a store of its own.

import { createCine } from "./cine.js";
import { createControls } from "./controls.js";
import { createFrameBar } from "./frame-bar.js";
import { attachPointers, attachWheel } from "./gestures.js";
import { createPictureCanvas } from "./picture-canvas.js";
import { createViewing } from "./viewing.js";
import { createVolumeLine } from "./volume-line.js";
import { createWriting } from "./writing.js";
import { createObjectView } from "../objects/object-view.js";
import { createStore, nothingSelected } from "../state/store.js";
import { createLineLayer } from "../tools/line-layer.js";
import { createTextBoxLayer } from "../tools/text-box-layer.js";
import { fromTemplate, within } from "../ui/dom.js";

/**
 * @param {string} name for screen readers
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewing.js").Call} call
 * @param {import("../tools/measuring.js").Measuring} measuring
 */
export function createViewport(name, page, call, measuring) {
  const element = fromTemplate("viewport-template");
  const stage = within(element, ".stage", HTMLElement);
  const canvas = within(element, "canvas", HTMLCanvasElement);
  const store = createStore(nothingSelected());
  const viewing = createViewing(page, store, call);
  const { shownView, render, finishPainting } = createPictureCanvas(stage, canvas, store);
  const { moveCursor } = createWriting(stage, canvas, store, page, viewing, shownView);
  const controls = createControls(canvas, store, viewing, shownView);
  const cine = createCine({ element, store, viewing });
  const lines = createLineLayer({ stage, canvas, store }, page, measuring);
  createTextBoxLayer({ stage, canvas, store }, page, call);
  const object_view = createObjectView(stage, store, viewing, call);
  const viewport = { element, stage, canvas, store, viewing, controls, moveCursor, cine, lines, object_view, render, finishPainting, shownView };

  element.setAttribute("aria-label", name);
  within(element, ".frame-slider", HTMLInputElement).setAttribute("aria-label", `Frame of ${name.toLowerCase()}`);
  attachPointers(viewport, page);
  attachWheel(viewport);
  createFrameBar(viewport);
  createVolumeLine(within(element, ".frame-bar", HTMLElement), store);
  return viewport;
}

/** @typedef {ReturnType<typeof createViewport>} Viewport */
