/**
 * Keyset pages: a token is the place after the last row shown, so that rows added or removed meanwhile neither repeat
 * nor hide another. Offsets were rejected: they shift under inserts and cost O(n).
 */
import { invalid } from '@samsa/domain/problem';

export interface Page<Item> {
  items: Item[];
  /** Absent on the last page. */
  next?: string;
}

export interface PageWanted {
  size: number;
  token?: string;
}

export interface Place {
  at: string;
  id: string;
}

/** @throws Problem 400 for a token that is not ours */
export function placeOf(token: string | undefined): Place | undefined {
  if (!token) return undefined;
  const [at, id, ...rest] = Buffer.from(token, 'base64url').toString('utf8').split(' ');
  if (!at || !id || rest.length > 0 || Number.isNaN(Date.parse(at))) {
    throw invalid('page_token is not one this list has given. Start again without it.');
  }
  return { at, id };
}

/** `rows` holds one more than the page when there is a next one. `at` keeps Postgres' microseconds: a text, not a Date. */
export function pageOf<Row extends { at: string; id: string }, Item>(rows: Row[], size: number, item: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  if (rows.length <= size || !last) return { items: shown.map(item) };
  return { items: shown.map(item), next: Buffer.from(`${last.at} ${last.id}`).toString('base64url') };
}

/** SQL of a timestamp that keeps its microseconds in a token. */
export const PLACE_AT = `to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;
