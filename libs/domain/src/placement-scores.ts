/**
 * Which of the data planes that would do is the best. Four scores of 0 to 100, and what each of them weighs: here and nowhere else.
 *
 * Packing and headroom pull against each other on purpose: a data plane is filled up rather than a new one begun, until little more
 * than an eighth of it is left, for what stands there already to grow. Spread keeps one organization's clusters apart, so that one
 * sick data plane is not all of a tenant's.
 */
import type { Scores } from '@samsa/contract/placement';
import { fillAfter } from './capacity.ts';
import type { PlacementCandidate, PlacementQuestion } from './placement.ts';

export const WEIGHTS: Scores = { spread: 3, packing: 2, headroom: 4, cost: 1 };
const WEIGHT_OF_ALL = WEIGHTS.spread + WEIGHTS.packing + WEIGHTS.headroom + WEIGHTS.cost;

/** Says what a data plane costs beside others: 0 the cheapest, 100 the dearest. */
export const COST_LABEL = 'samsa.io/cost';
const COST_UNKNOWN = 50;
/** The part of the scarcest thing that should stay free. */
const HEADROOM_WANTED = 0.25;

const percent = (part: number): number => Math.round(100 * Math.min(1, Math.max(0, part)));

function costOf(labels: Record<string, string>): number {
  const said = Number(labels[COST_LABEL] || Number.NaN);
  return Number.isNaN(said) ? COST_UNKNOWN : said;
}

export function scoresOf({ held, ceilings, labels, organizationClusters }: PlacementCandidate, { needs }: PlacementQuestion): Scores {
  const fill = fillAfter(held, ceilings, needs);
  return {
    spread: percent(1 / (1 + organizationClusters)),
    packing: percent(fill),
    headroom: percent((1 - fill) / HEADROOM_WANTED),
    cost: percent(1 - costOf(labels) / 100),
  };
}

/** The weighted mean, to a tenth. */
export function totalOf({ spread, packing, headroom, cost }: Scores): number {
  return (WEIGHTS.spread * spread + WEIGHTS.packing * packing + WEIGHTS.headroom * headroom + WEIGHTS.cost * cost) / WEIGHT_OF_ALL;
}
