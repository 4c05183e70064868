// Everything that the page will ever ask the network for: asked for before the seal, checked against the build's own hashes, kept as Blobs.

/** @typedef {{path: string, bytes: number, integrity: string}} ManifestEntry */
/** @typedef {Map<string, {bytes: number, arrival: Promise<Blob>}>} Assets path below the site's root -> its size and, once they are there, its bytes */

const SITE = new URL("../", import.meta.url);

/**
 * Send every request, in the manifest's order; what they bring arrives later. The first that fails ends the others.
 * @returns {Promise<Assets>}
 */
export async function requestAssets() {
  const manifest = await request("engine/manifest.json", { cache: "no-cache" });
  /** @type {ManifestEntry[]} */
  const entries = JSON.parse(await manifest.text());
  const others = new AbortController();
  return new Map(entries.map(({ path, bytes, integrity }) => {
    // The hash in the address lets no cache answer with another build's file; `integrity` makes the browser check the bytes.
    const arrival = request(path, { integrity, signal: others.signal }, `?${integrity.slice(7).replace(/\W/g, "").slice(0, 12)}`);
    arrival.catch(() => others.abort());
    return [path, { bytes, arrival }];
  }));
}

/** @param {string} path @param {RequestInit} options @param {string} [query] */
async function request(path, options, query = "") {
  const response = await fetch(new URL(path + query, SITE), { ...options, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.blob();
}
