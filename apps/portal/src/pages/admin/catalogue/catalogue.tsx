/** What is on offer and what makes room for it, to be read: plans, regions, whole clusters, the autoscale's decisions. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { bytesText, RelativeTime, UNKNOWN } from '../../../ui/figures.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { DataPlaneLink, TenantLink } from '../data-planes.tsx';
import type { CATALOGUE_TABS } from '../choices.ts';

type Tab = (typeof CATALOGUE_TABS)[number];
type Plan = Schema<'Plan'>;
type Region = Schema<'ListRegionsAnswer'>['data'][number];
type WholeCluster = Schema<'WholeCluster'>;
type Decision = Schema<'ListAutoscaleDecisionsAnswer'>['data'][number];
const MILLIS = 1_000;
const WHOLE: Record<WholeCluster['state'], Tone> = { Pending: 'neutral', Provisioning: 'info', Failed: 'bad', Ready: 'good', Deleting: 'warn', Gone: 'neutral' };
const ACTIONS: Record<Decision['action'], [word: string, tone: Tone]> = { ask: ['Ask for one', 'info'], retire: ['Retire one', 'warn'], wait: ['Wait', 'neutral'], none: ['Content', 'good'] };

const PLANS: Column<Plan>[] = [
  { key: 'name', header: 'Plan', cell: ({ id, revision }) => <><span className="font-medium">{id}</span> <span className="text-muted">r{revision}</span></> },
  { key: 'kind', header: 'Kind', cell: ({ definition }) => definition.kind },
  { key: 'nodes', header: 'Nodes', align: 'right', width: 'minmax(5rem, 0.6fr)', cell: ({ definition: { nodes, nodesPerCku } }) => `${nodes}${nodesPerCku > 0 ? ` + ${nodesPerCku}/CKU` : ''}`, from: 'sm' },
  { key: 'takes', header: 'Takes at least', width: 'minmax(14rem, 2fr)', cell: ({ capacity: { least } }) => `${least.cpu_millis / MILLIS} cores, ${bytesText(least.memory_bytes)}, ${bytesText(least.storage_bytes)}`, from: 'lg' },
  { key: 'kafka', header: 'Kafka', cell: ({ definition }) => definition.kafka.version, from: 'lg' },
  { key: 'isolation', header: 'Stands on', width: 'minmax(8rem, 1fr)', cell: ({ definition }) => (definition.isolation === 'cluster' ? 'a cluster of its own' : 'shared ones'), from: 'sm' },
  { key: 'clusters', header: 'Clusters', align: 'right', cell: ({ clusters }) => clusters },
];
const REGIONS: Column<Region>[] = [
  { key: 'region', header: 'Region', cell: ({ cloud, region }) => <span className="font-medium">{cloud} {region}</span> },
  { key: 'state', header: 'Takes clusters', cell: ({ available }) => <Badge tone={available ? 'good' : 'warn'} dot>{available ? 'Yes' : 'No'}</Badge> },
  { key: 'reason', header: 'Why not', width: 'minmax(12rem, 2fr)', cell: ({ reason, kinds }) => reason ?? (kinds.filter(({ available }) => !available).map(({ kind, reason: why }) => `${kind}: ${why ?? 'not now'}`).join(' · ') || UNKNOWN), from: 'sm' },
];
const WHOLES: Column<WholeCluster>[] = [
  { key: 'id', header: 'Whole cluster', cell: ({ id }) => <code className="text-xs">{id}</code> },
  { key: 'state', header: 'State', cell: ({ state }) => <Badge tone={WHOLE[state]} dot>{state}</Badge> },
  { key: 'place', header: 'Region', cell: ({ cloud, region }) => `${cloud} ${region}`, from: 'sm' },
  { key: 'for', header: 'For', cell: ({ organization }) => (organization ? <TenantLink id={organization} /> : 'all'), from: 'sm' },
  { key: 'plane', header: 'Data plane', cell: ({ data_plane }) => <DataPlaneLink id={data_plane} />, from: 'lg' },
  { key: 'cause', header: 'Cause', width: 'minmax(10rem, 2fr)', cell: ({ cause }) => cause ?? UNKNOWN, from: 'lg' },
];
const DECISIONS: Column<Decision>[] = [
  { key: 'at', header: 'When', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
  { key: 'place', header: 'Region', cell: ({ cloud, region }) => `${cloud} ${region}` },
  { key: 'action', header: 'Decision', width: 'minmax(8rem, 1fr)', cell: ({ action, dry_run }) => <Badge tone={ACTIONS[action][1]}>{ACTIONS[action][0]}{dry_run ? ' (rehearsed)' : ''}</Badge> },
  { key: 'reason', header: 'Why', width: 'minmax(14rem, 3fr)', cell: ({ reason }) => <span title={reason}>{reason}</span>, from: 'sm' },
];

export function Catalogue() {
  const { tab = 'plans' } = useSearch({ from: '/shell/admin/catalogue' });
  const navigate = useNavigate({ from: '/admin/catalogue' });
  return (
    <Page title="Plans and regions" lead="What is on offer and what makes room for it. It is changed by the API or by npx samsa.">
      <div><Segments<Tab> label="What" value={tab} onChange={(next) => void navigate({ search: { tab: next === 'plans' ? undefined : next }, replace: true })} segments={[{ value: 'plans', label: 'Plans' }, { value: 'regions', label: 'Regions' }, { value: 'whole-clusters', label: 'Whole clusters' }, { value: 'autoscale', label: 'Autoscale' }]} /></div>
      {tab === 'plans' ? <Plans /> : tab === 'regions' ? <Regions /> : tab === 'whole-clusters' ? <WholeClusters /> : <Decisions />}
    </Page>
  );
}

function Shown<Row>({ found: { data, error, refetch }, label, columns, rowKey, empty }: { found: { data?: { data: Row[] }; error: unknown; refetch: () => unknown }; label: string; columns: Column<Row>[]; rowKey: (row: Row) => string; empty: string }) {
  if (error) return <Card><ErrorState error={error} retry={() => void refetch()} /></Card>;
  return <Card flush><Table label={label} columns={columns} rows={data?.data} rowKey={rowKey} empty={<EmptyState title={empty} />} /></Card>;
}

const page = { params: { query: { page_size: 100 } } };

function Plans() {
  return <Shown found={api.useQuery('get', '/fleet/v1/plans')} label="Plans" columns={PLANS} rowKey={({ id }) => id} empty="No plan yet" />;
}

function Regions() {
  return <Shown found={api.useQuery('get', '/samsa/v1/regions')} label="Regions" columns={REGIONS} rowKey={({ cloud, region }) => `${cloud} ${region}`} empty="No region: register a data plane first" />;
}

function WholeClusters() {
  return <Shown found={api.useQuery('get', '/fleet/v1/whole-clusters', page)} label="Whole clusters" columns={WHOLES} rowKey={({ id }) => id} empty="No Kubernetes cluster was made for anybody yet" />;
}

function Decisions() {
  return <Shown found={api.useQuery('get', '/fleet/v1/autoscale-decisions', page)} label="Decisions of the autoscale" columns={DECISIONS} rowKey={({ id }) => id} empty="No region’s room is looked after" />;
}
