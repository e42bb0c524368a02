import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMoves } from './partition-moves.ts';

const place = fc.record({ topic: fc.constantFrom('a', 'b'), partition: fc.nat(20), replicas: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 3 }) });

describe('moves of partitions', () => {
  it('leave nothing on a broker that goes, give each partition its replicas, and touch nothing that is well', () => {
    fc.assert(
      fc.property(fc.array(place), fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), fc.integer({ min: 1, max: 3 }), (places, keep, least) => {
        const moves = planMoves(places, keep, least);
        for (const { replicas } of moves) {
          expect(new Set(replicas).size).toBe(replicas.length);
          expect(replicas.every((broker) => keep.includes(broker))).toBe(true);
          expect(replicas.length).toBeGreaterThanOrEqual(Math.min(least, keep.length));
        }
        const well = places.filter(({ replicas }) => replicas.every((broker) => keep.includes(broker)) && replicas.length >= Math.min(least, keep.length));
        expect(moves.length).toBe(places.length - well.length);
      }),
    );
  });

  it('fill the emptiest broker first', () => {
    const places = [0, 1, 2].map((partition) => ({ topic: 't', partition, replicas: [0] }));
    expect(planMoves(places, [0, 1, 2], 2).map((move) => move.replicas)).toEqual([[0, 1], [0, 2], [0, 1]]);
  });
});
