// A worker of its own that reads lines of text in pictures: Tesseract, started from bytes behind the same seal. It answers one message after the other.

/** @typedef {import("./text-reader.js").LinePicture} LinePicture */
/** @typedef {import("./text-reader.js").Reading} Reading */
/** @typedef {{site: string, sealing: Blob, library: Blob, wasm: Blob, model: Blob}} Parts the last three packed with gzip */

const VARIABLES = {
  tessedit_pageseg_mode: "7", // a picture holds one line
  user_defined_dpi: "300", // else it guesses for every picture, and says so
};
const OPAQUE = 0xff000000;

/** @type {any} tesseract-wasm's OCREngine */
let engine;

addEventListener("message", async ({ data }) => {
  try {
    postMessage(engine ? read(data) : await start(data));
  } catch (error) {
    postMessage({ error: String(error) });
  }
});

/** @param {Parts} parts */
async function start({ site, sealing, library, wasm, model }) {
  const { narrow, isSealed } = await imported(sealing);
  narrow();
  if (!await isSealed(site)) throw new Error("not sealed");
  for (const name of /** @type {const} */ (["log", "warn"])) console[name] = () => {}; // Tesseract says there that a picture has no text
  const [{ createOCREngine }, wasmBinary, language] = await Promise.all([imported(unpacked(library)), bytes(wasm), bytes(model)]);
  engine = await createOCREngine({ wasmBinary });
  engine.loadModel(language);
  for (const [name, value] of Object.entries(VARIABLES)) engine.setVariable(name, value);
  return { started: true };
}

/** @param {LinePicture} picture @returns {Reading} */
function read({ rows, columns, values }) {
  const colours = Uint32Array.from(values, (value) => (value * 0x010101) | OPAQUE);
  engine.loadImage({ width: columns, height: rows, data: new Uint8ClampedArray(colours.buffer) });
  /** @type {{text: string, confidence: number}[]} */
  const words = engine.getTextBoxes("word").filter((/** @type {Reading} */ { text }) => text.trim());
  engine.clearImage();
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const confidence = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / (letters || 1);
  return { text: words.map(({ text }) => text.trim()).join(" "), confidence };
}

/** @param {Blob} packed */
const unpacked = (packed) => new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));

/** @param {Blob} packed */
const bytes = async (packed) => new Uint8Array(await unpacked(packed).arrayBuffer());

/** @param {Blob|Response} script @returns {Promise<any>} */
async function imported(script) {
  const address = URL.createObjectURL(new Blob([await script.arrayBuffer()], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}
