/** How much room regions are to have: written here, looked after by the provisioner, whose decisions are shown. */
import { Injectable } from '@nestjs/common';
import type { Autoscale, AutoscaleDecision, AutoscaleSetting } from '@samsa/contract/autoscale';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import * as autoscale from '@samsa/store/autoscale';
import type { StoredAutoscale, StoredDecision } from '@samsa/store/autoscale';
import { Database } from '@samsa/store/database';
import { listing, PublicUrl } from '../http/answers.ts';

type Place = Pick<Autoscale, 'cloud' | 'region'>;

@Injectable()
export class AutoscaleService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller) {
    fleetAdmin(caller, 'fleet:read');
    const about = { version: 'fleet/v1', kind: 'AutoscaleList', url: this.url, path: '/fleet/v1/autoscale', query: {} } as const;
    return listing(about, { items: await autoscale.all(this.database) }, show);
  }

  async get(caller: Caller, { cloud, region }: Place): Promise<Autoscale> {
    fleetAdmin(caller, 'fleet:read');
    const found = await autoscale.find(this.database, cloud, region);
    if (!found) throw notFound('autoscale of the region', `${cloud} ${region}`);
    return show(found);
  }

  async put(caller: Caller, { cloud, region }: Place, wanted: AutoscaleSetting): Promise<Autoscale> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const before = await autoscale.find(tx, cloud, region);
      await autoscale.put(tx, admin, { cloud, region, organizationId: caller.organizationId, setBy: caller.principal }, wanted);
      const after = show((await autoscale.find(tx, cloud, region))!);
      await audit.record(tx, caller, { operation: 'putAutoscale', resourceKind: 'Autoscale', resourceId: `${cloud}/${region}`, before: before && show(before), after });
      return after;
    });
  }

  async decisions(caller: Caller, query: PageQuery & { cloud?: string; region?: string }) {
    const { page_size, page_token, ...filter } = query;
    const found = await autoscale.decisions(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'AutoscaleDecisionList', url: this.url, path: '/fleet/v1/autoscale-decisions', query: { ...filter, page_size } } as const;
    return listing(about, found, showDecision);
  }
}

function show({ cloud, region, floor, idleRetireSeconds, dryRun, setBy, updatedAt }: StoredAutoscale): Autoscale {
  return {
    api_version: 'fleet/v1', kind: 'Autoscale', cloud, region, floor, idle_retire_seconds: idleRetireSeconds, dry_run: dryRun, set_by: setBy, updated_at: updatedAt.toISOString(),
  };
}

function showDecision({ id, cloud, region, action, reason, dryRun, wholeClusterId, createdAt }: StoredDecision): AutoscaleDecision {
  return {
    api_version: 'fleet/v1', kind: 'AutoscaleDecision', id, cloud, region, action, reason, dry_run: dryRun, whole_cluster: wholeClusterId ?? undefined, created_at: createdAt.toISOString(),
  };
}
