/** Requests for higher quotas: asked by the tenant, decided by whoever runs the fleet, with an audit record and an event for each. */
import { Injectable } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import type { listFleetQuotaRequests, QuotaApproval, QuotaRequest, QuotaRequestCreate } from '@samsa/contract/quota-requests';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, demand, type FleetAdmin, fleetAdmin, reach } from '@samsa/domain/access';
import { newQuotaRequestId } from '@samsa/domain/ids';
import { conflict, notFound, unprocessable } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import * as events from '@samsa/store/events';
import * as quotaRequests from '@samsa/store/quota-requests';
import type { StoredQuotaRequest } from '@samsa/store/quota-requests';
import { listing, PublicUrl } from '../http/answers.ts';

type Fleetwide = In<typeof listFleetQuotaRequests>['query'];
const LIST = { version: 'samsa/v1', kind: 'QuotaRequestList' } as const;

@Injectable()
export class QuotaRequestsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token }: PageQuery) {
    const page = mayRead(caller) ? await quotaRequests.list(this.database, caller, { size: page_size, token: page_token }) : { items: [] };
    return listing({ ...LIST, url: this.url, path: '/samsa/v1/quota-requests', query: { page_size } }, page, show);
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string): Promise<QuotaRequest> {
    const found = mayRead(caller) ? await quotaRequests.find(this.database, caller, id) : undefined;
    if (!found) throw notFound('quota request', id);
    return show(found);
  }

  /** @throws Problem 409 while another for the same is not decided */
  async create(caller: Caller, wanted: QuotaRequestCreate): Promise<QuotaRequest> {
    demand(caller, 'quota:request', {});
    return this.database.transact(async (tx) => {
      const made = await quotaRequests.insert(tx, caller, newQuotaRequestId(), wanted);
      if (!made) throw conflict('AlreadyRequested', `A request for more ${wanted.quota} waits to be decided already. Withdraw it first, or wait.`, '/quota');
      await audit.record(tx, caller, { operation: 'createQuotaRequest', resourceKind: 'QuotaRequest', resourceId: made.id, after: wanted });
      return show(made);
    });
  }

  /** @throws Problem 404; 409 when it was decided */
  async withdraw(caller: Caller, id: string): Promise<void> {
    demand(caller, 'quota:request', {});
    await this.database.transact(async (tx) => {
      const found = await quotaRequests.find(tx, caller, id);
      if (!found) throw notFound('quota request', id);
      if (!(await quotaRequests.withdraw(tx, caller, id))) throw conflict('AlreadyDecided', `The request is ${found.state}: only one that is pending can be withdrawn.`);
      await audit.record(tx, caller, { operation: 'withdrawQuotaRequest', resourceKind: 'QuotaRequest', resourceId: id });
    });
  }

  async listAll(caller: Caller, { page_size, page_token, state }: Fleetwide) {
    const page = await quotaRequests.listAll(this.database, fleetAdmin(caller, 'fleet:read'), state, { size: page_size, token: page_token });
    return listing({ ...LIST, url: this.url, path: '/fleet/v1/quota-requests', query: { page_size, state } }, page, show);
  }

  /** @throws Problem 404; 409 when it was decided; 422 for a limit that gives nothing or more than was asked for */
  async approve(caller: Caller, id: string, { limit, expires_at, note }: QuotaApproval): Promise<QuotaRequest> {
    return this.decide(caller, id, 'approveQuotaRequest', async (tx, admin, request) => {
      const expiresAt = expires_at === undefined ? undefined : new Date(expires_at);
      if (expiresAt && expiresAt.getTime() <= Date.now()) throw unprocessable('AlreadyOver', 'expires_at is past. Say a time to come, or leave it out to grant for good.', '/expires_at');
      const granted = limit ?? request.wanted;
      if (granted > request.wanted) throw unprocessable('MoreThanAsked', `${granted} is more than the ${request.wanted} asked for. Grant that or less, or set the quota itself.`, '/limit');
      if (request.limit === null) throw unprocessable('NothingToGrant', `There is no limit of ${request.quota} now. Decline the request.`);
      if (granted <= request.limit) throw unprocessable('NothingToGrant', `The limit is ${request.limit} already: ${granted} gives nothing. Grant more, or decline.`, '/limit');
      return quotaRequests.approve(tx, admin, request, { limit: granted, added: granted - request.limit, expiresAt, note });
    });
  }

  /** @throws Problem 404; 409 when it was decided */
  async decline(caller: Caller, id: string, note: string): Promise<QuotaRequest> {
    return this.decide(caller, id, 'declineQuotaRequest', (tx, admin, request) => quotaRequests.decline(tx, admin, request.id, note));
  }

  private async decide(
    caller: Caller, id: string, operation: string, decision: (tx: Tx, admin: FleetAdmin, request: StoredQuotaRequest & { limit: number | null }) => Promise<StoredQuotaRequest>,
  ): Promise<QuotaRequest> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const request = await quotaRequests.lockForDecision(tx, admin, id);
      if (!request) throw notFound('quota request', id);
      if (request.state !== 'pending') throw conflict('AlreadyDecided', `The request is ${request.state} already.`);
      const decided = show(await decision(tx, admin, request));
      const { state, quota, granted_limit, expires_at, note } = decided;
      const { organizationId } = request;
      const told = { quota, limit: granted_limit, expires_at, note };
      // In the tenant's own audit: it is the tenant's limit, and it says who did it.
      await audit.record(tx, { ...caller, organizationId }, { operation, resourceKind: 'QuotaRequest', resourceId: id, before: { quota, limit: request.limit }, after: told });
      await events.append(tx, { organizationId, type: `quota.${state}`, resourceKind: 'QuotaRequest', resourceId: id, data: told });
      return decided;
    });
  }
}

const mayRead = (caller: Caller): boolean => reach(caller, 'quota:read') === 'everywhere';

function show(request: StoredQuotaRequest): QuotaRequest {
  const { id, organizationId, quota, wanted, reason, requestedBy, createdAt, state, granted, expiresAt, decidedBy, decidedAt, note, endedAt } = request;
  return {
    api_version: 'samsa/v1', kind: 'QuotaRequest', id, organization: organizationId, quota, limit: wanted, reason, requested_by: requestedBy, created_at: createdAt.toISOString(), state,
    granted_limit: granted ?? undefined, expires_at: expiresAt?.toISOString(), decided_by: decidedBy ?? undefined, decided_at: decidedAt?.toISOString(), note: note ?? undefined, ended_at: endedAt?.toISOString(),
  };
}
