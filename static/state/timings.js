// When what happened, in milliseconds since navigation. A new choice of files or series forgets what followed the former one.

/** @typedef {"ready_to_scan"|"ready"|"opened"|"first_rows"|"done"|"selected"|"drawn"} Moment */

/**
 * @param {import("./store.js").PageStore} store
 * @param {import("../picture/viewports.js").ActiveStore} active
 */
export function createTimings(store, active) {
  /** @type {Partial<Record<Moment, number>>} */
  const moments = {};
  /** @param {Moment} moment */
  const mark = (moment) => { moments[moment] ??= performance.now(); };
  /** @param {Moment[]} later */
  const forget = (...later) => later.forEach((moment) => delete moments[moment]);

  store.watch(["opened_at"], ({ opened_at }) => {
    if (!opened_at) return;
    forget("first_rows", "done", "selected", "drawn");
    moments.opened = opened_at;
  });
  store.watch(["changed_rows"], ({ rows }) => { if (rows.size) mark("first_rows"); });
  store.watch(["phase"], ({ phase }) => { if (phase === "done" || phase === "cancelled") mark("done"); });
  let series_key = -1;
  active.watch(["selection"], ({ selection }) => {
    if ((selection?.series_key ?? -1) === series_key) return;
    series_key = selection?.series_key ?? -1;
    forget("selected", "drawn");
    if (selection) mark("selected");
  });
  active.watch(["frame"], ({ frame }) => { if (frame) mark("drawn"); });

  return { mark, read: () => ({ ...moments }) };
}
