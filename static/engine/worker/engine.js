// The worker: Pyodide from what the page fetched, Files mounted, Python's Inspector exposed. Runs from a blob:, so it can import only what it is handed.

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const INDEX = "https://engine.invalid/"; // never asked: fetch answers from the assets while Pyodide starts
const RUNTIME = "engine/pyodide.asm.wasm"; // compiled by the page
const FIRST = ["numpy", "inspector"]; // what the first table needs
const LATER = ["pydicom", "imagecodecs"];

/** @type {Map<string, PromiseWithResolvers<any>>} Blobs, and a WebAssembly.Module */
const assets = new Map();
/** @type {Promise<any>} */
let python;
/** @type {any} what `python` came to */
let pyodide;
/** @type {any} dicom_zip_inspector.bridge.rpc.Inspector */
let inspector;
/** @type {import("./engine-storage.js").Storage} */
let storage;
/** @type {Promise<unknown>} the opening that runs, or ran last */
let opening = Promise.resolve();
/** @type {Promise<void>} the packages that the first table can do without are in place */
let later;
/** @type {typeof import("../seal.js")} */
let sealing;

addEventListener("message", async ({ data }) => {
  receive(data);
  sealing = await importAsset("static/engine/seal.js");
  sealing.narrow();
  const sealed = sealing.isSealed(data.site); // tried before Pyodide's start puts another `fetch` in its place
  python = sealed.then((holds) => (holds ? startPython() : Promise.reject(new Error("not sealed")))); // while the page is still busy with itself
  python.catch(() => {}); // told by `isSealed`, or by `start`
  const { expose, transfer } = await importAsset("vendor/comlink/comlink.mjs");
  const answer = async (/** @type {Promise<any>} */ reply) => transferred(await reply, transfer);
  expose({
    isSealed: () => sealed,
    start,
    importLibraries,
    ping: () => true,
    requestsSince: sealing.requestsSince,
    heapBytes: () => pyodide._module.HEAPU8.length,
    open: (/** @type {any} */ files, /** @type {any} */ options, /** @type {any} */ emit) => answer(open(files, options, emit)),
    resume: (/** @type {any} */ emit) => answer(scanned(told("resume", {}, emit))),
    examine: (/** @type {any} */ emit) => answer(told("examine", {}, emit)),
    lookAtPictures: (/** @type {any} */ params, /** @type {any} */ emit) => answer(told("look_at_pictures", params, emit)),
    call: (/** @type {string} */ method, /** @type {string} */ params) => answer(inspector.call(method, params, null)),
  });
  postMessage("exposed");
}, { once: true });

/** Take in assets as they arrive. @param {{paths: string[], arrivals: MessagePort, site: string}} sent */
function receive({ paths, arrivals }) {
  for (const path of paths) assets.set(path, Promise.withResolvers());
  arrivals.onmessage = ({ data: { path, asset } }) => assets.get(path)?.resolve(asset);
}

/** @param {(cause: string) => void} onFatal */
async function start(onFatal) {
  pyodide = await python;
  pyodide._api.on_fatal = (/** @type {Error} */ error) => onFatal(String(error));
  await unpack(FIRST);
  const { createStorage } = await importAsset("static/engine/worker/engine-storage.js");
  storage = createStorage(pyodide.FS, await startReader(onFatal));
  inspector = pyodide.pyimport("dicom_zip_inspector.bridge.rpc").Inspector(storage, workingOn, () => later);
  later = unpack(LATER);
}

/** Tell the page before a piece of work on one entry, during which nothing can be asked. Sent like replies, so in their order. @param {string} entry_name */
function workingOn(entry_name) {
  postMessage({ working_on: entry_name });
}

/** A table that is on its way comes first: nothing else can be done while Python imports. */
async function importLibraries() {
  await later;
  await opening;
  await new Promise((resolve) => { setTimeout(resolve); }); // the reply goes first, too
  inspector.import_libraries();
}

/** @param {(cause: string) => void} onFatal */
async function startReader(onFatal) {
  const reader = new Worker(sealing.scriptAddress(await script("static/engine/worker/reader.js")), { type: "module" });
  reader.addEventListener("error", (event) => onFatal(event.message || "the reader could not be run"));
  return reader;
}

