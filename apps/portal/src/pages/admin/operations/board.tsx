/** What is under way for all tenants: running, stuck, failing, set aside. It is asked again every two seconds while one looks. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Activity, RotateCcw, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { byToken, itemsOf } from '../../../paging.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { durationText, RelativeTime, UNKNOWN } from '../../../ui/figures.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { DataPlaneLink } from '../data-planes.tsx';
import type { BOARD_TABS } from '../choices.ts';
import { intentText, OperationBadge } from '../states.tsx';
import { Bulk } from './bulk.tsx';
import type { Deed, Operation } from './deeds.ts';
import { OperationSheet } from './operation.tsx';

type Tab = (typeof BOARD_TABS)[number];
const LOOK_MS = 2_000;
const ROWS = 50;
const SECOND_MS = 1_000;
const TABS: Record<Tab, { label: string; query: { state?: Operation['state']; stuck?: 'true'; failing?: 'true' }; empty: string }> = {
  active: { label: 'Running', query: { state: 'running' }, empty: 'Nothing is under way.' },
  stuck: { label: 'Stuck', query: { stuck: 'true' }, empty: 'Nothing takes more than twice its usual time.' },
  failing: { label: 'Failing', query: { failing: 'true' }, empty: 'The last try of everything under way went well.' },
  quarantined: { label: 'Quarantined', query: { state: 'quarantined' }, empty: 'Nothing had to be set aside.' },
  paused: { label: 'Paused', query: { state: 'paused' }, empty: 'Nothing waits for a pause to be lifted.' },
  failed: { label: 'Failed', query: { state: 'failed' }, empty: 'Nothing has failed for good.' },
  all: { label: 'All', query: {}, empty: 'Nobody has asked for anything yet.' },
};

export function OperationsBoard() {
  const search = useSearch({ from: '/shell/admin/operations' });
  const navigate = useNavigate({ from: '/admin/operations' });
  const { tab = 'active', organization, data_plane, resource, open } = search;
  const set = (changes: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const query = { page_size: ROWS, ...TABS[tab].query, organization, data_plane, resource };
  const found = api.useInfiniteQuery('get', '/fleet/v1/operations', { params: { query } }, { ...byToken, refetchInterval: LOOK_MS });
  const rows = itemsOf(found.data);
  return (
    <Page title="Operations" lead="Every intent of every tenant, and how far it has come. What you see is two seconds old at most.">
      <div className="flex flex-wrap items-center gap-2">
        <Segments label="Which operations" value={tab} onChange={(next) => set({ tab: next === 'active' ? undefined : next })} segments={Object.entries(TABS).map(([value, { label }]) => ({ value: value as Tab, label }))} />
        {([['organization', organization], ['data_plane', data_plane], ['resource', resource]] as const).map(([name, value]) => value && (
          <Button key={name} size="small" icon={<X aria-hidden className="size-3.5" />} onClick={() => set({ [name]: undefined })}>{value}</Button>
        ))}
      </div>
      <Card flush>
        {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : (
          <Board key={tab} rows={rows} empty={TABS[tab].empty} open={(id) => set({ open: id })} more={found.hasNextPage ? () => void found.fetchNextPage() : undefined} loadingMore={found.isFetchingNextPage} />
        )}
      </Card>
      <OperationSheet id={open} onClose={() => set({ open: undefined })} />
    </Page>
  );
}

function Board({ rows, empty, open, more, loadingMore }: { rows: Operation[] | undefined; empty: string; open: (id: string) => void; more?: () => void; loadingMore: boolean }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deed, setDeed] = useState<{ deed: Deed; operations: Operation[] }>();
  const picked = rows?.filter(({ id }) => chosen.has(id)) ?? [];
  const toggle = (id: string) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(id)) after.add(id);
    return after;
  });
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5 text-sm">
        <label className="flex items-center gap-2"><input type="checkbox" className="accent-accent-fill" checked={picked.length > 0 && picked.length === rows?.length} disabled={!rows?.length} onChange={({ target }) => setChosen(new Set(target.checked ? rows?.map(({ id }) => id) : []))} />Choose all</label>
        <span role="status" className="flex-1 text-muted">{picked.length > 0 ? `${picked.length} chosen` : ''}</span>
        <Button size="small" icon={<Undo2 aria-hidden className="size-3.5" />} why={picked.length === 0 ? 'Choose some first' : undefined} onClick={() => setDeed({ deed: 'cancel', operations: picked })}>Cancel…</Button>
        <Button size="small" icon={<RotateCcw aria-hidden className="size-3.5" />} why={picked.length === 0 ? 'Choose some first' : undefined} onClick={() => setDeed({ deed: 'retry', operations: picked })}>Retry…</Button>
      </div>
      <Table label="Operations" columns={columnsOf(chosen, toggle, open)} rows={rows} rowKey={({ id }) => id} onOpen={({ id }) => open(id)} more={more} loadingMore={loadingMore} empty={<EmptyState icon={<Activity />} title={empty} />} />
      {deed && <Bulk {...deed} onClose={(changed) => { setDeed(undefined); if (changed) setChosen(new Set()); }} />}
    </>
  );
}

function columnsOf(chosen: ReadonlySet<string>, toggle: (id: string) => void, open: (id: string) => void): Column<Operation>[] {
  return [
    { key: 'choose', header: '✓', width: '2.5rem', cell: ({ id, resource }) => <input type="checkbox" className="accent-accent-fill" aria-label={`Choose ${resource.id}`} checked={chosen.has(id)} onChange={() => toggle(id)} /> },
    { key: 'what', header: 'What', width: 'minmax(9rem, 1.2fr)', cell: ({ id, intent, resource }) => <button type="button" className="truncate rounded-sm text-left font-medium hover:underline" onClick={() => open(id)}>{intentText(intent)} <code className="text-[0.8125rem]">{resource.id}</code></button> },
    { key: 'state', header: 'State', width: 'minmax(8.5rem, 0.9fr)', cell: ({ state, running }) => <span className="flex gap-1"><OperationBadge state={state} />{running?.stuck && <Badge tone="warn">Stuck</Badge>}</span> },
    { key: 'step', header: 'At', width: 'minmax(8rem, 1fr)', cell: (operation) => <At operation={operation} />, from: 'sm' },
    { key: 'cause', header: 'Cause', width: 'minmax(12rem, 2.4fr)', cell: ({ cause, causes }) => <span title={cause}>{cause ?? causes.at(-1)?.message ?? <span className="text-muted">{UNKNOWN}</span>}</span>, from: 'sm' },
    { key: 'plane', header: 'Data plane', width: 'minmax(7rem, 0.9fr)', cell: ({ data_plane }) => <DataPlaneLink id={data_plane} />, from: 'lg' },
    { key: 'asked', header: 'Asked for', width: 'minmax(7rem, 0.8fr)', cell: ({ created_at }) => <RelativeTime at={created_at} />, from: 'lg' },
  ];
}

function At({ operation: { running, percent, state, failures } }: { operation: Operation }) {
  if (!running) return <span className="text-muted tabular-nums">{state === 'succeeded' ? '100 %' : `${percent} %`}</span>;
  return <span className="tabular-nums">{running.step} <span className="text-muted">{durationText(running.seconds * SECOND_MS)}{failures > 0 && `, ${failures} failed`}</span></span>;
}
