/** Credits, charges and promo codes: added by the api, used by the closing of months. */
import type { Caller, FleetAdmin } from '@samsa/domain/access';
import { newChargeId, newCreditId } from '@samsa/domain/ids';
import { micros, type Micros } from '@samsa/domain/money';
import { conflict, notFound } from '@samsa/domain/problem';
import type { Queryable, Tx } from './database.ts';
import { DEFAULT_CURRENCY } from './price-books.ts';

export type CreditKind = 'trial' | 'promo' | 'granted' | 'adjustment';

export interface StoredCredit {
  id: string;
  kind: CreditKind;
  description: string;
  currency: string;
  amount: Micros;
  /** What closed invoices have left of it. */
  left: Micros;
  grantedAt: Date;
  expiresAt: Date | null;
  /** By the database's clock. */
  expired: boolean;
}

interface Row extends Omit<StoredCredit, 'amount' | 'left'> {
  amount: string;
  left: string;
}

const COLUMNS = `id, kind, description, currency, amount_micros AS amount, granted_at AS "grantedAt", expires_at AS "expiresAt", coalesce(expires_at <= now(), false) AS expired,
  amount_micros + coalesce((SELECT sum(line.amount_micros) FROM invoice_line line WHERE line.kind = 'credit' AND line.reference = credit.id), 0) AS left`;
const fromRow = ({ amount, left, ...row }: Row): StoredCredit => ({ ...row, amount: micros(BigInt(amount)), left: micros(BigInt(left)) });

/** SQL: what an organization pays in. */
const CURRENCY = `coalesce((SELECT currency FROM billing_account WHERE organization_id = $1), '${DEFAULT_CURRENCY}')`;

/** In the order in which they are used. @param organizationId the caller's own, or any for those who run the fleet */
export async function list(database: Queryable, organizationId: string): Promise<StoredCredit[]> {
  const rows = await database.query<Row & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM credit WHERE organization_id = $1 ORDER BY expires_at NULLS LAST, granted_at, id`, [organizationId]);
  return rows.map(fromRow);
}

export interface NewCredit {
  kind: CreditKind;
  amount: Micros;
  description: string;
  by: string;
  expiresAt?: Date;
  /** Instead of a date, by the database's clock. */
  days?: number;
}

export async function grant(tx: Tx, organizationId: string, { kind, amount, description, by, expiresAt, days }: NewCredit): Promise<StoredCredit> {
  const [row] = await tx.query<Row & Record<string, unknown>>(
    `INSERT INTO credit (id, organization_id, currency, amount_micros, kind, description, granted_by, expires_at)
     VALUES ($2, $1, ${CURRENCY}, $3, $4, $5, $6, coalesce($7, now() + make_interval(days => $8))) RETURNING ${COLUMNS}`,
    [organizationId, newCreditId(), amount, kind, description, by, expiresAt ?? null, days ?? null]);
  return fromRow(row!);
}

/** Comes to the next invoice. @returns its id */
export async function charge(tx: Tx, organizationId: string, amount: Micros, reason: string, by: string): Promise<string> {
  const id = newChargeId();
  await tx.query(`INSERT INTO charge (id, organization_id, currency, amount_micros, reason, made_by) VALUES ($2, $1, ${CURRENCY}, $3, $4, $5)`, [organizationId, id, amount, reason, by]);
  return id;
}

export interface PromoCode {
  code: string;
  currency: string;
  amount: Micros;
  validFrom: Date;
  validUntil: Date | null;
  creditDays: number | null;
  maxRedemptions: number;
  redemptions: number;
  createdAt: Date;
}

const PROMO = `code, currency, amount_micros AS amount, valid_from AS "validFrom", valid_until AS "validUntil", credit_days AS "creditDays",
  max_redemptions AS "maxRedemptions", redemptions, created_at AS "createdAt"`;
type PromoRow = Omit<PromoCode, 'amount'> & { amount: string };
const promoFromRow = ({ amount, ...row }: PromoRow): PromoCode => ({ ...row, amount: micros(BigInt(amount)) });

/** The newest first; few. */
export async function promoCodes(database: Queryable, _admin: FleetAdmin): Promise<PromoCode[]> {
  return (await database.query<PromoRow & Record<string, unknown>>(`SELECT ${PROMO} FROM promo_code ORDER BY created_at DESC, code LIMIT 1000`)).map(promoFromRow);
}

/** @throws Problem 409 when there is one of this name */
export async function addPromoCode(tx: Tx, admin: FleetAdmin, wanted: Omit<PromoCode, 'redemptions' | 'createdAt' | 'validFrom'> & { validFrom?: Date }): Promise<PromoCode> {
  const [row] = await tx.query<PromoRow & Record<string, unknown>>(
    `INSERT INTO promo_code (code, currency, amount_micros, valid_from, valid_until, credit_days, max_redemptions, created_by)
     VALUES ($1, $2, $3, coalesce($4, now()), $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${PROMO}`,
    [wanted.code, wanted.currency, wanted.amount, wanted.validFrom ?? null, wanted.validUntil, wanted.creditDays, wanted.maxRedemptions, admin.principal]);
  if (!row) throw conflict('Exists', `There is a promo code ${wanted.code} already, and codes are not changed. Choose another.`, '/code');
  return promoFromRow(row);
}

/**
 * Its credit, once for an organization and as often as the code allows: the code's row is the queue in which redeemers stand.
 * @throws Problem 404, 409
 */
export async function redeem(tx: Tx, caller: Caller, code: string): Promise<StoredCredit> {
  const [promo] = await tx.query<PromoRow & { own: string; valid: boolean; over: boolean } & Record<string, unknown>>(
    `SELECT ${PROMO}, ${CURRENCY} AS own, valid_from <= now() AS valid, coalesce(valid_until <= now(), false) AS over FROM promo_code WHERE code = $2 AND $1::uuid IS NOT NULL FOR NO KEY UPDATE`,
    [caller.organizationId, code]);
  if (!promo?.valid) throw notFound('promo code', code);
  const twice = await tx.query('SELECT FROM promo_redemption WHERE code = $1 AND organization_id = $2', [code, caller.organizationId]);
  if (twice.length > 0) throw conflict('Redeemed', `This organization has redeemed ${code} already. A code counts once.`, '/code');
  if (promo.over) throw conflict('Expired', `${code} was valid until ${promo.validUntil?.toISOString()}. Ask for another.`, '/code');
  if (promo.redemptions >= promo.maxRedemptions) throw conflict('UsedUp', `${code} has been redeemed as often as it may be. Ask for another.`, '/code');
  if (promo.currency !== promo.own) throw conflict('OtherCurrency', `${code} is in ${promo.currency}, and this organization pays in ${promo.own}. Ask for another.`, '/code');
  const credit = await grant(tx, caller.organizationId, {
    kind: 'promo', amount: micros(BigInt(promo.amount)), description: `Promo code ${code}`, by: caller.principal, days: promo.creditDays ?? undefined,
  });
  await tx.query('INSERT INTO promo_redemption (code, organization_id, credit_id) VALUES ($1, $2, $3)', [code, caller.organizationId, credit.id]);
  await tx.query('UPDATE promo_code SET redemptions = redemptions + 1 WHERE code = $1', [code]);
  return credit;
}
