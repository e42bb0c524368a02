/**
 * Budgets: an amount a month for the organization, an environment or a cluster, and thresholds at which somebody is told, by an event
 * (so by webhooks) and by mail. Each threshold is told once a month.
 *
 * `suspend_environments` names the environments that are not of production. While the whole amount is used up their clusters are
 * suspended: brokers stopped, volumes kept. They go on by themselves when the next month begins, or when the budget is raised, names
 * them no more, or is removed.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, PageQuery, Timestamp } from './wire.ts';

export const THRESHOLDS_MAX = 10;
export const EMAILS_MAX = 20;
export const PERCENT_MAX = 1_000;
/** Millionths: a billion of the currency's unit. */
const AMOUNT_MAX_MICROS = 1_000_000_000_000_000;

export const Threshold = z.object({
  /** What it has cost so far this month, or what it will have cost by its end if what runs now goes on as it is. */
  measure: z.enum(['actual', 'projected']).default('actual'),
  percent: z.number().int().min(1).max(PERCENT_MAX),
});
export type Threshold = z.infer<typeof Threshold>;

const Thresholds = z
  .array(Threshold).min(1).max(THRESHOLDS_MAX)
  .refine((all) => new Set(all.map(({ measure, percent }) => `${measure} ${percent}`)).size === all.length, 'each threshold once');
const AmountMicros = z.number().int().min(1).max(AMOUNT_MAX_MICROS);
const Emails = z.array(z.email().max(254)).max(EMAILS_MAX);
const Environments = z.array(z.string().min(1).max(64)).max(50);

export const Budget = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Budget'),
  id: z.string(),
  display_name: z.string(),
  /** Neither: the whole organization. */
  environment: z.string().optional(),
  cluster: z.string().optional(),
  amount_micros: z.number().int(),
  currency: z.string(),
  thresholds: z.array(Threshold),
  emails: z.array(z.string()),
  suspend_environments: z.array(z.string()),
  /** Of the current month, without support and what else is the whole organization's. */
  month: z.object({ month: z.string(), actual_micros: z.number().int(), projected_micros: z.number().int() }),
  /** What was told, the newest first. */
  alerts: z.array(z.object({
    month: z.string(), measure: z.enum(['actual', 'projected']), percent: z.number().int(), amount_micros: z.number().int(), budget_micros: z.number().int(), at: Timestamp,
    suspend_environments: z.array(z.string()),
  })),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Budget = z.infer<typeof Budget>;

export const BudgetCreate = z
  .object({
    display_name: DisplayName, environment: z.string().min(1).max(64).optional(), cluster: z.string().min(1).max(64).optional(), amount_micros: AmountMicros,
    thresholds: Thresholds.default([{ measure: 'actual', percent: 50 }, { measure: 'actual', percent: 80 }, { measure: 'actual', percent: 100 }, { measure: 'projected', percent: 100 }]),
    emails: Emails.default([]), suspend_environments: Environments.default([]),
  })
  .refine(({ environment, cluster }) => !environment || !cluster, { message: 'is of the organization, an environment or a cluster: leave one out', path: ['cluster'] });
export type BudgetCreate = z.infer<typeof BudgetCreate>;

/** What is left out stays. What a budget is of cannot be changed: make another. */
export const BudgetPatch = z.object({
  display_name: DisplayName.optional(), amount_micros: AmountMicros.optional(), thresholds: Thresholds.optional(), emails: Emails.optional(), suspend_environments: Environments.optional(),
});
export type BudgetPatch = z.infer<typeof BudgetPatch>;

const PATH = '/samsa/v1/budgets';
const about = { tag: 'Billing', surface: 'samsa' } as const;

export const listBudgets = operation({
  id: 'listBudgets', method: 'GET', path: PATH, summary: 'Budgets, with what the month has come to', ...about, permission: 'budget:read', query: PageQuery, status: 200, response: listOf(Budget, 'samsa/v1', 'BudgetList'),
});
export const createBudget = operation({
  id: 'createBudget', method: 'POST', path: PATH, summary: 'Be told when a month costs more than it should', ...about, permission: 'budget:write', body: BudgetCreate, status: 201, response: Budget,
});
export const getBudget = operation({
  id: 'getBudget', method: 'GET', path: `${PATH}/{id}`, summary: 'A budget, what the month has come to and what was told', ...about, permission: 'budget:read', params: ById, status: 200, response: Budget,
});
export const patchBudget = operation({
  id: 'patchBudget', method: 'PATCH', path: `${PATH}/{id}`, summary: 'Change a budget; what was told this month is not told again', ...about, permission: 'budget:write', params: ById, body: BudgetPatch, status: 200, response: Budget,
});
export const deleteBudget = operation({
  id: 'deleteBudget', method: 'DELETE', path: `${PATH}/{id}`, summary: 'Remove a budget', ...about, permission: 'budget:write', params: ById, status: 204,
});
