import { expect, it } from 'vitest';
import { healthOf, type Looked } from './cluster-health.ts';
import type { Condition } from './cluster-status.ts';

const condition = (type: Condition['type'], status: Condition['status'], message: string): Condition =>
  ({ type, status, reason: 'Because', message, lastTransitionTime: '2026-01-01T00:00:00.000Z', observedGeneration: 1 });
const works = { phase: 'PROVISIONED' as const, conditions: [condition('Ready', 'True', 'It works.')] };
const broken = { phase: 'PROVISIONED' as const, conditions: [condition('Ready', 'False', 'A broker is away.')] };

it.each<[string, Looked, ReturnType<typeof healthOf>]>([
  ['stands and has nothing before it', { status: works, deleting: false, operation: { intent: 'create', state: 'succeeded' } }, { health: 'healthy' }],
  ['was never worked on', { status: { phase: 'PROVISIONING', conditions: [] }, deleting: false }, { health: 'creating', reason: undefined }],
  ['is being made', { status: { phase: 'PROVISIONING', conditions: [] }, deleting: false, operation: { intent: 'create', state: 'running' } }, { health: 'creating', reason: undefined }],
  ['is being changed', { status: works, deleting: false, operation: { intent: 'update', state: 'pending' } }, { health: 'changing', reason: undefined }],
  ['is being deleted', { status: works, deleting: true, operation: { intent: 'delete', state: 'running' } }, { health: 'deleting', reason: undefined }],
  ['is paused by those who run the installation', { status: works, deleting: false, operation: { intent: 'update', state: 'paused', cause: 'Maintenance.' } }, { health: 'waiting', reason: 'Maintenance.' }],
  ['was set aside', { status: works, deleting: true, operation: { intent: 'delete', state: 'quarantined', cause: 'It is refused.' } }, { health: 'failing', reason: 'It is refused.' }],
  ['is suspended', { status: { ...broken, suspended: true }, deleting: false, operation: { intent: 'suspend', state: 'succeeded' } }, { health: 'waiting', reason: 'A broker is away.' }],
  ['stands and does not work', { status: broken, deleting: false, operation: { intent: 'create', state: 'succeeded' } }, { health: 'failing', reason: 'A broker is away.' }],
])('a cluster that %s', (_, looked, told) => {
  expect(healthOf(looked)).toEqual(told);
});
