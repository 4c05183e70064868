// The name of a saved picture: it tells series and frame, and nothing of the patient.

/** A name of letters, digits and hyphens. @param {import("../state/store.js").Frame|null} frame @param {import("../engine/contract.js").SeriesRow|undefined} row */
export function pictureName(frame, row) {
  const series = row && row.series_number !== null ? `series-${row.series_number}` : "series";
  const parts = [frame?.description.modality ?? "", series, `frame-${(frame?.position ?? 0) + 1}`];
  return `${parts.filter(Boolean).join("-").replace(/[^A-Za-z0-9-]+/g, "_")}.png`;
}
