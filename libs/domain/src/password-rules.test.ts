/** Which passwords are refused, and that ordinary good ones are not. */
import { expect, it } from 'vitest';
import { isGuessable } from './password-rules.ts';

const about = ['ada.lovelace@engines.example', 'Analytical Engines'];

it.each([
  'passwordpassword', 'Password12345678!', 'P@ssw0rdP@ssw0rd', 'qwertyuiop12345', '123456789012345', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'letmein!letmein!', 'correcthorsebatterystaple',
  'ada.lovelace@engines.example', 'lovelace-engines-1', 'AnalyticalEngines!',
])('%s is tried first by whoever guesses', (password) => {
  expect(isGuessable(password, about)).toBe(true);
});

it.each(['a tram in the warm attic', 'violet ladder ninety spoons', 'kq7v-2mz9-xh4t-bw8c', 'пятнадцать смелых жирафов', 'my kafka password is a giraffe'])('%s is not', (password) => {
  expect(isGuessable(password, about)).toBe(false);
});
