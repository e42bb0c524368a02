import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING, vectorOf } from './capacity.ts';
import { tolerates } from './placement-filters.ts';
import { place, type PlacementCandidate, type PlacementQuestion, questionOf } from './placement.ts';
import { CANDIDATES_KEPT, reportOf, tellRefused, tenantPlacement } from './placement-report.ts';
import { FIRST_PLANS } from './plan-catalogue.ts';

const basic = FIRST_PLANS['basic']!;
const spec = { cloud: 'AWS', region: 'east', availability: 'LOW', config: { kind: 'Basic' } } as const;
const asked = (more: Partial<PlacementQuestion> = {}): PlacementQuestion => ({ ...questionOf('org-1', basic, spec), ...more });
const plane = (id: string, more: Partial<PlacementCandidate> = {}): PlacementCandidate => ({
  id, shard: 0, cloud: 'AWS', region: 'east', zones: [], labels: {}, taints: [], health: 'Ready', cordoned: false, draining: false, retired: false,
  exclusiveTo: null, capability: null, held: NOTHING, ceilings: { clusters: 10, brokers: null, cpuMillis: null, memoryBytes: null, storageBytes: null },
  organizationClusters: 0, ...more,
});
const held = (clusters: number) => ({ held: { ...NOTHING, clusters } });
const reasons = (question: PlacementQuestion, one: PlacementCandidate) => place(question, [one]).verdicts[0]!.refusals.map(({ reason }) => reason);
const chosen = (...planes: PlacementCandidate[]) => place(asked(), planes).chosen?.id;

describe('placement', () => {
  it('tells every reason against a data plane, not the first alone', () => {
    const bad = plane('a', {
      cloud: 'GCP', region: 'west', zones: ['a'], health: 'Unknown', cordoned: true, draining: true, retired: true, exclusiveTo: 'org-2', ...held(10),
      taints: [{ key: 'old', effect: 'NoSchedule' }], capability: { kafkaVersions: ['3.9.0'], missing: ['no CRDs'] },
    });
    expect(reasons(asked({ zones: 3, labels: { tier: 'gold' } }), bad)).toEqual([
      'OtherCloud', 'OtherRegion', 'Retired', 'Draining', 'Cordoned', 'Unreachable', 'ExclusiveToAnother', 'TooFewZones', 'LabelMissing', 'TaintNotTolerated',
      'OperatorMissing', 'KafkaVersionMissing', 'NoRoom',
    ]);
  });

  it('wants three zones for what is spread over zones, where zones are known', () => {
    const many = questionOf('org-1', FIRST_PLANS['enterprise']!, { ...spec, config: { kind: 'Enterprise' } });
    expect([reasons(many, plane('a', { zones: ['a', 'b'] })), reasons(many, plane('a', { zones: ['a', 'b', 'c'] })), reasons(many, plane('a'))]).toEqual([['TooFewZones'], [], []]);
    expect(reasons(questionOf('org-1', basic, { ...spec, availability: 'HIGH' }), plane('a', { zones: ['a'] }))).toEqual(['TooFewZones']);
    expect(reasons(asked(), plane('a', { zones: ['a'] }))).toEqual([]);
  });

  it('keeps an exclusive data plane for its organization, and an isolated plan on one', () => {
    expect([reasons(asked(), plane('a', { exclusiveTo: 'org-1' })), reasons(asked({ isolation: 'cluster' }), plane('a'))]).toEqual([[], ['NotIsolated']]);
    expect(reasons(asked({ isolation: 'cluster' }), plane('a', { exclusiveTo: 'org-1' }))).toEqual([]);
  });

  it('finds room in each thing there is, and says what is lacking', () => {
    const needs = vectorOf(basic, {});
    expect(needs).toEqual({ clusters: 1, brokers: 1, cpuMillis: 350, memoryBytes: 1.25 * 1024 ** 3, storageBytes: 10 * 1024 ** 3 });
    const tight = { clusters: 1, brokers: null, cpuMillis: 350, memoryBytes: needs.memoryBytes, storageBytes: needs.storageBytes };
    expect(reasons(asked(), plane('a', { ceilings: tight }))).toEqual([]);
    for (const dimension of ['clusters', 'cpuMillis', 'memoryBytes', 'storageBytes'] as const) {
      const verdict = place(asked(), [plane('a', { ceilings: { ...tight, [dimension]: tight[dimension] - 1 } })]).verdicts[0]!;
      expect(verdict.refusals).toEqual([{ reason: 'NoRoom', detail: expect.stringMatching(/^[\d.]+ \S.* wanted, [\d.]+ .* free$/) }]);
    }
  });

  it('keeps an organization’s clusters apart, fills a data plane up, and stops before it is full', () => {
    expect(chosen(plane('a', { organizationClusters: 1 }), plane('b'))).toBe('b');
    expect(chosen(plane('a'), plane('b', held(5)))).toBe('b');
    expect(chosen(plane('a'), plane('b', held(9)))).toBe('a');
    expect(chosen(plane('a'), plane('b', { labels: { 'samsa.io/cost': '10' } }))).toBe('b');
  });

  it('takes what nobody has reached yet, or what is tainted softly, only when there is no other', () => {
    const untried = plane('a', { health: 'Registering' });
    expect([chosen(untried, plane('b', { organizationClusters: 9 })), chosen(untried)]).toEqual(['b', 'a']);
    const shunned = plane('a', { taints: [{ key: 'spot', effect: 'PreferNoSchedule' }] });
    expect([chosen(shunned, plane('b', { organizationClusters: 9 })), chosen(shunned), chosen(shunned, plane('b', { health: 'Registering' }))]).toEqual(['b', 'a', 'a']);
  });

  it('breaks a tie by the number of clusters, then by id', () => {
    expect([chosen(plane('b'), plane('a')), chosen(plane('a', { ceilings: { ...plane('a').ceilings, clusters: null }, ...held(1) }), plane('b', { ceilings: { ...plane('b').ceilings, clusters: null } }))]).toEqual(['a', 'b']);
  });

  it('matches taints as Kubernetes does', () => {
    const taint = { key: 'k', value: 'v', effect: 'NoSchedule' };
    const matching = [{ operator: 'Exists' as const }, { key: 'k', operator: 'Exists' as const }, { key: 'k', value: 'v' }, { key: 'k', value: 'v', effect: 'NoSchedule' }];
    const others = [{ key: 'x', operator: 'Exists' as const }, { key: 'k', value: 'w' }, { key: 'k' }, { key: 'k', value: 'v', effect: 'PreferNoSchedule' }, { value: 'v' }];
    expect(matching.map((one) => tolerates([one], taint))).toEqual([true, true, true, true]);
    expect(others.map((one) => tolerates([one], taint))).toEqual([false, false, false, false, false]);
  });
});

