/** How passwords are kept and checked. */
import { expect, it } from 'vitest';
import { Passwords } from './password.ts';

const passwords = new Passwords();

it('a password is known again, however its letters are composed, and no other is', async () => {
  const kept = await passwords.hash('caf\u00e9 on the corner');
  expect(kept).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(await passwords.matches('cafe\u0301 on the corner', kept)).toBe(true);
  expect(await passwords.matches('cafe on the corner', kept)).toBe(false);
  expect(await passwords.hash('caf\u00e9 on the corner')).not.toBe(kept);
});

it('who is not there does not match, and is checked with the same work', async () => {
  expect(await passwords.matches('whatever it may be', undefined)).toBe(false);
});

it('one kept with lower costs is still known, and told to be stale', async () => {
  const { scryptSync } = await import('node:crypto');
  const salt = Buffer.from('0123456789abcdef');
  const old = ['scrypt', 1024, 8, 1, salt.toString('base64url'), scryptSync('an older password', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')].join('$');
  expect(await passwords.matches('an older password', old)).toBe(true);
  expect([passwords.isStale(old), passwords.isStale(await passwords.hash('x'))]).toEqual([true, false]);
});

it('too many at once are told to come back, and the others are served', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 70 }, async () => passwords.matches('x', ['scrypt', 16, 1, 1, 'c2FsdA', Buffer.alloc(32).toString('base64url')].join('$'))));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused[0]?.reason).toMatchObject({ cause: { status: 503, retryAfterSeconds: 2 } });
});
