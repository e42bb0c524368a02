/**
 * Kafka clusters: each write is one transaction that decides, reserves, writes the next generation of the spec, opens an
 * operation and leaves a key in the outbox. Nothing here waits for Redis, Kubernetes or Kafka.
 */
import { Injectable } from '@nestjs/common';
import type { Cluster, ClusterCreate, ClusterPatch, ClusterSpec } from '@samsa/contract/clusters';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand, reach } from '@samsa/domain/access';
import { admitCreate, admitDelete, admitPatch, admitQuota, kindAfter } from '@samsa/domain/cluster-admission';
import { newClusterId } from '@samsa/domain/ids';
import { planNameOf, type PlanReference } from '@samsa/domain/plan-catalogue';
import { invalid, notFound, Problem } from '@samsa/domain/problem';
import * as apiKeys from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import * as clusters from '@samsa/store/clusters';
import type { StoredCluster } from '@samsa/store/clusters';
import { Database, type Tx } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import { Overtaken } from '@samsa/store/fault';
import { Plans } from '@samsa/store/plans';
import * as reservations from '@samsa/store/reservations';
import * as roleBindings from '@samsa/store/role-bindings';
import { fingerprint, listing, PublicUrl, REPLAY_WINDOW_SECONDS } from '../http/answers.ts';
import { announce } from './announce.ts';
import { holdingFor, resize } from './ledger.ts';
import { wantOwnPlace } from './own-place.ts';
import { askPlacement, type KnownPlan } from './place.ts';
import { showCluster } from './show.ts';

