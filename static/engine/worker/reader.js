// A second, tiny worker that only reads: while Python computes, its own worker cannot take in what the browser reads for it.

addEventListener("message", async ({ data: { id, blob, pieces } }) => {
  try {
    const whole = await blob.arrayBuffer();
    const buffer = pieces ? packed(new Uint8Array(whole), pieces) : whole;
    postMessage({ id, buffer }, { transfer: [buffer] });
  } catch (error) {
    const { name, message } = /** @type {DOMException} */ (error);
    postMessage({ id, error: { name, message } });
  }
});

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
