// Everything that the page will ever ask the network for: asked for before the seal, checked against the build's own hashes, kept as Blobs.
// A script of its own in index.html, so that it runs while the browser still compiles the rest of the page.

import { MANIFEST } from "../../engine/manifest.js";

/** @typedef {Map<string, {bytes: number, arrival: Promise<Blob>}>} Assets path below the site's root -> its size and, once they are there, its bytes */

const SITE = new URL("../../", import.meta.url);

/** On their way from here on. */
export const ASSETS = requestAssets();

/**
 * Send every request, in the manifest's order. The first that fails ends the others.
 * @returns {Assets}
 */
function requestAssets() {
  const others = new AbortController();
  return new Map(MANIFEST.map(({ path, bytes, integrity }) => {
    // The hash in the address lets no cache answer with another build's file; `integrity` makes the browser check the bytes.
    const arrival = request(path, { integrity, signal: others.signal }, `?${integrity.slice(7).replace(/\W/g, "").slice(0, 12)}`);
    arrival.catch(() => others.abort());
    return [path, { bytes, arrival }];
  }));
}

/** @param {string} path @param {RequestInit} options @param {string} query */
async function request(path, options, query) {
  const response = await fetch(new URL(path + query, SITE), { ...options, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.blob();
}
