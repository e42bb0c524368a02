/** The topics of one cluster: searched, sorted and paged by the server, so that a thousand are as quick as ten. */
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Layers, Plus, Search } from 'lucide-react';
import { useDeferredValue } from 'react';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Input, Switch } from '../../ui/field.tsx';
import { Bytes, Count, UNKNOWN } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { CreateTopic } from './create-topic.tsx';
import type { TOPIC_SORTS } from './search.ts';

type Row = Schema<'ListTopicsAnswer'>['data'][number];
type SortName = (typeof TOPIC_SORTS)[number];
const HERE = '/shell/clusters/$cluster/topics';

function columnsOf(cluster: string): Column<Row>[] {
  return [
    { key: 'name', header: 'Topic', sortable: true, width: 'minmax(9rem, 3fr)', cell: ({ name, internal }) => <span className="flex items-center gap-2"><Link to="/clusters/$cluster/topics/$topic" params={{ cluster, topic: name }} className="truncate font-medium hover:underline">{name}</Link>{internal && <Badge>Kafka’s own</Badge>}</span> },
    { key: 'partitions', header: 'Partitions', sortable: true, align: 'right', width: '5.5rem', cell: ({ partitions }) => <Count of={partitions} /> },
    { key: 'replication_factor', header: 'Copies', sortable: true, align: 'right', width: '5rem', from: 'sm', cell: ({ replication_factor }) => <Count of={replication_factor} /> },
    { key: 'messages', header: 'Messages', sortable: true, align: 'right', width: '6.5rem', from: 'sm', cell: ({ messages }) => <Count of={messages} short /> },
    { key: 'size_bytes', header: 'Size', sortable: true, align: 'right', width: '6rem', cell: ({ size_bytes }) => <Bytes bytes={size_bytes} /> },
    { key: 'cleanup_policy', header: 'Clean-up', sortable: true, width: '8rem', from: 'lg', cell: ({ cleanup_policy }) => cleanup_policy ?? UNKNOWN },
  ];
}

export function Topics() {
  const { cluster } = useParams({ from: HERE });
  const search = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/topics' });
  const say = (change: Partial<typeof search>) => void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const q = useDeferredValue(search.q);
  const query = { page_size: PAGE_SIZE, search: q, sort: search.sort, order: search.down ? ('desc' as const) : ('asc' as const), internal: search.internal ? ('true' as const) : ('false' as const) };
  const list = api.useInfiniteQuery('get', '/samsa/v1/clusters/{id}/topics', { params: { path: { id: cluster }, query } }, { ...byToken, placeholderData: keepPreviousData });
  const first = list.data?.pages[0];
  const why = first && !first.may_create ? 'You may not create topics here. Ask an administrator of the cluster for DeveloperManage.' : undefined;
  const create = <Button look="primary" icon={<Plus aria-hidden className="size-4" />} why={why} onClick={() => say({ create: true })}>Create topic</Button>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <label className="relative min-w-40 flex-1 sm:max-w-72">
          <span className="sr-only">Search topics</span>
          <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-3.5 text-muted" />
          <Input className="pl-8" type="search" placeholder="Search topics" value={search.q ?? ''} onChange={(event) => say({ q: event.target.value || undefined })} />
        </label>
        <Switch label="Kafka’s own" checked={search.internal ?? false} onChange={(on) => say({ internal: on || undefined })} />
        <p aria-live="polite" className="text-sm text-muted tabular-nums">{first ? <><Count of={first.metadata.total_size} /> topics</> : ' '}</p>
        <span className="ml-auto">{create}</span>
      </div>
      <Card flush>
        {list.error && !first ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : (
          <Table
            label="Topics" columns={columnsOf(cluster)} rows={itemsOf(list.data)} rowKey={({ name }) => name}
            sort={{ by: search.sort ?? 'name', down: search.down ?? false }} onSort={({ by, down }) => say({ sort: by as SortName, down: down || undefined })}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined} loadingMore={list.isFetchingNextPage}
            onOpen={({ name }) => void go({ to: '/clusters/$cluster/topics/$topic', params: { cluster, topic: name } })}
            empty={<EmptyState icon={<Layers />} title={q ? `No topic has “${q}” in its name` : 'No topics yet'} action={q ? undefined : create}>{q ? 'Try another part of the name.' : 'A topic is where records are kept. Create the first one, or let your programs do it.'}</EmptyState>}
          />
        )}
      </Card>
      <CreateTopic cluster={cluster} open={search.create ?? false} onClose={() => say({ create: undefined })} />
    </>
  );
}
