/** All organizations: what they use, how they stand with their bill, and what they have asked for. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { api } from '../../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../../paging.ts';
import type { Schema } from '../../../schemas.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Input } from '../../../ui/field.tsx';
import { Count, Money, RelativeTime } from '../../../ui/figures.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { TenantLink } from '../data-planes.tsx';
import { QuotaRequests } from './quota-requests.tsx';

export type Tenant = Schema<'ListFleetOrganizationsAnswer'>['data'][number];
const STATES: Record<Tenant['state'], [word: string, tone: Tone]> = { trial: ['Trial', 'accent'], paying: ['Paying', 'good'], grace: ['Grace', 'warn'], suspended: ['Suspended', 'bad'], trash: ['To be deleted', 'bad'], purged: ['Deleted', 'neutral'] };

export function TenantBadge({ state }: { state: Tenant['state'] }) {
  const [word, tone] = STATES[state];
  return <Badge tone={tone} dot>{word}</Badge>;
}

const COLUMNS: Column<Tenant>[] = [
  { key: 'name', header: 'Organization', width: 'minmax(9rem, 2fr)', cell: ({ id, display_name }) => <TenantLink id={id} name={display_name} /> },
  { key: 'state', header: 'Bill', width: 'minmax(7.5rem, 0.9fr)', cell: ({ state }) => <TenantBadge state={state} /> },
  { key: 'next', header: 'Next', width: 'minmax(8rem, 1fr)', cell: ({ next }) => (next ? <>{STATES[next.state][0]} <RelativeTime at={next.at} /></> : <span className="text-muted">nothing</span>), from: 'lg' },
  { key: 'clusters', header: 'Clusters', width: 'minmax(5rem, 0.6fr)', align: 'right', cell: ({ clusters, suspended_clusters }) => <><Count of={clusters} />{suspended_clusters > 0 && <span className="text-warn"> ({suspended_clusters} off)</span>}</> },
  { key: 'cku', header: 'CKU', width: 'minmax(4rem, 0.5fr)', align: 'right', cell: ({ cku }) => <Count of={cku} />, from: 'sm' },
  { key: 'month', header: 'This month', width: 'minmax(6.5rem, 0.8fr)', align: 'right', cell: ({ month_micros, currency }) => <Money micros={month_micros} currency={currency} />, from: 'sm' },
  { key: 'since', header: 'Since', width: 'minmax(6.5rem, 0.8fr)', cell: ({ created_at }) => <RelativeTime at={created_at} />, from: 'lg' },
];

export function Tenants() {
  const { q = '' } = useSearch({ from: '/shell/admin/tenants' });
  const navigate = useNavigate({ from: '/admin/tenants' });
  const found = api.useInfiniteQuery('get', '/fleet/v1/organizations', { params: { query: { page_size: PAGE_SIZE } } }, byToken);
  const word = q.trim().toLowerCase();
  const rows = itemsOf(found.data)?.filter(({ id, display_name }) => !word || `${id} ${display_name}`.toLowerCase().includes(word));
  return (
    <Page title="Tenants" lead="The organizations of this installation, with what they use and how they stand with their bill.">
      <QuotaRequests />
      <Input aria-label="Find an organization" placeholder="Find by name or id" className="max-w-sm" value={q} onChange={({ target }) => void navigate({ search: { q: target.value || undefined }, replace: true })} />
      <Card flush>
        {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : (
          <Table
            label="Organizations" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/admin/tenants/$id', params: { id } })}
            more={found.hasNextPage ? () => void found.fetchNextPage() : undefined} loadingMore={found.isFetchingNextPage} empty={<EmptyState icon={<Building2 />} title={word ? 'Nobody is called that' : 'No organization yet'} />}
          />
        )}
      </Card>
    </Page>
  );
}
