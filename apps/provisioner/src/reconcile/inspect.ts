/**
 * Compares a cluster's objects with what is wanted, and puts back or adopts what somebody else changed. Objects are fetched only
 * where there is reason to: the watch has one that is gone or no longer all ours, an apply met a conflict, an admin wishes it, or a
 * resync is due for those that are not watched. What is found is written down before anything is done about it.
 *
 * Force is used here alone, for exactly the object that is put back.
 */
import {
  compareFields, countOwned, type DriftObject, type DriftPolicy, type DriftState, type KnownDrift, revertsLately, verdictOf,
} from '@samsa/domain/drift';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject } from '@samsa/kube/object';
import { type Holder, isHeld } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import * as store from '@samsa/store/drift';
import type { StrimziDriver } from '../driver/strimzi/driver.ts';
import { FIELD_MANAGER, MANIFEST_ANNOTATION } from '../driver/strimzi/names.ts';
import type { Manifests } from '../driver/strimzi/render.ts';
import { type Plane, WATCHED } from '../fleet/plane.ts';
import type { Pass } from './pass.ts';

export interface Ground {
  database: Database;
  pass: Pass;
  driver: StrimziDriver;
  holder: Holder;
  policy: DriftPolicy;
  /** The manifests with this drift left as it is. */
  render: (drift: readonly KnownDrift[]) => Manifests;
  /** Which objects there is reason to look at. */
  isSuspect: (object: KubeObject) => boolean;
  /** What stands there was applied from these very manifests: whatever differs is somebody else's doing, even if nobody holds it. */
  applied: boolean;
}

export const allOf = ({ namespace, first, kafka }: Manifests): KubeObject[] => [namespace, ...first, kafka];

/** Whether the watch shows another object than was left there. Unwatched kinds never do. */
export function isTouched(pass: Pass, plane: Plane, { kind, metadata: { name } }: KubeObject): boolean {
  const mark = pass.marks[`${kind}/${name}`];
  return mark !== undefined && WATCHED.has(kind) && plane.owned(pass.cluster.id, kind, name) !== mark;
}

/** Nothing is heard of it, or nothing was remembered of it: it is fetched at every resync. */
export const isUnwatched = (pass: Pass, object: KubeObject): boolean => !WATCHED.has(object.kind) || pass.marks[nameOf(object)] === undefined;

/** Does an apply; where somebody else owns a field of it, the ownership is judged instead, and the plan asked again. */
export async function unlessOwned(ground: Ground, apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (fault) {
    const owned = isKubeFault(fault, 'conflict') && fault.causes.some(({ reason }) => reason === 'FieldManagerConflict');
    if (!owned || ground.pass.conflictJudged) throw fault;
    ground.pass.conflictJudged = true;
    await inspect({ ...ground, applied: false, isSuspect: () => true });
  }
}

interface Seen {
  wanted: KubeObject;
  live: KubeObject | undefined;
}

interface Judged {
  known: KnownDrift;
  state: DriftState;
  reverts: number;
}

export async function inspect(ground: Ground): Promise<void> {
  const { pass, driver } = ground;
  const wishes = pass.drift.filter(({ wish }) => wish);
  const wished = new Set(wishes.map(({ kind, name }) => `${kind}/${name}`));
  const suspects = allOf(ground.render([])).filter((object) => wished.has(nameOf(object)) || ground.isSuspect(object));
  const seen = await Promise.all(suspects.map(async (wanted): Promise<Seen> => ({ wanted, live: await driver.read(wanted) })));
  const judged = await judge(ground, differencesOf(ground, seen), wishes);
  if (!judged) return;
  pass.drift = [...pass.drift.filter((old) => !judged.some(({ known }) => known.id === old.id)), ...judged.map(({ known, state }) => ({ ...known, state, wish: null }))]
    .filter(({ state }) => state !== 'reverted');
  await act(ground, seen, judged);
  if (judged.length > 0) await ground.database.transact(async (tx) => {
    for (const { known, state, reverts } of judged) await store.settle(tx, pass.cluster, known, state, reverts);
  });
  pass.progress.inspected = true;
}

const nameOf = ({ kind, metadata: { name } }: DriftObject): string => `${kind}/${name}`;