@Injectable()
export class ClustersService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & { environment: string }) {
    const { environment, page_size, page_token } = query;
    const whole = allows(caller, 'cluster:read', { environmentId: environment });
    const places = reach(caller, 'cluster:read');
    const ids = whole || places === 'everywhere' ? undefined : places.clusterIds;
    const found = await clusters.list(this.database, caller, environment, ids, { size: page_size, token: page_token });
    const about = { version: 'cmk/v2', kind: 'ClusterList', url: this.url, path: '/cmk/v2/clusters', query: { environment, page_size } } as const;
    return listing(about, found, (cluster) => showCluster(this.url, cluster));
  }

  async get(caller: Caller, id: string, environmentId?: string): Promise<Cluster> {
    return showCluster(this.url, await this.visible(caller, id, environmentId));
  }

  async certificateAuthority(caller: Caller, id: string): Promise<string> {
    const cluster = await this.visible(caller, id);
    if (!cluster.status.caPem) throw new Problem({ status: 409, code: 'NotReady', detail: `${id} has no listener yet. Wait until its status.phase is PROVISIONED.` });
    return cluster.status.caPem;
  }

  async create(caller: Caller, wanted: ClusterCreate): Promise<Cluster> {
    const environmentId = wanted.spec.environment.id;
    demand(caller, 'cluster:create', { environmentId });
    const plan = await this.plan(planNameOf(wanted.spec.config.kind));
    const spec = admitCreate(wanted, plan.definition);
    return this.database.transact((tx) => this.admitted(tx, caller, wanted, spec, plan), 'early');
  }

  async patch(caller: Caller, id: string, wanted: ClusterPatch): Promise<Cluster> {
    return this.database.transact(async (tx) => {
      const before = await this.locked(tx, caller, id, wanted.spec.environment.id, 'cluster:update');
      if (before.deletionRequestedAt) throw new Problem({ status: 409, code: 'Deleting', detail: `${id} is being deleted and takes no more changes.` });
      const kind = kindAfter(before.spec, wanted);
      const plan = kind === before.spec.config.kind
        ? { reference: before.plan, definition: await this.plans.at(before.plan) }
        : await this.plan(planNameOf(kind));
      const spec = admitPatch(before.spec, wanted, plan.definition);
      if (JSON.stringify(spec) === JSON.stringify(before.spec)) return showCluster(this.url, before);
      const after = await this.respecify(tx, caller, before, spec, plan.reference);
      await audit.record(tx, caller, { operation: 'patchCluster', resourceKind: 'Cluster', resourceId: id, before: before.spec, after: spec });
      return showCluster(this.url, after);
    });
  }

  async delete(caller: Caller, id: string, environmentId: string): Promise<void> {
    await this.database.transact(async (tx) => {
      const before = await this.locked(tx, caller, id, environmentId, 'cluster:delete');
      if (before.deletionRequestedAt) return;
      admitDelete(before.spec);
      await this.unwant(tx, caller, before);
      await audit.record(tx, caller, { operation: 'deleteCluster', resourceKind: 'Cluster', resourceId: id, before: before.spec });
    });
  }

  /** The next generation of its spec, with what it holds. @param before locked @returns it, and the id of the operation */
  async respecify(tx: Tx, caller: Caller, before: StoredCluster, spec: ClusterSpec, plan: PlanReference) {
    if (sized(plan, spec) !== sized(before.plan, before.spec)) await resize(tx, before, await this.plans.at(plan), spec);
    const after = await clusters.respecify(tx, before.id, spec, plan);
    return Object.assign(after, { operationId: await announce(tx, caller, after, 'update', before) });
  }

  /** Wants it gone, and with it the keys and roles that are of it alone. @param before locked @returns the operation's id */
  async unwant(tx: Tx, caller: Caller, before: StoredCluster): Promise<string> {
    const after = await clusters.requestDeletion(tx, before.id);
    await apiKeys.retire(tx, caller, { clusterId: before.id });
    await roleBindings.removeAt(tx, caller, { clusterId: before.id });
    return announce(tx, caller, after, 'delete', before);
  }

  /** @throws Problem 404 */
  async visible(caller: Caller, id: string, environmentId?: string): Promise<StoredCluster> {
    const found = await clusters.find(this.database.reads, caller, id, environmentId);
    if (!found || !allows(caller, 'cluster:read', { environmentId: found.environmentId, clusterId: id })) throw notFound('Kafka cluster', id);
    return found;
  }

  /** Three journeys to Postgres: what is locked, what was there before, and all that is written. */
  private async admitted(tx: Tx, caller: Caller, wanted: ClusterCreate, spec: ClusterSpec, plan: KnownPlan): Promise<Cluster> {
    const { organizationId } = caller;
    const environmentId = wanted.spec.environment.id;
    const mark = fingerprint(caller, 'createCluster', wanted);
    const [environment, totals] = await Promise.all([environments.hold(tx, caller, environmentId), reservations.lockOrganization(tx, organizationId)]);
    if (!environment) throw invalid(`There is no environment ${environmentId} that you can see.`, '/spec/environment/id');
    const [twin, asked] = await Promise.all([clusters.findReplay(tx, caller, mark, REPLAY_WINDOW_SECONDS), askPlacement(tx, organizationId, plan, spec)]);
    if (twin) return showCluster(this.url, twin);
    if (asked.problem) throw asked.problem;
    const holding = holdingFor(plan.definition, spec);
    if (totals) admitQuota(totals.held, totals.limit, holding);
    const place = asked.place ?? (await wantOwnPlace(tx, caller, spec));
    if (!place) throw new Overtaken(`nobody makes Kubernetes clusters in ${spec.region} any more`);
    const id = newClusterId();
    const newborn = { id, environmentId: environment.id, ...place };
    const [made, , , reserved] = await Promise.all([
      clusters.insert(tx, caller, { ...newborn, plan: plan.reference, spec, fingerprint: mark }),
      announce(tx, caller, { ...newborn, generation: 1 }, 'create', undefined, asked.report),
      audit.record(tx, caller, { operation: 'createCluster', resourceKind: 'Cluster', resourceId: id, after: spec }),
      reservations.reserve(tx, { clusterId: id, organizationId, dataPlaneId: newborn.dataPlaneId, holding }),
    ]);
    // Decided anew: another data plane may have room, or none.
    if (!reserved) throw new Overtaken(`others have taken the room on ${newborn.dataPlaneId} meanwhile`);
    return showCluster(this.url, made);
  }

  private async locked(tx: Tx, caller: Caller, id: string, environmentId: string, permission: string): Promise<StoredCluster> {
    const scope = { environmentId, clusterId: id };
    const found = allows(caller, 'cluster:read', scope) ? await clusters.lock(tx, caller, id, environmentId) : undefined;
    if (!found) throw notFound('Kafka cluster', id);
    demand(caller, permission, scope);
    return found;
  }

  private async plan(name: string) {
    const plan = await this.plans.current(name);
    if (!plan) throw invalid(`There is no plan for the kind "${name}" on this installation. Ask its administrator.`, '/spec/config/kind');
    return plan;
  }
}

/** All that the size of a cluster follows from. */
const sized = (plan: PlanReference, { config }: ClusterSpec): string => JSON.stringify([plan.name, plan.revision, config.kind, config.cku]);
