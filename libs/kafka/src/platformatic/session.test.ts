import { describe, expect, it } from 'vitest';
import { KafkaRefusal } from '../fault.ts';
import { firstOf, parseBootstrap } from './session.ts';

describe('a bootstrap address', () => {
  it('may carry a protocol, a list, an IPv6 address', () => {
    expect(parseBootstrap('SASL_SSL://a.example:9092, 127.0.0.1:9093')).toEqual([{ host: 'a.example', port: 9092 }, { host: '127.0.0.1', port: 9093 }]);
    expect(parseBootstrap(['[::1]:9092'])).toEqual([{ host: '::1', port: 9092 }]);
  });

  it('is refused by the part that cannot be read', () => {
    expect(() => parseBootstrap('a:1,b')).toThrow('"b" is not host:port');
    expect(() => parseBootstrap('')).toThrow('no broker address');
  });
});

describe('the first of several attempts', () => {
  const after = <T>(delayMs: number, end: () => T) => () => new Promise<T>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(end());
      } catch (error) {
        reject(error as Error);
      }
    }, delayMs);
  });
  const fail = (kind: 'unavailable' | 'unauthenticated') => (): never => {
    throw new KafkaRefusal(kind, kind);
  };

  it('does not wait for one that hangs', async () => {
    expect(await firstOf([after(10_000, () => 'slow'), after(1, () => 'second')], 20)).toBe('second');
  });

  it('passes over failures at once and gives the last one when all failed', async () => {
    const beganMs = performance.now();
    expect(await firstOf([after(1, fail('unavailable')), after(1, () => 'second')], 5_000)).toBe('second');
    await expect(firstOf([after(1, fail('unavailable')), after(1, fail('unavailable'))], 5_000)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - beganMs).toBeLessThan(1_000);
  });

  it('stops at a refused login: the others would say the same', async () => {
    await expect(firstOf([after(1, fail('unauthenticated')), after(50, () => 'second')], 10)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
