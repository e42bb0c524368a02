/**
 * What comes to an organization's invoice of a month beside what it used: charges, credits as earlier months have left them, taxes.
 * Everything counts that was there before the month's end and nothing later, so an invoice closed late is the one closed in time.
 */
import type { Charge, Credit, TaxRule, Terms } from '@samsa/domain/invoice';
import { micros } from '@samsa/domain/money';
import { monthBounds } from '@samsa/domain/rating';
import type { Queryable } from './database.ts';

interface Asked {
  organizationId: string;
  /** `YYYY-MM` */
  month: string;
}

/** Who says which taxes are owed. `noTaxes` for an installation that leaves them to somebody else. */
export type TaxPort = (database: Queryable, asked: Asked) => Promise<TaxRule[]>;

export const noTaxes: TaxPort = async () => [];

const OF_PLACE = 'organization_id = $1 OR country = (SELECT country FROM billing_account WHERE organization_id = $1)';

/** Percentages of a table: what is said of the organization itself counts in place of what is said of its country. */
export const tableTaxes: TaxPort = async (database, { organizationId, month }) => {
  const rows = await database.query<TaxRule & { own: boolean }>(
    `SELECT DISTINCT ON (name, organization_id) id, name, basis_points AS "basisPoints", organization_id IS NOT NULL AS own FROM tax_rate
     WHERE (${OF_PLACE}) AND effective_from < to_timestamp($2 / 1000.0) ORDER BY name, organization_id, effective_from DESC, id DESC`,
    [organizationId, monthBounds(month).toMs]);
  const own = rows.some((row) => row.own);
  return rows.filter((row) => row.own === own && row.basisPoints > 0).map(({ own: _, ...rule }) => rule);
};

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** SQL of what closed invoices of the months before `$3` have left of a credit; of all when that is null. */
const LEFT = `amount_micros + coalesce((SELECT sum(line.amount_micros) FROM invoice_line line JOIN invoice ON invoice.id = invoice_id
    WHERE line.kind = 'credit' AND line.reference = credit.id AND ($3::text IS NULL OR invoice.month < $3)), 0)`;

type CreditRow = Omit<Credit, 'left'> & { left: string };
const creditFromRow = ({ left, ...row }: CreditRow): Credit => ({ ...row, left: micros(BigInt(left)) });

const CREDITS = `SELECT id, description, ${LEFT} AS left, ${ms('granted_at')} AS "grantedAtMs", ${ms('expires_at')} AS "expiresAtMs" FROM credit
  WHERE organization_id = $1 AND currency = $2`;

export async function termsOf(database: Queryable, asked: Asked, currency: string, taxes: TaxPort = tableTaxes): Promise<Terms> {
  const { organizationId, month } = asked;
  const { fromMs, toMs } = monthBounds(month);
  const [credits, charges, rules] = await Promise.all([
    database.query<CreditRow & Record<string, unknown>>(
      `${CREDITS} AND granted_at < to_timestamp($4 / 1000.0) AND (expires_at IS NULL OR expires_at > to_timestamp($5 / 1000.0))`,
      [organizationId, currency, month, toMs, fromMs]),
    database.query<Omit<Charge, 'amount'> & { amount: string }>(
      `SELECT id, reason, amount_micros AS amount FROM charge
       WHERE organization_id = $1 AND currency = $2 AND made_at < to_timestamp($4 / 1000.0) AND NOT EXISTS (
         SELECT FROM invoice_line line JOIN invoice ON invoice.id = invoice_id WHERE line.kind = 'adjustment' AND line.reference = charge.id AND invoice.month < $3)
       ORDER BY made_at, id`, [organizationId, currency, month, toMs]),
    taxes(database, asked),
  ]);
  return {
    credits: credits.map(creditFromRow).filter(({ left }) => left > 0n),
    charges: charges.map(({ amount, ...charge }) => ({ ...charge, amount: micros(BigInt(amount)) })), taxes: rules,
  };
}
