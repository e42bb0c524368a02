import type { LifeOperation, Step } from '@samsa/contract/operations';
import { describe, expect, it } from 'vitest';
import type { ClusterStatus, Condition } from './cluster-status.ts';
import { type Circumstances, explain } from './explain.ts';

const T = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
const ready = (status: Condition['status'], message = 'm'): Condition => ({ type: 'Ready', status, reason: 'R', message, lastTransitionTime: T(5), observedGeneration: 1 });

function operation(state: LifeOperation['state'], steps: Step[], more: Partial<LifeOperation> = {}): LifeOperation {
  return {
    api_version: 'samsa/v1', kind: 'Operation', id: 'op-1', intent: 'create', resource: { kind: 'Cluster', id: 'lkc-1' }, generation: 1, state, percent: 0,
    steps, requested_by: 'u-1', created_at: T(1), cancelable: true, ...more,
  };
}

const PLANE: Circumstances['plane'] = { id: 'dp-1', displayName: 'oslo', state: 'Ready', seenAt: new Date(T(4)), holder: 'p-1' };
const steps: Step[] = [
  { name: 'namespace', state: 'done', started_at: T(1), ended_at: T(2) },
  { name: 'ready', state: 'running', started_at: T(2), cause: 'The brokers are starting.' },
  { name: 'canary', state: 'planned' },
];
const last: Step[] = [{ name: 'release', state: 'running', started_at: T(2) }];

function known(more: Partial<Circumstances> = {}, cluster: Partial<Circumstances['cluster']> = {}): Circumstances {
  return {
    cluster: { id: 'lkc-1', status: { phase: 'PROVISIONING', conditions: [] }, generation: 1, observedGeneration: 0, createdAt: new Date(T(0)), deletionRequestedAt: null, ...cluster },
    failures: 0, causes: [], nextLookAt: new Date(T(9)), plane: PLANE, quota: { clusters: { held: 1, limit: 9 }, cku: { held: 0, limit: 9 } }, now: new Date(T(8)), ...more,
  };
}

const away = { plane: { ...PLANE, state: 'Unknown' as const } };
const works = { status: { phase: 'PROVISIONED' as const, conditions: [ready('True')] } };
const broken = { status: { phase: 'PROVISIONED' as const, conditions: [ready('False', 'Two brokers are down.')] } };
const dead = { status: { phase: 'FAILED' as const, conditions: [ready('False', 'Refused.')] } };

const starting = known({ operation: operation('running', steps) });
const status = (more: Partial<ClusterStatus>, reason = 'Creating'): Partial<Circumstances['cluster']> => ({ status: { phase: 'PROVISIONING', conditions: [{ ...ready('False'), reason }], ...more } });
const warned = (reason: string, message: string): Partial<ClusterStatus> => ({ kubernetes: { readAt: T(3), warnings: [{ reason, message, object: 'Pod a-0', count: 3, lastAt: T(3) }], exhausted: [] } });
const pause = { pause: { id: 'data-plane.dp-1', reason: 'We move house.', since: T(6) } };
const quarantine = { quarantine: { since: T(7), because: '5 passes in a row met an error that nobody has classified' }, causes: [{ reason: 'Unexpected', message: 'TypeError: x', first_at: T(1), last_at: T(7), times: 5 }] };

