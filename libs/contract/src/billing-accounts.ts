/**
 * How an organization stands with its bill: `/samsa/v1/billing-account` tells its own people, `/fleet/v1/organizations` those who run
 * the fleet, who may also extend, suspend, credit and charge. Money is whole millionths; times are the database's.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf, PageQuery, Timestamp } from './wire.ts';

const MicrosNumber = z.number().int();
/** Ten thousand million: what anybody may give or take at once. */
const Amount = z.number().int().min(1).max(10_000_000_000_000_000);
const Reason = z.string().trim().min(1).max(500);

export const BillingState = z.enum(['trial', 'paying', 'grace', 'suspended', 'trash', 'purged']);
export const BillingNext = z.object({ state: BillingState, at: Timestamp });

export const Credit = z.object({
  id: z.string(),
  kind: z.enum(['trial', 'promo', 'granted', 'adjustment']),
  description: z.string(),
  currency: z.string(),
  amount_micros: MicrosNumber,
  /** What closed invoices have left of it. */
  left_micros: MicrosNumber,
  granted_at: Timestamp,
  expires_at: Timestamp.optional(),
  expired: z.boolean(),
});
export type Credit = z.infer<typeof Credit>;

export const BillingAccount = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('BillingAccount'),
  organization: z.string(),
  currency: z.string(),
  country: z.string().optional(),
  support: z.string().optional(),
  state: BillingState,
  /** Why it left trial or paying. */
  because: z.enum(['trial', 'debt', 'admin']).optional(),
  /** What those who run the fleet say about it. */
  reason: z.string().optional(),
  since: Timestamp,
  /** What follows when nothing happens; absent when nothing does. */
  next: BillingNext.optional(),
  trial: z.object({ started_at: Timestamp, ends_at: Timestamp, credit_micros: MicrosNumber, used_micros: MicrosNumber, left_micros: MicrosNumber }).optional(),
  /** In the order in which they are used. Trial, credits and notices are for those who see the bill of the whole organization. */
  credits: z.array(Credit),
  /** What it was told, the latest first. */
  notices: z.array(z.object({ kind: z.string(), subject: z.string(), at: Timestamp })),
});
export type BillingAccount = z.infer<typeof BillingAccount>;

const PromoName = z.string().trim().toUpperCase().regex(/^[A-Z0-9-]{4,32}$/, 'a code has 4 to 32 letters, digits and hyphens');

const about = { tag: 'Billing', surface: 'samsa' } as const;

export const getBillingAccount = operation({
  id: 'getBillingAccount', method: 'GET', path: '/samsa/v1/billing-account', summary: 'How the organization stands with its bill: trial, credits, what follows and when',
  ...about, permission: 'billing:read', status: 200, response: BillingAccount,
});
export const redeemPromoCode = operation({
  id: 'redeemPromoCode', method: 'POST', path: '/samsa/v1/billing-account:redeem', summary: 'Redeem a promo code, once for an organization',
  ...about, permission: 'billing:update', body: z.object({ code: PromoName }), status: 200, response: BillingAccount,
});

export const FleetOrganization = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Organization'),
  id: z.string(),
  display_name: z.string(),
  created_at: Timestamp,
  clusters: z.number().int(),
  cku: z.number().int(),
  suspended_clusters: z.number().int(),
  currency: z.string(),
  /** Of the current month, so far. */
  month_micros: MicrosNumber,
  state: BillingState,
  because: z.enum(['trial', 'debt', 'admin']).optional(),
  since: Timestamp,
  next: BillingNext.optional(),
});
export type FleetOrganization = z.infer<typeof FleetOrganization>;

const ById = z.object({ id: z.uuid() });
const fleet = { tag: 'Fleet', surface: 'samsa', permission: 'fleet:write', params: ById, status: 200, response: BillingAccount } as const;

