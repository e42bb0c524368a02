/** What was used and what it costs: this month so far and to come, over time, and line by line down to the invoice that explains each. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChartColumn, Download } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { api } from '../../api.ts';
import { useMay } from '../../session.ts';
import { ButtonLink, buttonClass } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Money, moneyText } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tip } from '../../ui/tip.tsx';
import { lastDays, monthOf, monthText, type Period } from './period.ts';
import { CostPage } from './tabs.tsx';
import { type By, chartOf, colourOf, type Line, linesOf } from './usage-figures.ts';

const UsageChart = lazy(() => import('./chart.tsx').then(({ UsageChart: component }) => ({ default: component })));
const LOOK_MS = 60_000;
const CHART_PX = 'h-[16.25rem]';
const quantities = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const NOT_METERED = 'N/A';

const periods = (now: Date): { value: string; label: string; period: Period }[] => [
  { value: 'month', label: 'This month', period: monthOf(now) },
  { value: 'last', label: 'Last month', period: monthOf(now, 1) },
  { value: 'week', label: '7 days', period: lastDays(now, 7) },
  { value: 'today', label: 'Today', period: lastDays(now, 1) },
];

export function UsagePage() {
  const search = useSearch({ from: '/shell/costs' });
  const navigate = useNavigate({ from: '/costs' });
  const why = useMay()('billing:read');
  const known = periods(new Date());
  const { from, to } = { from: search.from ?? known[0]!.period.from, to: search.to ?? known[0]!.period.to };
  const { by = 'cluster', granularity = 'day' } = search;
  const set = (changes: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/usage', { params: { query: { start_date: from, end_date: to, by, granularity } } }, { refetchInterval: LOOK_MS });
  const clusters = api.useQuery('get', '/samsa/v1/clusters', { params: { query: { page_size: 100 } } }, { enabled: by === 'cluster' }).data?.data ?? [];
  const names = new Map(clusters.map(({ id, display_name }) => [id, display_name]));
  const metrics = [...new Set(data?.data.map(({ metric }) => metric))].sort();
  const csv = <a className={buttonClass()} href={`/samsa/v1/costs/focus.csv?start_date=${from}&end_date=${to}`} download={`costs-${from}-${to}.csv`}><Download aria-hidden className="size-4" />CSV (FOCUS)</a>;
  if (why) return <CostPage title="Usage and cost"><Card><EmptyState icon={<ChartColumn />} title="You may not see what things cost">{why}</EmptyState></Card></CostPage>;
  return (
    <CostPage title="Usage and cost" actions={csv}>
      <Month month={data?.month} currency={data?.currency} loaded={data !== undefined} />
      <div className="flex flex-wrap items-center gap-2">
        <Segments label="Period" value={known.find(({ period }) => period.from === from && period.to === to)?.value ?? ''} onChange={(value) => { const { period } = known.find((each) => each.value === value) ?? known[0]!; set({ from: period.from, to: period.to, granularity: value === 'today' ? 'hour' : granularity === 'hour' && value === 'last' ? undefined : search.granularity }); }} segments={known} />
        <Segments label="Grouped by" value={by} onChange={(value) => set({ by: value === 'cluster' ? undefined : value })} segments={[{ value: 'cluster', label: 'Cluster' }, { value: 'environment', label: 'Environment' }, { value: 'metric', label: 'Metric' }]} />
        <Segments label="Each bar is" value={granularity} onChange={(value) => set({ granularity: value === 'day' ? undefined : value })} segments={[{ value: 'hour', label: 'Hours' }, { value: 'day', label: 'Days' }, { value: 'month', label: 'Months' }]} />
        <Select aria-label="Measure" className="w-auto" value={search.metric ?? ''} onChange={({ target }) => set({ metric: target.value || undefined })}>
          <option value="">Cost</option>
          {metrics.map((metric) => <option key={metric} value={metric}>{metric}</option>)}
        </Select>
      </div>
      {error ? <Card><ErrorState error={error} retry={() => void refetch()} /></Card> : (
        <>
          <Over rows={data?.data} by={by} metric={search.metric} currency={data?.currency ?? 'USD'} hours={granularity === 'hour'} names={names} />
          <Lines lines={data && linesOf(data.data, by)} by={by} currency={data?.currency} names={names} />
        </>
      )}
    </CostPage>
  );
}

function Month({ month, currency, loaded }: { month: { month: string; amount_micros: number; projected_micros: number } | undefined; currency: string | undefined; loaded: boolean }) {
  if (loaded && !month) return null; // who may not see all of the organization is told no sum of it
  const figures: [string, number | undefined][] = [['So far', month?.amount_micros], ['By its end, if all goes on as it is', month?.projected_micros]];
  return (
    <section aria-label="This month" className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2">
      {figures.map(([name, micros]) => (
        <div key={name} className="flex flex-col gap-0.5 bg-surface px-4 py-3">
          <p className="text-xs text-muted">{month ? `${monthText(month.month)}. ` : ''}{name}</p>
          <p className="text-2xl font-semibold">{micros === undefined ? <Skeleton className="h-7 w-28" /> : <Money micros={micros} currency={currency} />}</p>
        </div>
      ))}
    </section>
  );
}

function Over({ rows, by, metric, currency, hours, names }: { rows: Parameters<typeof chartOf>[0] | undefined; by: By; metric: string | undefined; currency: string; hours: boolean; names: Map<string, string> }) {
  const wait = <Skeleton className={`${CHART_PX} w-full`} />;
  if (!rows) return <Card title="Over time">{wait}</Card>;
  const { points, series } = chartOf(rows, by, metric);
  const unit = metric ? rows.find((row) => row.metric === metric)?.unit : currency;
  const format = (value: number) => (metric ? compact.format(value) : moneyText(value, currency, Math.abs(value) < 1_000_000 ? 4 : 2));
  return (
    <Card title={metric ?? 'Cost'} lead={`${unit ?? ''}. Days and months are UTC.`}>
      {points.length === 0 ? <EmptyState icon={<ChartColumn />} title="Nothing was used in this time" /> : (
        // The same figures stand in the table below, for who cannot see bars.
        <div aria-hidden>
          <div className={CHART_PX}><Suspense fallback={wait}><UsageChart points={points} series={series.map((key) => ({ key, name: names.get(key) ?? key }))} format={format} hours={hours} /></Suspense></div>
          <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">{series.map((key, at) => <li key={key} className="flex items-center gap-1.5"><span className="size-2.5 rounded-xs" style={{ background: colourOf(at) }} />{names.get(key) ?? key}</li>)}</ul>
        </div>
      )}
    </Card>
  );
}

function Lines({ lines, by, currency, names }: { lines: Line[] | undefined; by: By; currency: string | undefined; names: Map<string, string> }) {
  const columns: Column<Line>[] = [
    ...(by === 'metric' ? [] : [{ key: 'what', header: by === 'cluster' ? 'Cluster' : 'Environment', width: 'minmax(9rem, 1.6fr)', cell: ({ what }: Line) => <span className="flex min-w-0 flex-col leading-tight"><span className="truncate font-medium">{names.get(what) ?? what}</span>{names.has(what) && <code className="truncate text-xs text-muted">{what}</code>}</span> }]),
    { key: 'metric', header: 'Metric', width: 'minmax(8rem, 1.3fr)', cell: ({ metric }) => metric },
    { key: 'quantity', header: 'Quantity', width: 'minmax(7rem, 1fr)', align: 'right', cell: (line) => <Quantity line={line} />, from: 'sm' },
    { key: 'amount', header: 'Amount', width: 'minmax(6rem, 0.8fr)', align: 'right', cell: ({ amountMicros }) => <Money micros={amountMicros} currency={currency} digits={4} /> },
  ];
  return (
    <Card title="Line by line" lead="An invoice explains each: the intervals, the hours and the price behind it." actions={<ButtonLink size="small" to="/costs/invoices">Invoices</ButtonLink>} flush>
      <Table label="Usage by line" columns={columns} rows={lines} rowKey={({ key }) => key} empty={<EmptyState title="No usage in this time" />} />
    </Card>
  );
}

function Quantity({ line: { quantity, unit, missingHours } }: { line: Line }) {
  const text = quantity === null ? NOT_METERED : `${quantities.format(quantity)} ${unit}`;
  if (missingHours === 0) return <span className="tabular-nums">{text}</span>;
  return <Tip says={`${missingHours} ${missingHours === 1 ? 'hour was' : 'hours were'} not metered, and are not counted as nothing.`}><span tabIndex={0} className="text-warn tabular-nums">{text}</span></Tip>;
}
