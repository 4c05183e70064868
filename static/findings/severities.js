// The worst that was found of each series, as the table's rows have it. Pure: no DOM.

/**
 * @typedef {import("../engine/contract.js").SeriesSeverity} SeriesSeverity
 * @typedef {import("../state/store.js").TableRow} TableRow
 */

/** The rows that change, as they are then. @param {ReadonlyMap<number, TableRow>} rows @param {SeriesSeverity[]} severities @returns {TableRow[]} */
export function withWorst(rows, severities) {
  const worst = new Map(severities.map(({ series_key, severity }) => [series_key, severity]));
  return [...rows.values()].filter((row) => row.worst !== (worst.get(row.series_key) ?? null)).map((row) => ({ ...row, worst: worst.get(row.series_key) ?? null }));
}
