// The keys of controls that see to them themselves, for the help.

/** @param {import("../state/commands.js").Commands} commands */
export function addWidgetKeys(commands) {
  commands.add(
    { id: "table-move", group: "table", words: "move through the series; its picture follows", keys: ["ArrowUp", "ArrowDown"] },
    { id: "table-ends", group: "table", words: "first, last series", keys: ["Home", "End"] },
    { id: "table-enter", group: "table", words: "show the series and go to its picture", keys: ["Enter"] },
    { id: "table-tab", group: "table", words: "column headers (Enter sorts) and filters; numbers take >10 or <5 too", keys: ["Tab"] },
    { id: "object-lines", group: "object", words: "line before, after in a report or a DICOMDIR", keys: ["ArrowUp", "ArrowDown"] },
    { id: "object-fold", group: "object", words: "unfold, fold; then inwards, outwards", keys: ["ArrowRight", "ArrowLeft"] },
    { id: "object-enter", group: "object", words: "go to what the line refers to", keys: ["Enter"] },
    { id: "escape", group: "everywhere", words: "close a dialog or menu; cancel a running scan", keys: ["Escape"] },
  );
}
