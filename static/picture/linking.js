// Two viewports in step: the other one follows the active one through its frames, and if wished in window and zoom.

import { settled } from "./view-transform.js";

/** Planes that are this close to parallel (15 degrees) are compared by their place along the normal. */
const PARALLEL = Math.cos(Math.PI / 12);

/** mm that a frame of the volume that is shown may lie farther off than one of another. */
const OTHER_VOLUME = 0.5;

/**
 * @typedef {import("../engine/contract.js").FrameDescription} FrameDescription
 * @typedef {import("../state/store.js").Selection} Selection
 * @typedef {import("./viewport.js").Viewport} Viewport
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("./viewports.js").Viewports} viewports
 * @param {import("../state/commands.js").Commands} commands
 */
export function createLinking(page, viewports, commands) {
  /** @param {Viewport} viewport */
  function leads(viewport) {
    return page.value.is_split && viewport === viewports.current();
  }

  for (const viewport of viewports.all) {
    const { store } = viewport;
    const follower = viewports.otherThan(viewport);
    let keys = store.value.selection?.instance_keys;
    store.watch(["selection"], ({ selection, frame, frame_error }) => {
      const has_moved = selection?.instance_keys === keys && Boolean(frame ?? frame_error); // not while a series is being chosen
      keys = selection?.instance_keys;
      if (has_moved && leads(viewport) && page.value.frames_in_step) followFrames(viewport, follower);
    });
    store.watch(["window", "inverted"], () => { if (leads(viewport) && page.value.looks_in_step) followWindow(viewport, follower); });
    store.watch(["view"], () => { if (leads(viewport) && page.value.looks_in_step) followView(viewport, follower); });
  }
  const group = "pictures";
  const isThere = () => page.value.is_split;
  commands.add(
    {
      id: "link-frames", group, words: "Frames in step", isThere, isOn: () => page.value.frames_in_step,
      act: () => page.set({ frames_in_step: !page.value.frames_in_step }), in_menu: true,
    },
    {
      id: "link-looks", group, words: "Window and zoom in step", isThere, isOn: () => page.value.looks_in_step,
      act: () => page.set({ looks_in_step: !page.value.looks_in_step }), in_menu: true,
    },
  );
}

/** @param {Viewport} leader @param {Viewport} follower */
function followFrames({ store: { value: leader } }, { store: { value: follower }, viewing }) {
  if (!leader.selection?.instance_keys.length || !follower.selection?.instance_keys.length) return;
  const place = placeByPosition(leader, follower) ?? placeByShare(leader.selection, follower.selection);
  if (place !== follower.selection.position) viewing.show(place).catch(() => {});
}

/**
 * The frame that lies nearest along the common normal; null where that cannot be said: other coordinates, other planes, no positions.
 * @param {Readonly<import("../state/store.js").ViewportState>} leader
 * @param {Readonly<import("../state/store.js").ViewportState>} follower
 */
function placeByPosition(leader, follower) {
  const { selection: from, frame: leading } = leader;
  const { selection: to, frame: following } = follower;
  const direction = sameDirection(leading?.description, following?.description);
  if (!from || !to || !direction) return null;
  const wanted = direction * from.positions[from.position];
  const volume = to.volume_indices[to.position];
  let nearest = -1;
  let least = Infinity;
  for (const place of stackOf(to)) {
    // Volumes lie over each other: the one that is shown stays.
    const distance = Math.abs(to.positions[place] - wanted) + (to.volume_indices[place] === volume ? 0 : OTHER_VOLUME);
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest < 0 ? null : nearest;
}

/** As far along its stack as the leader is along its own. @param {Selection} leader @param {Selection} follower */
function placeByShare(leader, follower) {
  const [led, following] = [stackOf(leader), stackOf(follower)];
  const share = led.indexOf(leader.position) / Math.max(1, led.length - 1);
  return following[Math.round(share * (following.length - 1))];
}

/** The places of the frames that are of one orientation with the one that is shown: a follower never leaves them. @param {Selection} selection */
function stackOf({ instance_keys, stack_indices, position }) {
  return [...instance_keys.keys()].filter((place) => stack_indices[place] === stack_indices[position]);
}

/**
 * 1 where the normals of two frames of one frame of reference agree, -1 where they are opposite, 0 where they cannot be compared.
 * @param {FrameDescription} [one] @param {FrameDescription} [two]
 */
function sameDirection(one, two) {
  const is_comparable = one?.frame_of_reference_uid && one.frame_of_reference_uid === two?.frame_of_reference_uid;
  if (!is_comparable || !one.image_orientation || !two.image_orientation) return 0;
  const normal = normalOf(two.image_orientation);
  const cosine = normalOf(one.image_orientation).reduce((sum, value, axis) => sum + value * normal[axis], 0);
  return Math.abs(cosine) < PARALLEL ? 0 : Math.sign(cosine);
}

/** @param {number[]} image_orientation */
function normalOf([a, b, c, d, e, f]) {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/** A window is in modality values: it is carried over within one modality only. @param {Viewport} leader @param {Viewport} follower */
function followWindow({ store: { value: leader } }, follower) {
  const description = follower.store.value.frame?.description;
  if (!leader.frame || !description || description.modality !== leader.frame.description.modality) return;
  if (follower.store.value.window !== leader.window) follower.viewing.setWindow(leader.window);
  if (follower.store.value.inverted !== leader.inverted) follower.store.set({ inverted: leader.inverted });
}

/** Turned and moved alike; as large in mm where both know their spacing, else as large in pixels. @param {Viewport} leader @param {Viewport} follower */
function followView(leader, { store, canvas }) {
  const { frame } = store.value;
  const { view, frame: leading } = leader.store.value;
  if (!frame || !leading) return;
  const [own, other] = [frame, leading].map(({ description }) => (description.pixel_spacing?.[1] ?? 0));
  const ratio = own > 0 && other > 0 ? own / other : 1;
  store.set({ view: settled({ ...view, scale: leader.shownView().scale * (view.fitted ? 1 : ratio) }, frame.description, canvas) });
}
