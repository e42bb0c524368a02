/**
 * When a cluster ran and how large, counted again from what the ledger is not made of: its operations and the phases that the feed
 * told. Pure. The ledger is kept by a trigger on the cluster's own row; here nothing of that row is looked at but the size it has now.
 *
 *   at any moment:  wanted  = the last operation asked for      reached = the last one that was carried out
 *                   deleting when `delete` is wanted · suspended from `suspend` until what came after `resume` was reached
 *                   otherwise it runs while its phase is PROVISIONED, with the lesser of the sizes wanted and reached
 */

export interface RecountedOperation {
  generation: number;
  intent: string;
  state: string;
  createdMs: number;
  endedMs: number | null;
  /** The size it set out from; undefined when it was not kept. */
  previousCku?: number | null;
}

export interface ClusterHistory {
  clusterId: string;
  /** In order of generation. */
  operations: readonly RecountedOperation[];
  /** In order of time. */
  phases: readonly { atMs: number; phase: string }[];
  goneMs: number | null;
  /** The size it has now; null for kinds that are not sized. */
  cku: number | null;
}

export interface Ran {
  fromMs: number;
  toMs: number;
  cku: number | null;
}

/** @param untilMs where what lasts is taken to end @returns in order, each as large as it was all the while */
export function recount(history: ClusterHistory, untilMs: number): Ran[] {
  const moments = momentsOf(history, untilMs);
  return moments.slice(0, -1).flatMap((fromMs, at): Ran[] => {
    const cku = sizeAt(history, fromMs);
    return cku === undefined ? [] : [{ fromMs, toMs: moments[at + 1]!, cku }];
  });
}

/** Milliseconds × cku within bounds. */
export function ranWithin(ran: readonly Ran[], fromMs: number, toMs: number): bigint {
  return ran.reduce((sum, one) => sum + BigInt(Math.max(0, Math.min(one.toMs, toMs) - Math.max(one.fromMs, fromMs))) * BigInt(one.cku ?? 1), 0n);
}

function momentsOf({ operations, phases, goneMs }: ClusterHistory, untilMs: number): number[] {
  const all = [...operations.flatMap(({ createdMs, endedMs }) => (endedMs === null ? [createdMs] : [createdMs, endedMs])), ...phases.map(({ atMs }) => atMs), ...(goneMs === null ? [] : [goneMs])];
  return [...new Set([...all.filter((at) => at < untilMs), untilMs])].sort((one, other) => one - other);
}

/** The size with which it runs from this moment on; null for one that is not sized, undefined when it does not run. */
function sizeAt(history: ClusterHistory, atMs: number): number | null | undefined {
  const { operations, phases, goneMs } = history;
  const wanted = operations.findLast((one) => one.createdMs <= atMs);
  if (!wanted || wanted.intent === 'delete' || (goneMs !== null && goneMs <= atMs)) return undefined;
  const reached = operations.findLast((one) => one.state === 'succeeded' && one.endedMs !== null && one.endedMs <= atMs);
  if (isSuspended(operations, wanted, reached, atMs)) return undefined;
  if (phases.findLast((one) => one.atMs <= atMs)?.phase !== 'PROVISIONED') return undefined;
  const size = sizeOf(history, wanted);
  const stands = reached ? sizeOf(history, reached) : size;
  return size === null || stands === null ? null : Math.min(size, stands);
}

function isSuspended(operations: readonly RecountedOperation[], wanted: RecountedOperation, reached: RecountedOperation | undefined, atMs: number): boolean {
  const turn = operations.findLast((one) => one.createdMs <= atMs && (one.intent === 'suspend' || one.intent === 'resume'));
  if (!turn) return false;
  if (turn.intent === 'suspend') return true;
  // Once it went on after all, what is wanted later suspends it no more.
  const wentOn = operations.some((one) => one.generation >= turn.generation && one.state === 'succeeded' && one.endedMs !== null && one.endedMs <= atMs);
  return !wentOn && (reached?.generation ?? 0) < wanted.generation;
}

/** What an operation wanted is what the next one set out from. */
function sizeOf({ operations, cku }: ClusterHistory, { generation }: RecountedOperation): number | null {
  const next = operations.find((one) => one.generation > generation && one.previousCku !== undefined);
  return next?.previousCku === undefined ? cku : next.previousCku;
}
