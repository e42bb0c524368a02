/** A time one is willing to wait, as people write it: `90s`, `15m`, `2h`. */
import { InvalidArgumentError } from 'commander';

const UNITS_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const MOST_MS = 24 * 3_600_000;

/** Milliseconds. @throws InvalidArgumentError */
export function readDuration(text: string): number {
  const [, number = '', unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS_MS[unit] ?? Number.NaN);
  if (number === '' || !(ms > 0) || ms > MOST_MS) throw new InvalidArgumentError('Write it as 90s, 15m or 2h, no more than 24h.');
  return ms;
}
