// Everything that the page will ever ask the network for: asked for before the seal, checked against the build's own hashes, kept as Blobs;
// WebAssembly is compiled as it arrives.
// A script of its own in index.html, so that it runs while the browser still compiles the rest of the page.

import { MANIFEST } from "../../engine/manifest.js";

/** @typedef {Blob|WebAssembly.Module} Asset */
/** @typedef {Map<string, {bytes: number, arrival: Promise<Asset>}>} Assets path below the site's root -> its size and, once it is there, what it is */

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

/** @param {string} path @param {RequestInit} options @param {string} query @returns {Promise<Asset>} */
async function request(path, options, query) {
  const response = await fetch(new URL(path + query, SITE), { ...options, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return path.endsWith(".wasm") ? compiled(response) : response.blob();
}

/**
 * Only what is compiled from the response itself does a browser keep compiled for the next visit. It refuses to where the host calls the
 * file something else.
 * @param {Response} response
 */
async function compiled(response) {
  const is_told = response.headers.get("Content-Type")?.trim().toLowerCase() === "application/wasm";
  return is_told && "compileStreaming" in WebAssembly ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
