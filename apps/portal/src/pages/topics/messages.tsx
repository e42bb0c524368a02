/** Records of a topic: from newest, oldest, a time or an offset, filtered by the server within a budget, and a search that goes on when asked. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { ask, client } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Button } from '../../ui/button.tsx';
import { Count } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { MessageFilters, type MessageSearch } from './message-filters.tsx';
import { MessageRow } from './message-row.tsx';
import { Produce } from './produce.tsx';
import { useTopic, whyNot } from './topic.tsx';

type Wanted = Schema<'BrowseWanted'>;
const HERE = '/shell/clusters/$cluster/topics/$topic/';
const PER_PAGE = 50;

function fromOf({ from = 'newest', time, offset }: MessageSearch): NonNullable<Wanted['from']> {
  if (from === 'timestamp') return { at: 'timestamp', timestamp: new Date(time && !Number.isNaN(Date.parse(time)) ? time : Date.now() - 3_600_000).toISOString() };
  return from === 'offset' ? { at: 'offset', offset: offset ?? 0 } : { at: from };
}

/** A number, true, false or null when it reads as one; else the text itself. */
function literalOf(text: string): string | number | boolean | null {
  return /^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(text) ? (JSON.parse(text) as number | boolean | null) : text;
}

function filterOf({ key, value, header, path, equals }: MessageSearch): NonNullable<Wanted['filter']> {
  return { key_contains: key, value_contains: value, header_contains: header, ...(path && equals !== undefined && { json: { path, equals: literalOf(equals) } }) };
}

export function Messages() {
  const { cluster, topic } = useParams({ from: HERE });
  const search = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/topics/$topic/' });
  const { data: about } = useTopic();
  const say = (change: MessageSearch) => void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const browse = useInfiniteQuery({
    queryKey: ['messages', cluster, topic, { ...search, produce: undefined }],
    queryFn: ({ pageParam }) => ask(client.POST('/samsa/v1/clusters/{id}/topics/{topic}/messages:browse', {
      params: { path: { id: cluster, topic } },
      body: { from: fromOf(search), partitions: search.partition === undefined ? undefined : [search.partition], filter: filterOf(search), limit: PER_PAGE, cursor: pageParam },
    })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: !whyNot(about, 'READ'),
  });
  const denied = whyNot(about, 'READ');
  return (
    <>
      <MessageFilters search={search} partitions={about?.partitions ?? 0} onSearch={say} actions={(
        <>
          <Button icon={<RefreshCw aria-hidden className="size-4" />} busy={browse.isRefetching} onClick={() => void browse.refetch()}>Refresh</Button>
          <Button look="primary" icon={<Send aria-hidden className="size-4" />} why={whyNot(about, 'WRITE')} onClick={() => say({ produce: true })}>Produce</Button>
        </>
      )} />
      <Card flush>
        {denied ? <EmptyState title="Not for you to read">{denied}</EmptyState> : <Found browse={browse} filtered={Object.keys(filterOf(search)).some((name) => search[name.split('_')[0] as 'key'] !== undefined)} />}
      </Card>
      <Produce cluster={cluster} topic={topic} partitions={about?.partitions ?? 0} open={search.produce ?? false} onClose={() => say({ produce: undefined })} onProduced={() => void browse.refetch()} />
    </>
  );
}

interface Browse {
  data?: { pages: Schema<'MessagePage'>[] };
  error: unknown;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
}

function Found({ browse, filtered }: { browse: Browse; filtered: boolean }) {
  const [open, setOpen] = useState<string>();
  const { data, error } = browse;
  if (error && !data) return <ErrorState error={error} retry={() => void browse.refetch()} />;
  if (!data) return <div className="p-4"><Loading lines={6} label="Reading messages" /></div>;
  const records = data.pages.flatMap((page) => page.data);
  const last = data.pages.at(-1);
  return (
    <>
      {records.length === 0 && !browse.hasNextPage && <EmptyState title={filtered ? 'No message matches' : 'No messages here'}>{filtered ? 'All of them were looked at. Try other words, or another place to begin.' : 'Produce one, or begin from another place.'}</EmptyState>}
      <ul className="divide-y divide-line" aria-label="Messages">
        {records.map((record) => {
          const key = `${record.partition}/${record.offset}`;
          return <MessageRow key={key} record={record} open={open === key} onToggle={() => setOpen(open === key ? undefined : key)} />;
        })}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2.5 text-sm text-muted">
        <p aria-live="polite"><Count of={records.length} /> shown · scanned <Count of={last?.scanned} /> of <Count of={last?.of} />{last && browse.hasNextPage && last.stopped_by !== 'limit' && ' · the search stopped to be answered in time'}</p>
        {browse.hasNextPage && <Button size="small" busy={browse.isFetchingNextPage} onClick={() => void browse.fetchNextPage()}>{filtered ? 'Search on' : 'Show more'}</Button>}
      </div>
    </>
  );
}
