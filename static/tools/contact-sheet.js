// Contact sheets: all frames of a series, or all series patient by patient, as small pictures.

import { seriesText } from "../picture/text.js";
import { countOf, countText, patientText } from "../ui/formats.js";

const SIZE = 120;

/**
 * @typedef {import("../engine/contract.js").SeriesRow} SeriesRow
 * @typedef {import("../picture/viewing.js").Call} Call
 * @typedef {import("./sheet.js").Tile} Tile
 */

/**
 * @param {import("../state/store.js").PageStore} page
 * @param {import("../picture/viewports.js").Viewports} viewports
 * @param {Call} call
 * @param {import("../state/commands.js").Commands} commands
 * @param {() => SeriesRow[]} inOrder all series as the table has them, patient by patient
 * @param {import("./sheet.js").Sheet} sheet
 */
export function createContactSheets(page, viewports, call, commands, inOrder, sheet) {
  function showFrames() {
    const { store: { value }, viewing, object_view } = viewports.current();
    const { selection, window, inverted } = value;
    if (!selection?.frames) return;
    const { instance_keys, frame_indices } = selection;
    const row = page.value.rows.get(selection.series_key);
    const tiles = Array.from(instance_keys, (instance_key, place) => ({
      label: String(place + 1),
      name: `Frame ${place + 1}`,
      ask: () => call("get_thumbnail", { instance_key, frame_index: frame_indices[place], size: SIZE, window }),
      choose: () => { viewing.show(place).catch(() => {}); object_view.focus(); },
    }));
    sheet.open({ title: row ? seriesText(row) : selection.name, kind: "frame", groups: [{ heading: "", tiles }], chosen: selection.position, inverted });
  }

  function showSeries() {
    const rows = inOrder();
    const chosen = rows.findIndex(({ series_key }) => series_key === viewports.active.value.selection?.series_key);
    const patients = [...new Set(rows.map(({ patient_key }) => patient_key))].map((key) => rows.filter(({ patient_key }) => patient_key === key));
    const groups = patients.map((own) => ({ heading: patientText(page.value.patients.get(own[0].patient_key)), tiles: own.map((row) => seriesTile(row, call, viewports)) }));
    if (rows.length) sheet.open({ title: "All series", kind: "series", groups, chosen: Math.max(0, chosen), inverted: false });
  }

  const group = "pictures";
  const isPossible = () => Boolean(viewports.active.value.selection?.frames);
  commands.add(
    { id: "show-frames-sheet", group, words: "All frames of the series", keys: ["c"], act: showFrames, isPossible, in_menu: true },
    { id: "show-series-sheet", group, words: "All series", keys: ["shift+c"], act: showSeries, in_menu: true },
  );
}

/** @param {SeriesRow} row @param {Call} call @param {import("../picture/viewports.js").Viewports} viewports @returns {Tile} */
function seriesTile(row, call, viewports) {
  const { series_key, series_number, series_description, modality, frames, instances } = row;
  const words = [series_number, series_description || modality].filter((part) => part !== null && part !== "").join(" · ");
  return {
    series_key,
    label: `${words || "Series"} (${countText(frames || instances)})`,
    name: `${seriesText(row)}, ${frames ? countOf(frames, "frame") : countOf(instances, "object")}`,
    ask: () => call("get_series_thumbnail", { series_key, size: SIZE }),
    choose() {
      const { viewing, object_view } = viewports.current();
      viewing.select(series_key).catch(() => {});
      object_view.focus();
    },
  };
}
