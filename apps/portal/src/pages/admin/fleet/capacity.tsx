/** What a data plane has and how much of it is held: a bar for each resource, and for how many days the rest lasts. */
import type { Schema } from '../../../schemas.ts';
import { api } from '../../../api.ts';
import { classes } from '../../../ui/classes.ts';
import { bytesText, UNKNOWN } from '../../../ui/figures.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { Tip } from '../../../ui/tip.tsx';

export type Capacity = Schema<'DataPlaneCapacity'>;
type Line = Capacity['clusters'];

const FRESH_MS = 30_000;
const FULL = 0.95;
const FILLING = 0.8;
const MILLIS = 1_000;
/** Nobody meant a limit by it: the number of clusters that a data plane may have unless said. */
const UNLIMITED_CLUSTERS = 1_000_000;
const SOON_DAYS = 14;
const FAR_DAYS = 999;
const count = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export function useCapacity(id: string) {
  return api.useQuery('get', '/fleet/v1/data-planes/{id}/capacity', { params: { path: { id } } }, { staleTime: FRESH_MS, refetchInterval: FRESH_MS });
}

const coresText = (millis: number): string => `${count.format(millis / MILLIS)} cores`;
export const RESOURCES: [key: 'cpu_millis' | 'memory_bytes' | 'storage_bytes' | 'clusters', name: string, text: (amount: number) => string][] = [
  ['cpu_millis', 'CPU', coresText], ['memory_bytes', 'Memory', bytesText], ['storage_bytes', 'Storage', bytesText], ['clusters', 'Clusters', (amount) => count.format(amount)],
];

/** Undefined where nothing bounds it, or nobody knows what does. */
export function shareOf(line: Line, ofClusters: boolean): number | undefined {
  if (line.allocatable === null || (ofClusters && line.allocatable >= UNLIMITED_CLUSTERS)) return undefined;
  return line.allocatable > 0 ? Math.min(1, line.reserved / line.allocatable) : 1;
}

const colour = (share: number): string => (share >= FULL ? 'bg-bad-fill' : share >= FILLING ? 'bg-warn' : 'bg-accent-fill');

function Bar({ name, share, words }: { name: string; share: number | undefined; words: string }) {
  return (
    <div role="meter" aria-label={name} aria-valuetext={words} aria-valuenow={Math.round((share ?? 0) * 100)} aria-valuemin={0} aria-valuemax={100} className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-hover">
      <div className={classes('h-full rounded-full', colour(share ?? 0))} style={{ width: share ? `${Math.max(share * 100, 3)}%` : 0 }} />
    </div>
  );
}

/** Four small bars beside each other, for a row of a table. */
export function Fill({ id }: { id: string }) {
  const { data } = useCapacity(id);
  if (!data) return <Skeleton className="w-full max-w-40" />;
  const parts = RESOURCES.map(([key, name, text]) => ({ key, name, share: shareOf(data[key], key === 'clusters'), words: wordsOf(data[key], text, key === 'clusters') }));
  return (
    <Tip says={<span className="flex flex-col">{parts.map(({ key, name, words }) => <span key={key}>{name}: {words}</span>)}</span>}>
      <div tabIndex={0} className="flex h-6 items-center gap-1 rounded-sm">{parts.map(({ key, name, share, words }) => <Bar key={key} name={name} share={share} words={words} />)}</div>
    </Tip>
  );
}

function wordsOf(line: Line, text: (amount: number) => string, ofClusters: boolean): string {
  const bounded = line.allocatable !== null && !(ofClusters && line.allocatable >= UNLIMITED_CLUSTERS);
  return bounded ? `${text(line.reserved)} of ${text(line.allocatable ?? 0)}` : `${text(line.reserved)}, no limit`;
}

/** The whole of it, one under the other. */
export function CapacityBars({ capacity }: { capacity: Capacity }) {
  return (
    <div className="flex flex-col gap-3">
      {RESOURCES.map(([key, name, text]) => {
        const share = shareOf(capacity[key], key === 'clusters');
        const words = wordsOf(capacity[key], text, key === 'clusters');
        return (
          <div key={key}>
            <div className="mb-1 flex justify-between gap-3 text-xs"><span className="text-muted">{name}</span><span className="tabular-nums">{words}{share !== undefined && <span className="ml-2 text-muted">{Math.round(share * 100)} %</span>}</span></div>
            <div className="flex"><Bar name={name} share={share} words={words} /></div>
          </div>
        );
      })}
    </div>
  );
}

/** The first plan that runs out. */
export function Runway({ id }: { id: string }) {
  const { data } = useCapacity(id);
  if (!data) return <Skeleton className="w-16" />;
  const days = data.runway.flatMap(({ days: left }) => (left === null ? [] : [left]));
  return <RunwayText days={days.length > 0 ? Math.min(...days) : null} />;
}

export function RunwayText({ days }: { days: number | null }) {
  if (days === null) return <span className="text-muted">{UNKNOWN}</span>;
  return <span className={classes('tabular-nums', days < SOON_DAYS && 'font-medium text-bad')}>{days > FAR_DAYS ? `> ${FAR_DAYS} days` : `${Math.floor(days)} days`}</span>;
}
