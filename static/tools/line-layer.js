// The measured lines over one viewport: those of the frame that is shown, where they lie now.

import { lineMark } from "./line-mark.js";
import { endsOnStage, nudged, placeUnder } from "./line-places.js";
import { within } from "../ui/dom.js";

/**
 * @typedef {import("./measuring.js").Line} Line
 * @typedef {import("./measuring.js").Place} Place
 * @typedef {import("./measuring.js").Measuring} Measuring
 * @typedef {import("./line-mark.js").LineMark} LineMark
 * @typedef {import("../picture/view-transform.js").Point} Point
 * @typedef {import("../state/store.js").PageStore} PageStore
 * @typedef {Pick<import("../picture/viewport.js").Viewport, "stage"|"canvas"|"store">} Viewport
 */

/**
 * The lines over one viewport: drawn, begun, moved, removed.
 * @param {Viewport} viewport
 * @param {PageStore} page
 * @param {Measuring} measuring
 */
export function createLineLayer(viewport, page, measuring) {
  const { canvas, store } = viewport;
  const marks = createMarks(viewport, moving(viewport, page, measuring));
  const shownLines = () => linesOf(store.value.frame, page.value.lines);
  const draw = () => marks.draw(shownLines());
  store.watch(["frame", "view"], draw);
  page.watch(["lines"], draw);

  return {
    shownLines,
    /** Begin a line at a point of the canvas; its other end goes with what is called next. @param {Point} point device pixels */
    begin(point) {
      const start = placeAt(viewport, point);
      let id = 0;
      return (/** @type {Point} */ now) => {
        if (!store.value.frame) return;
        if (id) measuring.move(id, [start, placeAt(viewport, now)]);
        else id = measuring.add(store.value.frame.description, [start, placeAt(viewport, now)]);
      };
    },
    /** A line across the middle of what is seen, its first end ready for the arrow keys. */
    addByKey() {
      const { frame } = store.value;
      if (!frame) return;
      const [start, end] = [0.4, 0.6].map((share) => placeAt(viewport, { x: canvas.width * share, y: canvas.height / 2 }));
      marks.focus(measuring.add(frame.description, [start, end]));
    },
  };
}

/** @param {import("../state/store.js").Frame|null} frame @param {Line[]} lines @returns {Line[]} */
function linesOf(frame, lines) {
  if (!frame) return [];
  const { instance_key, frame_index } = frame.description;
  return lines.filter((line) => line.instance_key === instance_key && line.frame_index === frame_index);
}

/** The place of the frame under a point of the canvas. @param {Viewport} viewport @param {Point} point device pixels @returns {Place} */
function placeAt({ canvas, store: { value: { frame, view } } }, point) {
  return frame ? placeUnder(point, view, frame.description, canvas) : [0, 0];
}

/**
 * What pointer and keys do with a line's mark.
 * @param {Viewport} viewport @param {PageStore} page @param {Measuring} measuring @returns {Parameters<typeof lineMark>[1]}
 */
function moving(viewport, page, measuring) {
  const { stage, store } = viewport;

  /** @param {number} id @param {number} end @param {(from: Place) => Place} to */
  function moveEnd(id, end, to) {
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (line) measuring.move(id, end ? [line.ends[0], to(line.ends[1])] : [to(line.ends[0]), line.ends[1]]);
  }

  return {
    moveTo(id, end, { clientX, clientY }) {
      const { left, top } = stage.getBoundingClientRect();
      const ratio = devicePixels();
      moveEnd(id, end, () => placeAt(viewport, { x: (clientX - left) * ratio, y: (clientY - top) * ratio }));
    },
    nudge(id, end, x, y) {
      const { frame, view } = store.value;
      if (frame) moveEnd(id, end, (from) => nudged(from, { x, y }, view, frame.description));
    },
    remove: measuring.remove,
    leave: () => stage.focus(),
  };
}

/** The marks on the stage, one a line. @param {Viewport} viewport @param {Parameters<typeof lineMark>[1]} intents */
function createMarks({ stage, canvas, store }, intents) {
  const layer = within(stage, ".lines", SVGSVGElement);
  /** @type {Map<number, LineMark>} */
  const marks = new Map();

  /** @param {number} id @param {LineMark} mark */
  function drop(id, mark) {
    if (mark.element.contains(document.activeElement)) stage.focus();
    mark.element.remove();
    marks.delete(id);
  }

  /** @param {number} id */
  function markOf(id) {
    const known = marks.get(id);
    if (known) return known;
    const mark = lineMark(id, intents);
    marks.set(id, mark);
    layer.append(mark.element);
    return mark;
  }

  return {
    /** @param {Line[]} lines */
    draw(lines) {
      const { frame, view } = store.value;
      const wanted = new Set(lines.map(({ id }) => id));
      for (const [id, mark] of marks) if (!wanted.has(id)) drop(id, mark);
      if (frame) for (const line of lines) markOf(line.id).draw(line, endsOnStage(line.ends, view, frame.description, canvas, devicePixels()));
    },
    /** @param {number} id */
    focus: (id) => marks.get(id)?.focus(),
  };
}

function devicePixels() {
  return window.devicePixelRatio || 1;
}