describe('the report of a placement', () => {
  const report = (planes: PlacementCandidate[]) => reportOf('Basic', { name: 'basic', revision: 1 }, asked(), place(asked(), planes));

  it('names data planes for the fleet and none for a tenant, who does not hear of others’ own', () => {
    const full = report([plane('dp-a'), plane('dp-b', { cordoned: true, ...held(10) }), plane('dp-c', { exclusiveTo: 'org-2', cordoned: true })]);
    expect(full).toMatchObject({ considered: 3, fitting: 1, chosen: 'dp-a', candidates: [{ data_plane: 'dp-a', total: 77 }, { data_plane: 'dp-b' }, { data_plane: 'dp-c' }] });
    const told = tenantPlacement(full);
    expect(told).toMatchObject({ considered: 2, fitting: 1, total: 77, refused: [{ reason: 'Cordoned', data_planes: 1 }, { reason: 'NoRoom', data_planes: 1 }] });
    expect(JSON.stringify(told)).not.toMatch(/dp-|Exclusive|org-/);
    expect(tellRefused(told)).toBe('2 data planes: Cordoned 1, NoRoom 1');
  });

  it('keeps a bounded number of candidates by name, the one chosen among them, and counts all', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(200), (many, full) => {
      const planes = Array.from({ length: many }, (_, at) => plane(`dp-${at}`, at < full ? held(10) : {}));
      const { considered, candidates, chosen: best, fitting, refused } = report(planes);
      expect([considered, candidates.length]).toEqual([many, Math.min(many, CANDIDATES_KEPT)]);
      expect(fitting + (refused[0]?.data_planes ?? 0)).toBe(many);
      expect(candidates[0]?.data_plane === best || best === undefined).toBe(true);
    }));
  });
});
