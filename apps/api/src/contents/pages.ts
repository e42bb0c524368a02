/**
 * Pages of lists that live in the brokers, not in Postgres: sorted here, and a token is the place after the last row shown (its
 * sort value and its name), so that topics made or deleted meanwhile neither repeat nor hide another.
 */
import { invalid } from '@samsa/domain/problem';
import type { Page } from '@samsa/store/page';

export type SortValue = string | number | null;

export interface PageAsked {
  page_size: number;
  page_token?: string;
  sort: string;
  order: 'asc' | 'desc';
}

interface Place {
  value: SortValue;
  id: string;
}

export function pageOfRows<Row>(rows: readonly Row[], asked: PageAsked, placeOf: (row: Row) => Place): Page<Row> & { total: number } {
  const after = asked.page_token ? placeIn(asked.page_token, asked) : undefined;
  const compare = (a: Place, b: Place): number => compareValues(a.value, b.value, asked.order) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const placed = rows.map((row) => ({ row, place: placeOf(row) })).sort((a, b) => compare(a.place, b.place));
  const left = after ? placed.filter(({ place }) => compare(place, after) > 0) : placed;
  const shown = left.slice(0, asked.page_size);
  const last = shown.at(-1);
  const next = last && left.length > shown.length ? Buffer.from(JSON.stringify([asked.sort, asked.order, last.place.value, last.place.id])).toString('base64url') : undefined;
  return { items: shown.map(({ row }) => row), next, total: rows.length };
}

/** What is not known comes last, whichever way. */
function compareValues(a: SortValue, b: SortValue, order: 'asc' | 'desc'): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (a < b ? -1 : 1) * (order === 'asc' ? 1 : -1);
}

function placeIn(token: string, { sort, order }: PageAsked): Place {
  try {
    const [ofSort, ofOrder, value, id] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [string, string, SortValue, string];
    if (ofSort === sort && ofOrder === order && typeof id === 'string') return { value, id };
  } catch {
    // told below
  }
  throw invalid('page_token is not one this list has given in this order. Start again without it.');
}

/** Whether a name has the searched text in it, in either case. */
export function searched(name: string, search: string | undefined): boolean {
  return !search || name.toLowerCase().includes(search.toLowerCase());
}
