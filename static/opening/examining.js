// The second pass over what is open: every element of every file. It begins when the table stands.

import { createBackgroundPass } from "./background-pass.js";
import { taken } from "./scanning.js";

/** @typedef {import("../engine/contract.js").ExamineEvent} ExamineEvent */

/**
 * @param {import("./background-pass.js").PageStore} store
 * @param {() => import("./scanning.js").Engine} engine the engine of the moment: a restart replaces it
 */
export function createExamining(store, engine) {
  return createBackgroundPass(store, engine, {
    field: "examining",
    depends_on: ["phase"],
    isDue: ({ phase, account }) => account !== null && (phase === "done" || phase === "cancelled"),
    none: { examination: null },
    ask: (reader, onEvent) => reader.examine(onEvent),
    taken: examined,
  });
}

/** @param {Readonly<import("../state/store.js").PageState>} state @param {ExamineEvent[]} events @returns {Partial<import("../state/store.js").PageState>} */
function examined(state, events) {
  const { examined, examinable } = /** @type {ExamineEvent} */ (events.at(-1));
  return { ...taken(state, events), examination: { examined, examinable } };
}
