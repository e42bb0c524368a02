/** Bars over time, one colour a series: a part of the page of its own, so that nobody loads the library who looks at no chart. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { type ChartPoint, colourOf } from './usage-figures.ts';

const HEIGHT_PX = 260;

export function UsageChart({ points, series, format, hours }: { points: ChartPoint[]; series: { key: string; name: string }[]; format: (value: number) => string; hours: boolean }) {
  const label = new Intl.DateTimeFormat(undefined, hours ? { month: 'short', day: 'numeric', hour: '2-digit' } : { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const at = (value: string) => label.format(new Date(value.length === 7 ? `${value}-01` : value));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <BarChart data={points.map(({ at: moment, values }) => ({ at: moment, ...values }))} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tickFormatter={at} tick={{ fill: 'var(--muted)', fontSize: 11 }} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} minTickGap={24} />
        <YAxis tickFormatter={format} tick={{ fill: 'var(--muted)', fontSize: 11 }} tickLine={false} axisLine={false} width={72} />
        <Tooltip
          cursor={{ fill: 'var(--hover)' }} formatter={(value) => format(Number(value))} labelFormatter={(value) => at(String(value))}
          contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, fontSize: 12 }} labelStyle={{ color: 'var(--text)' }} itemStyle={{ color: 'var(--text)' }}
        />
        {series.map(({ key, name }, index) => <Bar key={key} dataKey={key} name={name} stackId="one" fill={colourOf(index)} isAnimationActive={false} maxBarSize={36} />)}
      </BarChart>
    </ResponsiveContainer>
  );
}
