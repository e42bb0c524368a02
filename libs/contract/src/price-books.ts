/** fleet/v1/price-books: versions with a date each, never changed. What was used before a date keeps the price it had. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf, Timestamp } from './wire.ts';

const Whole = z.number().int().min(0);
export const PriceDefinition = z.object({
  prices: z.array(z.object({
    metric: z.enum(['CKU_HOUR', 'ECKU_HOUR', 'NETWORK_IN', 'NETWORK_OUT', 'STORAGE', 'PARTITION_HOUR', 'TASK_HOUR']),
    plan: z.string().max(64).optional(), cloud: z.string().max(64).optional(), region: z.string().max(64).optional(),
    tiers: z.array(z.object({ upTo: Whole.optional(), micros: Whole })).min(1).max(20),
    least: Whole.optional(), free: Whole.optional(),
  })).min(1).max(1_000),
  support: z.record(z.string().max(64), z.object({ basisPoints: Whole, leastMicros: Whole })),
});
const Currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, as in ISO 4217');

export const PriceBook = z.object({
  api_version: z.literal('fleet/v1'), kind: z.literal('PriceBook'), currency: Currency, version: z.number().int(), effective_from: Timestamp, definition: PriceDefinition,
});
const about = { tag: 'Fleet', surface: 'samsa' } as const;

export const listPriceBooks = operation({
  id: 'listPriceBooks', method: 'GET', path: '/fleet/v1/price-books', summary: 'Every version of the prices of every currency',
  ...about, permission: 'fleet:read', status: 200, response: listOf(PriceBook, 'fleet/v1', 'PriceBookList'),
});
export const publishPriceBook = operation({
  id: 'publishPriceBook', method: 'POST', path: '/fleet/v1/price-books', summary: 'Publish the next version of the prices of a currency, from a date in the future on',
  ...about, permission: 'fleet:write', status: 201, response: PriceBook,
  body: z.object({ currency: Currency, /** The version this one comes after; 0 for the first. */ follows: z.number().int().min(0), effective_from: Timestamp, definition: PriceDefinition }),
});
