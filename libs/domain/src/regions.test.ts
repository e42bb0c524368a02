import { describe, expect, it } from 'vitest';
import { NOTHING } from './capacity.ts';
import type { PlacementCandidate } from './placement.ts';
import { FIRST_PLANS } from './plan-catalogue.ts';
import { offeredRegions } from './regions.ts';

const ORGANIZATION = 'org-1';
const plane = (id: string, region: string, more: Partial<PlacementCandidate> = {}): PlacementCandidate => ({
  id, shard: 0, cloud: 'AWS', region, zones: [], labels: {}, taints: [], health: 'Ready', cordoned: false, draining: false, retired: false, exclusiveTo: null,
  capability: null, held: NOTHING, ceilings: { clusters: 2, brokers: null, cpuMillis: null, memoryBytes: null, storageBytes: null }, organizationClusters: 0, ...more,
});
const full = { held: { ...NOTHING, clusters: 2 } };
const offered = (...planes: PlacementCandidate[]) => offeredRegions(ORGANIZATION, planes, Object.values(FIRST_PLANS));
const gist = (...planes: PlacementCandidate[]) => offered(...planes).map(({ kinds: _, ...rest }) => rest);

describe('the regions on offer', () => {
  it('are told once each, in order, and are available when one data plane there takes a cluster', () => {
    expect(gist(plane('a', 'west'), plane('b', 'east', { health: 'Unknown' }), plane('c', 'east'))).toEqual([
      { cloud: 'AWS', region: 'east', available: true }, { cloud: 'AWS', region: 'west', available: true },
    ]);
  });

  it.each<[Partial<PlacementCandidate>, string]>([
    [{ cordoned: true }, 'it is being maintained'],
    [{ draining: true }, 'it is being maintained'],
    [{ health: 'Unknown' }, 'it cannot be reached just now'],
    [full, 'it is full'],
    [{ taints: [{ key: 'gpu', effect: 'NoSchedule' }] }, 'it does not have what that takes'],
  ])('say why they take none: %o', (more, words) => {
    expect(gist(plane('a', 'east', more))).toEqual([{ cloud: 'AWS', region: 'east', available: false, reason: `AWS east takes no new clusters: ${words}.` }]);
  });

  it('tell every reason once and name no data plane', () => {
    const [east] = offered(plane('dp-1', 'east', full), plane('dp-2', 'east', full), plane('dp-3', 'east', { health: 'Unknown' }));
    expect(east?.reason).toBe('AWS east takes no new clusters: it is full; it cannot be reached just now.');
  });

  it('say of each kind whether its least size finds a place', () => {
    const [east] = offered(plane('a', 'east', { zones: ['a'], ceilings: { ...plane('a', 'east').ceilings, cpuMillis: 400 } }));
    expect(east?.available).toBe(true);
    expect(east?.kinds).toEqual([
      { kind: 'Basic', available: true },
      { kind: 'Standard', available: false, reason: 'AWS east takes no new Standard clusters: it is full.' },
      { kind: 'Enterprise', available: false, reason: 'AWS east takes no new Enterprise clusters: it has too few zones.' },
      { kind: 'Freight', available: false, reason: 'AWS east takes no new Freight clusters: it has too few zones.' },
      { kind: 'Dedicated', available: false, reason: 'AWS east takes no new Dedicated clusters: it is full.' },
    ]);
  });

  it('of another organization’s own data planes do not exist', () => {
    expect(gist(plane('a', 'east', { exclusiveTo: 'org-2' }), plane('b', 'west', { exclusiveTo: ORGANIZATION }))).toEqual([{ cloud: 'AWS', region: 'west', available: true }]);
  });
});
