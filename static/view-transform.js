// Where the picture lies on the canvas, in device pixels. Pure numbers: nothing here touches the page.

const SMALLEST = 0.02;
const LARGEST = 64;

/**
 * @typedef {{width: number, height: number}} Size
 * @typedef {{scale: number, x: number, y: number, fitted: boolean}} View scale: device pixels a column; x, y: the picture's corner
 */

/**
 * The picture's size at scale 1; pixels that are not square are stretched down their height.
 * @param {{rows: number, columns: number, pixel_aspect: number}} frame
 * @returns {Size}
 */
export function pictureSize({ rows, columns, pixel_aspect }) {
  return { width: columns, height: rows * (pixel_aspect || 1) };
}

/** @param {Size} picture @param {Size} canvas @returns {View} */
export function fit(picture, canvas) {
  const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height);
  return { ...centred(picture, canvas, scale), fitted: true };
}

/** @param {Size} picture @param {Size} canvas @returns {View} */
export function oneToOne(picture, canvas) {
  return centred(picture, canvas, 1);
}

/** @param {Size} picture @param {Size} canvas @param {number} scale @returns {View} */
function centred(picture, canvas, scale) {
  return { scale, x: (canvas.width - picture.width * scale) / 2, y: (canvas.height - picture.height * scale) / 2, fitted: false };
}

/**
 * Zoom so that the point of the picture under (x, y) stays there.
 * @param {View} view @param {number} factor @param {number} x @param {number} y @returns {View}
 */
export function zoomAt(view, factor, x, y) {
  const scale = Math.max(SMALLEST, Math.min(LARGEST, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, fitted: false };
}

/** @param {View} view @param {number} dx @param {number} dy @returns {View} */
export function panBy(view, dx, dy) {
  return { ...view, x: view.x + dx, y: view.y + dy, fitted: false };
}

/**
 * The pixel of the frame under a point of the canvas, or null beside the picture.
 * @param {View} view
 * @param {{rows: number, columns: number, pixel_aspect: number}} frame
 * @param {number} x @param {number} y
 */
export function pixelUnder(view, { rows, columns, pixel_aspect }, x, y) {
  const column = Math.floor((x - view.x) / view.scale);
  const row = Math.floor((y - view.y) / (view.scale * (pixel_aspect || 1)));
  return row >= 0 && column >= 0 && row < rows && column < columns ? { row, column } : null;
}
