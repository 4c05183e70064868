// The page's worker that reads lines, run in Node: `node read_lines.mjs DIST FILE`, FILE with pictures as JSON, one a line; readings come out so too.

import { readFileSync } from "node:fs";

const [dist, file] = process.argv.slice(2);
const NodeBlob = globalThis.Blob;
const texts = new Map();
let heard;
const answers = [];

// Node imports no blob: addresses, and no policy holds in it.
globalThis.Blob = class extends NodeBlob {
  constructor(parts, options) {
    super(parts, options);
    if (options?.type === "text/javascript") texts.set(this, Buffer.from(parts[0]).toString("base64"));
  }
};
URL.createObjectURL = (blob) => `data:text/javascript;base64,${texts.get(blob)}`;
URL.revokeObjectURL = () => {};
globalThis.addEventListener = (_, listener) => { heard = listener; };
globalThis.postMessage = (answer) => { answers.push(answer); };

const part = (name) => new NodeBlob([readFileSync(`${dist}/${name}`)]);
await import(`${dist}/static/reading/worker.js`);
await heard({
  data: {
    site: "",
    sealing: new NodeBlob(["export function narrow() {} export async function isSealed() { return true; }"]),
    library: part("reading/tesseract.mjs.gz.bin"), wasm: part("reading/tesseract.wasm.gz.bin"), model: part("reading/eng.traineddata.gz.bin"),
  },
});
for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const { rows, columns, values } = JSON.parse(line);
  await heard({ data: { rows, columns, values: new Uint8Array(Buffer.from(values, "base64")) } });
}
process.stdout.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
