/** What somebody else changed of ours, across the fleet: the field, what is wanted and what was found, who did it and since when. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Diff, X } from 'lucide-react';
import { useState } from 'react';
import { api, ask, client } from '../../../api.ts';
import { byToken, itemsOf } from '../../../paging.ts';
import type { Schema } from '../../../schemas.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Moment, RelativeTime, UNKNOWN } from '../../../ui/figures.tsx';
import { Card, Facts, Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { EmptyState, ErrorState, Refusal } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { ClusterLink, DataPlaneLink } from '../data-planes.tsx';
import { DRIFT_STATES } from '../choices.ts';

type Drift = Schema<'Drift'>;
const LOOK_MS = 5_000;
const ROWS = 50;
const TONES: Record<Drift['state'], Tone> = { found: 'warn', contested: 'bad', reverted: 'good', adopted: 'neutral' };
const NAMES: Record<Drift['state'], string> = { found: 'Found', contested: 'Contested', reverted: 'Put back', adopted: 'Adopted' };

const jsonText = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

export function DriftPage() {
  const search = useSearch({ from: '/shell/admin/drift' });
  const navigate = useNavigate({ from: '/admin/drift' });
  const { state, data_plane, cluster, open } = search;
  const set = (changes: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const found = api.useInfiniteQuery('get', '/fleet/v1/drift', { params: { query: { page_size: ROWS, state, data_plane, cluster } } }, { ...byToken, refetchInterval: LOOK_MS });
  const rows = itemsOf(found.data);
  return (
    <Page title="Drift" lead="Fields and objects of ours that somebody else changed. What is changed again and again is left to you.">
      <div className="flex flex-wrap items-center gap-2">
        <Segments label="State" value={state ?? 'any'} onChange={(next) => set({ state: next === 'any' ? undefined : next })} segments={[{ value: 'any', label: 'All' }, ...DRIFT_STATES.map((value) => ({ value, label: NAMES[value] }))]} />
        {([['data_plane', data_plane], ['cluster', cluster]] as const).map(([name, value]) => value && <Button key={name} size="small" icon={<X aria-hidden className="size-3.5" />} onClick={() => set({ [name]: undefined })}>{value}</Button>)}
      </div>
      <Card flush>
        {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : (
          <Table
            label="Drift" columns={columnsOf((id) => set({ open: id }))} rows={rows} rowKey={({ id }) => id} onOpen={({ id }) => set({ open: id })} more={found.hasNextPage ? () => void found.fetchNextPage() : undefined} loadingMore={found.isFetchingNextPage}
            empty={<EmptyState icon={<Diff />} title="Nothing has drifted">Every field of ours is as it was applied.</EmptyState>}
          />
        )}
      </Card>
      <One drift={rows?.find(({ id }) => id === open)} onClose={() => set({ open: undefined })} />
    </Page>
  );
}

function columnsOf(open: (id: string) => void): Column<Drift>[] {
  return [
    { key: 'field', header: 'Field', width: 'minmax(12rem, 2.2fr)', cell: ({ id, object, path }) => <button type="button" className="flex max-w-full min-w-0 flex-col rounded-sm text-left leading-tight" onClick={() => open(id)}><span className="max-w-full truncate font-medium">{object.kind} {object.name}</span><code className="max-w-full truncate text-xs text-muted">{path || 'deleted'}</code></button> },
    { key: 'change', header: 'Wanted → found', width: 'minmax(9rem, 1.6fr)', cell: ({ wanted, found }) => <code className="text-xs"><span className="text-good">{jsonText(wanted) || UNKNOWN}</span> → <span className="text-bad">{jsonText(found) || 'gone'}</span></code>, from: 'sm' },
    { key: 'state', header: 'State', width: 'minmax(7.5rem, 0.8fr)', cell: ({ state, wish }) => <Badge tone={TONES[state]}>{wish ? `${NAMES[state]}, to ${wish}` : NAMES[state]}</Badge> },
    { key: 'cluster', header: 'Cluster', width: 'minmax(7rem, 0.9fr)', cell: ({ cluster }) => <ClusterLink id={cluster} />, from: 'lg' },
    { key: 'manager', header: 'By', width: 'minmax(7rem, 0.9fr)', cell: ({ manager }) => manager ?? <span className="text-muted">not known</span>, from: 'lg' },
    { key: 'since', header: 'Since', width: 'minmax(6.5rem, 0.8fr)', cell: ({ since }) => <RelativeTime at={since} />, from: 'sm' },
  ];
}

function One({ drift, onClose }: { drift: Drift | undefined; onClose: () => void }) {
  const [busy, setBusy] = useState<'revert' | 'adopt'>();
  const [error, setError] = useState<unknown>();
  const known = useQueryClient();
  const settle = async (id: string, wish: 'revert' | 'adopt') => {
    setBusy(wish);
    setError(undefined);
    const params = { params: { path: { id } } };
    await (wish === 'revert' ? ask(client.POST('/fleet/v1/drift/{id}:revert', params)) : ask(client.POST('/fleet/v1/drift/{id}:adopt', params))).catch(setError);
    await known.invalidateQueries({ queryKey: ['get', '/fleet/v1/drift'] });
    setBusy(undefined);
  };
  const settled = drift?.state === 'reverted' ? 'It has been put back already' : undefined;
  return (
    <Sheet
      open={drift !== undefined} onClose={() => { setError(undefined); onClose(); }} title={drift ? `${drift.object.kind} ${drift.object.name}` : ''} lead={drift?.path || 'The object itself was deleted.'}
      footer={drift && (
        <>
          <Button busy={busy === 'adopt'} why={settled ?? (drift.path === '' ? 'A cluster cannot do without it' : undefined)} onClick={() => void settle(drift.id, 'adopt')}>Keep what was found</Button>
          <Button look="primary" busy={busy === 'revert'} why={settled} onClick={() => void settle(drift.id, 'revert')}>Put it back</Button>
        </>
      )}
    >
      {drift && (
        <div className="flex flex-col gap-4">
          <FieldDiff wanted={drift.wanted} found={drift.found} />
          <Facts
            facts={[
              ['State', <Badge key="state" tone={TONES[drift.state]}>{NAMES[drift.state]}</Badge>],
              ['Changed by', drift.manager ?? 'not known'], ['Since', <Moment key="since" at={drift.since} />], ['Found', <>{drift.times} {drift.times === 1 ? 'time' : 'times'}, first <RelativeTime at={drift.found_at} /></>],
              ['Cluster', <ClusterLink key="cluster" id={drift.cluster} />], ['Data plane', <DataPlaneLink key="plane" id={drift.data_plane} />],
              ...(drift.wish ? [['Asked for', `to ${drift.wish}, by ${drift.wished_by ?? 'somebody'}`] as [string, string]] : []),
            ]}
          />
          <Refusal error={error} />
        </div>
      )}
    </Sheet>
  );
}

function FieldDiff({ wanted, found }: { wanted: unknown; found: unknown }) {
  return (
    <div role="group" aria-label="What is wanted and what was found" className="overflow-hidden rounded-md border border-line text-xs">
      <pre tabIndex={0} aria-label="Wanted" className="overflow-x-auto bg-good-soft px-3 py-2 text-good">{(jsonText(wanted) || '(nothing)').split('\n').map((line) => `+ ${line}\n`)}</pre>
      <pre tabIndex={0} aria-label="Found" className="overflow-x-auto bg-bad-soft px-3 py-2 text-bad">{(jsonText(found) || '(gone)').split('\n').map((line) => `- ${line}\n`)}</pre>
    </div>
  );
}
