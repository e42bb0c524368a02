/** Recounts of usage: asked for here, counted by the billing process. */
import { Injectable } from '@nestjs/common';
import { DIFFERENCES_SHOWN_MAX, type UsageProof } from '@samsa/contract/usage-proofs';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { newUsageProofId } from '@samsa/domain/ids';
import { notFound, unprocessable } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as proofs from '@samsa/store/usage-proofs';
import type { Difference, StoredProof } from '@samsa/store/usage-proofs';
import { listing, PublicUrl } from '../http/answers.ts';

@Injectable()
export class UsageProofsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token }: PageQuery) {
    const page = await proofs.list(this.database, fleetAdmin(caller, 'fleet:read'), { size: page_size, token: page_token });
    return listing({ version: 'fleet/v1', kind: 'UsageProofList', url: this.url, path: '/fleet/v1/usage-proofs', query: { page_size } }, page, show);
  }

  /** @throws Problem 422 for a day to come */
  async create(caller: Caller, day: string | undefined): Promise<UsageProof> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const made = await proofs.request(tx, admin, newUsageProofId(), day);
      if (!made) throw unprocessable('NotYet', `${day} has not begun: nothing can be counted of it. Say today or an earlier day.`, '/day');
      await audit.record(tx, caller, { operation: 'createUsageProof', resourceKind: 'UsageProof', resourceId: made.id, after: { day: made.day } });
      return show(made);
    });
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string) {
    const admin = fleetAdmin(caller, 'fleet:read');
    const found = await proofs.find(this.database, admin, id);
    if (!found) throw notFound('usage proof', id);
    return { ...show(found), rows: (await proofs.differencesOf(this.database, admin, id, DIFFERENCES_SHOWN_MAX)).map(showDifference) };
  }
}

function show({ id, day, requestedBy, createdAt, state, clusters, censuses, ledgerMs, recountMs, differences, endedAt }: StoredProof): UsageProof {
  return {
    api_version: 'fleet/v1', kind: 'UsageProof', id, day, state, requested_by: requestedBy ?? undefined, clusters, censuses, ledger_ms: ledgerMs, recount_ms: recountMs, differences,
    created_at: createdAt.toISOString(), ended_at: endedAt?.toISOString(),
  };
}

function showDifference({ kind, organizationId, clusterId, dataPlaneId, at, ledgerMs, recountMs, detail }: Difference) {
  return { kind, organization: organizationId ?? undefined, cluster: clusterId, data_plane: dataPlaneId ?? undefined, at: at?.toISOString(), ledger_ms: ledgerMs ?? undefined, recount_ms: recountMs ?? undefined, detail };
}
