/** What tenants are told of plans: what a cluster of each is made of, and what its use costs at a place. Pure. */
import type { Availability } from '@samsa/contract/clusters';
import { KINDS } from '@samsa/contract/clusters';
import type { OfferedPlan, OfferedPrice } from '@samsa/contract/offered-plans';
import { alwaysSpread } from './cluster-admission.ts';
import { type PlanDefinition, planNameOf, type PlanReference, replicationOf } from './plan-catalogue.ts';
import { type Metric, METRICS, type PriceDefinition, priceFor } from './price-book.ts';
import { readQuantity } from './quantity.ts';

const ANYWHERE: Availability[] = ['SINGLE_ZONE', 'MULTI_ZONE'];
const SPREAD: Availability[] = ['MULTI_ZONE'];

export interface Asked {
  cloud?: string;
  region?: string;
  /** By which prices; nothing costs anything known without one. */
  book?: PriceDefinition;
}

type Offered = { reference: PlanReference; definition: PlanDefinition };

export function offeredPlans(plans: readonly Offered[], asked: Asked): OfferedPlan[] {
  return plans.map((plan) => offered(plan, asked)).sort((one, other) => KINDS.indexOf(one.type) - KINDS.indexOf(other.type));
}

function offered({ reference, definition: plan }: Offered, { cloud = '', region = '', book }: Asked): OfferedPlan {
  const sold = { plan: planNameOf(plan.kind), cloud, region };
  return {
    type: plan.kind,
    plan: reference.name,
    revision: reference.revision,
    availabilities: alwaysSpread(plan.kind) ? SPREAD : ANYWHERE,
    brokers: plan.nodes,
    brokers_per_cku: plan.nodesPerCku,
    replication: replicationOf(plan),
    storage_bytes_per_broker: Math.ceil(readQuantity(plan.storage.size)),
    kafka_version: plan.kafka.version,
    partitions: plan.limits.partitions,
    cku: plan.cku,
    max_ecku: plan.maxEcku,
    isolated: plan.isolation === 'cluster',
    prices: book ? (Object.keys(METRICS) as Metric[]).flatMap((metric) => price(metric, priceFor(book, sold, metric))) : [],
  };
}

function price(metric: Metric, found: ReturnType<typeof priceFor>): OfferedPrice[] {
  if (!found) return [];
  return [{ metric, unit: METRICS[metric].unit, least: found.least, free: found.free, tiers: found.tiers.map(({ upTo, micros }) => ({ up_to: upTo, price_micros: micros })) }];
}
