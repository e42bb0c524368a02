import { ClusterCreate, type ClusterPatch, type ClusterSpec } from '@samsa/contract/clusters';
import { describe, expect, it } from 'vitest';
import { admitCreate, admitDelete, admitPatch, admitQuota } from './cluster-admission.ts';
import { FIRST_PLANS, planNameOf } from './plan-catalogue.ts';
import { Problem } from './problem.ts';

function create(config: object, more: object = {}): ClusterSpec {
  const wanted = ClusterCreate.parse({ spec: { display_name: 'c', cloud: 'AWS', region: 'r', availability: 'HIGH', config, environment: { id: 'env-1' }, ...more } });
  return admitCreate(wanted, FIRST_PLANS[planNameOf(wanted.spec.config.kind)]!);
}

function patch(now: ClusterSpec, spec: object): ClusterSpec {
  const wanted = { spec: { environment: { id: 'env-1' }, ...spec } } as ClusterPatch;
  return admitPatch(now, wanted, FIRST_PLANS[planNameOf(wanted.spec.config?.kind ?? now.config.kind)]!);
}

function refusal(work: () => unknown): { status: number; detail: string; pointer?: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.cause;
    throw error;
  }
  throw new Error('it was admitted');
}

describe('admission of clusters', () => {
  it.each([['Basic', 50], ['Standard', 10], ['Enterprise', 10], ['Freight', 152]])('gives a %s cluster its default of %i elastic units', (kind, most) => {
    expect(create({ kind }).config).toEqual({ kind, max_ecku: most });
  });

  it.each<[string, object, object, string]>([
    ['Dedicated without cku', { kind: 'Dedicated' }, {}, '/spec/config/cku'],
    ['Dedicated with too many cku', { kind: 'Dedicated', cku: 25 }, {}, '/spec/config/cku'],
    ['Dedicated over several zones with one cku', { kind: 'Dedicated', cku: 1 }, { availability: 'MULTI_ZONE' }, '/spec/config/cku'],
    ['Dedicated with max_ecku', { kind: 'Dedicated', cku: 2, max_ecku: 3 }, {}, '/spec/config/max_ecku'],
    ['Basic with cku', { kind: 'Basic', cku: 2 }, {}, '/spec/config/cku'],
    ['Basic with too many elastic units', { kind: 'Basic', max_ecku: 51 }, {}, '/spec/config/max_ecku'],
    ['Enterprise in a single zone', { kind: 'Enterprise' }, { availability: 'SINGLE_ZONE' }, '/spec/availability'],
    ['a private network', { kind: 'Basic' }, { network: { id: 'n-1' } }, '/spec/network'],
  ])('refuses %s and names the field', (_, config, more, pointer) => {
    expect(refusal(() => create(config, more)).pointer).toBe(pointer);
  });

  it('upgrades Basic to Standard in place, and no other kind to any other', () => {
    expect(patch(create({ kind: 'Basic' }), { config: { kind: 'Standard' } }).config).toEqual({ kind: 'Standard', max_ecku: 10 });
    expect(refusal(() => patch(create({ kind: 'Standard' }), { config: { kind: 'Basic' } })).detail).toMatch(/Basic to Standard/);
    expect(refusal(() => patch(create({ kind: 'Basic' }), { config: { kind: 'Dedicated', cku: 2 } })).pointer).toBe('/spec/config/kind');
  });

  it('sizes Dedicated up and down', () => {
    const two = create({ kind: 'Dedicated', cku: 2 });
    expect(patch(two, { config: { kind: 'Dedicated', cku: 4 } }).config.cku).toBe(4);
    expect(patch(two, { config: { cku: 2 } }).config.cku).toBe(2);
    expect(refusal(() => patch(two, { config: { cku: 1 } })).detail).toMatch(/at least 2/);
  });

  it('says that region, cloud and availability are fixed', () => {
    const now = create({ kind: 'Basic' });
    for (const fixed of [{ region: 'other' }, { cloud: 'GCP' }, { availability: 'LOW' }]) expect(refusal(() => patch(now, fixed)).detail).toMatch(/fixed at creation/);
    expect(patch(now, { region: 'r', display_name: 'new' }).display_name).toBe('new');
  });

  it('refuses to delete what is protected, and says how to go about it', () => {
    expect(refusal(() => admitDelete({ ...create({ kind: 'Basic' }), deletion_protection: true })).detail).toMatch(/deletion_protection to false/);
  });

  it('holds the quota of each unit, and none where there is none', () => {
    const nothing = { clusters: 0, cku: 0, brokers: 0, storageBytes: 0 };
    const limit = { clusters: 2, cku: 4, brokers: null, storageBytes: 2 * 1024 ** 3 };
    expect(() => admitQuota({ ...nothing, clusters: 1, cku: 2 }, limit, { clusters: 1, cku: 2, brokers: 1_000, storageBytes: 0 })).not.toThrow();
    expect(refusal(() => admitQuota({ ...nothing, clusters: 2 }, limit, { ...nothing, clusters: 1 }))).toMatchObject({ status: 402 });
    expect(refusal(() => admitQuota({ ...nothing, cku: 3 }, limit, { ...nothing, cku: 2 })).detail).toMatch(/quota of 4 cku/);
    expect(refusal(() => admitQuota(nothing, limit, { ...nothing, storageBytes: 3 * 1024 ** 3 })).detail).toMatch(/quota of 2 GiB of storage .* 3 GiB of storage more/);
  });

  it('lets go of something while more is held than a lowered quota allows', () => {
    const held = { clusters: 5, cku: 9, brokers: 15, storageBytes: 0 };
    expect(() => admitQuota(held, { clusters: 1, cku: 1, brokers: 1, storageBytes: null }, { clusters: 0, cku: -2, brokers: -2, storageBytes: 0 })).not.toThrow();
  });
});
