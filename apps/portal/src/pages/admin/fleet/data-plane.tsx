/** One data plane: how it is and why, what is missing there, what it has room for, what stands on it and what is being done. */
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Copyable } from '../../../ui/copy.tsx';
import { RelativeTime, UNKNOWN } from '../../../ui/figures.tsx';
import { Card, Facts, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { ClusterLink, type DataPlane, TenantLink } from '../data-planes.tsx';
import { DataPlaneBadge, intentText, OperationBadge } from '../states.tsx';
import { CapacityBars, RunwayText, useCapacity } from './capacity.tsx';
import { Deeds } from './deeds.tsx';
import { Findings } from './probe.tsx';

const LOOK_MS = 5_000;
const RECENT = 10;

export function DataPlanePage() {
  const { id } = useParams({ from: '/shell/admin/fleet/$id' });
  const { data: plane, error, refetch } = api.useQuery('get', '/fleet/v1/data-planes/{id}', { params: { path: { id } } }, { refetchInterval: LOOK_MS });
  const crumbs = [{ label: 'Fleet', link: { to: '/admin/fleet' } as const }];
  if (error) return <Page title={id} crumbs={crumbs}><Card><ErrorState error={error} retry={() => void refetch()} /></Card></Page>;
  if (!plane) return <Page title={id} crumbs={crumbs}><Card><Loading lines={8} /></Card></Page>;
  return (
    <Page title={plane.display_name} mark={<DataPlaneBadge state={plane.state} />} crumbs={crumbs} lead={plane.cause} actions={<Deeds plane={plane} />}>
      <div className="grid gap-5 lg:grid-cols-2">
        <Room id={id} />
        <About plane={plane} />
        <Findings plane={plane} />
        <Doings id={id} />
      </div>
      {plane.standing && <Standing standing={plane.standing} />}
    </Page>
  );
}

function About({ plane }: { plane: DataPlane }) {
  const { id, cloud, region, zones, health, seen_at, labels, taints, exclusive_to, listener, credentials, kubeconfig_revision, shard, created_at, origin } = plane;
  return (
    <Card title="About it">
      <Facts
        facts={[
          ['Id', <Copyable key="id" text={id} />],
          ['Place', `${cloud} ${region}`],
          ['Zones', zones.join(', ') || UNKNOWN],
          ['Health', <>{health}, seen <RelativeTime at={seen_at} /></>],
          ['Watched by', shard.holder ? `${shard.holder} (shard ${shard.number})` : `nobody (shard ${shard.number})`],
          ['Labels', Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ') || 'none'],
          ['Taints', taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`).join(', ') || 'none'],
          ['Open to', exclusive_to ? <TenantLink key="tenant" id={exclusive_to} /> : 'everybody'],
          ['Listeners', listener.type],
          ['Credentials', credentials === 'kubeconfig' ? `kubeconfig, revision ${kubeconfig_revision}` : credentials.replace('_', ' ')],
          ...(origin?.clusterApi ? [['Made by', `Cluster API, ${origin.clusterApi.namespace}/${origin.clusterApi.name} on ${origin.clusterApi.management}`] as [string, string]] : []),
          ['Registered', <RelativeTime key="at" at={created_at} />],
        ]}
      />
    </Card>
  );
}

function Room({ id }: { id: string }) {
  const { data, error, refetch } = useCapacity(id);
  return (
    <Card title="Room" lead={data ? `Growth is taken from the last ${data.window_days} days.` : undefined}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <Loading lines={6} /> : (
        <div className="flex flex-col gap-5">
          <CapacityBars capacity={data} />
          {data.runway.length > 0 && (
            <div className="-mx-4 overflow-x-auto">
              <table className="w-full text-sm">
                <caption className="sr-only">Room by plan</caption>
                <thead><tr className="border-y border-line text-xs text-muted"><th scope="col" className="px-4 py-1.5 text-left font-medium">Plan</th><th scope="col" className="px-2 py-1.5 text-right font-medium">Room for</th><th scope="col" className="px-2 py-1.5 text-right font-medium">Grows a day</th><th scope="col" className="px-4 py-1.5 text-right font-medium">Lasts</th></tr></thead>
                <tbody>
                  {data.runway.map(({ plan, fits, grows_per_day, days }) => (
                    <tr key={plan}><th scope="row" className="px-4 py-1.5 text-left font-medium">{plan}</th><td className="px-2 py-1.5 text-right tabular-nums">{fits ?? 'no limit'}</td><td className="px-2 py-1.5 text-right tabular-nums">{grows_per_day}</td><td className="px-4 py-1.5 text-right"><RunwayText days={days} /></td></tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

function Doings({ id }: { id: string }) {
  const { data, error, refetch } = api.useQuery('get', '/fleet/v1/operations', { params: { query: { data_plane: id, page_size: RECENT } } }, { refetchInterval: LOOK_MS });
  return (
    <Card title="What was done there last" flush actions={<ButtonLink size="small" to="/admin/operations" search={{ tab: 'all', data_plane: id }}>All operations</ButtonLink>}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <div className="p-4"><Loading lines={4} /></div> : data.data.length === 0 ? <EmptyState title="Nothing yet" /> : (
        <ul className="divide-y divide-line text-sm">
          {data.data.map(({ id: operation, intent, resource, state, created_at, cause }) => (
            <li key={operation} className="flex flex-col gap-0.5 px-4 py-2">
              <div className="flex items-center gap-2">
                <Link to="/admin/operations" search={{ tab: 'all', data_plane: id, open: operation }} className="hover:underline">{intentText(intent)}</Link>
                <span className="min-w-0 flex-1 truncate"><ClusterLink id={resource.id} /></span>
                <span className="text-xs text-muted"><RelativeTime at={created_at} /></span><OperationBadge state={state} />
              </div>
              {cause && <p className="truncate text-xs text-muted" title={cause}>{cause}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Standing({ standing }: { standing: NonNullable<DataPlane['standing']> }) {
  return (
    <Card title="What still stands on it" lead="It is empty when all of these are gone; then it can be retired." flush>
      {standing.length === 0 ? <EmptyState title="It is empty" /> : (
        <ul className="divide-y divide-line text-sm">
          {standing.map(({ cluster, display_name, organization, phase }) => (
            <li key={cluster} className="flex items-center gap-3 px-4 py-2"><ClusterLink id={cluster} /><span className="min-w-0 flex-1 truncate">{display_name}</span><TenantLink id={organization} /><span className="text-xs text-muted">{phase}</span></li>
          ))}
        </ul>
      )}
    </Card>
  );
}
