/**
 * Which nodes of a cluster to start and which to stop now. Pure, and without memory: called after every change with what is so.
 *
 *   a node that should not be            stopped
 *   down                                 started, once its back-off is over; all at once, for a quorum needs its majority
 *   starting with settings now obsolete  stopped: they may be why it does not come up
 *   ready with obsolete settings         stopped, but only when every other node is ready: one at a time
 */

export type Phase = 'down' | 'starting' | 'ready' | 'stopping';

export interface ObservedNode {
  id: number;
  phase: Phase;
  /** What it runs with, while it is not down. */
  fingerprint?: string;
  /** Epoch milliseconds before which it is not started again. */
  retryAt: number;
}

export interface Steps {
  start: number[];
  stop: number[];
  /** When to look again, if nothing else happens; epoch milliseconds. */
  again?: number;
}

export function nextSteps(desired: readonly { id: number; fingerprint: string }[], observed: readonly ObservedNode[], now: number): Steps {
  const wanted = new Map(desired.map(({ id, fingerprint }) => [id, fingerprint]));
  const present = new Map(observed.map((node) => [node.id, node]));
  const down = desired.filter(({ id }) => (present.get(id)?.phase ?? 'down') === 'down').map(({ id }) => id);
  const waiting = down.map((id) => present.get(id)?.retryAt ?? 0).filter((retryAt) => retryAt > now);
  const isObsolete = ({ id, fingerprint }: ObservedNode): boolean => fingerprint !== wanted.get(id);
  const unwanted = observed.filter(({ id, phase }) => !wanted.has(id) && (phase === 'starting' || phase === 'ready'));
  const hopeless = observed.filter((node) => node.phase === 'starting' && wanted.has(node.id) && isObsolete(node));
  const allReady = desired.every(({ id }) => present.get(id)?.phase === 'ready');
  const rolled = allReady ? observed.find((node) => wanted.has(node.id) && isObsolete(node)) : undefined;
  return {
    start: down.filter((id) => (present.get(id)?.retryAt ?? 0) <= now),
    stop: [...unwanted, ...hopeless, ...(rolled ? [rolled] : [])].map(({ id }) => id),
    again: waiting.length > 0 ? Math.min(...waiting) : undefined,
  };
}

/** Whether every node that should be is ready with the settings it should have. */
export function isSettled(desired: readonly { id: number; fingerprint: string }[], observed: readonly ObservedNode[]): boolean {
  return desired.every(({ id, fingerprint }) => observed.some((node) => node.id === id && node.phase === 'ready' && node.fingerprint === fingerprint));
}
