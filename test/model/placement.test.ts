/**
 * Placement against a slow, obvious way to say the same: every rule as a sentence of its own, the best found by comparing each
 * with each. Random fleets, random questions.
 */
import { place, type PlacementCandidate, type PlacementQuestion } from '@samsa/domain/placement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const RUNS = 3_000;
const GIB = 1024 ** 3;
const DIMENSIONS = ['clusters', 'brokers', 'cpuMillis', 'memoryBytes', 'storageBytes'] as const;

const word = fc.constantFrom('a', 'b');
const labels = fc.dictionary(fc.constantFrom('tier', 'zone', 'samsa.io/cost'), fc.constantFrom('gold', '0', '50', '100', 'none'), { maxKeys: 3 });
const effect = fc.constantFrom('NoSchedule', 'PreferNoSchedule');
const taint = fc.record({ key: word, value: fc.option(word, { nil: undefined }), effect });
const toleration = fc.record({
  key: fc.option(word, { nil: undefined }), operator: fc.option(fc.constantFrom('Equal' as const, 'Exists' as const), { nil: undefined }),
  value: fc.option(word, { nil: undefined }), effect: fc.option(effect, { nil: undefined }),
});
const vector = fc.record({ clusters: fc.nat(6), brokers: fc.nat(20), cpuMillis: fc.nat(9_000), memoryBytes: fc.nat(40).map((n) => n * GIB), storageBytes: fc.nat(90).map((n) => n * GIB) });
const ceiling = (most: number, unit = 1) => fc.option(fc.nat(most).map((n) => n * unit), { nil: null });
/** So that most data planes break few rules: each rule is broken alone, too. */
const mostly = <Usual, Rare>(usual: Usual, rare: Rare): fc.Arbitrary<Usual | Rare> => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });
const candidate: fc.Arbitrary<PlacementCandidate> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }), shard: fc.nat(63), cloud: mostly('AWS', 'GCP'), region: mostly('r1', 'r2'),
  zones: fc.oneof(fc.constant<string[]>(['x', 'y', 'z']), fc.subarray(['x', 'y', 'z'])), labels, taints: fc.oneof({ weight: 3, arbitrary: fc.constant<PlacementCandidate['taints']>([]) }, fc.array(taint, { maxLength: 2 })),
  health: fc.constantFrom('Registering', 'Ready', 'Ready', 'Ready', 'Degraded', 'Unknown'), cordoned: mostly(false, true), draining: mostly(false, true), retired: mostly(false, true),
  exclusiveTo: fc.constantFrom(null, null, null, 'mine', 'theirs'),
  capability: fc.constantFrom(null, { missing: [] }, { missing: [] }, { missing: ['no CRDs'] }, { missing: [], kafkaVersions: ['4.2.1'] }, { missing: [], kafkaVersions: ['4.2.1', '4.3.1'] }),
  held: vector, ceilings: fc.record({ clusters: ceiling(20), brokers: fc.constant(null), cpuMillis: ceiling(50_000), memoryBytes: ceiling(300, GIB), storageBytes: ceiling(900, GIB) }),
  organizationClusters: fc.nat(4),
});
const candidates = fc.uniqueArray(candidate, { selector: (one) => one.id, maxLength: 8 });
const question: fc.Arbitrary<PlacementQuestion> = fc.record({
  organizationId: fc.constant('mine'), cloud: fc.constant('AWS'), region: fc.constant('r1'), zones: fc.constantFrom(1, 3),
  labels: fc.constantFrom<Record<string, string>[]>({}, {}, {}, { tier: 'gold' }), tolerations: fc.array(toleration, { maxLength: 2 }), isolation: mostly('shared' as const, 'cluster' as const),
  kafkaVersion: fc.constant('4.3.1'), needs: fc.record({ clusters: fc.constant(1), brokers: fc.integer({ min: 1, max: 9 }), cpuMillis: fc.nat(4_000), memoryBytes: fc.nat(9).map((n) => n * GIB), storageBytes: fc.nat(50).map((n) => n * GIB) }),
});

type Plane = PlacementCandidate;
type Asked = PlacementQuestion;

function isTolerated(asked: Asked, one: Plane['taints'][number]): boolean {
  for (const tolerated of asked.tolerations) {
    if (tolerated.effect && tolerated.effect !== one.effect) continue;
    if (!tolerated.key && tolerated.operator === 'Exists') return true;
    if (tolerated.key === one.key && tolerated.operator === 'Exists') return true;
    if (tolerated.key === one.key && tolerated.operator !== 'Exists' && (tolerated.value || '') === (one.value || '')) return true;
  }
  return false;
}

