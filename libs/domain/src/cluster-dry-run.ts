/**
 * What a create, a change or a deletion of a cluster would do to what stands: objects, restarts, data. Pure; answered to a dry run.
 * Nothing is promised beyond what is decided here: how many bytes a move copies is known by the brokers alone, and said to be unknown.
 */
import type { ClusterPlan } from '@samsa/contract/cluster-plans';
import { NOTHING, minus, showNeeds, type Vector } from './capacity.ts';
import { type Made, objectDeeds, standingBrokers } from './cluster-objects.ts';
import { stagesOf } from './cluster-plan.ts';
import { NOTHING as NO_MONEY } from './money.ts';
import { type PlanDefinition, planNameOf, replicationOf } from './plan-catalogue.ts';
import type { PriceDefinition } from './price-book.ts';
import type { Problem } from './problem.ts';
import { MONTH_HOURS, priceOf } from './rating.ts';

/** Stands for the id that a cluster not yet created will have. */
export const UNBORN = 'lkc-<new>';

export interface Standing extends Made {
  /** What it holds in the ledger. */
  needs: Vector;
}

export interface Intended {
  intent: ClusterPlan['intent'];
  clusterId?: string;
  before?: Standing;
  after?: Standing;
  blockers: readonly Problem[];
  placement?: ClusterPlan['placement'];
  /** Where it is sold, and by which prices, when there are any. */
  sold?: { cloud: string; region: string; book?: PriceDefinition };
  /** It is so already, or would be refused: nothing would be begun. */
  idle?: boolean;
}

const UNMEASURED = 'How much data the brokers hold is not measured yet.';
const NO_PRICES = 'This installation has no price book yet.';

export function dryRun({ intent, clusterId, before, after, blockers, placement, sold, idle = false }: Intended): ClusterPlan {
  const difference = minus(after?.needs ?? NOTHING, before?.needs ?? NOTHING);
  return {
    api_version: 'samsa/v1',
    kind: 'ClusterPlan',
    intent,
    cluster: clusterId,
    accepted: blockers.length === 0,
    blockers: blockers.map(({ cause: { status, code, detail, pointer } }) => ({ status, code, detail, pointer })),
    placement,
    difference: { ...showNeeds(difference), cku: (after?.config.cku ?? 0) - (before?.config.cku ?? 0) },
    steps: idle ? [] : [...stagesOf(intent)],
    objects: objectDeeds(clusterId ?? UNBORN, before, after),
    restarts: restartsOf(before, after),
    data: dataOf(before, after),
    price: priceOfMonth(sold, before, after),
  };
}

/** What a month of it running costs more than before; what no price is said for costs nothing. */
function priceOfMonth(sold: Intended['sold'], before?: Standing, after?: Standing): ClusterPlan['price'] {
  const book = sold?.book;
  if (!book) return { difference_micros: null, unknown_because: NO_PRICES };
  const month = (one?: Standing): bigint => (one && priceOf(book, { ...sold, plan: planNameOf(one.plan.kind) }, one.config, MONTH_HOURS)) ?? NO_MONEY;
  return { difference_micros: Number(month(after) - month(before)) };
}

/** Of brokers that stand: new ones start, and are not restarted. */
const CAUSES: [why: string, of: (plan: PlanDefinition) => unknown][] = [
  ['another version of Kafka', ({ kafka }) => kafka.version],
  ['other settings of the plan, read when a broker starts', ({ kafka }) => kafka.config],
  ['other cores or memory', ({ resources }) => resources],
  ['another heap', ({ jvm }) => jvm],
];

function restartsOf(before: Made | undefined, after: Made | undefined): ClusterPlan['restarts'] {
  if (!before || !after) return { brokers: 0, why: [] };
  const why = CAUSES.filter(([, of]) => JSON.stringify(of(before.plan)) !== JSON.stringify(of(after.plan))).map(([words]) => words);
  if (JSON.stringify(before.kafkaConfigs) !== JSON.stringify(after.kafkaConfigs)) why.push('settings of your own, read when a broker starts');
  const staying = Math.min(standingBrokers(before), standingBrokers(after));
  return { brokers: why.length > 0 ? staying : 0, why };
}

function dataOf(before: Made | undefined, after: Made | undefined): ClusterPlan['data'] {
  if (!before) return [];
  const unknown = { bytes: null, bytes_unknown_because: UNMEASURED };
  if (!after) return [{ deed: 'delete', detail: 'All its topics and their records are lost.', ...unknown }];
  const leaving = standingBrokers(before) - standingBrokers(after);
  const [few, many] = [replicationOf(before.plan), replicationOf(after.plan)];
  const moves: ClusterPlan['data'] = [];
  if (leaving > 0) moves.push({ deed: 'evacuate', detail: `Everything on ${leaving} of its brokers is copied to those that stay, before they go.`, ...unknown });
  if (many > few) moves.push({ deed: 'replicate', detail: `Every partition gets ${many} replicas instead of ${few}.`, ...unknown });
  return moves;
}
