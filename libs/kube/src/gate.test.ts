import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

describe('a gate', () => {
  it('lets so many through at once, in the order in which they came', async () => {
    const gate = new Gate({ places: 2, heldMostMs: 10_000 });
    const begun: number[] = [];
    let inside = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 10 }, (_, at) => gate.through(async () => {
      begun.push(at);
      most = Math.max(most, ++inside);
      await sleep(2);
      inside -= 1;
    })));
    expect(most).toBe(2);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is not blocked by those who wait for ever, and gives each place back once', async () => {
    const gate = new Gate({ places: 1, heldMostMs: 20 });
    let answer = (): void => undefined;
    const never = gate.through(() => new Promise<void>((resolve) => (answer = resolve)));
    await gate.through(async () => undefined);
    answer();
    await never;
    let inside = 0;
    await Promise.all([1, 2, 3].map(() => gate.through(async () => {
      expect(++inside).toBe(1);
      await sleep(1);
      inside -= 1;
    })));
  });

  it('gives the place back when the work fails', async () => {
    const gate = new Gate({ places: 1 });
    await expect(gate.through(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await gate.through(async () => 'through')).toBe('through');
  });
});
