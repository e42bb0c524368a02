/** The tabs of one cluster, in order. */
import type { LinkProps } from '@tanstack/react-router';

export interface ClusterTab {
  label: string;
  to: NonNullable<LinkProps['to']>;
  exact?: boolean;
  /** Only of use once the cluster has been up. */
  needsBrokers?: boolean;
}

export const CLUSTER_TABS: ClusterTab[] = [
  { label: 'Overview', to: '/clusters/$cluster', exact: true },
  { label: 'Topics', to: '/clusters/$cluster/topics', needsBrokers: true },
  { label: 'Consumer groups', to: '/clusters/$cluster/groups', needsBrokers: true },
  { label: 'ACLs', to: '/clusters/$cluster/acls', needsBrokers: true },
  { label: 'Settings', to: '/clusters/$cluster/settings' },
];