/** A namespace that is gone has taken everything in it along: that is one loss, not nine. */
function differencesOf({ pass, applied }: Ground, seen: readonly Seen[]): store.FoundDrift[] {
  const gone = seen.filter(({ wanted, live }) => !live && pass.marks[nameOf(wanted)] !== undefined);
  const namespace = gone.find(({ wanted }) => wanted.kind === 'Namespace');
  if (namespace) return [lossOf(namespace.wanted)];
  const changed = seen.flatMap(({ wanted, live }) => (live ? compareFields(wanted, live, FIELD_MANAGER) : [])
    .filter(({ manager }) => applied || manager !== undefined)
    .filter(({ path, found }) => !pass.drift.some((one) => one.kind === wanted.kind && one.name === wanted.metadata.name && one.path === path && sameFound(one, found)))
    .map((one): store.FoundDrift => ({ ...one, kind: wanted.kind, name: wanted.metadata.name })));
  return [...gone.map(({ wanted }) => lossOf(wanted)), ...changed];
}

const sameFound = (one: KnownDrift, found: unknown): boolean => JSON.stringify(one.found ?? null) === JSON.stringify(found ?? null);
const lossOf = ({ kind, metadata: { name } }: KubeObject): store.FoundDrift => ({ kind, name, path: '', wanted: undefined, found: undefined });

/** Writes down what was found and says what becomes of each; undefined when the shard is no longer ours. */
async function judge(ground: Ground, found: readonly store.FoundDrift[], wishes: readonly KnownDrift[]): Promise<Judged[] | undefined> {
  const { pass: { cluster }, holder, policy, database } = ground;
  if (found.length === 0 && wishes.length === 0) return [];
  const rows = await database.transact(async (tx) => ((await isHeld(tx, cluster.id, holder)) ? store.found(tx, cluster, found) : undefined));
  if (!rows) return undefined;
  const now = Date.now();
  const all = new Map([...wishes.map((one) => [store.keyOf(one), one] as const), ...rows]);
  return [...all.values()].map((known): Judged => {
    const verdict = verdictOf(known, known, policy, now);
    const state = ({ revert: 'reverted', adopt: 'adopted', leave: 'contested' } as const)[verdict];
    return { known, state, reverts: known.wish ? 0 : revertsLately(known, now) + (verdict === 'revert' ? 1 : 0) };
  });
}

/** Takes back what is reverted and makes again what is gone; the rest only gets our name back where we can have it. */
async function act({ pass, driver, render, applied }: Ground, seen: readonly Seen[], judged: readonly Judged[]): Promise<void> {
  const manifests = render(pass.drift);
  const reverted = new Set(judged.filter(({ state }) => state === 'reverted').map(({ known }) => `${known.kind}/${known.name}`));
  const differing = new Set(judged.map(({ known }) => `${known.kind}/${known.name}`));
  const bereft = reverted.has(nameOf(manifests.namespace)) && seen.some(({ wanted, live }) => wanted.kind === 'Namespace' && !live);
  if (bereft) return forgetAll(pass, manifests);
  for (const object of allOf(manifests)) {
    const look = seen.find(({ wanted }) => nameOf(wanted) === nameOf(object));
    if (!look) continue;
    if (reverted.has(nameOf(object))) await driver.apply(applied ? object : unvouched(object), look.live !== undefined);
    else if (!look.live || differing.has(nameOf(object)) || !applied) pass.mark(object.kind, object.metadata.name, look.live);
    else if (pass.marks[nameOf(object)] === countOwned(look.live, FIELD_MANAGER)) continue; // all that was ours still is: an apply would change nothing and cost the server 3 ms
    else await driver.apply(object).catch(unlessConflict(() => pass.mark(object.kind, object.metadata.name, look.live)));
  }
}

function forgetAll(pass: Pass, manifests: Manifests): void {
  for (const { kind, metadata: { name } } of allOf(manifests)) pass.mark(kind, name, undefined);
}

/** The hash on a Kafka vouches for all the other objects; where they are not applied yet it must not. */
function unvouched(object: KubeObject): KubeObject {
  if (!object.metadata.annotations?.[MANIFEST_ANNOTATION]) return object;
  const { [MANIFEST_ANNOTATION]: _, ...annotations } = object.metadata.annotations;
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function unlessConflict(otherwise: () => void): (fault: unknown) => void {
  return (fault) => {
    if (!isKubeFault(fault, 'conflict')) throw fault;
    otherwise();
  };
}
