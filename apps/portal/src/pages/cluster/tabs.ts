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
  { label: 'Settings', to: '/clusters/$cluster/settings' },
];
