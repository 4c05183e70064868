// What is drawn over every picture and how, as the reader likes it: text in steps, overlays, shutter, boxes around text, smoothing.

import { TEXT_STEPS, preferences } from "../state/preferences.js";

/**
 * @param {import("../state/commands.js").Commands} commands
 * @param {import("../picture/viewports.js").ActiveStore} active
 */
export function addDisplayOptions(commands, active) {
  const group = "pictures";
  const { value, set } = preferences;
  const nextText = () => set({ text: TEXT_STEPS[(TEXT_STEPS.indexOf(value.text) + 1) % TEXT_STEPS.length] });
  commands.add(
    { id: "toggle-text", group, words: "Text over the picture", help: "text over the picture: all, little, none", keys: ["t"], act: nextText, isOn: () => value.text !== "none", in_menu: true },
    {
      id: "toggle-overlays", group, words: "Overlays", keys: ["o"], act: () => set({ overlays: !value.overlays }), isOn: () => value.overlays,
      isThere: () => Boolean(active.value.frame?.overlay_planes), in_menu: true,
    },
    {
      id: "toggle-shutter", group, words: "Display shutter", keys: ["s"], act: () => set({ shutter: !value.shutter }), isOn: () => value.shutter,
      isThere: () => Boolean(active.value.frame?.shutter_mask), in_menu: true,
    },
    {
      id: "toggle-text-boxes", group, words: "Boxes around text in the picture", keys: ["b"], act: () => set({ text_boxes: !value.text_boxes }), isOn: () => value.text_boxes,
      isThere: () => active.value.text_boxes.length > 0, in_menu: true,
    },
    {
      id: "toggle-smoothing", group, words: "Smooth when enlarged", keys: ["z"], act: () => set({ smoothing: !value.smoothing }), isOn: () => value.smoothing,
      in_menu: true,
    },
  );
}
