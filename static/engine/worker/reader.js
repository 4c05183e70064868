// A second, tiny worker that only reads: while Python computes, its own worker cannot take in what the browser reads for it.

const AT_ONCE = 3; // no more is gained by more, and the browser's threads leave the page its turn

/** @type {{id: number, blob: Blob, pieces?: Float64Array}[]} asked for, and not begun */
const waiting = [];
let running = 0;

addEventListener("message", ({ data }) => {
  if (data.pieces) waiting.push(data);
  else waiting.unshift(data); // what is read by itself is waited for
  if (running < AT_ONCE) work();
});

/** Read one after the other until nothing waits. */
async function work() {
  running += 1;
  for (let next = waiting.shift(); next; next = waiting.shift()) await read(next);
  running -= 1;
}

/** @param {{id: number, blob: Blob, pieces?: Float64Array}} asked */
async function read({ id, blob, pieces }) {
  try {
    const whole = await blob.arrayBuffer();
    const buffer = pieces ? packed(new Uint8Array(whole), pieces) : whole;
    postMessage({ id, buffer }, { transfer: [buffer] });
  } catch (error) {
    const { name, message } = /** @type {DOMException} */ (error);
    postMessage({ id, error: { name, message } });
  }
}

/** Parts of what was read, end to end. @param {Uint8Array} whole @param {Float64Array} places where each begins and ends */
function packed(whole, places) {
  const parts = Array.from({ length: places.length / 2 }, (_, n) => whole.subarray(places[2 * n], places[2 * n + 1]));
  const found = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    found.set(part, at);
    at += part.length;
  }
  return found.buffer;
}
