/** Pause switches. A pause is one row; whoever works a cluster asks for it, so nothing is told to anybody but by a notice. */
import { Injectable } from '@nestjs/common';
import type { Pause, PausePut } from '@samsa/contract/fleet-pauses';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { type PauseScope, scopeOf } from '@samsa/domain/pause-scope';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as pauses from '@samsa/store/pauses';
import type { StoredPause } from '@samsa/store/pauses';
import { listing, PublicUrl } from '../http/answers.ts';

@Injectable()
export class PausesService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token }: PageQuery) {
    const found = await pauses.list(this.database, fleetAdmin(caller, 'fleet:read'), { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'PauseList', url: this.url, path: '/fleet/v1/pauses', query: { page_size } } as const;
    return listing(about, found, show);
  }

  async put(caller: Caller, id: string, { reason }: PausePut): Promise<Pause> {
    const admin = fleetAdmin(caller, 'fleet:write');
    const scope = scopeOf(id);
    return this.database.transact(async (tx) => {
      const before = await pauses.lock(tx, admin, id);
      if (before?.reason === reason) return show(before);
      if (!(await pauses.scopeStands(tx, scope))) throw notFound('scope', id);
      const after = show(await pauses.put(tx, admin, scope, reason));
      await audit.record(tx, caller, { operation: 'putPause', resourceKind: 'Pause', resourceId: id, before: before && { reason: before.reason }, after: { reason } });
      return after;
    });
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const admin = fleetAdmin(caller, 'fleet:write');
    await this.database.transact(async (tx) => {
      const before = await pauses.lock(tx, admin, id);
      if (!before) throw notFound('pause', id);
      await pauses.remove(tx, admin, id);
      await audit.record(tx, caller, { operation: 'deletePause', resourceKind: 'Pause', resourceId: id, before: { reason: before.reason, paused_by: before.pausedBy } });
    });
  }
}

function showScope(scope: PauseScope): Pause['scope'] {
  if (scope.kind === 'region') return { kind: 'region', cloud: scope.cloud, region: scope.region };
  if (scope.kind === 'data_plane') return { kind: 'data_plane', data_plane: scope.dataPlaneId };
  return scope.kind === 'organization' ? { kind: 'organization', organization: scope.organizationId } : { kind: 'global' };
}

function show({ id, scope, reason, pausedBy, createdAt, waiting }: StoredPause): Pause {
  return { api_version: 'fleet/v1', kind: 'Pause', id, scope: showScope(scope), reason, paused_by: pausedBy, created_at: createdAt.toISOString(), waiting };
}
