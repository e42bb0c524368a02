/**
 * What a cluster takes of a data plane, and whether it finds room. Pure. Counted are requests, as Kubernetes counts them when it
 * looks for a node, of the brokers and of the one pod that the operator runs beside them. Limits were rejected as a measure: the
 * plans let brokers use several times what they request while nobody else needs it.
 */
import type { Needs } from '@samsa/contract/capacity';
import type { ClusterConfig } from '@samsa/contract/clusters';
import { brokersOf, type PlanDefinition } from './plan-catalogue.ts';
import { readQuantity } from './quantity.ts';

export interface Vector {
  clusters: number;
  brokers: number;
  cpuMillis: number;
  memoryBytes: number;
  storageBytes: number;
}

export const DIMENSIONS = ['clusters', 'brokers', 'cpuMillis', 'memoryBytes', 'storageBytes'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The most that may be held; null where nothing bounds it. */
export type Ceilings = Record<Dimension, number | null>;

export interface Lack {
  dimension: Dimension;
  wanted: number;
  free: number;
}

/** The entity operator has no requests of its own in the manifests: these are the namespace's defaults, and its one container's. */
const BESIDE_BROKERS = { cpuMillis: 100, memoryBytes: 256 * 1024 ** 2 };
const GIB = 1024 ** 3;

/** So many brokers of this plan, and what stands beside them. */
export function vectorOf(plan: PlanDefinition, config: Pick<ClusterConfig, 'cku'>): Vector {
  const brokers = brokersOf(plan, config);
  const { cpu, memory } = plan.resources.requests;
  return {
    clusters: 1,
    brokers,
    cpuMillis: Math.ceil(brokers * readQuantity(cpu) * 1_000 - 1e-6) + BESIDE_BROKERS.cpuMillis,
    memoryBytes: Math.ceil(brokers * readQuantity(memory)) + BESIDE_BROKERS.memoryBytes,
    storageBytes: Math.ceil(brokers * readQuantity(plan.storage.size)),
  };
}

/** The smallest cluster of a plan. */
export const leastVectorOf = (plan: PlanDefinition): Vector => vectorOf(plan, { cku: plan.cku?.least });

export function minus(one: Vector, other: Vector): Vector {
  return combine((dimension) => one[dimension] - other[dimension]);
}

export const NOTHING: Vector = combine(() => 0);

function combine(of: (dimension: Dimension) => number): Vector {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as Record<Dimension, number>;
}

/** Everything of which there is not enough; what is not wanted more of cannot be lacking. */
export function lacking(held: Vector, ceilings: Ceilings, more: Vector): Lack[] {
  return DIMENSIONS.flatMap((dimension) => {
    const ceiling = ceilings[dimension];
    const wanted = more[dimension];
    if (ceiling === null || wanted <= 0 || held[dimension] + wanted <= ceiling) return [];
    return [{ dimension, wanted, free: Math.max(0, ceiling - held[dimension]) }];
  });
}

/** How much of the scarcest thing is held after `more`: 0 to 1, or beyond where it does not fit. 0 where nothing is bounded. */
export function fillAfter(held: Vector, ceilings: Ceilings, more: Vector): number {
  let fill = 0;
  for (const dimension of DIMENSIONS) {
    const ceiling = ceilings[dimension];
    if (ceiling !== null) fill = Math.max(fill, ceiling === 0 ? 1 : (held[dimension] + more[dimension]) / ceiling);
  }
  return fill;
}

const NOUNS: Record<Dimension, (amount: number) => string> = {
  clusters: (amount) => `${amount} cluster${amount === 1 ? '' : 's'}`,
  brokers: (amount) => `${amount} broker${amount === 1 ? '' : 's'}`,
  cpuMillis: (amount) => `${amount / 1_000} cores`,
  memoryBytes: (amount) => `${gibibytes(amount)} of memory`,
  storageBytes: (amount) => `${gibibytes(amount)} of storage`,
};

const gibibytes = (bytes: number): string => `${Math.round((bytes / GIB) * 100) / 100} GiB`;

export const tellAmount = (dimension: Dimension, amount: number): string => NOUNS[dimension](amount);

/** `3 cores wanted, 2 cores free`. */
export const tellLack = ({ dimension, wanted, free }: Lack): string => `${tellAmount(dimension, wanted)} wanted, ${tellAmount(dimension, free)} free`;

export function showNeeds({ clusters, brokers, cpuMillis, memoryBytes, storageBytes }: Vector): Needs {
  return { clusters, brokers, cpu_millis: cpuMillis, memory_bytes: memoryBytes, storage_bytes: storageBytes };
}
