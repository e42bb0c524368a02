/** What an organization may hold is said here, and held in the ledger: its ceilings follow by themselves. */
import { Injectable } from '@nestjs/common';
import type { Quota, QuotaPatch } from '@samsa/contract/fleet-quotas';
import { QuotaName } from '@samsa/contract/quota-requests';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable } from '@samsa/store/database';
import * as quotaRequests from '@samsa/store/quota-requests';
import * as reservations from '@samsa/store/reservations';

@Injectable()
export class QuotasService {
  constructor(private readonly database: Database) {}

  async get(caller: Caller, id: string): Promise<Quota> {
    fleetAdmin(caller, 'fleet:read');
    return read(this.database, id);
  }

  async patch(caller: Caller, id: string, wanted: QuotaPatch): Promise<Quota> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const before = await read(tx, id);
      await reservations.setLimits(tx, admin, id as OrganizationId, { clusters: wanted.clusters, cku: wanted.cku, brokers: wanted.brokers, storageBytes: wanted.storage_bytes });
      await quotaRequests.replaceGrants(tx, admin, id, QuotaName.options.filter((name) => wanted[name] !== undefined));
      const after = await read(tx, id);
      if (JSON.stringify(before) === JSON.stringify(after)) return after;
      await audit.record(tx, caller, { operation: 'patchQuota', resourceKind: 'Quota', resourceId: id, before: limitsOf(before), after: limitsOf(after) });
      return after;
    });
  }
}

/** @throws Problem 404 */
async function read(database: Queryable, id: string): Promise<Quota> {
  const totals = await reservations.ofOrganization(database, id as OrganizationId);
  if (!totals) throw notFound('organization', id);
  const { held, limit } = totals;
  const unit = (name: keyof typeof held) => ({ held: held[name], limit: limit[name] });
  return {
    api_version: 'fleet/v1', kind: 'Quota', organization: id, clusters: unit('clusters'), cku: unit('cku'), brokers: unit('brokers'), storage_bytes: unit('storageBytes'),
  };
}

const limitsOf = ({ clusters, cku, brokers, storage_bytes }: Quota) => ({ clusters: clusters.limit, cku: cku.limit, brokers: brokers.limit, storage_bytes: storage_bytes.limit });
