/** How a cluster is, in a word and a sentence, for lists: folded from its conditions, the wish to delete it and its newest operation. Pure. */
import type { ClusterHealth } from '@samsa/contract/cluster-overview';
import type { LifeOperation } from '@samsa/contract/operations';
import type { ClusterStatus } from './cluster-status.ts';

export interface Looked {
  status: Pick<ClusterStatus, 'phase' | 'conditions' | 'suspended'>;
  deleting: boolean;
  /** The newest there is of it. */
  operation?: Pick<LifeOperation, 'intent' | 'state' | 'cause'>;
}

const UNDER_WAY = { create: 'creating', update: 'changing', delete: 'deleting', suspend: 'changing', resume: 'changing' } as const;

export function healthOf({ status, deleting, operation }: Looked): { health: ClusterHealth; reason?: string } {
  const { state, cause, intent } = operation ?? {};
  const wrong = status.conditions.find(({ type, status: is }) => (type === 'Ready' && is === 'False') || (type === 'Degraded' && is === 'True'));
  if (state === 'paused') return { health: 'waiting', reason: cause };
  if (state === 'quarantined' || state === 'failed' || status.phase === 'FAILED') return { health: 'failing', reason: cause ?? wrong?.message };
  if (deleting) return { health: 'deleting', reason: cause };
  if (intent && (state === 'pending' || state === 'running')) return { health: UNDER_WAY[intent], reason: cause };
  if (status.phase === 'PROVISIONING') return { health: 'creating', reason: cause };
  if (status.suspended) return { health: 'waiting', reason: wrong?.message };
  return wrong ? { health: 'failing', reason: wrong.message } : { health: 'healthy' };
}
