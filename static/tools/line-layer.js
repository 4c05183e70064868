// The measured lines over one viewport: those of the frame that is shown, where they lie now.

import { lineMark } from "./line-mark.js";
import { matrixOf } from "../picture/view-transform.js";
import { within } from "../ui/dom.js";

/**
 * @typedef {import("./measuring.js").Line} Line
 * @typedef {import("./measuring.js").Place} Place
 * @typedef {import("./measuring.js").Measuring} Measuring
 * @typedef {import("../picture/view-transform.js").Point} Point
 */

/**
 * The lines over one viewport: drawn, moved, removed.
 * @param {Pick<import("../picture/viewport.js").Viewport, "stage"|"canvas"|"store">} viewport
 * @param {import("../state/store.js").PageStore} page
 * @param {Measuring} measuring
 */
export function createLineLayer(viewport, page, measuring) {
  const { stage, canvas, store } = viewport;
  const layer = within(stage, ".lines", SVGSVGElement);
  /** @type {Map<number, import("./line-mark.js").LineMark>} */
  const marks = new Map();

  /** Lines of the frame that is shown. @returns {Line[]} */
  function shownLines() {
    const { frame } = store.value;
    if (!frame) return [];
    const { instance_key, frame_index } = frame.description;
    return page.value.lines.filter((line) => line.instance_key === instance_key && line.frame_index === frame_index);
  }

  function draw() {
    const lines = shownLines();
    const wanted = new Set(lines.map(({ id }) => id));
    for (const [id, mark] of marks) if (!wanted.has(id)) drop(id, mark);
    for (const line of lines) markOf(line.id).draw(line, ends(line));
  }

  /** @param {number} id @param {import("./line-mark.js").LineMark} mark */
  function drop(id, mark) {
    if (mark.element.contains(document.activeElement)) stage.focus();
    mark.element.remove();
    marks.delete(id);
  }

  /** @param {number} id */
  function markOf(id) {
    const known = marks.get(id);
    if (known) return known;
    const mark = lineMark(id, { moveTo, nudge, remove: measuring.remove, leave: () => stage.focus() });
    marks.set(id, mark);
    layer.append(mark.element);
    return mark;
  }

  /** Where a line's ends are on the stage, in CSS pixels. @param {Line} line @returns {Point[]} */
  function ends(line) {
    const { frame, view } = store.value;
    if (!frame) return [];
    const matrix = matrixOf(view, frame.description, canvas);
    const ratio = window.devicePixelRatio || 1;
    return line.ends.map(([x, y]) => matrix.transformPoint({ x, y })).map(({ x, y }) => ({ x: x / ratio, y: y / ratio }));
  }

  /** The place of the frame under a point of the canvas, in the frame. @param {Point} point device pixels @returns {Place} */
  function placeAt(point) {
    const { frame, view } = store.value;
    if (!frame) return [0, 0];
    const { rows, columns } = frame.description;
    const { x, y } = matrixOf(view, frame.description, canvas).inverse().transformPoint(point);
    return [Math.max(0, Math.min(columns, x)), Math.max(0, Math.min(rows, y))];
  }

  /** @param {number} id @param {number} end @param {Place} place */
  function moveEnd(id, end, place) {
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (line) measuring.move(id, end ? [line.ends[0], place] : [place, line.ends[1]]);
  }

  /** @param {number} id @param {number} end @param {MouseEvent} event */
  function moveTo(id, end, { clientX, clientY }) {
    const { left, top } = stage.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    moveEnd(id, end, placeAt({ x: (clientX - left) * ratio, y: (clientY - top) * ratio }));
  }

  /** Move an end by so many pixels of the frame, as directions are on the screen. @param {number} id @param {number} end @param {number} across @param {number} down */
  function nudge(id, end, across, down) {
    const { frame, view } = store.value;
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (!frame || !line) return;
    const { rows, columns } = frame.description;
    const matrix = matrixOf({ ...view, scale: 1, fitted: false }, { rows, columns, pixel_aspect: 1 }, canvas).inverse();
    const [column, row] = line.ends[end];
    const x = column + matrix.a * across + matrix.c * down;
    const y = row + matrix.b * across + matrix.d * down;
    moveEnd(id, end, [Math.max(0, Math.min(columns, x)), Math.max(0, Math.min(rows, y))]);
  }

  store.watch(["frame", "view"], draw);
  page.watch(["lines"], draw);

  return {
    shownLines,
    /** Begin a line at a point of the canvas; its other end goes with what is called next. @param {Point} point device pixels */
    begin(point) {
      const start = placeAt(point);
      let id = 0;
      return (/** @type {Point} */ now) => {
        if (!store.value.frame) return;
        if (id) moveEnd(id, 1, placeAt(now));
        else id = measuring.add(store.value.frame.description, [start, placeAt(now)]);
      };
    },
    /** A line across the middle of what is seen, its first end ready for the arrow keys. */
    addByKey() {
      const { frame } = store.value;
      if (!frame) return;
      const { width, height } = canvas;
      const id = measuring.add(frame.description, [placeAt({ x: width * 0.4, y: height / 2 }), placeAt({ x: width * 0.6, y: height / 2 })]);
      marks.get(id)?.focus();
    },
  };
}
