import { describe, expect, it } from 'vitest';
import { compareFields, countOwned, type DriftObject, FIGHT_MS, type KnownDrift, REVERTS_MOST, tellDrift, verdictOf, withFound } from './drift.ts';

const wanted: DriftObject = {
  apiVersion: 'v1', kind: 'Thing', metadata: { name: 'one', labels: { ours: 'yes' } } as DriftObject['metadata'],
  spec: { cpu: '0.5', config: { a: 1, b: 2 }, ports: [{ port: 1 }] },
};
const mine = { 'f:metadata': { 'f:labels': { 'f:ours': {} } }, 'f:spec': { 'f:cpu': {}, 'f:config': { '.': {}, 'f:a': {}, 'f:b': {} }, 'f:ports': {} } };
/** As the server has it after our apply: with defaults, and a quantity written its way. */
const live = (spec: object, ours: object = mine, others: { manager: string; time: string; fieldsV1: object; subresource?: string }[] = []): DriftObject => ({
  apiVersion: 'v1', kind: 'Thing',
  metadata: {
    name: 'one', labels: { ours: 'yes', theirs: 'too' },
    managedFields: [
      { manager: 'samsa', operation: 'Apply', fieldsV1: ours as Record<string, unknown> },
      ...others.map((other) => ({ operation: 'Update', ...other, fieldsV1: other.fieldsV1 as Record<string, unknown> })),
    ],
  } as DriftObject['metadata'],
  spec: { cpu: '500m', config: { a: 1, b: 2, default: 3 }, ports: [{ port: 1, protocol: 'TCP' }], ...spec },
});
const without = (...path: string[]): object => {
  const left = structuredClone(mine) as Record<string, unknown>;
  let at = left;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  delete at[path.at(-1)!];
  return left;
};
const theirs = (fieldsV1: object, manager = 'kubectl') => ({ manager, time: '2026-01-02T00:00:00Z', fieldsV1 });

describe('a comparison', () => {
  it('finds nothing in defaults, normalised quantities and what others added', () => {
    expect(compareFields(wanted, live({}), 'samsa')).toEqual([]);
  });

  it('finds a field that another manager has taken, with who and since when', () => {
    const changed = live({ config: { a: 9, b: 2 } }, without('f:spec', 'f:config', 'f:a'), [theirs({ 'f:spec': { 'f:config': { 'f:a': {} } } })]);
    expect(compareFields(wanted, changed, 'samsa')).toEqual([{ path: '/spec/config/a', wanted: 1, found: 9, manager: 'kubectl', since: '2026-01-02T00:00:00Z' }]);
    expect(countOwned(changed, 'samsa')).toBe(countOwned(live({}), 'samsa') - 1);
  });

  it('finds a field that was removed, which nobody holds', () => {
    const changed = live({ config: { b: 2 } }, without('f:spec', 'f:config', 'f:a'));
    expect(compareFields(wanted, changed, 'samsa')).toMatchObject([{ path: '/spec/config/a', wanted: 1, found: undefined, manager: undefined }]);
  });

  it('compares a list taken by another whole, and one that is ours not at all', () => {
    const more = { ports: [{ port: 1, protocol: 'UDP' }] };
    expect(compareFields(wanted, live(more), 'samsa')).toEqual([]);
    expect(compareFields(wanted, live(more, without('f:spec', 'f:ports'), [theirs({ 'f:spec': { 'f:ports': {} } })]), 'samsa')).toMatchObject([{ path: '/spec/ports', manager: 'kubectl' }]);
  });

  it('takes a field given back with our value for no difference, whoever holds it', () => {
    expect(compareFields(wanted, live({}, without('f:spec', 'f:config', 'f:a'), [theirs({ 'f:spec': { 'f:config': { 'f:a': {} } } })]), 'samsa')).toEqual([]);
  });

  it('names fields with slashes so that they are found again', () => {
    const labelled: DriftObject = { ...wanted, metadata: { name: 'one', labels: { 'a.b/c~d': 'x' } } as DriftObject['metadata'] };
    const [difference] = compareFields(labelled, live({}), 'samsa');
    expect(difference?.path).toBe('/metadata/labels/a.b~1c~0d');
    const left = withFound(labelled, [{ kind: 'Thing', name: 'one', path: difference!.path, found: 'y' }]);
    expect(left.metadata).toMatchObject({ labels: { 'a.b/c~d': 'y' } });
    expect(labelled.metadata).toMatchObject({ labels: { 'a.b/c~d': 'x' } });
  });
});

describe('a verdict', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  const known = (more: Partial<KnownDrift>): KnownDrift =>
    ({ id: 'dr-1', kind: 'Thing', name: 'one', path: '/a', state: 'reverted', found: 1, manager: null, reverts: 0, settledAt: '2026-01-01T11:59:00Z', wish: null, wishedBy: null, ...more });
  const field = { path: '/a' };

  it('follows the plan, and makes a deleted object again whatever the plan says', () => {
    expect([verdictOf(field, undefined, 'revert', now), verdictOf(field, undefined, 'adopt', now), verdictOf({ path: '' }, undefined, 'adopt', now)]).toEqual(['revert', 'adopt', 'revert']);
  });

  it('leaves a fight, until it is long ago or an admin decides', () => {
    const fought = known({ reverts: REVERTS_MOST });
    expect(verdictOf(field, fought, 'revert', now)).toBe('leave');
    expect(verdictOf(field, fought, 'revert', now + FIGHT_MS)).toBe('revert');
    expect(verdictOf(field, known({ state: 'contested' }), 'revert', now + FIGHT_MS)).toBe('leave');
    expect(verdictOf(field, known({ state: 'contested', wish: 'revert' }), 'adopt', now)).toBe('revert');
  });

  it('is told in a sentence while something differs', () => {
    expect(tellDrift([known({})])).toBeUndefined();
    expect(tellDrift([known({ state: 'adopted', manager: 'kubectl' })])).toMatchObject({ reason: 'Adopted', message: expect.stringContaining('kubectl') });
  });
});
