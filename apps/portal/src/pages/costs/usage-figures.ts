/** Rows of usage folded for a chart and for a table. What nobody metered stays unknown through every sum: it never becomes 0. */
import type { Schema } from '../../schemas.ts';

export type UsageRow = Schema<'Usage'>['data'][number];
export interface ChartPoint {
  at: string;
  /** Of each series; absent is not known, which is not 0. */
  values: Record<string, number | undefined>;
}

export type By = 'cluster' | 'environment' | 'metric';
/** Further ones are summed under one name. */
const SERIES_MAX = 8;
const REST = 'rest';
const COLOURS = ['#6d64e8', '#12a06f', '#d98a1c', '#d9468b', '#1793b8', '#9a5be0', '#6f9a16', '#d34c4c', '#7b879c'];

export const colourOf = (at: number): string => COLOURS[at % COLOURS.length] ?? '';

export interface Line {
  key: string;
  what: string;
  metric: string;
  unit: string;
  quantity: number | null;
  amountMicros: number;
  missingHours: number;
}

export const keyOf = (row: UsageRow, by: By): string => (by === 'metric' ? row.metric : (row[by] ?? 'organization'));

export function linesOf(rows: UsageRow[], by: By): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const key = `${keyOf(row, by)} ${row.metric}`;
    const line = lines.get(key) ?? { key, what: keyOf(row, by), metric: row.metric, unit: row.unit, quantity: null, amountMicros: 0, missingHours: 0 };
    if (row.quantity !== null) line.quantity = (line.quantity ?? 0) + row.quantity;
    line.amountMicros += row.amount_micros;
    line.missingHours += row.missing_hours ?? 0;
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => b.amountMicros - a.amountMicros || a.key.localeCompare(b.key));
}

/** @param metric shows its quantities; without it, the cost of all */
export function chartOf(rows: UsageRow[], by: By, metric: string | undefined): { points: ChartPoint[]; series: string[] } {
  const counted = metric ? rows.filter((row) => row.metric === metric) : rows;
  const weight = (row: UsageRow): number | null => (metric ? row.quantity : row.amount_micros);
  const totals = new Map<string, number>();
  for (const row of counted) totals.set(keyOf(row, by), (totals.get(keyOf(row, by)) ?? 0) + (weight(row) ?? 0));
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const own = new Set(ranked.slice(0, SERIES_MAX));
  const points = new Map<string, ChartPoint>();
  for (const row of counted) {
    const value = weight(row);
    const point = points.get(row.from) ?? { at: row.from, values: {} };
    const key = own.has(keyOf(row, by)) ? keyOf(row, by) : REST;
    if (value !== null) point.values[key] = (point.values[key] ?? 0) + value;
    points.set(row.from, point);
  }
  return { points: [...points.values()].sort((a, b) => a.at.localeCompare(b.at)), series: ranked.length > SERIES_MAX ? [...own, REST] : ranked };
}
