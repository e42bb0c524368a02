/**
 * Keeps this process's shard leases: renews them every two seconds, tells what was gained and lost. Between renewals a
 * lease is trusted only until a margin before its end by our own monotonic clock, which goes on while a process is
 * stopped: a holder that slept finds its leases over before it does anything else.
 */
import type { Database } from '@samsa/store/database';
import { type Lease, LEASE_SECONDS, release, RENEW_MS, renew } from '@samsa/store/leases';

const MARGIN_MS = 2_000;

export interface LeaseEvents {
  onGained(shards: readonly number[]): Promise<void>;
  onLost(shards: readonly number[]): Promise<void>;
  onFault(fault: Error): void;
}

export class Leaseholder {
  private leases = new Map<number, Lease>();
  private trustedUntil = 0;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    readonly id: string,
    private readonly database: Database,
    private readonly events: LeaseEvents,
  ) {}

  async start(): Promise<void> {
    await this.renew();
    this.schedule();
  }

  /** The lease on a shard, while it may be acted upon. */
  lease(shard: number): Lease | undefined {
    return performance.now() < this.trustedUntil ? this.leases.get(shard) : undefined;
  }

  shards(): number[] {
    return performance.now() < this.trustedUntil ? [...this.leases.keys()] : [];
  }

  /** Ends renewing; the leases stay ours until `release` or their end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  async release(): Promise<void> {
    await release(this.database, this.id);
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.renew().finally(() => this.schedule());
    }, RENEW_MS);
  }

  private async renew(): Promise<void> {
    const askedAt = performance.now();
    try {
      const held = await this.database.transact((tx) => renew(tx, this.id));
      const now = new Map(held.map((lease) => [lease.shard, lease]));
      const same = (shard: number): boolean => this.leases.get(shard)?.token === now.get(shard)?.token;
      const lost = [...this.leases.keys()].filter((shard) => !same(shard));
      const gained = [...now.keys()].filter((shard) => !same(shard));
      this.leases = now;
      this.trustedUntil = askedAt + LEASE_SECONDS * 1_000 - MARGIN_MS;
      if (lost.length > 0) await this.events.onLost(lost);
      if (gained.length > 0) await this.events.onGained(gained);
    } catch (fault) {
      this.events.onFault(fault as Error);
    }
  }
}
