// Numbers, dates and sizes as text for people. A value that a file does not state is shown as nothing.

const UNITS = ["B", "kB", "MB", "GB", "TB"];
const whole = new Intl.NumberFormat("en-GB");

/** @param {number} count */
export function countText(count) {
  return whole.format(count);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function countOf(count, one, many = `${one}s`) {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/**
 * How many pictures there are: images where files hold one each, frames where some hold several, files where there are no pictures.
 * @param {{instances: number, frames: number}} counts
 */
export function imagesOf({ instances, frames }) {
  if (frames === 0) return countOf(instances, "file");
  return countOf(frames, frames > instances ? "frame" : "image");
}

/** @param {number} bytes */
export function bytesText(bytes) {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power && value < 100 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}

/**
 * At most `digits` decimals, without trailing zeros.
 * @param {number|null|undefined} value
 */
export function numberText(value, digits = 3) {
  return value === null || value === undefined ? "" : String(Number(value.toFixed(digits)));
}

/**
 * A DA value as ISO date; anything else as it stands.
 * @param {string|null} value
 */
export function dateText(value) {
  return value?.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3") ?? "";
}

/**
 * A TM value as hours and minutes; anything else as it stands.
 * @param {string|null} value
 */
export function timeText(value) {
  return value?.replace(/^(\d{2})(\d{2})(\d{2}(\.\d*)?)?$/, "$1:$2") ?? "";
}

/** @param {number} seconds */
export function durationText(seconds) {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Who a patient is, in one line. @param {import("../engine/contract.js").PatientRow|undefined} patient */
export function patientText(patient) {
  return [patient?.patient_name || "(no name)", patient?.patient_id, dateText(patient?.patient_birth_date ?? null)].filter(Boolean).join(" · ");
}
