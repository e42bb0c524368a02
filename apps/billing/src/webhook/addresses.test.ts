import { expect, test } from 'vitest';
import { Addresses } from './addresses.ts';

test('public addresses may be reached, and none that leads back into a network of ours', () => {
  const addresses = new Addresses([]);
  for (const one of ['93.184.216.34', '1.1.1.1', '2606:2800:220:1::1']) expect(addresses.mayReach(one), one).toBe(true);
  for (const one of [
    '127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1',
    '::1', '::', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1', '::ffff:169.254.169.254', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', '',
  ]) expect(addresses.mayReach(one), one).toBe(false);
});

test('an installation may say exceptions', () => {
  const addresses = new Addresses(['127.0.0.0/8']);
  expect(addresses.mayReach('127.0.0.1')).toBe(true);
  expect(addresses.mayReach('10.0.0.1')).toBe(false);
  expect(() => new Addresses(['everything'])).toThrow('is not a range');
});
