/**
 * Looks after the room of regions: asks the pure decision, keeps it when it is news, and does it unless it is a rehearsal. One
 * provisioner looks at a region, the one that holds the shard of its name; the decision and what follows are one transaction under
 * a lock of the region, so that two that both think so ask for one cluster.
 */
import { type AutoscalePlane, type AutoscaleVerdict, decideAutoscale, roomFor } from '@samsa/domain/fleet-autoscale';
import { leastVectorOf } from '@samsa/domain/capacity';
import { newDataPlaneId, newWholeClusterId, type OrganizationId, type WholeClusterId } from '@samsa/domain/ids';
import { type PlacementCandidate, questionOf } from '@samsa/domain/placement';
import { refusalsOf } from '@samsa/domain/placement-filters';
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import { shardOf } from '@samsa/domain/shard';
import * as autoscale from '@samsa/store/autoscale';
import type { StoredAutoscale } from '@samsa/store/autoscale';
import type { Database, Tx } from '@samsa/store/database';
import * as outbox from '@samsa/store/outbox';
import type { Pausable } from '@samsa/store/pauses';
import { ofRegion } from '@samsa/store/placement-candidates';
import { retire } from '@samsa/store/whole-cluster-work';
import * as wholeClusters from '@samsa/store/whole-clusters';

const EVERY_MS = 5_000;
/** No organization's: what is open to everybody is counted. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as OrganizationId;
const REQUESTED_BY = 'autoscale';

export class Autoscale {
  private lookedAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly paused: (what: Pausable) => Promise<boolean>,
  ) {}

  async look(shards: readonly number[]): Promise<void> {
    if (performance.now() - this.lookedAt < EVERY_MS) return;
    this.lookedAt = performance.now();
    for (const setting of await autoscale.all(this.database)) {
      if (shards.includes(shardOf(`${setting.cloud} ${setting.region}`))) await this.database.transact((tx) => decideFor(tx, setting, this.paused));
    }
  }
}

async function decideFor(tx: Tx, setting: StoredAutoscale, paused: (what: Pausable) => Promise<boolean>): Promise<void> {
  const { cloud, region, floor, idleRetireSeconds, dryRun } = setting;
  await autoscale.lockRegion(tx, cloud, region);
  const largest = await largestPlan(tx);
  if (!largest) return;
  const management = await wholeClusters.managementOf(tx, cloud, region);
  const planes = await planesOf(tx, setting, largest.definition);
  const verdict = decideAutoscale({ floor, idleRetireSeconds, planes, largestPlan: largest.name, hasManagement: management !== undefined }, new Date());
  if (management && !dryRun && (await paused({ organizationId: NOBODY, dataPlaneId: management.id, spec: { cloud, region } }))) {
    await autoscale.decided(tx, setting, { action: 'wait', reason: `${verdict.reason}; nothing is done while work there is paused` });
    return;
  }
  if (dryRun || !management || (verdict.action !== 'ask' && verdict.action !== 'retire')) {
    await autoscale.decided(tx, setting, verdict);
    return;
  }
  const wholeClusterId = verdict.action === 'ask' ? await ask(tx, setting, management) : await letGo(tx, verdict);
  if (wholeClusterId) await autoscale.decided(tx, setting, { ...verdict, wholeClusterId });
}

async function planesOf(tx: Tx, { cloud, region }: StoredAutoscale, plan: PlanDefinition): Promise<AutoscalePlane[]> {
  const ours = new Map((await autoscale.sharedWholes(tx, cloud, region)).map(({ dataPlaneId, ...whole }) => [dataPlaneId, whole]));
  const candidates = await ofRegion(tx, NOBODY, cloud, region);
  const question = questionOf(NOBODY, plan, { cloud: cloud as StoredAutoscale['cloud'], region, availability: 'SINGLE_ZONE', config: { kind: plan.kind, cku: plan.cku?.least } });
  const roomOf = (candidate: PlacementCandidate): number => (refusalsOf(candidate, question).length > 0 ? 0 : roomFor(candidate.held, candidate.ceilings, question.needs));
  return candidates.map((candidate) => ({ id: candidate.id, room: roomOf(candidate), clusters: candidate.held.clusters, whole: ours.get(candidate.id) }));
}

/** Of those that share data planes, the one whose least cluster takes most. */
async function largestPlan(tx: Tx): Promise<{ name: string; definition: PlanDefinition } | undefined> {
  const plans = await tx.query<{ name: string; definition: PlanDefinition }>('SELECT DISTINCT ON (name) name, definition FROM plan ORDER BY name, revision DESC');
  const sized = plans.filter(({ definition }) => definition.isolation !== 'cluster').map((plan) => ({ ...plan, least: leastVectorOf(plan.definition) }));
  return sized.sort((a, b) => b.least.cpuMillis - a.least.cpuMillis || b.least.memoryBytes - a.least.memoryBytes || b.least.storageBytes - a.least.storageBytes || (a.name < b.name ? -1 : 1))[0];
}

async function ask(tx: Tx, { cloud, region, organizationId }: StoredAutoscale, management: NonNullable<Awaited<ReturnType<typeof wholeClusters.managementOf>>>): Promise<string> {
  const id = newWholeClusterId();
  const { template } = await wholeClusters.templateOf(tx, cloud, region);
  await wholeClusters.insert(tx, { id, dataPlaneId: newDataPlaneId(), cloud, region, management, template }, { organizationId, requestedBy: REQUESTED_BY });
  await outbox.append(tx, [{ kind: 'whole', id, shard: management.shard, organizationId }]);
  return id;
}

/** @returns undefined when somebody was placed there just now */
async function letGo(tx: Tx, { wholeClusterId }: AutoscaleVerdict): Promise<string | undefined> {
  const [whole] = await tx.query<{ id: WholeClusterId; organizationId: null; generation: string; shard: number }>(
    'SELECT id, organization_id AS "organizationId", generation, shard FROM whole_cluster WHERE id = $1',
    [wholeClusterId],
  );
  return whole && (await retire(tx, { ...whole, generation: Number(whole.generation) }, REQUESTED_BY)) ? whole.id : undefined;
}
