/** What was answered, for eyes or for programs. */
import { stringify } from 'yaml';

export type Format = 'table' | 'json' | 'yaml';
export type Columns<Row> = Record<string, (row: Row) => unknown>;

const GAP = 2;

/** Of a list a line each, of one thing a line each of what it has. */
export function print<Row extends object>(answer: Row | Row[], format: Format, columns: Columns<Row>): string {
  if (format === 'json') return `${JSON.stringify(answer, null, 2)}\n`;
  if (format === 'yaml') return stringify(answer, { aliasDuplicateObjects: false });
  if (Array.isArray(answer)) return table([Object.keys(columns), ...answer.map((row) => Object.values(columns).map((cell) => text(cell(row))))]);
  return table(Object.entries(columns).map(([name, cell]) => [`${name}:`, text(cell(answer))]));
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => `${row.map((cell, at) => cell.padEnd((widths[at] ?? 0) + GAP)).join('').trimEnd()}\n`).join('');
}
