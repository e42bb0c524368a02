/** Price books: versions that are added and never changed. Few and small, so they are read whole. */
import { checkDefinition, FIRST_PRICES, type PriceBook, type PriceDefinition } from '@samsa/domain/price-book';
import type { FleetAdmin } from '@samsa/domain/access';
import type { Queryable, Tx } from './database.ts';

/** What an organization without an account pays in. */
export const DEFAULT_CURRENCY = 'USD';

interface Row {
  currency: string;
  version: number;
  effectiveFromMs: number;
  definition: PriceDefinition;
}

/** Every version of every currency, in order of their dates. */
export async function booksOf(database: Queryable): Promise<PriceBook[]> {
  const rows = await database.query<Row & Record<string, unknown>>(
    `SELECT currency, version, (extract(epoch FROM effective_from) * 1000)::float8 AS "effectiveFromMs", definition FROM price_book ORDER BY currency, effective_from`);
  return rows.map(({ definition, ...book }) => ({ ...book, ...definition }));
}

/** What an organization buys by now; undefined when its currency has no prices. */
export async function bookInForce(database: Queryable, organizationId: string): Promise<(PriceDefinition & { currency: string }) | undefined> {
  const [row] = await database.query<{ definition: PriceDefinition; currency: string }>(
    `SELECT definition, currency FROM price_book
     WHERE currency = coalesce((SELECT currency FROM billing_account WHERE organization_id = $1), $2) AND effective_from <= now()
     ORDER BY effective_from DESC LIMIT 1`, [organizationId, DEFAULT_CURRENCY]);
  return row && { ...row.definition, currency: row.currency };
}

/** @throws Error for a definition that cannot be rated by, or a date that is past */
export async function addBook(database: Queryable, currency: string, version: number, effectiveFrom: Date, definition: PriceDefinition): Promise<void> {
  checkDefinition(definition);
  await database.query('INSERT INTO price_book (currency, version, effective_from, definition) VALUES ($1, $2, $3, $4) ON CONFLICT (currency, version) DO NOTHING', [
    currency, version, effectiveFrom, JSON.stringify(definition),
  ]);
}

/** @returns false when there is this version already @throws when its date is past, or not after the one before */
export async function publishBook(tx: Tx, _admin: FleetAdmin, currency: string, version: number, effectiveFrom: Date, definition: PriceDefinition): Promise<boolean> {
  const rows = await tx.query('INSERT INTO price_book (currency, version, effective_from, definition) VALUES ($1, $2, $3, $4) ON CONFLICT (currency, version) DO NOTHING RETURNING 1', [
    currency, version, effectiveFrom, JSON.stringify(definition),
  ]);
  return rows.length > 0;
}

/** The prices an installation begins with. Safe to run again. */
export const seedPrices = (database: Queryable): Promise<void> => addBook(database, DEFAULT_CURRENCY, 1, new Date(0), FIRST_PRICES);
