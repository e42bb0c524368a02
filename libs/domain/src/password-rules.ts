/**
 * Which passwords are refused: those that a guesser tries first. The minimum length of the contract (15) leaves few of the breached
 * lists' entries standing, so what is refused here is their building blocks: a well-known word or a walk over the keyboard, alone,
 * repeated or with digits around it, and what stands in the account itself. No mixture of characters is asked for: it makes
 * passwords that are alike, and is advised against (NIST SP 800-63B-4).
 */
import { unprocessable } from './problem.ts';

const KNOWN = [
  'password', 'passwort', 'passw0rd', 'qwerty', 'qwertyuiop', 'qwertz', 'azerty', 'asdfghjkl', 'asdf', 'zxcvbnm', 'letmein', 'welcome', 'iloveyou', 'monkey', 'dragon',
  'football', 'baseball', 'princess', 'sunshine', 'superman', 'batman', 'starwars', 'michael', 'master', 'shadow', 'freedom', 'whatever', 'trustno', 'administrator', 'admin',
  'changeme', 'secret', 'default', 'login', 'abcdefghijklmnopqrstuvwxyz', 'abcdef', 'abc', 'test', 'hello', 'computer', 'internet', 'samsung', 'google', 'kafka', 'samsa',
  'correcthorsebatterystaple', 'thequickbrownfox', 'qqww', 'zaq', 'qaz', 'wsx', 'edc', 'qazwsxedcrfvtgbyhnujmikolp',
];
const RUNS = ['01234567890123456789012345678901', '98765432109876543210987654321098', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
const SUBSTITUTES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
/** A part shorter than this, of a name or an address, may stand in a password by chance. */
const TELLING_LENGTH = 4;

/** Different characters that a password must have at the least. */
const DIFFERENT_MIN = 6;

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const spelled = (text: string): string => text.replace(/[013457@$!]/g, (sign) => SUBSTITUTES[sign] ?? sign);

/** Whether nothing is left when every known word is taken out, however often. */
function onlyKnown(letters: string, words: readonly string[]): boolean {
  let left = letters;
  for (const word of [...words].sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
  return left.length < TELLING_LENGTH;
}

/** @param about texts of the account: address, names */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < DIFFERENT_MIN) return true;
  if (RUNS.some((run) => run.includes(plain) || `${run}${run}`.includes(plain))) return true;
  const own = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map((text) => lettersOf(text.toLowerCase())).filter((text) => text.length >= TELLING_LENGTH);
  const words = [...KNOWN, ...own];
  return onlyKnown(lettersOf(plain), words) || onlyKnown(lettersOf(spelled(plain)), words);
}

/** @throws Problem 422 */
export function admitPassword(password: string, about: readonly string[]): void {
  if (!isGuessable(password, about)) return;
  throw unprocessable('GuessablePassword', 'This password is among those that are tried first: a well-known word, a run of keys, or your own name or address. Take a few words that do not belong together.', '/password');
}
