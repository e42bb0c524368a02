/** How a benchmark says what it saw: percentiles, and tables that can be pasted into a README. */

export interface Spread {
  count: number;
  p50: number;
  p99: number;
  worst: number;
}

/** @param samples at least one */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 };
}

export const median = (samples: readonly number[]): number => spreadOf(samples).p50;

/** Few digits: the rest is noise. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '—';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export type Row = readonly (string | number)[];

/** As Markdown: numbers to the right. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? short(cell) : cell)));
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => (row[at] ?? '').length)));
  const isNumber = head.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (row: readonly string[]): string => `| ${row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => `${'-'.repeat(width + 1)}${isNumber[at] ? ':' : '-'}`).join('|')}|`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
