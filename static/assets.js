// Everything that the page will ever ask the network for: fetched before the seal, checked against the build's own hashes, kept as Blobs.

/** @typedef {{path: string, bytes: number, integrity: string}} ManifestEntry */
/** @typedef {Map<string, Blob>} Assets path below the site's root -> bytes */

const SITE = new URL("../", import.meta.url);

/**
 * @param {(loaded: number, total: number) => void} onProgress bytes so far, bytes in all
 * @returns {Promise<Assets>}
 */
export async function fetchAssets(onProgress) {
  const manifest = await fetchWhole("engine/manifest.json", { cache: "no-cache" });
  /** @type {ManifestEntry[]} */
  const entries = JSON.parse(await manifest.text());
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const others = new AbortController();
  let loaded = 0;
  onProgress(loaded, total);
  const pairs = entries.map(async ({ path, bytes, integrity }) => {
    // The hash in the address lets no cache answer with another build's file; `integrity` makes the browser check the bytes.
    const blob = await fetchWhole(path, { integrity, signal: others.signal }, `?${integrity.slice(7).replace(/\W/g, "").slice(0, 12)}`);
    if (!others.signal.aborted) onProgress((loaded += bytes), total);
    return /** @type {[string, Blob]} */ ([path, blob]);
  });
  return new Map(await Promise.all(pairs).finally(() => others.abort()));
}

/** @param {string} path @param {RequestInit} options @param {string} [query] */
async function fetchWhole(path, options, query = "") {
  const response = await fetch(new URL(path + query, SITE), { ...options, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.blob();
}
