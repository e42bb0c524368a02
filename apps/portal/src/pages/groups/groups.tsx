/** The consumer groups of one cluster. Their lag is asked for the rows in sight alone: it costs the brokers more than all the rest. */
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Search, Users } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Input, Select } from '../../ui/field.tsx';
import { Count, UNKNOWN } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { type GROUP_SORTS, GROUP_TYPES } from './search.ts';

type Row = Schema<'ListConsumerGroupsAnswer'>['data'][number];
type Lag = Schema<'ListConsumerGroupLagsAnswer'>['data'][number];
type Search = { q?: string; sort?: (typeof GROUP_SORTS)[number]; down?: boolean; type?: (typeof GROUP_TYPES)[number] };
const HERE = '/shell/clusters/$cluster/groups';
/** Groups asked for at once. */
const LAGS_AT_ONCE = 50;
/** How long rows must stand still: who scrolls past does not ask. */
const STILL_MS = 150;

export const TYPES: Record<Row['type'], string> = { classic: 'Classic', consumer: 'Consumer', share: 'Share', streams: 'Streams', unknown: 'Unknown' };

export function stateTone(state: string): Tone {
  if (state === 'Stable') return 'good';
  return state === 'Empty' ? 'neutral' : state === 'Dead' ? 'bad' : 'warn';
}

/** Lags of groups, as they become known; undefined is not known yet, null cannot be told. */
function useLags(cluster: string): { of: (group: string) => Lag | undefined; show: (groups: string[]) => void } {
  const [visible, setVisible] = useState<string[]>([]);
  const [still, setStill] = useState<string[]>([]);
  const [known, setKnown] = useState<Map<string, Lag>>(() => new Map());
  useEffect(() => {
    const timer = setTimeout(() => setStill(visible.slice(0, LAGS_AT_ONCE)), STILL_MS);
    return () => clearTimeout(timer);
  }, [visible]);
  const { data } = api.useQuery('get', '/samsa/v1/clusters/{id}/consumer-group-lags', { params: { path: { id: cluster }, query: { group: still } } }, { enabled: still.length > 0, refetchInterval: 10_000 });
  useEffect(() => {
    if (data) setKnown((before) => new Map([...before, ...data.data.map((lag) => [lag.group, lag] as const)]));
  }, [data]);
  return { of: (group) => known.get(group), show: setVisible };
}

function columnsOf(cluster: string, lagOf: (group: string) => Lag | undefined): Column<Row>[] {
  return [
    { key: 'id', header: 'Group', sortable: true, width: 'minmax(8rem, 3fr)', cell: ({ id }) => <Link to="/clusters/$cluster/groups/$group" params={{ cluster, group: id }} className="font-medium hover:underline">{id}</Link> },
    { key: 'state', header: 'State', sortable: true, width: '7.5rem', cell: ({ state }) => <Badge tone={stateTone(state)}>{state}</Badge> },
    { key: 'type', header: 'Type', sortable: true, width: '6.5rem', from: 'sm', cell: ({ type }) => TYPES[type] },
    { key: 'members', header: 'Members', align: 'right', width: '6rem', from: 'sm', cell: ({ members }) => <Count of={members} /> },
    { key: 'topics', header: 'Topics', from: 'lg', width: 'minmax(8rem, 2fr)', cell: ({ id }) => lagOf(id)?.topics.join(', ') || UNKNOWN },
    { key: 'lag', header: 'Lag', align: 'right', width: '5rem', cell: ({ id }) => { const lag = lagOf(id); return lag ? <Count of={lag.lag} /> : <Skeleton className="w-10" />; } },
  ];
}

export function Groups() {
  const { cluster } = useParams({ from: HERE });
  const search = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/groups' });
  const say = (change: Search) => void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const q = useDeferredValue(search.q);
  const query = { page_size: PAGE_SIZE, search: q, sort: search.sort, order: search.down ? ('desc' as const) : ('asc' as const), type: search.type };
  const list = api.useInfiniteQuery('get', '/samsa/v1/clusters/{id}/consumer-groups', { params: { path: { id: cluster }, query } }, { ...byToken, placeholderData: keepPreviousData });
  const lags = useLags(cluster);
  const first = list.data?.pages[0];
  const filtered = q !== undefined || search.type !== undefined;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <label className="relative min-w-40 flex-1 sm:max-w-72">
          <span className="sr-only">Search groups</span>
          <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-3.5 text-muted" />
          <Input className="pl-8" type="search" placeholder="Search groups" value={search.q ?? ''} onChange={(event) => say({ q: event.target.value || undefined })} />
        </label>
        <Select aria-label="Type of group" className="min-w-32" value={search.type ?? ''} onChange={(event) => say({ type: (event.target.value || undefined) as Search['type'] })}>
          <option value="">Every type</option>{GROUP_TYPES.map((type) => <option key={type} value={type}>{TYPES[type]}</option>)}
        </Select>
        <p aria-live="polite" className="text-sm text-muted tabular-nums">{first ? <><Count of={first.metadata.total_size} /> groups</> : ' '}</p>
      </div>
      <Card flush>
        {list.error && !first ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : (
          <Table
            label="Consumer groups" columns={columnsOf(cluster, lags.of)} rows={itemsOf(list.data)} rowKey={({ id }) => id} onVisible={lags.show}
            sort={{ by: search.sort ?? 'id', down: search.down ?? false }} onSort={({ by, down }) => say({ sort: by as Search['sort'], down: down || undefined })}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined} loadingMore={list.isFetchingNextPage}
            onOpen={({ id }) => void go({ to: '/clusters/$cluster/groups/$group', params: { cluster, group: id } })}
            empty={<EmptyState icon={<Users />} title={filtered ? 'No group matches' : 'No consumer groups yet'}>{filtered ? 'Try another part of the name, or every type.' : 'A group appears when its first consumer connects.'}</EmptyState>}
          />
        )}
      </Card>
    </>
  );
}
