// What a histogram shows: its bars and a line of words. Sums only.

import { countOf, numberText } from "../ui/formats.js";

/**
 * @typedef {import("../engine/contract.js").Histogram} Histogram
 * @typedef {{words: string, values: number[], heights: number[]}} Bars
 */

/** @type {Bars} */
export const NO_BARS = { words: "", values: [], heights: [] };

/** Bars by the middles of their bins, as high as the logarithms of their counts. @param {Histogram} histogram @param {Int32Array} counts @returns {Bars} */
export function barsOf(histogram, counts) {
  const { low, bin_width } = histogram;
  const values = Array.from(counts, (_, bin) => low + (bin + 0.5) * bin_width);
  return { words: summary(histogram), values, heights: Array.from(counts, (count) => Math.log10(1 + count)) };
}

/** @param {Histogram} histogram */
function summary({ pixels, left_out, unit, low, bin_width }) {
  const bins = `${numberText(bin_width)} ${unit} a bar`.replace("  ", " ");
  return [countOf(pixels, "pixel"), left_out ? `${left_out} left out (padding)` : "", bins, Number.isFinite(low) ? "heights are logarithms" : ""].filter(Boolean).join(" · ");
}
