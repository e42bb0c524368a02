import { describe, expect, it } from 'vitest';
import type { PlacementCandidate } from './placement.ts';
import { offeredRegions } from './regions.ts';

const plane = (id: string, region: string, more: Partial<PlacementCandidate> = {}): PlacementCandidate =>
  ({ id, cloud: 'AWS', region, state: 'Ready', clusterCapacity: 2, clusters: 0, shard: 0, ...more });

describe('the regions on offer', () => {
  it('are told once each, in order, and are available when one data plane there takes a cluster', () => {
    const offered = offeredRegions([plane('a', 'west'), plane('b', 'east', { state: 'Unknown' }), plane('c', 'east')]);
    expect(offered).toEqual([{ cloud: 'AWS', region: 'east', available: true }, { cloud: 'AWS', region: 'west', available: true }]);
  });

  it.each([
    [{ state: 'Cordoned' }, 'it is being maintained'],
    [{ state: 'Unknown' }, 'it cannot be reached just now'],
    [{ clusters: 2 }, 'it is full'],
    [{ state: 'Draining' }, 'it is not ready'],
  ])('say why they take none: %o', (more, words) => {
    expect(offeredRegions([plane('a', 'east', more)])).toEqual([{ cloud: 'AWS', region: 'east', available: false, reason: `AWS east takes no new clusters: ${words}.` }]);
  });

  it('tell every reason once and name no data plane', () => {
    const [east] = offeredRegions([plane('dp-1', 'east', { clusters: 2 }), plane('dp-2', 'east', { clusters: 2 }), plane('dp-3', 'east', { state: 'Unknown' })]);
    expect(east?.reason).toBe('AWS east takes no new clusters: it is full; it cannot be reached just now.');
  });
});
