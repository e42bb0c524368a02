import { expect, it } from 'vitest';
import { Batches } from './batches.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Work that is done when told, and what it was given. */
function byHand() {
  const given: string[][] = [];
  const done: ((failure?: Error) => void)[] = [];
  const work = (name: string, items: string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      given.push([name, ...items]);
      done.push((failure) => (failure ? reject(failure) : resolve()));
    });
  return { given, done, work };
}

it('the first goes alone and at once; what comes meanwhile goes together, each name for itself', async () => {
  const { given, done, work } = byHand();
  const batches = new Batches<string>(10, work);
  const all = [batches.add('x', 'a'), batches.add('x', 'b'), batches.add('y', 'c'), batches.add('x', 'd')];
  expect(given).toEqual([['x', 'a'], ['y', 'c']]);
  done[0]?.();
  await tick();
  expect(given[2]).toEqual(['x', 'b', 'd']);
  done.slice(1).forEach((end) => end());
  await Promise.all(all);
});

it('a batch that fails fails for its own items, and the next goes on; none is larger than allowed', async () => {
  const { given, done, work } = byHand();
  const batches = new Batches<string>(2, work);
  const first = batches.add('x', 'a');
  const later = ['b', 'c', 'd'].map((item) => batches.add('x', item));
  done[0]?.(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await tick();
  done[1]?.();
  await tick();
  done[2]?.();
  await Promise.all(later);
  expect(given).toEqual([['x', 'a'], ['x', 'b', 'c'], ['x', 'd']]);
});
