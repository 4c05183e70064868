// The order that the promise rests on: ask for every asset, seal the page, and only then start the engine.

import { ASSETS } from "./assets.js";
import { Engine, EngineError, notSealed } from "./engine-client.js";
import { isSealed, seal } from "./seal.js";

/** @type {Promise<import("./assets.js").Assets>|undefined} */
let sealed;

/** The assets on their way, once the seal stands: asked for first when all of the page's own modules are there. */
export function sealedAssets() {
  return sealed ??= sealAround(ASSETS);
}

/**
 * Ask for the assets -> seal -> start the worker, which takes in what arrives.
 * @param {import("./engine-client.js").Listeners} listeners
 */
export function startEngine(listeners) {
  return new Engine(sealedAssets(), listeners);
}

/** @param {import("./assets.js").Assets} assets */
async function sealAround(assets) {
  for (const asset of assets.values()) asset.arrival = asset.arrival.catch(fetchFailed);
  seal();
  if (!await isSealed(document.baseURI)) throw notSealed();
  return assets;
}

/** @param {unknown} error @returns {never} */
function fetchFailed(error) {
  throw new EngineError({ code: "asset_failed", message: "A part of the page could not be fetched. Reload the page to try again.", detail: String(error) });
}
