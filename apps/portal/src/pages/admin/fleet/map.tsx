/** The fleet at a glance: clouds, their regions, and a tile for each data plane, coloured and named by its state. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Card } from '../../../ui/page.tsx';
import { Tip } from '../../../ui/tip.tsx';
import type { DataPlane } from '../data-planes.tsx';
import { dataPlaneTone } from '../states.tsx';

/** Above that many in a region they are squares without names. */
const NAMED_MAX = 24;

interface Region {
  region: string;
  planes: DataPlane[];
  clusters: number;
}

function group(planes: DataPlane[]): [cloud: string, regions: Region[]][] {
  const clouds = new Map<string, Map<string, DataPlane[]>>();
  for (const plane of planes) {
    const regions = clouds.get(plane.cloud) ?? new Map<string, DataPlane[]>();
    clouds.set(plane.cloud, regions.set(plane.region, [...(regions.get(plane.region) ?? []), plane]));
  }
  return [...clouds].sort(([a], [b]) => a.localeCompare(b)).map(([cloud, regions]) => [
    cloud,
    [...regions].sort(([a], [b]) => a.localeCompare(b)).map(([region, all]) => ({ region, planes: all, clusters: all.reduce((sum, { capacity }) => sum + capacity.used, 0) })),
  ]);
}

export function FleetMap({ planes }: { planes: DataPlane[] }) {
  const clouds = useMemo(() => group(planes), [planes]);
  return (
    <div className="flex flex-col gap-5">
      {clouds.map(([cloud, regions]) => (
        <section key={cloud} aria-label={cloud} className="flex flex-col gap-2">
          <h2 className="text-sm font-semibold">{cloud}</h2>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {regions.map((region) => <RegionCard key={region.region} {...region} />)}
          </div>
        </section>
      ))}
    </div>
  );
}

function RegionCard({ region, planes, clusters }: Region) {
  const named = planes.length <= NAMED_MAX;
  const away = planes.filter(({ state }) => state === 'Unknown' || state === 'Degraded').length;
  const lead = `${planes.length} data ${planes.length === 1 ? 'plane' : 'planes'}, ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}${away > 0 ? `, ${away} not well` : ''}`;
  return (
    <Card title={region} lead={lead}>
      <ul className={named ? 'flex flex-col gap-1.5' : 'flex flex-wrap gap-1'}>
        {planes.map((plane) => (
          <li key={plane.id} className="min-w-0">{named ? <NamedTile plane={plane} /> : <Square plane={plane} />}</li>
        ))}
      </ul>
    </Card>
  );
}

function NamedTile({ plane }: { plane: DataPlane }) {
  return (
    <Link to="/admin/fleet/$id" params={{ id: plane.id }} className="flex items-center gap-2.5 rounded-md border border-line px-2.5 py-1.5 text-sm hover:bg-hover">
      <span aria-hidden className={`size-2.5 shrink-0 rounded-xs ${dataPlaneTone(plane.state)}`} />
      <span className="min-w-0 flex-1 truncate font-medium">{plane.display_name}</span>
      <span className="shrink-0 text-xs text-muted">{plane.state === 'Ready' ? `${plane.capacity.used} clusters` : plane.state}</span>
    </Link>
  );
}

function Square({ plane }: { plane: DataPlane }) {
  const words = `${plane.display_name}: ${plane.state}, ${plane.capacity.used} clusters`;
  return <Tip says={words}><Link to="/admin/fleet/$id" params={{ id: plane.id }} aria-label={words} className={`block size-5 rounded-sm ${dataPlaneTone(plane.state)}`} /></Tip>;
}
