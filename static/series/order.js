// The order in which the series table stands, for what shows series elsewhere.

import { TabulatorFull as Tabulator } from "../../vendor/tabulator/tabulator_esm.min.mjs";

/**
 * @typedef {import("../state/store.js").TableRow} SeriesRow
 * @typedef {import("../../vendor/tabulator/tabulator_esm.min.mjs").GroupComponent} GroupComponent
 */

/**
 * All series, patient by patient, as they stand in the table, folded ones too; those that its filter leaves out come behind the others of their patient.
 * @param {ReadonlyMap<number, SeriesRow>} rows
 * @returns {SeriesRow[]}
 */
export function inTableOrder(rows) {
  const [table] = Tabulator.findTable("#series-table") || [];
  const keys = (table?.getGroups() ?? []).flatMap(keysOf);
  const known = new Set([...keys, ...rows.keys()]);
  const ordered = [...known].flatMap((key) => rows.get(key) ?? []);
  const patients = [...new Set(ordered.map(({ patient_key }) => patient_key))];
  return patients.flatMap((patient) => ordered.filter(({ patient_key }) => patient_key === patient));
}

/** @param {GroupComponent} group @returns {number[]} */
function keysOf(group) {
  const groups = group.getSubGroups();
  return groups.length ? groups.flatMap(keysOf) : group.getRows().map((row) => Number(row.getIndex()));
}
