// The third pass over what is open: text in pictures. It begins when every element is read; lines of text that it finds are read meanwhile.

import { createBackgroundPass } from "./background-pass.js";
import { createLineReading } from "./line-reading.js";

/** @typedef {import("../engine/contract.js").PictureEvent} PictureEvent */

/**
 * @param {import("./background-pass.js").PageStore} store
 * @param {() => import("./scanning.js").Engine} engine the engine of the moment: a restart replaces it
 * @param {import("./line-reading.js").TextReader} text_reader
 * @param {() => void} judge called when lines were read
 */
export function createLooking(store, engine, text_reader, judge) {
  let all_frames = false;
  const reading = createLineReading(store, engine, text_reader, judge);
  const pass = createBackgroundPass(store, engine, /** @type {import("./background-pass.js").Pass<PictureEvent>} */ ({
    field: "looking",
    depends_on: ["phase", "examining"],
    isDue: ({ phase, examining }) => examining === "done" && (phase === "done" || phase === "cancelled"),
    none: { look: null },
    ask: (reader, onEvent) => reader.lookAtPictures(onEvent, { all_frames }),
    taken(_, events) {
      reading.want(events.flatMap(({ to_read }) => to_read));
      const { looked, to_look_at } = events[events.length - 1];
      return { look: { looked, to_look_at, is_all: all_frames } };
    },
  }));
  store.watch(["generation"], () => { all_frames = false; });

  return {
    stop() {
      pass.stop();
      reading.giveUp();
    },
    goOn: pass.goOn,
    /** Not only samples. */
    lookAtAll() {
      all_frames = true;
      pass.restart();
    },
    /** Resolves when everything was looked at and read, whoever has stopped that before. */
    async all() {
      await pass.all();
      await reading.ended();
    },
  };
}

/** @typedef {ReturnType<typeof createLooking>} Looking */
