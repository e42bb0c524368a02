/** Percentages by country and organization, as those who run the fleet say them. What is owed of them on an invoice, `invoice-terms.ts` reads. */
import type { FleetAdmin } from '@samsa/domain/access';
import { newTaxRateId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export interface TaxRate {
  id: string;
  country: string | null;
  organizationId: string | null;
  name: string;
  basisPoints: number;
  effectiveFrom: Date;
}

const COLUMNS = `id, country, organization_id AS "organizationId", name, basis_points AS "basisPoints", effective_from AS "effectiveFrom"`;

/** The newest first; few. */
export async function list(database: Queryable, _admin: FleetAdmin): Promise<TaxRate[]> {
  return database.query<TaxRate & Record<string, unknown>>(`SELECT ${COLUMNS} FROM tax_rate ORDER BY effective_from DESC, id DESC LIMIT 1000`);
}

export async function add(tx: Tx, admin: FleetAdmin, wanted: Omit<TaxRate, 'id' | 'effectiveFrom'> & { effectiveFrom?: Date }): Promise<TaxRate> {
  const { country, organizationId, name, basisPoints, effectiveFrom } = wanted;
  const [row] = await tx.query<TaxRate & Record<string, unknown>>(
    `INSERT INTO tax_rate (id, country, organization_id, name, basis_points, effective_from, created_by) VALUES ($1, $2, $3, $4, $5, coalesce($6, now()), $7) RETURNING ${COLUMNS}`,
    [newTaxRateId(), country, organizationId, name, basisPoints, effectiveFrom ?? null, admin.principal]);
  return row!;
}
