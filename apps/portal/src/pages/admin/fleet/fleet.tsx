/** All data planes: as a map, or as a table with how full each is and for how long that lasts. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Map as MapIcon, Plus, Server, Table2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useCommands } from '../../../shell/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Count, RelativeTime } from '../../../ui/figures.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type DataPlane, useDataPlanes } from '../data-planes.tsx';
import { CLOUDS, DATA_PLANE_STATES } from '../choices.ts';
import { DataPlaneBadge } from '../states.tsx';
import { Fill, Runway } from './capacity.tsx';
import { FleetMap } from './map.tsx';
import { Register } from './register.tsx';

const COLUMNS: Column<DataPlane>[] = [
  { key: 'name', header: 'Data plane', width: 'minmax(10rem, 2fr)', cell: (plane) => <NameCell plane={plane} /> },
  { key: 'state', header: 'State', width: 'minmax(7rem, 1fr)', cell: ({ state }) => <DataPlaneBadge state={state} /> },
  { key: 'fill', header: 'CPU · memory · storage · clusters', width: 'minmax(11rem, 1.6fr)', cell: ({ id }) => <Fill id={id} />, from: 'sm' },
  { key: 'runway', header: 'Lasts', width: 'minmax(6rem, 0.8fr)', cell: ({ id }) => <Runway id={id} />, from: 'sm' },
  { key: 'clusters', header: 'Clusters', width: 'minmax(5rem, 0.6fr)', align: 'right', cell: ({ capacity }) => <Count of={capacity.used} /> },
  { key: 'kubernetes', header: 'Kubernetes', width: 'minmax(6rem, 0.8fr)', cell: ({ probe }) => probe?.kubernetes_version ?? <span className="text-muted">not known</span>, from: 'lg' },
  { key: 'operator', header: 'Operator', width: 'minmax(7rem, 1fr)', cell: ({ probe }) => operatorsText(probe), from: 'lg' },
  { key: 'seen', header: 'Seen', width: 'minmax(6.5rem, 0.8fr)', cell: ({ seen_at }) => <RelativeTime at={seen_at} />, from: 'lg' },
];

function NameCell({ plane }: { plane: DataPlane }) {
  return (
    <span className="flex min-w-0 flex-col leading-tight">
      <span className="truncate font-medium">{plane.display_name}</span>
      <span className="truncate text-xs text-muted">{plane.cloud} {plane.region}{plane.exclusive_to ? ' · one organization’s' : ''}</span>
    </span>
  );
}

function operatorsText(probe: DataPlane['probe']): ReactNode {
  if (!probe?.operators) return <span className="text-muted">not known</span>;
  return probe.operators.map(({ kind, version }) => `${kind} ${version}`).join(', ') || 'none';
}

export function Fleet() {
  const search = useSearch({ from: '/shell/admin/fleet' });
  const navigate = useNavigate({ from: '/admin/fleet' });
  const { planes, error, refetch } = useDataPlanes({ state: search.state, cloud: search.cloud, region: search.region });
  const set = (changes: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const commands = useMemo(() => [{ id: 'register-data-plane', label: 'Register a data plane', group: 'Fleet', icon: Plus, run: () => void navigate({ search: (before) => ({ ...before, register: true }) }) }], [navigate]);
  useCommands(commands);
  const filtered = Boolean(search.state ?? search.cloud ?? search.region);
  return (
    <Page
      title="Fleet" lead="The Kubernetes clusters that tenants’ Kafka runs on."
      actions={<Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => set({ register: true })}>Register</Button>}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Segments label="View" value={search.view ?? 'map'} onChange={(view) => set({ view: view === 'map' ? undefined : view })} segments={[{ value: 'map', label: 'Map', icon: <MapIcon aria-hidden /> }, { value: 'table', label: 'Table', icon: <Table2 aria-hidden /> }]} />
        <Filters search={search} set={set} />
      </div>
      {error ? <Card><ErrorState error={error} retry={refetch} /></Card> : (
        <>
          <Summary planes={planes} />
          {planes?.length === 0 ? <Card><Nothing filtered={filtered} clear={() => set({ state: undefined, cloud: undefined, region: undefined })} register={() => set({ register: true })} /></Card> : <Shown view={search.view ?? 'map'} planes={planes} open={(plane) => void navigate({ to: '/admin/fleet/$id', params: { id: plane.id } })} />}
        </>
      )}
      <Register open={search.register === true} onClose={() => set({ register: undefined })} />
    </Page>
  );
}

function Filters({ search, set }: { search: { state?: string; cloud?: string; region?: string }; set: (changes: { state?: DataPlane['state']; cloud?: DataPlane['cloud']; region?: string }) => void }) {
  const { planes } = useDataPlanes();
  const regions = [...new Set(planes?.map(({ region }) => region))].sort();
  return (
    <>
      <Select aria-label="State" className="w-auto" value={search.state ?? ''} onChange={({ target }) => set({ state: (target.value || undefined) as DataPlane['state'] | undefined })}>
        <option value="">Any state</option>
        {DATA_PLANE_STATES.map((state) => <option key={state}>{state}</option>)}
      </Select>
      <Select aria-label="Cloud" className="w-auto" value={search.cloud ?? ''} onChange={({ target }) => set({ cloud: (target.value || undefined) as DataPlane['cloud'] | undefined })}>
        <option value="">Any cloud</option>
        {CLOUDS.map((cloud) => <option key={cloud}>{cloud}</option>)}
      </Select>
      <Select aria-label="Region" className="w-auto" value={search.region ?? ''} onChange={({ target }) => set({ region: target.value || undefined })}>
        <option value="">Any region</option>
        {regions.map((region) => <option key={region}>{region}</option>)}
      </Select>
    </>
  );
}

function Summary({ planes }: { planes: DataPlane[] | undefined }) {
  if (!planes) return <Card><Loading lines={1} /></Card>;
  const of = (...states: DataPlane['state'][]) => planes.filter(({ state }) => states.includes(state)).length;
  const figures: [string, number][] = [
    ['Data planes', planes.length], ['Ready', of('Ready')], ['Degraded', of('Degraded')], ['Unknown', of('Unknown')], ['Cordoned or draining', of('Cordoned', 'Draining')], ['Kafka clusters', planes.reduce((sum, { capacity }) => sum + capacity.used, 0)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(([name, number]) => (
        <div key={name} className="flex flex-col-reverse bg-surface px-4 py-3"><dt className="text-xs text-muted">{name}</dt><dd className="text-xl font-semibold tabular-nums">{number}</dd></div>
      ))}
    </dl>
  );
}

function Shown({ view, planes, open }: { view: 'map' | 'table'; planes: DataPlane[] | undefined; open: (plane: DataPlane) => void }) {
  if (view === 'map') return planes ? <FleetMap planes={planes} /> : <Card><Loading lines={6} /></Card>;
  return <Card flush><Table label="Data planes" columns={withLinks(open)} rows={planes} rowKey={({ id }) => id} onOpen={open} /></Card>;
}

/** The name opens the page for the keyboard as the row does for the mouse. */
function withLinks(open: (plane: DataPlane) => void): Column<DataPlane>[] {
  return COLUMNS.map((column) => (column.key === 'name' ? { ...column, cell: (plane) => <button type="button" className="block w-full min-w-0 rounded-sm text-left" onClick={() => open(plane)}><NameCell plane={plane} /></button> } : column));
}

function Nothing({ filtered, clear, register }: { filtered: boolean; clear: () => void; register: () => void }) {
  if (filtered) return <EmptyState icon={<Server />} title="No data plane is like that" action={<Button onClick={clear}>Show all</Button>} />;
  return <EmptyState icon={<Server />} title="No data plane yet" action={<Button look="primary" onClick={register}>Register the first</Button>}>Point Samsa at a Kubernetes cluster that runs a Kafka operator: its kubeconfig is all it needs.</EmptyState>;
}
