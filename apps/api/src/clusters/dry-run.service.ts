/**
 * What a create, a change or a deletion would do: the same decisions as the deed itself, on one look at the database in a transaction
 * that cannot write. What the deed would be refused with is told as a blocker; who may not do the deed may not ask either.
 */
import { Injectable } from '@nestjs/common';
import type { ClusterPlan } from '@samsa/contract/cluster-plans';
import type { ClusterCreate, ClusterPatch, ClusterSpec } from '@samsa/contract/clusters';
import { allows, type Caller, demand } from '@samsa/domain/access';
import { admitCreate, admitDelete, admitPatch, kindAfter, quotaExceeded, quotaRefusals } from '@samsa/domain/cluster-admission';
import { dryRun, type Standing } from '@samsa/domain/cluster-dry-run';
import { tenantPlacement } from '@samsa/domain/placement-report';
import { planNameOf } from '@samsa/domain/plan-catalogue';
import { conflict, invalid, notFound, Problem } from '@samsa/domain/problem';
import * as clusters from '@samsa/store/clusters';
import type { StoredCluster } from '@samsa/store/clusters';
import { Database, type Tx } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import * as operations from '@samsa/store/operations';
import { Plans } from '@samsa/store/plans';
import { bookInForce } from '@samsa/store/price-books';
import * as reservations from '@samsa/store/reservations';
import type { Holding } from '@samsa/store/reservations';
import { difference, holdingFor, roomProblem } from './ledger.ts';
import { askPlacement, type KnownPlan } from './place.ts';

/** Collects refusals instead of ending with the first. */
class Blockers {
  readonly found: Problem[] = [];

  /** @returns undefined when it was refused */
  try<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.found.push(error);
      return undefined;
    }
  }

  add(...problems: (Problem | undefined)[]): void {
    for (const problem of problems) if (problem) this.found.push(problem);
  }
}

@Injectable()
export class DryRunService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
  ) {}

  async create(caller: Caller, wanted: ClusterCreate): Promise<ClusterPlan> {
    const environmentId = wanted.spec.environment.id;
    demand(caller, 'cluster:create', { environmentId });
    const blockers = new Blockers();
    const plan = await this.plan(wanted.spec.config.kind, blockers);
    const spec = plan && blockers.try(() => admitCreate(wanted, plan.definition));
    return this.database.look(async (tx) => {
      if (!(await environments.find(tx, caller, environmentId))) throw invalid(`There is no environment ${environmentId} that you can see.`, '/spec/environment/id');
      if (!plan || !spec) return dryRun({ intent: 'create', blockers: blockers.found });
      const asked = await askPlacement(tx, caller.organizationId, plan, spec);
      const needs = holdingFor(plan.definition, spec);
      blockers.add(asked.problem, ...(await this.quota(tx, caller, needs)));
      const placement = { ...tenantPlacement(asked.report), cloud: spec.cloud, region: spec.region };
      return dryRun({ intent: 'create', after: { plan: plan.definition, config: spec.config, needs }, blockers: blockers.found, placement, sold: await this.sold(tx, caller, spec) });
    });
  }

  async patch(caller: Caller, id: string, wanted: ClusterPatch): Promise<ClusterPlan> {
    return this.database.look(async (tx) => {
      const cluster = await this.found(tx, caller, id, wanted.spec.environment.id, 'cluster:update');
      const blockers = new Blockers();
      if (cluster.deletionRequestedAt) blockers.add(conflict('Deleting', `${id} is being deleted and takes no more changes.`));
      const [before, sold] = await Promise.all([this.standing(tx, cluster), this.sold(tx, caller, cluster.spec)]);
      const kind = blockers.try(() => kindAfter(cluster.spec, wanted));
      const plan = kind === undefined || kind === cluster.spec.config.kind ? { reference: cluster.plan, definition: before.plan } : await this.plan(kind, blockers);
      const spec = plan && kind !== undefined ? blockers.try(() => admitPatch(cluster.spec, wanted, plan.definition)) : undefined;
      if (!plan || !spec) return dryRun({ intent: 'update', clusterId: id, before, after: before, blockers: blockers.found, sold, idle: true });
      const needs = holdingFor(plan.definition, spec);
      const more = difference(needs, { ...before.needs, cku: before.config.cku ?? 0 });
      const resized = JSON.stringify([plan.reference, spec.config]) !== JSON.stringify([cluster.plan, cluster.spec.config]);
      if (resized) blockers.add(...(await this.quota(tx, caller, more)), await roomProblem(tx, cluster, more));
      const after = { ...before, plan: plan.definition, config: spec.config, needs: resized ? needs : before.needs };
      return dryRun({ intent: 'update', clusterId: id, before, after, blockers: blockers.found, sold, idle: JSON.stringify(spec) === JSON.stringify(cluster.spec) });
    });
  }

  async delete(caller: Caller, id: string, environmentId: string): Promise<ClusterPlan> {
    return this.database.look(async (tx) => {
      const cluster = await this.found(tx, caller, id, environmentId, 'cluster:delete');
      const [before, sold] = await Promise.all([this.standing(tx, cluster), this.sold(tx, caller, cluster.spec)]);
      if (cluster.deletionRequestedAt) return dryRun({ intent: 'delete', clusterId: id, before, after: before, blockers: [], sold, idle: true });
      const blockers = new Blockers();
      blockers.try(() => admitDelete(cluster.spec));
      return dryRun({ intent: 'delete', clusterId: id, before, blockers: blockers.found, sold });
    });
  }

  /** As it stands, with as many controllers as it was made with. */
  private async standing(tx: Tx, { id, plan, spec }: StoredCluster): Promise<Standing> {
    const [held, born, definition] = await Promise.all([reservations.holdingOf(tx, id), operations.placementOf(tx, id), this.plans.at(plan)]);
    const first = born ? await this.plans.at(born.asked.plan) : definition;
    return { plan: definition, config: spec.config, kafkaConfigs: spec.kafka_configs, controllers: first.nodes, needs: held ?? holdingFor(definition, spec) };
  }

  private async sold(tx: Tx, { organizationId }: Caller, { cloud, region }: ClusterSpec) {
    return { cloud, region, book: await bookInForce(tx, organizationId) };
  }

  private async quota(tx: Tx, caller: Caller, more: Holding): Promise<Problem[]> {
    const totals = await reservations.ofOrganization(tx, caller.organizationId);
    return totals ? quotaRefusals(totals.held, totals.limit, more).map(quotaExceeded) : [];
  }

  private async plan(kind: ClusterSpec['config']['kind'], blockers: Blockers): Promise<KnownPlan | undefined> {
    const plan = await this.plans.current(planNameOf(kind));
    if (!plan) blockers.add(invalid(`There is no plan for the kind "${kind}" on this installation. Ask its administrator.`, '/spec/config/kind'));
    return plan;
  }

  private async found(tx: Tx, caller: Caller, id: string, environmentId: string, permission: string): Promise<StoredCluster> {
    const scope = { environmentId, clusterId: id };
    const found = allows(caller, 'cluster:read', scope) ? await clusters.find(tx, caller, id, environmentId) : undefined;
    if (!found) throw notFound('Kafka cluster', id);
    demand(caller, permission, scope);
    return found;
  }
}
