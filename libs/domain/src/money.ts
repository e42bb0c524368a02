/**
 * Money is an integer of millionths of a currency's unit, in a type of its own: it is added and compared, and never passes
 * through a float. A bigint, because prices are multiplied with bytes × milliseconds before they are divided.
 */
declare const brand: unique symbol;

/** Millionths of the currency's unit: 1_500_000 is 1.50 USD. */
export type Micros = bigint & { readonly [brand]: 'micros' };

const ONE = 1_000_000;
/** Invoices are paid in hundredths. */
const CENT = 10_000n;

export const NOTHING = 0n as Micros;

/** @throws RangeError for what is no whole number */
export const micros = (amount: number | bigint): Micros => BigInt(amount) as Micros;

export function sum(amounts: Iterable<Micros>): Micros {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Micros;
}

/**
 * The one rounding rule: a line is a fraction until it is complete, then rounded once, to the nearest millionth, a half away from
 * zero. Whatever adds lines up adds integers and rounds no more. @param divisor above zero
 */
export function quotient(numerator: bigint, divisor: bigint): Micros {
  const half = numerator < 0n ? -divisor : divisor;
  return ((2n * numerator + half) / (2n * divisor)) as Micros;
}

/** What is missing to the nearest whole cent, by the same rule; what an invoice's last line brings. */
export const toWholeCents = (amount: Micros): Micros => (quotient(amount, CENT) * CENT - amount) as Micros;

/** For JSON that wants a decimal: exact to the millionth below nine billion. */
export const decimalOf = (amount: Micros): number => Number(amount) / ONE;

/** `12.34`, with as many digits as it takes, two at least. */
export function textOf(amount: Micros): string {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? 0n - amount : 0n + amount;
  const rest = (size % BigInt(ONE)).toString().padStart(6, '0').replace(/0{1,4}$/, '');
  return `${sign}${size / BigInt(ONE)}.${rest}`;
}
