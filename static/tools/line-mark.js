// One measured line as SVG: its two ends move by pointer and by arrow keys, and it can be removed.

import { keyOf } from "../ui/keys.js";

const SVG = "http://www.w3.org/2000/svg";
const FAR_STEP = 10;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @typedef {import("./measuring.js").Line} Line
 * @typedef {import("../picture/view-transform.js").Point} Point
 */

/** @typedef {{element: SVGGElement, focus: () => void, draw: (line: Line, ends: Point[]) => void}} LineMark */

/**
 * @param {number} id
 * @param {{moveTo: (id: number, end: number, event: MouseEvent) => void, nudge: (id: number, end: number, across: number, down: number) => void,
 *          remove: (id: number) => void, leave: () => void}} intents
 * @returns {LineMark}
 */
export function lineMark(id, intents) {
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
