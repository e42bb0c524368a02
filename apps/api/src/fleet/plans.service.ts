/** Plans: read, and written only by adding a revision. Nothing that stands is changed by that. */
import { Injectable } from '@nestjs/common';
import type { Plan, PlanRevisionCreate } from '@samsa/contract/fleet-plans';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { leastVectorOf, minus, showNeeds, vectorOf } from '@samsa/domain/capacity';
import { admitPlan } from '@samsa/domain/plan-admission';
import { conflict, notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import { insertRevision, listNewest, listRevisions, Plans, type StoredPlan } from '@samsa/store/plans';

@Injectable()
export class PlansService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
  ) {}

  async list(caller: Caller) {
    return listed(await listNewest(this.database, fleetAdmin(caller, 'fleet:read')));
  }

  async get(caller: Caller, name: string): Promise<Plan> {
    const [newest] = await listRevisions(this.database, fleetAdmin(caller, 'fleet:read'), name);
    if (!newest) throw notFound('plan', name);
    return show(newest);
  }

  async revisions(caller: Caller, name: string) {
    const all = await listRevisions(this.database, fleetAdmin(caller, 'fleet:read'), name);
    if (all.length === 0) throw notFound('plan', name);
    return listed(all);
  }

  async revise(caller: Caller, name: string, { follows, definition }: PlanRevisionCreate): Promise<Plan> {
    const admin = fleetAdmin(caller, 'fleet:write');
    const revision = follows + 1;
    try {
      const made = await this.database.transact(async (tx) => {
        const [before] = await listRevisions(tx, admin, name);
        admitPlan(name, before?.revision ?? 0, follows, definition);
        await insertRevision(tx, admin, { name, revision }, definition);
        await audit.record(tx, caller, { operation: 'createPlanRevision', resourceKind: 'Plan', resourceId: name, before: before && { revision: before.revision }, after: { revision, definition } });
        return (await listRevisions(tx, admin, name))[0]!;
      });
      this.plans.forget();
      return show(made);
    } catch (error) {
      if (uniqueViolation(error) !== 'plan_pkey') throw error;
      throw conflict('RevisionExists', `Somebody has just written revision ${revision} of ${name}. Read it, and write one that follows it.`, '/follows');
    }
  }
}

function listed(plans: readonly StoredPlan[]) {
  return { api_version: 'fleet/v1' as const, kind: 'PlanList' as const, metadata: {}, data: plans.map(show) };
}

function show({ name, revision, definition, clusters, createdAt }: StoredPlan): Plan {
  const least = leastVectorOf(definition);
  const more = definition.cku && minus(vectorOf(definition, { cku: definition.cku.least + 1 }), least);
  return {
    api_version: 'fleet/v1',
    kind: 'Plan',
    id: name,
    revision,
    definition,
    capacity: { least: showNeeds(least), per_cku: more && showNeeds(more) },
    clusters,
    created_at: createdAt.toISOString(),
  };
}
