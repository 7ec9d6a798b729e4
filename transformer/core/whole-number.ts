/** Exponents that a double can have; beyond them a number is infinite or zero. */
const MAX_EXPONENT = 400;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The digits of a whole number, however it is written: `1e21` and `1500.0` are whole, too.
 *
 * @param text a number as JSON or JavaScript writes it
 * @returns undefined for a text that is not a whole number
 */
export function wholeDigits(text: string): string | undefined {
  const [, sign, whole, fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole === undefined) return undefined;
  const zeros = Number(exponent) - fraction.length;
  if (Math.abs(Number(exponent)) > MAX_EXPONENT) return undefined;
  const digits = shifted(whole + fraction, zeros)?.replace(/^0+(?=\d)/, "");
  return digits === undefined ? undefined : sign + digits;
}

/** Digits with so many zeros after them, or so many zeros fewer where they end in as many. */
function shifted(digits: string, zeros: number): string | undefined {
  if (zeros >= 0) return digits + "0".repeat(zeros);
  const end = digits.length + zeros;
  return /^0*$/.test(digits.slice(Math.max(end, 0)))
    ? digits.slice(0, Math.max(end, 0))
    : undefined;
}
