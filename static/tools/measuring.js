// Lengths: lines between two points of a frame. They belong to the frame, so they stay with it through zoom, turn and scrolling,
// and every viewport that shows the frame shows them. The engine says how long a line is.

import { within } from "../ui/dom.js";
import { latestOnly } from "../state/latest-only.js";
import { matrixOf } from "../picture/view-transform.js";
import { keyOf } from "../ui/keys.js";

const SVG = "http://www.w3.org/2000/svg";
const FAR_STEP = 10;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @typedef {[column: number, row: number]} Place counted from the frame's corner, so a pixel's middle is at its half
 * @typedef {{id: number, instance_key: number, frame_index: number, ends: [Place, Place], text: string}} Line
 * @typedef {import("../picture/view-transform.js").Point} Point
 * @typedef {Parameters<typeof createLineLayer>[0]} Host
 */

/**
 * All lines of the page, in its store.
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewing.js").Call} call
 */
export function createMeasuring(page, call) {
  let last_id = 0;
  /** @type {Map<number, (line: Line) => Promise<void>>} */
  const questions = new Map();

  /** @param {Line} changed */
  function put(changed) {
    page.set({ lines: [...page.value.lines.filter(({ id }) => id !== changed.id), changed].sort((one, two) => one.id - two.id) });
  }

  /** @param {Line} line */
  async function measure({ id, instance_key, frame_index, ends: [start, end] }) {
    const { result } = await call("get_length", { instance_key, frame_index, start, end });
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (line) put({ ...line, text: result.text });
  }

  /** @param {number} id @param {[Place, Place]} ends */
  function move(id, ends) {
    const line = page.value.lines.find((candidate) => candidate.id === id);
    if (!line) return;
    put({ ...line, ends });
    questions.get(id)?.({ ...line, ends }).catch(() => {}); // a later place was asked for, or the engine has told why elsewhere
  }

  page.watch(["generation"], () => page.set({ lines: [] }));

  return {
    move,
    /** @param {{instance_key: number, frame_index: number}} frame @param {[Place, Place]} ends @returns {number} its id */
    add({ instance_key, frame_index }, ends) {
      const id = last_id += 1;
      questions.set(id, latestOnly(measure));
      put({ id, instance_key, frame_index, ends, text: "" });
      move(id, ends);
      return id;
    },
    /** @param {number} id */
    remove(id) {
      questions.delete(id);
      page.set({ lines: page.value.lines.filter((line) => line.id !== id) });
    },
  };
}

/** @typedef {ReturnType<typeof createMeasuring>} Measuring */

/**
 * The lines over one viewport: drawn, moved, removed.
 * @param {Pick<import("../picture/viewport.js").Viewport, "stage"|"canvas"|"store">} viewport
 * @param {import("../state/store.js").PageStore} page
 * @param {Measuring} measuring
 */
export function createLineLayer(viewport, page, measuring) {
  const { stage, canvas, store } = viewport;
  const layer = within(stage, ".lines", SVGSVGElement);
  /** @type {Map<number, ReturnType<typeof lineMark>>} */
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

  /** @param {number} id @param {ReturnType<typeof lineMark>} mark */
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

/**
 * @param {number} id
 * @param {{moveTo: (id: number, end: number, event: MouseEvent) => void, nudge: (id: number, end: number, across: number, down: number) => void,
 *          remove: (id: number) => void, leave: () => void}} intents
 */
function lineMark(id, intents) {
  const halo = part("line", "halo");
  const stroke = part("line", "stroke");
  const text = part("text", "");
  const handles = [0, 1].map((end) => handle(id, end, intents));
  const remove = button("path", "remove");
  remove.setAttribute("d", "M-4-4 4 4M4-4-4 4");
  remove.addEventListener("click", () => intents.remove(id));
  remove.addEventListener("pointerdown", (event) => event.stopPropagation());
  remove.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " " || event.key === "Delete") intents.remove(id);
    else if (event.key === "Escape") intents.leave();
    else return;
    event.preventDefault();
  });
  const element = part("g", "length");
  element.append(halo, stroke, text, ...handles, remove);

  return {
    element,
    focus: () => handles[0].focus(),
    /** @param {Line} line @param {Point[]} ends */
    draw(line, [start, end]) {
      for (const one of [halo, stroke]) set(one, { x1: start.x, y1: start.y, x2: end.x, y2: end.y });
      [start, end].forEach(({ x, y }, index) => set(handles[index], { cx: x, cy: y }));
      const right = start.x > end.x ? start : end;
      set(text, { x: right.x + 12, y: right.y - 8 });
      text.textContent = line.text;
      set(remove, { transform: `translate(${right.x + 18} ${right.y + 8})` });
      handles.forEach((one, index) => one.setAttribute("aria-label", `Length ${line.text}, ${index ? "second" : "first"} end: arrow keys move it, Delete removes the line`));
      remove.setAttribute("aria-label", `Remove length ${line.text}`);
    },
  };
}

/** @param {number} id @param {number} end @param {Parameters<typeof lineMark>[1]} intents */
function handle(id, end, intents) {
  const circle = button("circle", "end-point");
  circle.setAttribute("r", "5");
  circle.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    circle.setPointerCapture(event.pointerId);
  });
  circle.addEventListener("pointermove", (event) => { if (circle.hasPointerCapture(event.pointerId)) intents.moveTo(id, end, event); });
  circle.addEventListener("keydown", (event) => {
    const key = keyOf(event);
    const arrow = ARROWS[event.key];
    if (arrow) intents.nudge(id, end, arrow[0] * (event.shiftKey ? FAR_STEP : 1), arrow[1] * (event.shiftKey ? FAR_STEP : 1));
    else if (key === "Delete" || key === "Backspace") intents.remove(id);
    else if (key === "Escape") intents.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return circle;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 */
function button(tag, className) {
  return set(part(tag, className), { tabindex: 0, role: "button" });
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @returns {SVGElementTagNameMap[Tag]}
 */
function part(tag, className) {
  return set(document.createElementNS(SVG, tag), className ? { class: className } : {});
}

/**
 * @template {Element} T
 * @param {T} element
 * @param {Record<string, string|number>} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
