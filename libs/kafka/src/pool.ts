/**
 * Connections to tenants' clusters, kept per (cluster, credential). The REST surface logs in as the presented key, so there
 * may be thousands of credentials, each used for a moment: sessions open at the first call, close when idle, and the least
 * recently used gives way when there are too many.
 *
 * What keeps one cluster's trouble its own: every call has a budget, every cluster a bulkhead (calls in flight) and a circuit
 * breaker. A wrong password is an answer, not trouble. A session is found by its password too (as a keyed hash): an
 * authenticated connection must never serve a caller who only knows the user's name.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { KafkaAdmin } from './admin.ts';
import { Breaker, type BreakerLimits } from './breaker.ts';
import { isSilence, KafkaRefusal } from './fault.ts';
import { bindAdmin, type Run } from './platformatic/adapter.ts';
import { Session, type SessionOptions } from './platformatic/session.ts';
import { CALL_BUDGET_MS, Wire } from './platformatic/wire.ts';

export interface PoolLimits {
  /** Sessions kept; each has at most one connection per broker. */
  sessions: number;
  /** Open connections over all sessions, beyond which idle sessions are closed, oldest first. */
  connections: number;
  idleCloseMs: number;
  /** One call, all of it. Under three seconds, so that a dead cluster has been called dead by then. */
  callBudgetMs: number;
  callsInFlightPerCluster: number;
  breaker: BreakerLimits;
}

export const POOL_LIMITS: PoolLimits = {
  sessions: 512,
  connections: 1_024,
  idleCloseMs: 30_000,
  callBudgetMs: CALL_BUDGET_MS,
  callsInFlightPerCluster: 64,
  breaker: { failuresToOpen: 3, openMs: 500, maxOpenMs: 4_000 },
};

export interface ClusterLogin {
  clusterId: string;
  bootstrap: string;
  caPem?: string;
  username: string;
  password: string;
}

interface Pooled {
  clusterId: string;
  username: string;
  session: Session;
  callsInFlight: number;
  usedAtMs: number;
}

interface ClusterState {
  bootstrap: string;
  breaker: Breaker;
  callsInFlight: number;
}

export class KafkaPool {
  readonly #limits: PoolLimits;
  /** In order of use: the first is the one not used for longest. */
  readonly #pooled = new Map<string, Pooled>();
  readonly #clusters = new Map<string, ClusterState>();
  readonly #hashKey = randomBytes(32);
  readonly #sweeper: NodeJS.Timeout;

  constructor(limits: Partial<PoolLimits> = {}) {
    this.#limits = { ...POOL_LIMITS, ...limits };
    this.#sweeper = setInterval(() => this.#closeIdle(), this.#limits.idleCloseMs / 2);
    this.#sweeper.unref();
  }

