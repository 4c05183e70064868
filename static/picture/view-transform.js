// How the picture lies on the canvas: zoom, pan, quarter turns, mirror. Nothing here touches the page; the arithmetic is DOMMatrix.

const SMALLEST = 0.02;
const LARGEST = 64;
/** Cosine and sine of 0 to 3 quarter turns, exact: a rounding error would make the browser soften the pixels. */
const QUARTERS = [[1, 0], [0, 1], [-1, 0], [0, -1]];

/**
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number}} Point device pixels on the canvas
 * @typedef {{rows: number, columns: number, pixel_aspect: number}} Shape
 */

/**
 * The picture is mirrored left to right, then turned, then enlarged, then moved.
 * @typedef {Object} View
 * @property {number} scale device pixels a column
 * @property {number} x from the canvas' middle to the picture's, in device pixels
 * @property {number} y
 * @property {boolean} fitted to the canvas, whatever its size: scale, x and y follow from it
 * @property {number} turn quarter turns clockwise, 0 to 3
 * @property {boolean} mirrored
 */

/** @type {View} */
export const UPRIGHT = Object.freeze({ scale: 1, x: 0, y: 0, fitted: true, turn: 0, mirrored: false });

/**
 * The view with the scale it has on this canvas; pixels that are not square are stretched down their height.
 * @param {View} view @param {Shape} shape @param {Size} canvas @returns {View}
 */
export function settled(view, { rows, columns, pixel_aspect }, canvas) {
  if (!view.fitted) return view;
  const sides = [columns, rows * (pixel_aspect || 1)];
  const [width, height] = view.turn % 2 ? sides.reverse() : sides;
  return { ...view, scale: Math.min(canvas.width / width, canvas.height / height), x: 0, y: 0 };
}

/** From columns and rows of the frame, at the corners of its pixels, to the canvas. @param {View} view @param {Shape} shape @param {Size} canvas */
export function matrixOf(view, { rows, columns, pixel_aspect }, canvas) {
  const { scale, x, y, turn, mirrored } = settled(view, { rows, columns, pixel_aspect }, canvas);
  const [cosine, sine] = QUARTERS[turn];
  const matrix = new DOMMatrix([cosine, sine, -sine, cosine, canvas.width / 2 + x, canvas.height / 2 + y])
    .scaleSelf(mirrored ? -scale : scale, scale * (pixel_aspect || 1))
    .translateSelf(-columns / 2, -rows / 2);
  return Object.assign(matrix, { e: Math.round(matrix.e), f: Math.round(matrix.f) });
}

/**
 * The pixel of the frame under a point of the canvas, or null beside the picture.
 * @param {View} view @param {Shape} shape @param {Size} canvas @param {Point} point
 */
export function pixelUnder(view, shape, canvas, point) {
  const { x, y } = matrixOf(view, shape, canvas).inverse().transformPoint(point);
  const [row, column] = [Math.floor(y), Math.floor(x)];
  return row >= 0 && column >= 0 && row < shape.rows && column < shape.columns ? { row, column } : null;
}

/** Zoom so that what is at (x, y) from the canvas' middle stays there. @param {View} view @param {number} factor @param {Point} point @returns {View} */
export function zoomAt(view, factor, { x, y }) {
  const scale = Math.max(SMALLEST, Math.min(LARGEST, view.scale * factor));
  const ratio = scale / view.scale;
  return { ...view, scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, fitted: false };
}

/** @param {View} view @param {number} dx @param {number} dy @returns {View} */
export function panBy(view, dx, dy) {
  return { ...view, x: view.x + dx, y: view.y + dy, fitted: false };
}

/** A quarter turn about the canvas' middle. @param {View} view @param {1|-1} direction 1: clockwise @returns {View} */
export function turned(view, direction) {
  return { ...view, turn: (view.turn + direction + 4) % 4, x: -direction * view.y, y: direction * view.x };
}

/** Left and right on the screen change places. @param {View} view @returns {View} */
export function flippedAcross(view) {
  return { ...view, turn: (4 - view.turn) % 4, mirrored: !view.mirrored, x: -view.x };
}

/** Top and bottom on the screen change places. @param {View} view @returns {View} */
export function flippedDown(view) {
  return { ...view, turn: (6 - view.turn) % 4, mirrored: !view.mirrored, y: -view.y };
}

/**
 * What is written at the edges of the frame as it is stored, at the edges of the picture as it is shown: left, right, top, bottom.
 * @template T
 * @param {T[]} edges left, right, top, bottom of the frame
 * @param {View} view
 * @returns {T[]}
 */
export function edgesAsShown([left, right, top, bottom], { turn, mirrored }) {
  const clockwise = mirrored ? [right, top, left, bottom] : [left, top, right, bottom];
  return [0, 2, 1, 3].map((edge) => clockwise[(edge - turn + 4) % 4]);
}
