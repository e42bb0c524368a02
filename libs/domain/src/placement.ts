/**
 * Which data plane takes a cluster. Pure and deterministic: filters, then scores. The verdict on every candidate comes with it, all
 * reasons of a refusal and all scores of the others, so that it can be kept and shown.
 *
 * Zones: what is spread over zones (Enterprise and Freight always, others when their availability says so) needs three of them where
 * a data plane's zones are known. A data plane of which no zones are known is taken at its word that it is in the region, no more.
 */
import type { Availability, ClusterSpec } from '@samsa/contract/clusters';
import type { DataPlaneHealth } from '@samsa/contract/fleet-data-planes';
import type { Toleration } from '@samsa/contract/fleet-plans';
import type { Refusal, Scores } from '@samsa/contract/placement';
import { type Ceilings, type Vector, vectorOf } from './capacity.ts';
import type { PlanDefinition } from './plan-catalogue.ts';
import { refusalsOf, tolerates } from './placement-filters.ts';
import { scoresOf, totalOf } from './placement-scores.ts';

export interface Taint {
  key: string;
  value?: string;
  effect: string;
}

/** What was found on a data plane that bears on clusters. */
export interface Capability {
  /** Kafka versions its operator knows; undefined when that is not known. */
  kafkaVersions?: string[];
  /** Everything without which no cluster comes up there, a sentence each. */
  missing: string[];
}

export interface PlacementCandidate {
  id: string;
  shard: number;
  cloud: string;
  region: string;
  /** Known ones; none when nobody has said or seen them. */
  zones: string[];
  labels: Record<string, string>;
  taints: Taint[];
  health: DataPlaneHealth;
  cordoned: boolean;
  draining: boolean;
  retired: boolean;
  exclusiveTo: string | null;
  /** Null when it was never looked at. */
  capability: Capability | null;
  held: Vector;
  ceilings: Ceilings;
  /** Clusters of the asking organization that stand there, counted to a bound. */
  organizationClusters: number;
}

export interface PlacementQuestion {
  organizationId: string;
  cloud: string;
  region: string;
  /** Zones it must be spread over. */
  zones: number;
  labels: Record<string, string>;
  tolerations: Toleration[];
  isolation: 'shared' | 'cluster';
  kafkaVersion: string;
  needs: Vector;
}

export interface PlacementVerdict {
  candidate: PlacementCandidate;
  /** Empty when it would do. */
  refusals: Refusal[];
  scores?: Scores;
  total?: number;
}

export interface PlacementResult {
  chosen?: PlacementCandidate;
  /** Those that would do, the best first; then those refused, by id. */
  verdicts: PlacementVerdict[];
}

const ZONES_OF_MANY = 3;
const OVER_ZONES: ReadonlySet<Availability> = new Set<Availability>(['MULTI_ZONE', 'HIGH']);
const ALWAYS_OVER_ZONES: ReadonlySet<string> = new Set(['Enterprise', 'Freight']);

/** What a cluster of this plan and specification asks of a data plane. */
export function questionOf(organizationId: string, plan: PlanDefinition, spec: Pick<ClusterSpec, 'cloud' | 'region' | 'availability' | 'config'>): PlacementQuestion {
  const { cloud, region, availability, config } = spec;
  return {
    organizationId,
    cloud,
    region,
    zones: ALWAYS_OVER_ZONES.has(config.kind) || OVER_ZONES.has(availability) ? ZONES_OF_MANY : 1,
    labels: plan.placement?.labels ?? {},
    tolerations: plan.placement?.tolerations ?? [],
    isolation: plan.isolation ?? 'shared',
    kafkaVersion: plan.kafka.version,
    needs: vectorOf(plan, config),
  };
}

export function place(question: PlacementQuestion, candidates: readonly PlacementCandidate[]): PlacementResult {
  const verdicts = candidates.map((candidate) => judge(question, candidate));
  const fitting = verdicts.filter(({ refusals }) => refusals.length === 0).sort((a, b) => compare(question, a, b));
  const refused = verdicts.filter(({ refusals }) => refusals.length > 0).sort((a, b) => byId(a, b));
  return { chosen: fitting[0]?.candidate, verdicts: [...fitting, ...refused] };
}

function judge(question: PlacementQuestion, candidate: PlacementCandidate): PlacementVerdict {
  const refusals = refusalsOf(candidate, question);
  if (refusals.length > 0) return { candidate, refusals };
  const scores = scoresOf(candidate, question);
  return { candidate, refusals, scores, total: totalOf(scores) };
}

/** Kept as a last resort: what nobody has reached yet, or a wrong kubeconfig would draw every cluster to it; and what is tainted softly. */
function lastResort({ health, taints }: PlacementCandidate, { tolerations }: PlacementQuestion): number {
  const shunned = taints.some((taint) => taint.effect === 'PreferNoSchedule' && !tolerates(tolerations, taint));
  return (health === 'Registering' ? 2 : 0) + (shunned ? 1 : 0);
}

/** The better first. At the same total the one with fewer clusters, then by id. */
function compare(question: PlacementQuestion, a: PlacementVerdict, b: PlacementVerdict): number {
  return (
    lastResort(a.candidate, question) - lastResort(b.candidate, question) ||
    (b.total ?? 0) - (a.total ?? 0) ||
    a.candidate.held.clusters - b.candidate.held.clusters ||
    byId(a, b)
  );
}

const byId = (a: PlacementVerdict, b: PlacementVerdict): number => (a.candidate.id < b.candidate.id ? -1 : a.candidate.id > b.candidate.id ? 1 : 0);
