/** Days and months as the bill has them: UTC, the last one not included. */

export interface Period {
  from: string;
  to: string;
}

export const dayText = (date: Date): string => date.toISOString().slice(0, 10);

export function monthOf(date: Date, monthsBefore = 0): Period {
  const first = (month: number) => dayText(new Date(Date.UTC(date.getUTCFullYear(), month, 1)));
  return { from: first(date.getUTCMonth() - monthsBefore), to: first(date.getUTCMonth() - monthsBefore + 1) };
}

export function lastDays(date: Date, days: number): Period {
  const at = (shift: number) => dayText(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + shift)));
  return { from: at(1 - days), to: at(1) };
}

/** Those of one invoice: `2026-11` to November 2026. */
export function monthText(month: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
}
