// The order that the promise rests on: fetch every asset, seal the page, and only then start the engine.

import { fetchAssets } from "./assets.js";
import { Engine, EngineError } from "./engine-client.js";
import { isSealed, seal } from "./seal.js";

/** @typedef {import("./engine-client.js").OnStage} OnStage */

/**
 * Fetch assets -> seal -> start the worker. Called once, at load.
 * @param {{onStage: OnStage}} options
 */
export function startEngine({ onStage }) {
  return new Engine(fetchAndSeal(onStage), onStage);
}

/** @param {OnStage} onStage */
async function fetchAndSeal(onStage) {
  const assets = await fetchAssets((loaded, total) => onStage({ stage: "fetching", loaded, total })).catch((error) => {
    throw new EngineError({ code: "asset_failed", message: "A part of the page could not be fetched.", detail: String(error) });
  });
  onStage({ stage: "sealing", loaded: 0, total: 0 });
  seal();
  if (!await isSealed(document.baseURI)) {
    throw new EngineError({ code: "seal_failed", message: "This browser does not enforce the seal, so no file is read." });
  }
  return assets;
}
