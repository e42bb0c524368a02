/** Every cluster that one may see, of all environments. */
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Boxes, Plus, Search } from 'lucide-react';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import { useMay } from '../../session.ts';
import { useCommands } from '../../shell/commands.ts';

import { Button, ButtonLink } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { RelativeTime } from '../../ui/figures.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { type Cluster, HEALTH, HealthBadge } from '../cluster/cluster.tsx';

const COLUMNS: Column<Cluster>[] = [
  { key: 'name', header: 'Name', width: 'minmax(9rem, 2fr)', cell: ({ id, display_name }) => <><Link to="/clusters/$cluster" params={{ cluster: id }} className="block truncate font-medium hover:underline">{display_name}</Link><code className="block truncate text-xs text-muted">{id}</code></> },
  { key: 'health', header: 'Health', width: '9.5rem', cell: (cluster) => <HealthBadge cluster={cluster} /> },
  { key: 'type', header: 'Type', width: '7rem', from: 'sm', cell: ({ type, cku }) => (cku ? `${type} · ${cku}` : type) },
  { key: 'region', header: 'Region', width: 'minmax(8rem, 1fr)', from: 'sm', cell: ({ cloud, region }) => <><span className="text-muted">{cloud}</span> {region}</> },
  { key: 'environment', header: 'Environment', from: 'lg', cell: ({ environment }) => environment.display_name },
  { key: 'created', header: 'Created', width: '8rem', from: 'lg', cell: ({ created_at }) => <span className="text-muted"><RelativeTime at={created_at} /></span> },
];

export function Clusters() {
  const { q, environment } = useSearch({ from: '/shell/clusters' });
  const navigate = useNavigate();
  const why = useMay()('cluster:create');
  const query = { page_size: PAGE_SIZE, search: q, environment };
  const found = api.useInfiniteQuery('get', '/samsa/v1/clusters', { params: { query } }, { ...byToken, placeholderData: keepPreviousData });
  const rows = itemsOf(found.data);
  const open = ({ id }: Cluster) => void navigate({ to: '/clusters/$cluster', params: { cluster: id } });
  useClusterCommands(rows);
  if (found.error && !rows) return <Page title="Clusters"><Card><ErrorState error={found.error} retry={() => void found.refetch()} /></Card></Page>;
  const none = rows?.length === 0 && !q && !environment;
  return (
    <Page title="Clusters" lead="Kafka clusters of all environments that you may see." actions={!none && <CreateButton why={why} />}>
      {!none && (
        <div className="relative max-w-sm">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
          <Input type="search" aria-label="Search clusters" placeholder="Name, id or region" className="pl-8" defaultValue={q ?? ''} onChange={(event) => void navigate({ to: '/clusters', search: (before) => ({ ...before, q: event.target.value || undefined }), replace: true })} />
        </div>
      )}
      <Card flush>
        <Table
          label="Clusters" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} onOpen={open}
          more={found.hasNextPage ? () => void found.fetchNextPage() : undefined} loadingMore={found.isFetchingNextPage}
          empty={none
            ? <EmptyState icon={<Boxes />} title="No clusters yet" action={<CreateButton why={why} />}>A cluster is yours in seconds: choose a kind and a region, and connect.</EmptyState>
            : <EmptyState icon={<Search />} title="No cluster is called that" action={<Button onClick={() => void navigate({ to: '/clusters', search: {} })}>Show all</Button>} />}
        />
      </Card>
    </Page>
  );
}

function CreateButton({ why }: { why: string | undefined }) {
  if (why) return <Button look="primary" icon={<Plus aria-hidden className="size-4" />} why={why}>Create a cluster</Button>;
  return <ButtonLink look="primary" to="/clusters/new" icon={<Plus aria-hidden className="size-4" />}>Create a cluster</ButtonLink>;
}

function useClusterCommands(rows: Cluster[] | undefined): void {
  const navigate = useNavigate();
  useCommands(useMemo(() => [
    { id: 'create-cluster', label: 'Create a cluster', group: 'Clusters', icon: Plus, run: () => void navigate({ to: '/clusters/new' }) },
    ...(rows ?? []).slice(0, PAGE_SIZE).map(({ id, display_name, health }) => ({
      id, label: display_name, group: 'Clusters', words: `${id} ${HEALTH[health].label}`, icon: Boxes, run: () => void navigate({ to: '/clusters/$cluster', params: { cluster: id } }),
    })),
  ], [rows, navigate]));
}

