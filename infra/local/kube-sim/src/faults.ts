/**
 * Faults that can be switched on a cluster while it runs: a slow, failing, silent or absent API server, and history that is gone.
 * A fault holds until it is cleared; `dropWatches`, `expireWatches` and `rotateToken` act once.
 */
import { RULE } from './permissions.ts';

export interface Fault {
  /** Added to every request before it is looked at. */
  latencyMs?: number;
  /** The part of requests, 0 to 1, that are answered with `status`. */
  errorRate?: number;
  status?: 429 | 500 | 503;
  /** Sent with the injected errors. */
  retryAfterSeconds?: number;
  /** Which requests the errors hit: lower-case verbs (get, list, watch, create, update, patch, delete). All by default. */
  verbs?: string[];
  /** Connections are accepted and never answered; open watches fall silent. */
  blackHole?: boolean;
  /** Connections are reset. */
  stop?: boolean;
  /** Every credential is refused. */
  unauthorized?: boolean;
  /** What the account may not do: `list nodes`, `create kafkas.kafka.strimzi.io`, `* secrets`. */
  forbidden?: string[];
  /** Lists answer without items. */
  emptyLists?: boolean;
  /** Watches get every event twice. */
  duplicateEvents?: boolean;
  /** Watches get no bookmarks. */
  noBookmarks?: boolean;
  /** Every continued list is too old, so no list of more than one page ends. */
  expireContinues?: boolean;
  /** New watches are cut at random within twice this time. */
  watchLifeMs?: number;
  /** Clusters asked for here never come up (`stuck`), or are said to have failed. */
  provisioning?: 'stuck' | 'failed';
  /** Once: open watches are cut. */
  dropWatches?: boolean;
  /** Once: open watches end with 410, and so does every watch or continued list from a version known so far. */
  expireWatches?: boolean;
}

export class FaultError extends Error {}

export class Faults {
  private readonly everywhere: { fault: Fault } = { fault: {} };
  private readonly byCluster = new Map<string, Fault>();
  /** Told after each change, with the clusters concerned and what was set. */
  onChange: (matches: (cluster: string) => boolean, fault: Fault) => void = () => undefined;

  /** Sets faults of one cluster, or of all by `*`, over those already set. Throws a FaultError when one is out of range. */
  set(cluster: string, fault: Fault): void {
    checkFault(fault);
    const { dropWatches: _, expireWatches: __, ...lasting } = fault;
    if (cluster === '*') {
      this.everywhere.fault = { ...this.everywhere.fault, ...lasting };
      for (const [name, known] of this.byCluster) this.byCluster.set(name, { ...known, ...lasting });
    } else this.byCluster.set(cluster, { ...this.of(cluster), ...lasting });
    this.onChange((name) => cluster === '*' || name === cluster, fault);
  }

  /** Clears one cluster's faults, or everybody's. */
  clear(cluster = '*'): void {
    if (cluster === '*') {
      this.everywhere.fault = {};
      this.byCluster.clear();
    } else this.byCluster.set(cluster, {});
    this.onChange((name) => cluster === '*' || name === cluster, {});
  }

  of(cluster: string): Fault {
    return this.byCluster.get(cluster) ?? this.everywhere.fault;
  }

  all(): Record<string, Fault> {
    return { '*': this.everywhere.fault, ...Object.fromEntries(this.byCluster) };
  }

  /** The error to inject into this request, if it is one of the unlucky. */
  unlucky(cluster: string, verb: string): { status: number; retryAfterSeconds: number | undefined } | undefined {
    const { errorRate = 0, status = 500, verbs, retryAfterSeconds } = this.of(cluster);
    if (errorRate <= 0 || (verbs !== undefined && !verbs.includes(verb)) || Math.random() >= errorRate) return undefined;
    return { status, retryAfterSeconds: retryAfterSeconds ?? (status === 429 ? 1 : undefined) };
  }
}

function checkFault(fault: Fault): void {
  for (const rule of fault.forbidden ?? []) if (!RULE.test(rule)) throw new FaultError(`forbidden: "${rule}" must be a verb or *, and a resource with its group: create kafkas.kafka.strimzi.io`);
  const { latencyMs = 0, errorRate = 0, watchLifeMs = 1, status, provisioning = 'stuck' } = fault;
  if (!(latencyMs >= 0 && latencyMs <= 600_000)) throw new FaultError('latencyMs: must be between 0 and 600000');
  if (!(watchLifeMs > 0)) throw new FaultError('watchLifeMs: must be above 0');
  if (!(errorRate >= 0 && errorRate <= 1)) throw new FaultError('errorRate: must be between 0 and 1');
  if (status !== undefined && ![429, 500, 503].includes(status)) throw new FaultError('status: must be 429, 500 or 503');
  if (!['stuck', 'failed'].includes(provisioning)) throw new FaultError('provisioning: must be stuck or failed');
}
