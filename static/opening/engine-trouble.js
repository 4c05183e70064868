// What a person can do when the engine does not answer, or has stopped.

import { byId } from "../ui/dom.js";
import { headingOf } from "../ui/wording.js";

/**
 * @param {import("../state/store.js").PageStore} store
 * @param {{restart: () => void, restartAndOpen: (left_out?: string) => void}} intents
 */
export function createEngineTrouble(store, { restart, restartAndOpen }) {
  const leave_out = byId("restart-and-leave-out", HTMLElement);
  const wait = byId("wait", HTMLElement);

  /** The entry that the engine was busy with; "" where that is not known. */
  const culprit = () => (store.value.silence ?? store.value.failure)?.entry_name ?? "";

  store.watch(["failure", "silence"], ({ failure, silence, opened_at }) => {
    byId("failure", HTMLElement).hidden = !failure && !silence;
    byId("failure-title", HTMLElement).textContent = silence ? "The engine does not answer" : headingOf(failure?.code ?? "");
    byId("failure-text", HTMLElement).textContent = silence ? silenceText(silence.entry_name) : failure?.message ?? "";
    byId("restart-and-open", HTMLElement).hidden = !opened_at;
    leave_out.hidden = !culprit();
    wait.hidden = !silence;
  });

  byId("restart", HTMLElement).addEventListener("click", restart);
  byId("restart-and-open", HTMLElement).addEventListener("click", () => restartAndOpen());
  leave_out.addEventListener("click", () => restartAndOpen(culprit()));
  wait.addEventListener("click", () => store.set({ silence: null }));
}

/** @param {string} entry_name */
function silenceText(entry_name) {
  const since = "It has not answered for 10 seconds";
  return entry_name ? `${since}: it is busy with “${entry_name}”.` : `${since}.`;
}
