// Latest wins: of the jobs that arrive while one runs, only the newest is run after it.

import { EngineError } from "../engine/engine-client.js";

/**
 * @template Argument, Result
 * @param {(argument: Argument) => Promise<Result>} run
 * @returns {(argument: Argument) => Promise<Result>} rejects with code "cancelled" when a newer argument took its place
 */
export function latestOnly(run) {
  /** @type {{argument: Argument, resolve: (result: Result) => void, reject: (error: unknown) => void}|null} */
  let waiting = null;
  let busy = false;

  async function drain() {
    busy = true;
    while (waiting) {
      const { argument, resolve, reject } = waiting;
      waiting = null;
      await run(argument).then(resolve, reject);
    }
    busy = false;
  }

  return (argument) => new Promise((resolve, reject) => {
    waiting?.reject(superseded());
    waiting = { argument, resolve, reject };
    if (!busy) drain();
  });
}

/** @param {unknown} error */
export function isSuperseded(error) {
  return error instanceof EngineError && error.code === "cancelled";
}

function superseded() {
  return new EngineError({ code: "cancelled", message: "A newer request took its place." });
}
