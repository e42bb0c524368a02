import { expect, it } from 'vitest';
import { SCRAM_ITERATIONS, scramCredential } from './scram.ts';

it('derives the same credential from the same password and salt, and another from another salt', async () => {
  const salt = Buffer.from('4125c247e43ab1e93c6dff76', 'hex');
  const [one, same, other] = await Promise.all([scramCredential('pencil', salt), scramCredential('pencil', salt), scramCredential('pencil')]);
  expect(one).toEqual(same);
  expect(one).toMatchObject({ salt, iterations: SCRAM_ITERATIONS });
  expect(one.saltedPassword).toHaveLength(64);
  expect(other.saltedPassword.equals(one.saltedPassword)).toBe(false);
});
