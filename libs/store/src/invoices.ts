/**
 * Invoices: closed once, by whoever comes first. The row of the invoice is the permission to write its lines: a second process
 * finds it there, or waits for the one that is writing it and then finds it there; one that dies half way leaves nothing.
 */
import type { Invoice, InvoiceLine } from '@samsa/domain/invoice';
import { invoiceIdOf } from '@samsa/domain/invoice';
import { micros, type Micros } from '@samsa/domain/money';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Metric } from '@samsa/domain/price-book';
import type { Queryable, Tx } from './database.ts';
import * as events from './events.ts';

/** A month ends this long before it is closed: longer than any transaction of ours lives, so nothing of it can still be written. */
export const CLOSE_AFTER_MINUTES = 60;

export interface Unclosed {
  organizationId: string;
  /** `YYYY-MM` */
  month: string;
}

export interface ClosedInvoice extends Unclosed {
  id: string;
  currency: string;
  total: Micros;
  closedAt: Date;
  /** Null for those closed before there were payments. */
  dueAt: Date | null;
}

/**
 * Months that are over and not yet invoiced: of each organization the oldest alone, because what it leaves of a credit is the next
 * one's.
 */
export async function unclosed(database: Queryable, limit: number): Promise<Unclosed[]> {
  return database.query<Unclosed & Record<string, unknown>>(
    `SELECT DISTINCT ON (organization_id) organization_id AS "organizationId", to_char(start, 'YYYY-MM') AS month
     FROM usage_interval CROSS JOIN LATERAL generate_series(
       date_trunc('month', started_at AT TIME ZONE 'UTC'),
       least(coalesce(ended_at - interval '1 millisecond', 'infinity') AT TIME ZONE 'UTC', (now() - make_interval(mins => $1)) AT TIME ZONE 'UTC' - interval '1 month'), interval '1 month') AS start
     WHERE NOT EXISTS (SELECT FROM invoice WHERE invoice.organization_id = usage_interval.organization_id AND invoice.month = to_char(start, 'YYYY-MM'))
     ORDER BY organization_id, start LIMIT $2`,
    [CLOSE_AFTER_MINUTES, limit],
  );
}

/** Whether nobody else is closing this just now; holds until the transaction ends. */
export async function claim(tx: Tx, { organizationId, month }: Unclosed): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine', [`invoice ${organizationId} ${month}`]);
  return row?.mine === true;
}

/** @returns false when it was closed already: nothing is written then */
export async function close(tx: Tx, { organizationId, month }: Unclosed, currency: string, { lines, total }: Invoice, dueDays: number): Promise<boolean> {
  const id = invoiceIdOf(organizationId, month);
  const [written] = await tx.query(
    `INSERT INTO invoice (id, organization_id, month, currency, total_micros, due_at) VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6))
     ON CONFLICT DO NOTHING RETURNING 1`,
    [id, organizationId, month, currency, total, dueDays],
  );
  if (!written) return false;
  if (lines.length > 0) await tx.query(INSERT_LINES, [id, ...columnsOf(lines)]);
  await events.append(tx, { organizationId: organizationId as OrganizationId, type: 'invoice.closed', resourceKind: 'Invoice', resourceId: id, data: { month, currency, total_micros: Number(total) } });
  return true;
}

const INSERT_LINES = `INSERT INTO invoice_line (invoice_id, line, kind, description, resource_id, environment_id, metric, plan_name, cloud, region, book_version, tier, unit_micros, quantity, amount_micros, reference)
  SELECT $1, line, kind, description, resource_id, environment_id, metric, plan_name, cloud, region, book_version, tier, unit_micros, quantity, amount_micros, reference
  FROM UNNEST($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::int[], $12::bigint[], $13::numeric[], $14::bigint[], $15::text[])
    WITH ORDINALITY AS of (kind, description, resource_id, environment_id, metric, plan_name, cloud, region, book_version, tier, unit_micros, quantity, amount_micros, reference, line)`;

/** Columns in the order of INSERT_LINES. Numbers beyond a double's whole ones travel as text. */
function columnsOf(lines: readonly InvoiceLine[]): unknown[][] {
  const used = lines.map((line) => (line.kind === 'usage' ? line : undefined));
  return [
    lines.map((line) => line.kind), lines.map((line) => (line.kind === 'usage' ? null : line.description)),
    used.map((line) => line?.resourceId), used.map((line) => line?.environmentId), used.map((line) => line?.metric), used.map((line) => line?.plan),
    used.map((line) => line?.cloud), used.map((line) => line?.region), used.map((line) => line?.book.version), used.map((line) => line?.tier),
    used.map((line) => line?.unitMicros.toString()), used.map((line) => line?.quantity.toString()), lines.map((line) => line.amount.toString()), lines.map((line) => ('reference' in line ? line.reference : undefined)),
  ];
}

type Head = Omit<ClosedInvoice, 'total'> & { total: string };
const HEAD = `id, organization_id AS "organizationId", month, currency, total_micros AS total, closed_at AS "closedAt", due_at AS "dueAt"`;
const headFromRow = (row: Head): ClosedInvoice => ({ ...row, total: micros(BigInt(row.total)) });

/** The newest first. */
export async function list(database: Queryable, organizationId: string): Promise<ClosedInvoice[]> {
  const rows = await database.query<Head & Record<string, unknown>>(`SELECT ${HEAD} FROM invoice WHERE organization_id = $1 ORDER BY month DESC`, [organizationId]);
  return rows.map(headFromRow);
}

/** One that is closed; whoever decides on its payment does so one at a time. The row itself is never changed, so nobody may lock it. */
export async function lock(tx: Tx, organizationId: string, id: string): Promise<ClosedInvoice | undefined> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payment ${id}`]);
  const [row] = await tx.query<Head & Record<string, unknown>>(`SELECT ${HEAD} FROM invoice WHERE organization_id = $1 AND id = $2`, [organizationId, id]);
  return row && headFromRow(row);
}

interface LineRow {
  kind: InvoiceLine['kind'];
  description: string | null;
  reference: string | null;
  resourceId: string;
  environmentId: string;
  metric: Metric;
  plan: string;
  cloud: string;
  region: string;
  bookVersion: number;
  tier: number;
  unitMicros: string;
  quantity: string;
  amount: string;
}

/** In their order. @param invoice one of the caller's, found by `list` */
export async function linesOf(database: Queryable, invoice: ClosedInvoice): Promise<InvoiceLine[]> {
  const rows = await database.query<LineRow & Record<string, unknown>>(
    `SELECT kind, description, reference, resource_id AS "resourceId", environment_id AS "environmentId", metric, plan_name AS plan, cloud, region, book_version AS "bookVersion",
       tier, unit_micros AS "unitMicros", quantity, amount_micros AS amount FROM invoice_line WHERE invoice_id = $1 ORDER BY line`, [invoice.id]);
  return rows.map(({ kind, description, reference, bookVersion, unitMicros, quantity, amount, ...used }): InvoiceLine =>
    kind === 'usage'
      ? { ...used, kind, book: { currency: invoice.currency, version: bookVersion }, unitMicros: micros(BigInt(unitMicros)), quantity: BigInt(quantity), amount: micros(BigInt(amount)) }
      : { kind, description: description ?? '', amount: micros(BigInt(amount)), reference: reference ?? undefined });
}