export const listFleetOrganizations = operation({
  id: 'listFleetOrganizations', method: 'GET', path: '/fleet/v1/organizations', summary: 'All organizations, with what they use and how they stand with their bill',
  tag: 'Fleet', surface: 'samsa', permission: 'fleet:read', query: PageQuery.extend({ state: BillingState.optional() }), status: 200,
  response: listOf(FleetOrganization, 'fleet/v1', 'OrganizationList'),
});
export const getFleetBillingAccount = operation({
  id: 'getFleetBillingAccount', method: 'GET', path: '/fleet/v1/organizations/{id}/billing-account', summary: 'How an organization stands with its bill',
  ...fleet, permission: 'fleet:read',
});
export const patchFleetBillingAccount = operation({
  id: 'patchFleetBillingAccount', method: 'PATCH', path: '/fleet/v1/organizations/{id}/billing-account', summary: 'Say where an organization owes taxes and what support it has; make it pay instead of being on trial',
  ...fleet,
  body: z.object({
    country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as in ISO 3166').nullable().optional(), support: z.string().max(64).nullable().optional(),
    /** Makes it pay: its trial, if it was on one, is over, and what it uses is asked for. */
    paying: z.literal(true).optional(),
  }),
});
export const grantCredit = operation({
  id: 'grantCredit', method: 'POST', path: '/fleet/v1/organizations/{id}/credits', summary: 'Give an organization a credit, for what it uses from the current month on',
  ...fleet, body: z.object({ amount_micros: Amount, description: Reason, expires_at: Timestamp.optional() }), status: 201, response: Credit,
});
export const createAdjustment = operation({
  id: 'createAdjustment', method: 'POST', path: '/fleet/v1/organizations/{id}/adjustments', summary: 'Add to, or with a negative amount take from, the next invoice of an organization',
  ...fleet, body: z.object({ amount_micros: z.number().int().min(-10_000_000_000_000_000).max(10_000_000_000_000_000).refine((amount) => amount !== 0, 'nothing is no adjustment'), reason: Reason }), status: 201,
  response: z.object({ api_version: z.literal('fleet/v1'), kind: z.literal('Adjustment'), id: z.string(), organization: z.string(), amount_micros: MicrosNumber, reason: z.string() }),
});
export const extendTrial = operation({
  id: 'extendTrial', method: 'POST', path: '/fleet/v1/organizations/{id}/trial:extend', summary: 'Let a trial last longer, from its end or from now, with more credit or without',
  ...fleet, body: z.object({ days: z.number().int().min(1).max(366), credit_micros: Amount.optional() }),
});
export const suspendOrganization = operation({
  id: 'suspendOrganization', method: 'POST', path: '/fleet/v1/organizations/{id}:suspend', summary: 'Stop the brokers of an organization and keep their volumes, until it is let go on',
  ...fleet, body: z.object({ reason: Reason }), status: 202,
});
export const resumeOrganization = operation({
  id: 'resumeOrganization', method: 'POST', path: '/fleet/v1/organizations/{id}:resume', summary: 'Let an organization go on that was suspended by hand', ...fleet, status: 202,
});

export const PromoCode = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('PromoCode'),
  code: z.string(),
  currency: z.string(),
  amount_micros: MicrosNumber,
  valid_from: Timestamp,
  valid_until: Timestamp.optional(),
  /** How long its credit lasts; for ever when left out. */
  credit_days: z.number().int().optional(),
  max_redemptions: z.number().int(),
  redemptions: z.number().int(),
  created_at: Timestamp,
});
export type PromoCode = z.infer<typeof PromoCode>;
const codes = { tag: 'Fleet', surface: 'samsa' } as const;

export const listPromoCodes = operation({
  id: 'listPromoCodes', method: 'GET', path: '/fleet/v1/promo-codes', summary: 'Promo codes, the newest first, and how often each was redeemed',
  ...codes, permission: 'fleet:read', status: 200, response: listOf(PromoCode, 'fleet/v1', 'PromoCodeList'),
});
export const createPromoCode = operation({
  id: 'createPromoCode', method: 'POST', path: '/fleet/v1/promo-codes', summary: 'Make a promo code', ...codes, permission: 'fleet:write', status: 201, response: PromoCode,
  body: z.object({
    code: PromoName, amount_micros: Amount, currency: z.string().regex(/^[A-Z]{3}$/).default('USD'), valid_from: Timestamp.optional(), valid_until: Timestamp.optional(),
    credit_days: z.number().int().min(1).max(3_650).optional(), max_redemptions: z.number().int().min(1).max(1_000_000).default(1),
  }),
});

export const TaxRate = z.object({ id: z.string(), country: z.string().optional(), organization: z.string().optional(), name: z.string(), basis_points: z.number().int(), effective_from: Timestamp });
export const listTaxRates = operation({
  id: 'listTaxRates', method: 'GET', path: '/fleet/v1/tax-rates', summary: 'Taxes by country and organization, the newest first',
  ...codes, permission: 'fleet:read', status: 200, response: listOf(TaxRate, 'fleet/v1', 'TaxRateList'),
});
export const createTaxRate = operation({
  id: 'createTaxRate', method: 'POST', path: '/fleet/v1/tax-rates', summary: 'Say what tax a country, or an organization in its place, owes from a date on; 0 for none',
  ...codes, permission: 'fleet:write', status: 201, response: TaxRate,
  body: z.object({ country: z.string().regex(/^[A-Z]{2}$/).optional(), organization: z.uuid().optional(), name: z.string().trim().min(1).max(64), basis_points: z.number().int().min(0).max(10_000), effective_from: Timestamp.optional() })
    .refine(({ country, organization }) => (country === undefined) !== (organization === undefined), { message: 'say either a country or an organization', path: ['country'] }),
});
