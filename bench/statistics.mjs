/**
 * The value at or below which the given part of the values lies.
 *
 * @param {readonly number[]} sorted ascending, at least one
 * @param {number} part from 0 to 1
 */
export function quantile(sorted, part) {
  const index = Math.ceil(part * sorted.length) - 1;
  return sorted[Math.max(0, index)] ?? NaN;
}

/**
 * One noisy round more or less does not move it.
 *
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (quantile(sorted, 0.5) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
