// A second, tiny worker that only reads: while Python computes, its own worker cannot take in what the browser reads for it.

addEventListener("message", async ({ data: { id, blob } }) => {
  try {
    const buffer = await blob.arrayBuffer();
    postMessage({ id, buffer }, { transfer: [buffer] });
  } catch (error) {
    const { name, message } = /** @type {DOMException} */ (error);
    postMessage({ id, error: { name, message } });
  }
});
