/** Is the api alive, and is it of use. Open to all: a load balancer has no key. */
import { z } from 'zod';
import { operation } from './operation.ts';

export const Health = z.object({
  status: z.enum(['ok', 'unavailable']),
  database: z.object({ status: z.enum(['ok', 'unavailable']), latency_ms: z.number().optional(), cause: z.string().optional() }),
});
export type Health = z.infer<typeof Health>;

const about = { tag: 'Health', surface: 'samsa', permission: 'open' } as const;

export const getHealth = operation({
  id: 'getHealth', method: 'GET', path: '/healthz', summary: 'Alive: answers while the process runs; says how the database is', ...about, status: 200, response: Health,
});
export const getReadiness = operation({
  id: 'getReadiness', method: 'GET', path: '/readyz', summary: 'Of use: 503 while the database cannot be reached', ...about, status: 200, response: Health,
});
export const getOpenApi = operation({
  id: 'getOpenApi', method: 'GET', path: '/openapi.json', summary: 'This document', ...about, status: 200, produces: 'application/json',
});
export const getDocs = operation({
  id: 'getDocs', method: 'GET', path: '/docs', summary: 'The reference, for people', ...about, status: 200, produces: 'text/html; charset=utf-8',
});
export const getDocsAsset = operation({
  id: 'getDocsAsset', method: 'GET', path: '/docs/{asset}', summary: 'A file of the reference page', ...about,
  params: z.object({ asset: z.string().max(64) }), status: 200, produces: 'application/octet-stream',
});
