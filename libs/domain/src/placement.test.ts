import type { ClusterSpec } from '@samsa/contract/clusters';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, type PlacementCandidate } from './placement.ts';

const spec = { cloud: 'AWS', region: 'r1' } as ClusterSpec;
const candidate = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }), cloud: fc.constantFrom('AWS', 'GCP'), region: fc.constantFrom('r1', 'r2'),
  state: fc.constantFrom('Ready', 'Degraded', 'Unknown', 'Cordoned'), clusterCapacity: fc.integer({ min: 1, max: 5 }), clusters: fc.nat(5), shard: fc.nat(63),
});
const candidates = fc.uniqueArray(candidate, { selector: (one) => one.id, maxLength: 12 });

/** The obvious way, slowly. */
function fits(one: PlacementCandidate): boolean {
  return one.cloud === 'AWS' && one.region === 'r1' && ['Ready', 'Degraded', 'Registering'].includes(one.state) && one.clusters < one.clusterCapacity;
}

describe('placement', () => {
  it('chooses one that fits if there is one, the least filled, and gives a reason for each it refuses', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { chosen, refused } = place(spec, all);
        const fitting = all.filter(fits);
        expect(refused.map((one) => one.id).sort()).toEqual(all.filter((one) => !fits(one)).map((one) => one.id).sort());
        if (fitting.length === 0) {
          expect(chosen).toBeUndefined();
          return;
        }
        const least = Math.min(...fitting.map((one) => one.clusters / one.clusterCapacity));
        expect(fits(chosen!) && chosen!.clusters / chosen!.clusterCapacity).toBe(least);
      }),
    );
  });

  it('answers the same whatever the order of the candidates', () => {
    fc.assert(fc.property(candidates, (all) => {
      expect(place(spec, all.toReversed()).chosen).toEqual(place(spec, all).chosen);
    }));
  });
});
