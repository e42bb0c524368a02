/** Whole numbers divided without a float, as text: for exports, which are added up by others. */

/** Beyond this many digits a quantity is cut off; money never gets there. */
export const DIGITS_MOST = 15;

/** `12.5`; without a fraction, without a point. @param divisor above zero */
export function decimalText(numerator: bigint, divisor: bigint): string {
  const sign = numerator < 0n ? '-' : '';
  const size = numerator < 0n ? -numerator : numerator;
  const fraction = (((size % divisor) * 10n ** BigInt(DIGITS_MOST)) / divisor).toString().padStart(DIGITS_MOST, '0').replace(/0+$/, '');
  return `${sign}${size / divisor}${fraction && `.${fraction}`}`;
}
