import type { FoundOperator, Probe } from '@samsa/contract/fleet-probe';
import { describe, expect, it } from 'vitest';
import { parseSelector, selects } from './label-selector.ts';
import { troublesOf } from './data-plane-probe.ts';
import { readQuantity } from './quantity.ts';
import { runwayOf } from './runway.ts';

const OURS = { 'app.kubernetes.io/managed-by': 'samsa' };
const operator = (more: Partial<FoundOperator> = {}): FoundOperator => ({ kind: 'strimzi', namespace: 'strimzi', name: 'one', version: '1.0.0', ready: true, watches: ['*'], ...more });
const probe = (more: Partial<Probe> = {}): Probe => ({
  kubernetes_version: 'v1.34.4', operators: [operator()], kinds: { Kafka: ['v1'], KafkaNodePool: ['v1', 'v1beta2'], KafkaUser: ['v1'] },
  storage_classes: [{ name: 'standard', provisioner: 'x', default: true }], zones: ['a'], missing_permissions: [], ...more,
});
const troubles = (more: Partial<Probe>) => troublesOf(probe(more), OURS);

describe('a data plane', () => {
  it('that has all is in no trouble, nor is one where little may be seen', () => {
    expect(troubles({})).toEqual([]);
    expect(troubles({ operators: undefined, storage_classes: undefined, missing_permissions: [{ verb: 'list', group: '', resource: 'nodes', needed_for: 'probe' }] })).toEqual([]);
  });

  it.each<[string, Partial<Probe>, RegExp]>([
    ['permissions', { missing_permissions: [{ verb: 'create', group: 'kafka.strimzi.io', resource: 'kafkas', needed_for: 'clusters' }, { verb: 'get', group: '', resource: 'secrets', needed_for: 'clusters' }] }, /lacks permissions: create kafkas\.kafka\.strimzi\.io; get secrets\./],
    ['definitions', { kinds: {} }, /definitions are not installed/],
    ['one definition', { kinds: { Kafka: ['v1'], KafkaUser: ['v1'] } }, /KafkaNodePool missing/],
    ['a newer definition', { kinds: { Kafka: ['v1beta2'], KafkaNodePool: ['v1'], KafkaUser: ['v1'] } }, /Kafka as v1beta2 alone/],
    ['an operator', { operators: [] }, /No Strimzi cluster operator/],
    ['an operator that watches all', { operators: [operator({ watches: ['kafka', 'other'] })] }, /strimzi\/one watches kafka, other alone/],
    ['an operator that takes ours', { operators: [operator({ selector: 'shard=1' })] }, /takes shard=1 alone/],
    ['an operator that is ready', { operators: [operator({ ready: false })] }, /strimzi\/one is not ready/],
    ['a storage class', { storage_classes: [] }, /no storage class/],
  ])('that lacks %s says so', (_, more, words) => {
    expect(troubles(more)).toEqual([expect.stringMatching(words)]);
  });

  it('is fine with one operator among several that takes ours', () => {
    expect(troubles({ operators: [operator({ selector: 'shard=1' }), operator({ selector: 'app.kubernetes.io/managed-by=samsa' }), operator({ watches: ['x'], ready: false })] })).toEqual([]);
  });
});

describe('a label selector', () => {
  const labels = { tier: 'gold', size: 'large' };
  it.each([
    ['', true], ['tier=gold', true], ['tier==gold,size=large', true], ['tier!=gold', false], ['tier', true], ['!tier', false], ['!old', true],
    ['size in (small, large)', true], ['size notin (small,large)', false], ['absent notin (a)', true], ['absent!=a', true], ['absent=', false], ['tier=gold,absent', false],
  ])('%j selects %j', (text, wanted) => expect(selects(parseSelector(text), labels)).toBe(wanted));

  it('that makes no sense is refused with the part that does not', () => {
    for (const text of ['a=b=c', 'a in b', '=x', 'a b', 'size in (a', 'x in (a,b))']) expect(() => parseSelector(`tier=gold,${text}`)).toThrow(/is not understood/);
  });
});

describe('a quantity', () => {
  it.each([['250m', 0.25], ['4', 4], ['16Gi', 2 ** 34], ['1.5k', 1500], ['1e3', 1000], ['8128', 8128], ['61255492Ki', 61255492 * 1024]])('%s is %d', (text, value) => expect(readQuantity(text)).toBe(value));
  it('that is none is refused', () => {
    for (const text of ['', 'Gi', '1Xi', '1 2']) expect(() => readQuantity(text)).toThrow(/is no quantity/);
  });
});

describe('a runway', () => {
  const growth = { plan: 'basic', clusters: 1, cpuMillis: 350, memoryBytes: 10, storageBytes: 0, grown: 14 };
  it('is what fits of the scarcest over what comes a day', () => {
    expect(runwayOf({ clusters: 1_000, cpuMillis: 7_000, memoryBytes: 500, storageBytes: 3 }, growth, 7)).toEqual({ plan: 'basic', fits: 20, growsPerDay: 2, days: 10 });
  });
  it('has no end where nothing grows or nothing bounds', () => {
    expect(runwayOf({ clusters: 10, cpuMillis: null, memoryBytes: null, storageBytes: null }, { ...growth, grown: -3 }, 7)).toMatchObject({ fits: 10, growsPerDay: 0, days: null });
    expect(runwayOf({ clusters: null, cpuMillis: null, memoryBytes: null, storageBytes: null }, growth, 7)).toMatchObject({ fits: null, days: null });
  });
  it('of what is full already is none', () => {
    expect(runwayOf({ clusters: 10, cpuMillis: -5, memoryBytes: null, storageBytes: null }, growth, 7)).toMatchObject({ fits: 0, days: 0 });
  });
});