async function startPython() {
  const { fetch, MessageChannel } = self;
  const { instantiateStreaming } = WebAssembly;
  const { CallbackChannel } = await importAsset("static/engine/worker/callback-channel.js");
  Object.assign(self, { fetch: fetchFromAssets, MessageChannel: CallbackChannel });
  WebAssembly.instantiateStreaming = instantiateRuntime;
  try {
    const [{ default: createPyodideModule }, { loadPyodide }] = await Promise.all([
      importAsset("engine/pyodide.asm.mjs.gz.bin"), importAsset("engine/pyodide.mjs.gz.bin"),
    ]);
    return await loadPyodide({ indexURL: INDEX, createPyodideModule, lockFileContents: await text("engine/pyodide-lock.json") });
  } finally {
    Object.assign(self, { fetch, MessageChannel });
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** @param {any} request @returns {Promise<Response>} */
async function fetchFromAssets(request) {
  const path = `engine/${String(request.url ?? request).replace(INDEX, "")}`;
  return path === RUNTIME ? new Response() : new Response(await stream(`${path}.gz.bin`));
}

/** In the place of instantiating the response that stands for the runtime. @param {unknown} _ @param {WebAssembly.Imports} [imports] */
async function instantiateRuntime(_, imports) {
  const module = /** @type {WebAssembly.Module} */ (await assets.get(RUNTIME)?.promise);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

/** Put packages where Python finds them. @param {string[]} names */
async function unpack(names) {
  const archives = await Promise.all(names.map(async (name) => new Response(await stream(`engine/${name}.tar.gz.bin`)).arrayBuffer()));
  for (const archive of archives) writeFiles(new Uint8Array(archive));
  pyodide.pyimport("importlib").invalidate_caches();
}

/** Write the files of a ustar archive below site-packages. @param {Uint8Array} archive */
function writeFiles(archive) {
  const made = new Set();
  for (let at = 0; archive[at];) {
    const field = (/** @type {number} */ start, /** @type {number} */ length) =>
      new TextDecoder().decode(archive.subarray(at + start, at + start + length)).replace(/\0.*$/s, "");
    const path = [SITE_PACKAGES, field(345, 155), field(0, 100)].filter(Boolean).join("/");
    const folder = path.slice(0, path.lastIndexOf("/"));
    const size = parseInt(field(124, 12), 8);
    if (!made.has(folder)) pyodide.FS.mkdirTree(folder);
    made.add(folder);
    pyodide.FS.writeFile(path, archive.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/**
 * Mount the chosen files and let Python open them.
 * @param {{name: string, file: Blob}[]} files
 * @param {{add?: boolean, skip?: string[]}} options
 * @param {(event: string) => Promise<void>} emit
 */
async function open(files, options, emit) {
  if (!options.add) storage.clear();
  const paths = storage.mount(files.map(({ file }) => file));
  const sources = files.map(({ name, file }, i) => ({ name, path: paths[i], size: file.size }));
  return scanned(told("open", { sources, ...options }, emit));
}

/** Note that a table is on its way. @param {Promise<any>} reply */
function scanned(reply) {
  opening = reply.then(() => {}, () => {}); // the reply itself is taken out of Python and gone then
  return reply;
}

/**
 * A call that tells on the way how far it is.
 * @param {string} method
 * @param {object} params
 * @param {(event: string) => Promise<void>} emit
 */
async function told(method, params, emit) {
  /** @type {Promise<void>|undefined} */
  let delivered;
  const asked = inspector.call(method, JSON.stringify(params), (/** @type {string} */ event) => { delivered = emit(event); });
  const reply = await asked;
  await delivered; // events go through a port of their own: the reply must not overtake the last one
  return reply;
}

/** Take a reply out of Python: arrays are copied once and handed over, files go as the Blobs that they are. @param {any} reply @param {Function} transfer */
function transferred(reply, transfer) {
  const { json } = reply;
  const buffers = taken(reply.buffers, copied);
  const files = taken(reply.files, handedOut);
  reply.destroy();
  return transfer({ json, buffers, files }, Object.values(buffers).map(({ buffer }) => buffer));
}

/** What a dict of Python's holds, each taken out of it. @template T @param {any} dict @param {(value: any) => T} take @returns {Record<string, T>} */
function taken(dict, take) {
  /** @type {Record<string, T>} */
  const found = {};
  for (const [name, value] of dict.items()) found[name] = take(value);
  dict.destroy();
  return found;
}

/** @param {any} source a ByteSource that nobody else has */
function handedOut(source) {
  try {
    return storage.handOut(source.path);
  } finally {
    source.destroy();
  }
}

/** @param {any} array a Python object with the buffer protocol */
function copied(array) {
  const view = array.getBuffer();
  try {
    return view.data.slice();
  } finally {
    view.release();
    array.destroy();
  }
}

/** @param {string} path */
async function stream(path) {
  const asset = assets.get(path);
  if (!asset) throw new Error(`no asset ${path}`);
  const blob = await asset.promise;
  return path.endsWith(".gz.bin") ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
}

/** @param {string} path */
const text = async (path) => new Response(await stream(path)).text();

/** @param {string} path */
const script = async (path) => new Blob([await new Response(await stream(path)).blob()], { type: "text/javascript" });

/** @param {string} path @returns {Promise<any>} */
async function importAsset(path) {
  const url = URL.createObjectURL(await script(path));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
