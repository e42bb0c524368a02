import type { LifeOperation, Step } from '@samsa/contract/operations';
import { describe, expect, it } from 'vitest';
import type { Condition } from './cluster-status.ts';
import { type Circumstances, explain } from './explain.ts';

const T = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
const ready = (status: Condition['status'], message = 'm'): Condition => ({ type: 'Ready', status, reason: 'R', message, lastTransitionTime: T(5), observedGeneration: 1 });

function operation(state: LifeOperation['state'], steps: Step[], more: Partial<LifeOperation> = {}): LifeOperation {
  return {
    api_version: 'samsa/v1', kind: 'Operation', id: 'op-1', intent: 'create', resource: { kind: 'Cluster', id: 'lkc-1' }, generation: 1, state, percent: 0,
    steps, requested_by: 'u-1', created_at: T(1), ...more,
  };
}

const steps: Step[] = [
  { name: 'namespace', state: 'done', started_at: T(1), ended_at: T(2) },
  { name: 'ready', state: 'running', started_at: T(2), cause: 'The brokers are starting.' },
  { name: 'canary', state: 'planned' },
];
const last: Step[] = [{ name: 'release', state: 'running', started_at: T(2) }];

function known(more: Partial<Circumstances> = {}, cluster: Partial<Circumstances['cluster']> = {}): Circumstances {
  return {
    cluster: { id: 'lkc-1', status: { phase: 'PROVISIONING', conditions: [] }, generation: 1, observedGeneration: 0, createdAt: new Date(T(0)), deletionRequestedAt: null, ...cluster },
    failures: 0, nextLookAt: new Date(T(9)), plane: { state: 'Ready', seenAt: new Date(T(4)) }, ...more,
  };
}

const away = { plane: { state: 'Unknown' as const, seenAt: new Date(T(4)) } };
const works = { status: { phase: 'PROVISIONED' as const, conditions: [ready('True')] } };
const broken = { status: { phase: 'PROVISIONED' as const, conditions: [ready('False', 'Two brokers are down.')] } };
const dead = { status: { phase: 'FAILED' as const, conditions: [ready('False', 'Refused.')] } };

const table: [name: string, known: Circumstances, told: { state: RegExp; cause?: RegExp; since: string; next: RegExp; at?: string; you_can?: RegExp }][] = [
  ['an accepted wish that nobody has begun', known({ operation: operation('pending', []) }), { state: /created: .*waits for its turn/, since: T(1), next: /within seconds/, you_can: /Nothing needs/ }],
  ['a wish whose data plane is away', known({ ...away, operation: operation('pending', []) }), { state: /waits/, cause: /does not answer/, since: T(1), next: /answers again/, you_can: /run this installation/ }],
  ['a running step', known({ operation: operation('running', steps) }), { state: /created, step 2 of 3: the operator starts/, cause: /brokers are starting/, since: T(2), next: /Next a record is sent/, you_can: /Nothing needs/ }],
  ['a running step that failed', known({ failures: 3, operation: operation('running', steps) }), { state: /step 2 of 3/, cause: /brokers are starting/, since: T(2), next: /failed 3 times in a row; it is tried again/, at: T(9), you_can: /id of the operation/ }],
  ['a running step on a data plane that is away', known({ ...away, failures: 3, operation: operation('running', steps) }), { state: /step 2 of 3/, cause: /does not answer/, since: T(2), next: /answers again/ }],
  ['the last step of a deletion', known({ operation: operation('running', last, { intent: 'delete' }) }, { deletionRequestedAt: new Date(T(1)) }), { state: /deleted, step 1 of 1: what it held/, since: T(2), next: /Then it is gone/ }],
  ['a step that has a name nobody explains', known({ operation: operation('running', [{ name: 'else', state: 'running', started_at: T(3) }]) }), { state: /: else\./, since: T(3), next: /Then it is ready/ }],
  ['a creation that failed', known({ operation: operation('running', [{ name: 'objects', state: 'failed', cause: 'Quota of the namespace.' }]) }, dead), { state: /could not be created/, cause: /Quota/, since: T(5), next: /tried again/, at: T(9), you_can: /Delete it/ }],
  ['a failed one being deleted', known({ operation: operation('running', last, { intent: 'delete' }) }, { ...dead, deletionRequestedAt: new Date(T(1)) }), { state: /deleted, step 1 of 1/, since: T(2), next: /gone/ }],
  ['one that works', known({ operation: operation('succeeded', [], { ended_at: T(5) }) }, works), { state: /^It works as specified/, since: T(5), next: /looked at again/, at: T(9) }],
  ['one that worked and is out of sight', known(away, works), { state: /worked when it was last seen/, cause: /does not answer/, since: T(4), next: /answers again/, you_can: /Go on using it/ }],
  ['one that is not ready', known({}, broken), { state: /not ready/, cause: /Two brokers/, since: T(5), next: /looked at again/, at: T(9), you_can: /run this installation/ }],
  ['one of which nothing is known', known(), { state: /not ready/, since: T(0), next: /looked at again/, at: T(9) }],
  ['one on a cordoned data plane', known({ plane: { state: 'Cordoned', seenAt: null } }, works), { state: /works/, since: T(5), next: /looked at again/, at: T(9) }],
];

describe('what is explained of a cluster', () => {
  it.each(table)('of %s', (_, circumstances, told) => {
    const said = explain(circumstances);
    expect(said.state).toMatch(told.state);
    expect(said.cause ?? '').toMatch(told.cause ?? /^$/);
    expect(said.since).toBe(told.since);
    expect(said.next.what).toMatch(told.next);
    expect(said.next.at).toBe(told.at);
    expect(said.you_can.join(' ')).toMatch(told.you_can ?? /.*/);
    expect(said.evidence).toMatchObject({ failures: circumstances.failures, data_plane: { state: circumstances.plane.state } });
  });
});
