/** The first page: what there is and how it is, what it costs, what to do next. */
import { Link } from '@tanstack/react-router';
import { Boxes, Plus } from 'lucide-react';
import { api } from '../../api.ts';
import { PAGE_SIZE } from '../../paging.ts';
import { useMay, useSession } from '../../session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Money, RelativeTime } from '../../ui/figures.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/states.tsx';
import { type Cluster, HEALTH, HealthBadge } from '../cluster/cluster.tsx';
import { Checklist } from './checklist.tsx';

const SHOWN = 6;
const ORDER: Cluster['health'][] = ['failing', 'waiting', 'creating', 'changing', 'deleting', 'healthy'];

export function Home() {
  const { organization } = useSession();
  const clusters = api.useQuery('get', '/samsa/v1/clusters', { params: { query: { page_size: PAGE_SIZE } } });
  const why = useMay()('cluster:create');
  const icon = <Plus aria-hidden className="size-4" />;
  return (
    <Page title="Home" lead={organization.display_name} actions={why ? <Button look="primary" why={why} icon={icon}>Create a cluster</Button> : <ButtonLink to="/clusters/new" look="primary" icon={icon}>Create a cluster</ButtonLink>}>
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="Clusters" flush actions={<Link to="/clusters" className="rounded-sm text-sm text-accent hover:underline">All clusters</Link>}>
            {clusters.error ? <ErrorState error={clusters.error} retry={() => void clusters.refetch()} /> : <Clusters clusters={clusters.data?.data} />}
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Cost />
          <Checklist clusters={clusters.data?.data} />
        </div>
      </div>
    </Page>
  );
}

function Clusters({ clusters }: { clusters: Cluster[] | undefined }) {
  if (!clusters) return <div className="p-4"><Loading lines={5} /></div>;
  if (clusters.length === 0) return <EmptyState icon={<Boxes />} title="No clusters yet" action={<ButtonLink to="/clusters/new" look="primary">Create the first</ButtonLink>}>Choose a kind and a region; it takes records seconds later.</EmptyState>;
  const counted = ORDER.map((health) => [health, clusters.filter((each) => each.health === health).length] as const).filter(([, count]) => count > 0);
  const worst = clusters.toSorted((one, other) => ORDER.indexOf(one.health) - ORDER.indexOf(other.health)).slice(0, SHOWN);
  return (
    <>
      <p className="border-b border-line px-4 py-2 text-sm text-muted">{counted.map(([health, count]) => `${count} ${HEALTH[health].label.toLowerCase()}`).join(', ')}</p>
      <ul>
        {worst.map((cluster) => (
          <li key={cluster.id} className="border-b border-line last:border-0">
            <Link to="/clusters/$cluster" params={{ cluster: cluster.id }} className="flex items-center justify-between gap-3 px-4 py-2.5 hover:bg-hover">
              <span className="min-w-0"><span className="block truncate text-sm font-medium">{cluster.display_name}</span><span className="block truncate text-xs text-muted">{cluster.type}, {cluster.cloud} {cluster.region}, <RelativeTime at={cluster.created_at} /></span></span>
              <HealthBadge cluster={cluster} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Cost() {
  const why = useMay()('billing:read');
  const usage = api.useQuery('get', '/samsa/v1/usage', { params: { query: { granularity: 'month' } } }, { enabled: why === undefined });
  if (why) return null;
  if (usage.error) return <Card title="This month"><ErrorState error={usage.error} retry={() => void usage.refetch()} /></Card>;
  const { month, currency } = usage.data ?? {};
  return (
    <Card title="This month">
      <div className="min-h-13">
        {usage.isPending ? <Skeleton className="h-8 w-28" /> : (
          <>
            <p className="text-2xl font-semibold tracking-tight"><Money micros={month?.amount_micros} currency={currency} /></p>
            <p className="text-sm text-muted"><Money micros={month?.projected_micros} currency={currency} /> by its end, if all goes on as it is</p>
          </>
        )}
      </div>
    </Card>
  );
}