  get size(): { sessions: number; connections: number } {
    return { sessions: this.#pooled.size, connections: this.#openConnections() };
  }

  /** The port to one cluster as one user. Opens nothing yet; cheap enough to ask for on every request. */
  admin(login: ClusterLogin): KafkaAdmin {
    const { bootstrap, caPem, username, password } = login;
    const options: SessionOptions = { bootstrap, caPem, username, secret: { password } };
    const key = this.#keyOf(login);
    const run: Run = (work, budgetMs) => this.#run(login, key, options, work, budgetMs ?? this.#limits.callBudgetMs);
    return bindAdmin(run, options);
  }

  /** Closes what is open as this user (or, without one, to this cluster at all). Calls in flight fail. */
  async forget(clusterId: string, username?: string): Promise<void> {
    const found = [...this.#pooled].filter(([, one]) => one.clusterId === clusterId && (username === undefined || one.username === username));
    for (const [key] of found) this.#pooled.delete(key);
    if (username === undefined) this.#clusters.delete(clusterId);
    await Promise.all(found.map(([, { session }]) => session.close()));
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    const sessions = [...this.#pooled.values()].map(({ session }) => session);
    this.#pooled.clear();
    await Promise.all(sessions.map((session) => session.close()));
  }

  async #run<T>(login: ClusterLogin, key: string, options: SessionOptions, work: (wire: Wire) => Promise<T>, budgetMs: number): Promise<T> {
    const cluster = this.#cluster(login);
    if (cluster.callsInFlight >= this.#limits.callsInFlightPerCluster) {
      throw new KafkaRefusal('unavailable', `more than ${this.#limits.callsInFlightPerCluster} calls to this cluster are in flight; try again`);
    }
    if (!cluster.breaker.admits(performance.now())) {
      throw new KafkaRefusal('unavailable', 'the cluster has not been answering; it is tried again in a few seconds');
    }
    const pooled = this.#take(login, key, options);
    const wire = new Wire(pooled.session, budgetMs);
    cluster.callsInFlight++;
    pooled.callsInFlight++;
    try {
      const result = await work(wire);
      cluster.breaker.answered();
      return result;
    } catch (error) {
      if (isSilence(error) && !wire.heard) cluster.breaker.silent(performance.now());
      else cluster.breaker.answered();
      if (error instanceof KafkaRefusal && error.kind === 'unauthenticated') this.#drop(key, pooled);
      throw error;
    } finally {
      cluster.callsInFlight--;
      pooled.callsInFlight--;
      pooled.usedAtMs = performance.now();
    }
  }

  #cluster({ clusterId, bootstrap }: ClusterLogin): ClusterState {
    const known = this.#clusters.get(clusterId);
    if (known && known.bootstrap === bootstrap) return known;
    const fresh: ClusterState = { bootstrap, breaker: new Breaker(this.#limits.breaker), callsInFlight: known?.callsInFlight ?? 0 };
    this.#clusters.set(clusterId, fresh);
    return fresh;
  }

  #take({ clusterId, username }: ClusterLogin, key: string, options: SessionOptions): Pooled {
    const known = this.#pooled.get(key);
    this.#pooled.delete(key);
    if (!known) this.#makeRoom();
    const pooled = known ?? { clusterId, username, session: new Session(options), callsInFlight: 0, usedAtMs: performance.now() };
    this.#pooled.set(key, pooled);
    return pooled;
  }

  #makeRoom(): void {
    while (this.#pooled.size >= this.#limits.sessions || this.#openConnections() >= this.#limits.connections) {
      const oldest = [...this.#pooled].find(([, { callsInFlight }]) => callsInFlight === 0);
      if (!oldest) throw new KafkaRefusal('unavailable', `all ${this.#limits.sessions} sessions to Kafka clusters are busy; try again`);
      this.#drop(...oldest);
    }
  }

  #closeIdle(): void {
    const before = performance.now() - this.#limits.idleCloseMs;
    for (const [key, pooled] of this.#pooled) {
      if (pooled.callsInFlight === 0 && pooled.usedAtMs < before) this.#drop(key, pooled);
    }
    const inUse = new Set([...this.#pooled.values()].map(({ clusterId }) => clusterId));
    for (const [clusterId, { callsInFlight, breaker }] of this.#clusters) {
      if (callsInFlight === 0 && !breaker.isOpen && !inUse.has(clusterId)) this.#clusters.delete(clusterId);
    }
  }

  #drop(key: string, pooled: Pooled): void {
    if (this.#pooled.get(key) === pooled) this.#pooled.delete(key);
    void pooled.session.close();
  }

  #openConnections(): number {
    let open = 0;
    for (const { session } of this.#pooled.values()) open += session.openConnections;
    return open;
  }

  #keyOf({ clusterId, bootstrap, caPem, username, password }: ClusterLogin): string {
    const secret = createHmac('sha256', this.#hashKey).update(JSON.stringify([password, caPem ?? null, bootstrap])).digest('base64');
    return JSON.stringify([clusterId, username, secret]);
  }
}
