import { describe, expect, it } from 'vitest';
import { readDuration } from './duration.ts';

describe('a time to wait', () => {
  it.each([['90s', 90_000], ['15m', 900_000], ['2h', 7_200_000], ['30', 30_000], ['1.5s', 1_500], ['250ms', 250]])('of %s is %d milliseconds', (text, ms) => expect(readDuration(text)).toBe(ms));
  it.each(['', '0s', 'soon', '-1s', '5d', '25h'])('is not "%s"', (text) => expect(() => readDuration(text)).toThrow(/90s, 15m/));
});
