/**
 * May this cluster be wanted? Pure: the wish, the plan and what stands now go in, a spec or a refusal comes out.
 * Refusals say what is allowed. Never looks at a clock or a database.
 */
import type { ClusterConfig, ClusterCreate, ClusterKind, ClusterPatch, ClusterSpec } from '@samsa/contract/clusters';
import { tellAmount } from './capacity.ts';
import type { PlanDefinition } from './plan-catalogue.ts';
import { conflict, invalid, Problem, unprocessable } from './problem.ts';

const MULTI_ZONE_KINDS: ReadonlySet<ClusterKind> = new Set<ClusterKind>(['Enterprise', 'Freight']);

/** Always over several zones. */
export const alwaysSpread = (kind: ClusterKind): boolean => MULTI_ZONE_KINDS.has(kind);

function checkSize(kind: ClusterKind, wanted: { cku?: number; max_ecku?: number }, plan: PlanDefinition): void {
  if (plan.cku) {
    if (wanted.max_ecku !== undefined) throw invalid(`A ${kind} cluster is sized by cku; max_ecku does not apply. Leave it out.`, '/spec/config/max_ecku');
    if (wanted.cku === undefined) throw invalid(`A ${kind} cluster needs spec.config.cku, from ${plan.cku.least} to ${plan.cku.most}.`, '/spec/config/cku');
    if (wanted.cku < plan.cku.least || wanted.cku > plan.cku.most) {
      throw invalid(`${wanted.cku} cku is outside what a ${kind} cluster may have: from ${plan.cku.least} to ${plan.cku.most}.`, '/spec/config/cku');
    }
    return;
  }
  if (wanted.cku !== undefined) throw invalid(`cku is for Dedicated clusters; a ${kind} cluster is elastic. Leave it out or use max_ecku.`, '/spec/config/cku');
  const most = plan.maxEcku?.most;
  if (wanted.max_ecku !== undefined && most !== undefined && wanted.max_ecku > most) {
    throw invalid(`max_ecku ${wanted.max_ecku} is more than a ${kind} cluster may have: at most ${most}.`, '/spec/config/max_ecku');
  }
}

function checkAvailability(wanted: ClusterSpec): void {
  const { kind, cku } = wanted.config;
  if (kind === 'Dedicated' && (wanted.availability === 'MULTI_ZONE' || wanted.availability === 'HIGH') && cku === 1) {
    throw invalid('A Dedicated cluster over several zones needs at least 2 cku.', '/spec/config/cku');
  }
  if (alwaysSpread(kind) && wanted.availability === 'SINGLE_ZONE') {
    throw invalid(`A ${kind} cluster is always spread over zones: availability must be HIGH, LOW or MULTI_ZONE.`, '/spec/availability');
  }
}

/** @throws Problem 400, 422 */
export function admitCreate(wanted: ClusterCreate, plan: PlanDefinition): ClusterSpec {
  const { spec } = wanted;
  if (spec.network?.id) throw unprocessable('Unsupported', 'Private networks are not offered here: leave out spec.network.', '/spec/network');
  if (spec.byok?.id) throw unprocessable('Unsupported', 'Own encryption keys are not offered here: leave out spec.byok.', '/spec/byok');
  if (spec.config.encryption_key) throw unprocessable('Unsupported', 'Own encryption keys are not offered here: leave out spec.config.encryption_key.', '/spec/config/encryption_key');
  checkSize(spec.config.kind, spec.config, plan);
  const config: ClusterConfig = plan.cku
    ? { kind: spec.config.kind, cku: spec.config.cku }
    : { kind: spec.config.kind, max_ecku: spec.config.max_ecku ?? plan.maxEcku?.default };
  const admitted: ClusterSpec = {
    display_name: spec.display_name,
    availability: spec.availability,
    cloud: spec.cloud,
    region: spec.region,
    config,
    deletion_protection: spec.deletion_protection ?? false,
  };
  checkAvailability(admitted);
  return admitted;
}

/** The kind a patch asks for, refused unless it is the same or Basic → Standard. @throws Problem 400 */
export function kindAfter(now: ClusterSpec, patch: ClusterPatch): ClusterKind {
  const from = now.config.kind;
  const to = patch.spec.config?.kind ?? from;
  if (to === from || (from === 'Basic' && to === 'Standard')) return to;
  throw invalid(`A ${from} cluster cannot become ${to}. The one change of kind in place is Basic to Standard; for another, make a new cluster.`, '/spec/config/kind');
}

function refuseFixed(now: ClusterSpec, patch: ClusterPatch): void {
  for (const field of ['cloud', 'region', 'availability'] as const) {
    const wanted = patch.spec[field];
    if (wanted !== undefined && wanted !== now[field]) {
      throw invalid(`${field} is fixed at creation (here ${now[field]}). Make a new cluster where you want it.`, `/spec/${field}`);
    }
  }
}

/** @throws Problem 400 */
export function admitPatch(now: ClusterSpec, patch: ClusterPatch, plan: PlanDefinition): ClusterSpec {
  refuseFixed(now, patch);
  const kind = kindAfter(now, patch);
  const config: ClusterConfig = { ...now.config, kind };
  const wanted = patch.spec.config ?? {};
  checkSize(kind, plan.cku ? { cku: wanted.cku ?? now.config.cku, max_ecku: wanted.max_ecku } : wanted, plan);
  if (wanted.cku !== undefined) config.cku = wanted.cku;
  if (wanted.max_ecku !== undefined) config.max_ecku = wanted.max_ecku;
  if (kind !== now.config.kind && wanted.max_ecku === undefined) config.max_ecku = plan.maxEcku?.default;
  const admitted: ClusterSpec = {
    ...now,
    display_name: patch.spec.display_name ?? now.display_name,
    deletion_protection: patch.spec.deletion_protection ?? now.deletion_protection,
    config,
  };
  checkAvailability(admitted);
  return admitted;
}

/** @throws Problem 409 */
export function admitDelete(now: ClusterSpec): void {
  if (!now.deletion_protection) return;
  // Terraform and the CLI know this refusal by its published code, and explain it in their own words.
  throw conflict('deletion_protection_enabled', 'The cluster is protected from deletion. Set spec.deletion_protection to false first, then delete it.');
}

/** What an organization holds, or may hold; null where nothing bounds it. */
export type Quota<Amount = number> = Record<'clusters' | 'cku' | 'brokers' | 'storageBytes', Amount>;

const UNITS: [unit: keyof Quota, tell: (amount: number) => string][] = [
  ['clusters', (amount) => `${amount} clusters`],
  ['cku', (amount) => `${amount} cku`],
  ['brokers', (amount) => `${amount} brokers`],
  ['storageBytes', (amount) => tellAmount('storageBytes', amount)],
];

/** Everything of which the quota does not allow more: a sentence each. */
export function quotaRefusals(held: Quota, limit: Quota<number | null>, more: Quota): string[] {
  return UNITS.flatMap(([unit, tell]) => {
    const most = limit[unit];
    if (most === null || more[unit] <= 0 || held[unit] + more[unit] <= most) return [];
    return [`The organization's quota of ${tell(most)} does not allow this: ${tell(held[unit])} held, ${tell(more[unit])} more wanted. Delete some or ask for a higher quota.`];
  });
}

/** @throws Problem 402 */
export function admitQuota(held: Quota, limit: Quota<number | null>, more: Quota): void {
  const [detail] = quotaRefusals(held, limit, more);
  if (detail) throw quotaExceeded(detail);
}

export const quotaExceeded = (detail: string): Problem => new Problem({ status: 402, code: 'QuotaExceeded', detail });
