import { decimalText } from '@samsa/domain/decimal';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('cells are quoted where they must be, and a name that a spreadsheet would run is only a name', () => {
  expect(csvLine(['plain', 'a,b', 'say "x"', 'two\nlines', ''])).toBe('plain,"a,b","say ""x""","two\nlines",\r\n');
  expect(csvLine(['=1+1', '+x', '@sum', '-cmd', '-12.5', '-3'])).toBe("'=1+1,'+x,'@sum,'-cmd,-12.5,-3\r\n");
});

test('decimals are divided without a float', () => {
  expect(decimalText(9_007_199_254_740_993n, 1n)).toBe('9007199254740993');
  expect(decimalText(5_400_000n, 3_600_000n)).toBe('1.5');
  expect(decimalText(-1n, 1_000_000_000n)).toBe('-0.000000001');
  expect(decimalText(1_000n, 3_600_000n)).toBe('0.000277777777777');
});
