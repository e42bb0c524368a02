/** The cluster that a page below `/clusters/$cluster` is about, and how its health is said. */
import { useParams } from '@tanstack/react-router';
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Tip } from '../../ui/tip.tsx';

export type Cluster = Schema<'ClusterSummary'>;
export type Health = Cluster['health'];

export const HEALTH: Record<Health, { label: string; tone: Tone; moving?: boolean }> = {
  creating: { label: 'Creating', tone: 'info', moving: true },
  changing: { label: 'Changing', tone: 'info', moving: true },
  deleting: { label: 'Deleting', tone: 'neutral', moving: true },
  waiting: { label: 'Paused', tone: 'warn' },
  failing: { label: 'Needs attention', tone: 'bad' },
  healthy: { label: 'Healthy', tone: 'good' },
};

export function HealthBadge({ cluster: { health, reason, operation } }: { cluster: Pick<Cluster, 'health' | 'reason' | 'operation'> }) {
  const { label, tone, moving } = HEALTH[health];
  const badge = <Badge tone={tone} dot={moving ? 'beating' : true}>{label}{moving && operation ? ` ${operation.percent} %` : ''}</Badge>;
  return reason ? <Tip says={reason}><span tabIndex={0} className="rounded-full">{badge}</span></Tip> : badge;
}

export function useClusterQuery(id: string) {
  return api.useSuspenseQuery('get', '/samsa/v1/clusters/{id}', { params: { path: { id } } });
}

/** It is there: the frame around has found it, or shows why not instead of the page. */
export function useCluster(): Cluster {
  const { cluster } = useParams({ from: '/shell/clusters/$cluster' });
  return useClusterQuery(cluster).data;
}
