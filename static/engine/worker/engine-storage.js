// Files where Python can read them, without a copy: each is mounted read-only, and read in slices. A File that was changed, moved or
// deleted since it was chosen cannot be read any more (NotFoundError, NotReadableError): Python sees that as an OSError.

const EIO = 29; // Emscripten's number

/** @typedef {ReturnType<typeof createStorage>} Storage */

/**
 * @param {any} FS Emscripten's file system
 * @param {Worker} reader runs reader.js
 */
export function createStorage(FS, reader) {
  const { mount, blobAt, discard, clear } = createMounts(FS);
  const { drop, ...writing } = createWriting((blob) => mount([blob])[0]);
  const readBeside = createReads(reader);
  return {
    mount, discard, ...writing,

    /** @param {string} path @param {number} start @param {number} stop @returns {Promise<ArrayBuffer>} */
    read: (path, start, stop) => readBeside(blobAt(path).slice(start, stop)),

    /**
     * The same, but only some places of it, end to end.
     * @param {string} path @param {number} start @param {number} stop
     * @param {any} pieces Python bytes: a Float64Array of where each begins and ends, from `start` on
     * @returns {Promise<ArrayBuffer>}
     */
    readPieces(path, start, stop, pieces) {
      const view = pieces.getBuffer("u8");
      try {
        return readBeside(blobAt(path).slice(start, stop), new Float64Array(view.data.slice().buffer));
      } finally {
        view.release(); // `pieces` itself goes when the promise is kept: Pyodide sees to that
      }
    },

    /** A part of a file as a file of its own. @param {string} path @param {number} start @param {number} stop */
    slice: (path, start, stop) => mount([blobAt(path).slice(start, stop)])[0],

    /** The file itself, which is mounted no longer. @param {string} path of a file that came from `slice` or `finish` */
    handOut(path) {
      const blob = blobAt(path);
      discard(path);
      return blob;
    },

    /** Drop every file: another open begins. */
    clear() {
      clear();
      drop();
    },
  };
}

/** Reads in the other worker, as many at once as are asked for. @param {Worker} reader */
function createReads(reader) {
  /** @type {Map<number, {resolve: (buffer: ArrayBuffer) => void, reject: (error: Error) => void}>} */
  const reads = new Map();
  let last = 0;
  reader.addEventListener("message", ({ data: { id, buffer, error } }) => {
    const waiting = reads.get(id);
    reads.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else waiting?.resolve(buffer);
  });
  /** @param {Blob} blob @param {Float64Array} [pieces] @returns {Promise<ArrayBuffer>} */
  return (blob, pieces) => new Promise((resolve, reject) => {
    reads.set(++last, { resolve, reject });
    reader.postMessage({ id: last, blob, pieces });
  });
}

/** The files that Python sees. @param {any} FS Emscripten's file system */
function createMounts(FS) {
  /** @type {Map<string, {blob: Blob, mountpoint: string}>} */
  const files = new Map();
  let last = 0;
  FS.mkdirTree("/in");
  failSoftly(FS);

  /** @param {string} path */
  function file(path) {
    const found = files.get(path);
    if (!found) throw new Error(`nothing is mounted at ${path}`);
    return found;
  }

  return {
    /** Mount several at once; only where they lie is decided here, their names stay data. @param {Blob[]} blobs */
    mount(blobs) {
      const mountpoint = `/in/${++last}`;
      FS.mkdir(mountpoint);
      FS.mount(FS.filesystems.WORKERFS, { blobs: blobs.map((data, i) => ({ name: String(i), data })) }, mountpoint);
      const paths = blobs.map((_, i) => `${mountpoint}/${i}`);
      blobs.forEach((blob, i) => files.set(paths[i], { blob, mountpoint }));
      return paths;
    },
    /** @param {string} path */
    blobAt: (path) => file(path).blob,
    /** @param {string} path of a file that came from `slice` or `finish` */
    discard(path) {
      unmount(FS, file(path).mountpoint);
      files.delete(path);
    },
    clear() {
      for (const mountpoint of new Set([...files.values()].map((entry) => entry.mountpoint))) unmount(FS, mountpoint);
      files.clear();
    },
  };
}

/** @param {any} FS @param {string} mountpoint */
function unmount(FS, mountpoint) {
  FS.unmount(mountpoint);
  FS.rmdir(mountpoint);
}

/** Files that are written chunk by chunk, outside Python's heap. @param {(blob: Blob) => string} mount gives a path */
function createWriting(mount) {
  /** @type {Map<number, Blob[]>} */
  const unfinished = new Map();
  let last = 0;
  return {
    /** Begin a new file. */
    begin() {
      unfinished.set(++last, []);
      return last;
    },
    /** @param {number} id @param {any} chunk a Python bytes-like */
    append(id, chunk) {
      const view = chunk.getBuffer("u8");
      try {
        unfinished.get(id)?.push(new Blob([view.data]));
      } finally {
        view.release();
        chunk.destroy();
      }
    },
    /** @param {number} id @returns {{path: string, size: number}} */
    finish(id) {
      const chunks = unfinished.get(id);
      if (!chunks) throw new Error("the file was dropped: something else was opened");
      const blob = new Blob(chunks);
      unfinished.delete(id);
      return { path: mount(blob), size: blob.size };
    },
    /** The file is not wanted. @param {number} id */
    abandon: (id) => { unfinished.delete(id); },
    drop: () => unfinished.clear(),
  };
}

/** An exception within a read would end Python; an error number is an OSError there. @param {any} FS Emscripten's file system */
function failSoftly(FS) {
  const operations = FS.filesystems.WORKERFS.stream_ops;
  const read = operations.read;
  operations.read = (/** @type {any[]} */ ...args) => {
    try {
      return read(...args);
    } catch {
      throw new FS.ErrnoError(EIO);
    }
  };
}