const RULES: [reason: string, broken: (plane: Plane, asked: Asked) => boolean][] = [
  ['OtherCloud', (plane, asked) => plane.cloud !== asked.cloud],
  ['OtherRegion', (plane, asked) => plane.region !== asked.region],
  ['TooFewZones', (plane, asked) => plane.zones.length > 0 && plane.zones.length < asked.zones],
  ['LabelMissing', (plane, asked) => Object.keys(asked.labels).some((key) => plane.labels[key] !== asked.labels[key])],
  ['TaintNotTolerated', (plane, asked) => plane.taints.some((one) => one.effect === 'NoSchedule' && !isTolerated(asked, one))],
  ['KafkaVersionMissing', ({ capability }, asked) => capability?.kafkaVersions !== undefined && !capability.kafkaVersions.includes(asked.kafkaVersion)],
  ['OperatorMissing', ({ capability }) => (capability?.missing.length ?? 0) > 0],
  ['Unreachable', (plane) => plane.health === 'Unknown'],
  ['Cordoned', (plane) => plane.cordoned],
  ['Draining', (plane) => plane.draining],
  ['Retired', (plane) => plane.retired],
  ['ExclusiveToAnother', (plane, asked) => plane.exclusiveTo !== null && plane.exclusiveTo !== asked.organizationId],
  ['NotIsolated', (plane, asked) => asked.isolation === 'cluster' && plane.exclusiveTo === null],
  ['NoRoom', (plane, asked) => DIMENSIONS.some((what) => asked.needs[what] > 0 && plane.ceilings[what] !== null && plane.held[what] + asked.needs[what] > plane.ceilings[what]!)],
];
const broken = (plane: Plane, asked: Asked): string[] => RULES.filter(([, is]) => is(plane, asked)).map(([reason]) => reason).sort();

function scores(plane: Plane, asked: Asked) {
  const bounded = DIMENSIONS.filter((what) => plane.ceilings[what] !== null);
  const fill = Math.max(0, ...bounded.map((what) => (plane.ceilings[what] === 0 ? 1 : (plane.held[what] + asked.needs[what]) / plane.ceilings[what]!)));
  const said = plane.labels['samsa.io/cost'];
  const inRange = (score: number) => Math.round(Math.max(0, Math.min(100, score)));
  return {
    spread: inRange(100 / (plane.organizationClusters + 1)),
    packing: inRange(fill * 100),
    headroom: inRange(((1 - fill) / 0.25) * 100),
    cost: said === undefined || Number.isNaN(Number(said)) ? 50 : 100 - Number(said),
  };
}

/** Whether `one` goes before `other`: said rule by rule. */
function beats(one: Plane, other: Plane, asked: Asked): boolean {
  const softly = (plane: Plane) => plane.taints.some((taint) => taint.effect === 'PreferNoSchedule' && !isTolerated(asked, taint));
  const total = (plane: Plane) => {
    const { spread, packing, headroom, cost } = scores(plane, asked);
    return spread * 3 + packing * 2 + headroom * 4 + cost;
  };
  const untried = [one.health === 'Registering', other.health === 'Registering'];
  if (untried[0] !== untried[1]) return !untried[0];
  if (softly(one) !== softly(other)) return !softly(one);
  if (total(one) !== total(other)) return total(one) > total(other);
  if (one.held.clusters !== other.held.clusters) return one.held.clusters < other.held.clusters;
  return one.id < other.id;
}

function best(planes: readonly Plane[], asked: Asked): Plane | undefined {
  const fitting = planes.filter((plane) => broken(plane, asked).length === 0);
  return fitting.find((plane) => fitting.every((other) => other === plane || beats(plane, other, asked)));
}

describe('placement, beside the obvious way', () => {
  it('refuses for the same reasons, all of them, and chooses the same', () => {
    let chosen = 0;
    fc.assert(fc.property(question, candidates, (asked, planes) => {
      const result = place(asked, planes);
      expect(result.chosen).toBe(best(planes, asked));
      if (result.chosen) chosen++;
      expect(result.verdicts.map(({ candidate: { id } }) => id).sort()).toEqual(planes.map(({ id }) => id).sort());
      for (const { candidate: plane, refusals, scores: given } of result.verdicts) {
        expect([...new Set(refusals.map(({ reason }) => reason))].sort()).toEqual(broken(plane, asked));
        expect(given).toEqual(refusals.length > 0 ? undefined : scores(plane, asked));
        for (const score of Object.values(given ?? {})) expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      }
    }), { numRuns: RUNS });
    expect(chosen).toBeGreaterThan(RUNS / 5);
  });

  it('answers the same whatever the order, and whatever is added that would not do', () => {
    fc.assert(fc.property(question, candidates, fc.nat(), (asked, planes, at) => {
      const whole = place(asked, planes);
      expect(place(asked, planes.toReversed())).toEqual(whole);
      const dropped = planes.filter((plane, index) => index !== at % Math.max(1, planes.length) || broken(plane, asked).length === 0);
      expect(place(asked, dropped).chosen).toBe(whole.chosen);
    }), { numRuns: RUNS });
  });

  it('never places what would not fit beside what is held, however often it is asked', () => {
    fc.assert(fc.property(question, candidates, (asked, planes) => {
      const fleet = planes.map((plane) => ({ ...plane, held: { ...plane.held }, over: DIMENSIONS.filter((what) => plane.ceilings[what] !== null && plane.held[what] > plane.ceilings[what]!) }));
      for (let turn = 0; turn < 20; turn++) {
        const { chosen } = place(asked, fleet);
        if (!chosen) break;
        for (const what of DIMENSIONS) chosen.held[what] += asked.needs[what];
        chosen.organizationClusters++;
      }
      for (const { held, ceilings, over } of fleet) for (const what of DIMENSIONS) if (ceilings[what] !== null && !over.includes(what)) expect(held[what]).toBeLessThanOrEqual(ceilings[what]);
    }), { numRuns: RUNS / 10 });
  });
});
