/** What stands around every page of one cluster: its name, how it is, its tabs and the way to connect to it. */
import { Outlet, useParams } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { Page, PageTabs } from '../../ui/page.tsx';
import { HEALTH, useClusterQuery } from './cluster.ts';
import { CLUSTER_TABS } from './tabs.ts';

export function ClusterFrame() {
  const { cluster: id } = useParams({ from: '/shell/clusters/$cluster' });
  const { data: cluster } = useClusterQuery(id);
  const { label, tone, moving } = HEALTH[cluster.health];
  return (
    <Page title={cluster.display_name} mark={<Badge tone={tone} dot={moving ? 'beating' : true}>{label}</Badge>} crumbs={[{ label: 'Clusters', link: { to: '/clusters' } }]}>
      <PageTabs label="Parts of the cluster" tabs={CLUSTER_TABS.map(({ label: name, to, exact }) => ({ label: name, exact, link: { to, params: { cluster: id } } }))} />
      <Outlet />
    </Page>
  );
}