const table: [name: string, known: Circumstances, told: { state: RegExp; cause?: RegExp; since: string; next: RegExp; at?: string; you_can?: RegExp; admin_can?: RegExp }][] = [
  ['an accepted wish that nobody has begun', known({ operation: operation('pending', []) }), { state: /created: .*waits for its turn/, since: T(1), next: /within seconds/, you_can: /Nothing needs/ }],
  ['a wish whose place is being made', known({ operation: operation('running', last), place: { id: 'wc-1', state: 'Provisioning', step: 'workers', cause: '1 of 3 nodes.' } }), { state: /created: a place for it alone is being made/, since: T(1), next: /minutes/, you_can: /Nothing needs/, admin_can: /wc-1, at its step workers: 1 of 3 nodes\. samsa fleet/ }],
  ['a wish whose place does not come up', known({ operation: operation('running', last), place: { id: 'wc-1', state: 'Failed', step: 'infrastructure', cause: 'No quota.' } }), { state: /does not come up/, cause: /cannot make/, since: T(1), next: /tried again/, you_can: /id of the operation/, admin_can: /No quota/ }],
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
  ['one on a cordoned data plane', known({ plane: { ...PLANE, state: 'Cordoned', seenAt: null } }, works), { state: /works/, since: T(5), next: /looked at again/, at: T(9) }],
  ['one that is paused while it is made', known({ ...pause, operation: operation('paused', steps) }), { state: /created, and that is paused/, cause: /paused it: We move house\.$/, since: T(6), next: /when the pause is lifted/, you_can: /Wait/, admin_can: /samsa fleet resume data-plane.dp-1/ }],
  ['one that works and is paused', known(pause, works), { state: /work on it is paused/, cause: /move house/, since: T(6), next: /lifted/, you_can: /Go on using it/ }],
  ['one that is set aside', known({ ...quarantine, operation: operation('quarantined', steps) }), { state: /created, and that is set aside: 5 passes in a row/, cause: /brokers are starting/, since: T(7), next: /Nothing happens by itself/, you_can: /Change or delete/, admin_can: /TypeError: x.*samsa ops retry op-1/ }],
  ['one that is paused and set aside', known({ ...quarantine, ...pause }), { state: /paused/, cause: /move house/, since: T(6), next: /lifted/ }],
  ['one that nobody works', known({ plane: { ...PLANE, holder: null }, operation: operation('pending', []) }), { state: /nobody works on it/, cause: /No provisioner/, since: T(1), next: /as soon as one does/, admin_can: /Start a provisioner/ }],
  ['one that no operator looks at', { ...starting, ...known({ operation: operation('running', steps) }, status({}, 'AwaitingOperator')) }, { state: /step 2 of 3/, cause: /No operator has looked at it/, since: T(2), next: /put right/, at: T(9), you_can: /cancel/, admin_can: /data plane dp-1 \(oslo\) and watches namespace samsa-lkc-1/ }],
  ['one that no operator has looked at for a moment', known({ now: new Date(T(2)), operation: operation('running', steps) }, status({}, 'AwaitingOperator')), { state: /step 2 of 3/, cause: /brokers are starting/, since: T(2), next: /Next a record/ }],
  ['one whose pods find no node', known({ operation: operation('running', steps) }, status(warned('FailedScheduling', '0/3 nodes are available: 3 Insufficient memory.'))), { state: /step 2 of 3/, cause: /^No node of the data plane takes its pods \(0\/3 nodes are available: 3 Insufficient memory\)\.$/, since: T(2), next: /put right/, at: T(9), admin_can: /nodes with room/ }],
  ['one whose namespace is full', known({ operation: operation('running', steps) }, status(warned('FailedCreate', 'pods "a-0" is forbidden: exceeded quota: cluster'))), { state: /step 2 of 3/, cause: /quota of its namespace is used up.*exceeded quota: cluster/, since: T(2), next: /put right/, at: T(9) }],
  ['one whose namespace counts as full', known({ operation: operation('running', steps) }, status({ kubernetes: { readAt: T(3), warnings: [], exhausted: [{ resource: 'pods', used: '5', hard: '5' }] } })), { state: /step 2/, cause: /used up \(5 of 5 pods\)/, since: T(2), next: /put right/, at: T(9) }],
  ['one that has all the disks it is granted', known({ operation: operation('running', steps) }, status({ kubernetes: { readAt: T(3), warnings: [], exhausted: [{ resource: 'persistentvolumeclaims', used: '3', hard: '3' }] } })), { state: /step 2/, cause: /brokers are starting/, since: T(2), next: /Next a record/ }],
  ['one that has no storage class', known({ operation: operation('running', steps) }, status(warned('ProvisioningFailed', 'storageclass "fast" not found'))), { state: /step 2/, cause: /volumes cannot be had \(storageclass "fast"/, since: T(2), next: /put right/, at: T(9) }],
  ['one with a warning nobody has words for', known({ operation: operation('running', steps) }, status(warned('Odd', ''))), { state: /step 2/, cause: /^Kubernetes warns of Pod a-0: Odd\.$/, since: T(2), next: /put right/, at: T(9) }],
  ['one whose operator gives a reason', known({ operation: operation('running', steps) }, status({ operator: { reason: 'InvalidResourceException', message: 'No such version.' } })), { state: /step 2/, cause: /The operator says: No such version \(InvalidResourceException\)\./, since: T(2), next: /put right/, at: T(9), admin_can: /operator’s log/ }],
];

describe('what is explained of a cluster', () => {
  it.each(table)('of %s', (_, circumstances, told) => {
    const said = explain(circumstances, 'tenant');
    const toAdmin = explain(circumstances, 'fleet');
    expect(JSON.stringify(said)).not.toMatch(/dp-1|oslo|TypeError/);
    expect([toAdmin.state, toAdmin.cause]).toEqual([said.state, said.cause]);
    expect(toAdmin).toMatchObject({ evidence: { data_plane: { id: 'dp-1', display_name: 'oslo' }, causes: circumstances.causes } });
    expect(toAdmin.you_can.join(' ')).toMatch(told.admin_can ?? /.*/);
    expect(said.state).toMatch(told.state);
    expect(said.cause ?? '').toMatch(told.cause ?? /^$/);
    expect(said.since).toBe(told.since);
    expect(said.next.what).toMatch(told.next);
    expect(said.next.at).toBe(told.at);
    expect(said.you_can.join(' ')).toMatch(told.you_can ?? /.*/);
    expect(said.evidence).toMatchObject({ failures: circumstances.failures, data_plane: { state: circumstances.plane.state } });
  });
});
