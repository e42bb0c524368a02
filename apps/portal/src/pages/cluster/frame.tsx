/** What stands around every page of one cluster: its name, how it is, its tabs and the way to connect to it. */
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Cable, Plug } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Fault } from '../../fault.ts';
import { useCommands } from '../../shell/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Page, PageTabs } from '../../ui/page.tsx';
import { HealthBadge, useClusterQuery } from './cluster.tsx';
import { CLUSTER_TABS } from './tabs.ts';

const Connect = lazy(() => import('../connect/connect.tsx').then(({ Connect: component }) => ({ default: component })));

export function ClusterFrame() {
  const { cluster: id } = useParams({ from: '/shell/clusters/$cluster' });
  const { connect } = useSearch({ from: '/shell/clusters/$cluster' });
  const { data: cluster, error } = useClusterQuery(id);
  const navigate = useNavigate();
  const setConnect = (client: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, connect: client, ...(client ? {} : { topic: undefined }) }), replace: connect !== undefined });
  const gone = error !== null && Fault.of(error).status === 404;
  useEffect(() => {
    if (gone) void navigate({ to: '/clusters', replace: true });
  }, [gone, navigate]);
  useConnectCommand(cluster.display_name, id);
  const why = cluster.bootstrap ? undefined : 'It has no address yet. That comes with its first broker.';
  return (
    <Page
      title={cluster.display_name} mark={<HealthBadge cluster={cluster} />} crumbs={[{ label: 'Clusters', link: { to: '/clusters' } }, { label: cluster.environment.display_name, link: { to: '/clusters', search: { environment: cluster.environment.id } } }]}
      lead={<Copyable text={id} />} actions={<Button look="primary" why={why} icon={<Cable aria-hidden className="size-4" />} onClick={() => setConnect('console')}>Connect</Button>}
    >
      <PageTabs label="Parts of the cluster" tabs={CLUSTER_TABS.map(({ label: name, to, exact }) => ({ label: name, exact, link: { to, params: { cluster: id } } }))} />
      <Outlet />
      {connect && cluster.bootstrap && <Suspense><Connect cluster={cluster} client={connect} setClient={setConnect} /></Suspense>}
    </Page>
  );
}

function useConnectCommand(name: string, id: string): void {
  const navigate = useNavigate();
  useCommands(useMemo(() => [{ id: `connect-${id}`, label: `Connect to ${name}`, group: 'This cluster', icon: Plug, run: () => void navigate({ to: '/clusters/$cluster', params: { cluster: id }, search: { connect: 'console' } }) }], [name, id, navigate]));
}
