/** The data planes of the shards held: opened when a shard comes, closed when it goes, looked after meanwhile. */
import { setImmediate as breathe } from 'node:timers/promises';
import { isKubeFault } from '@samsa/kube/fault';
import { Gate } from '@samsa/kube/gate';
import { type InClusterPlace, inClusterKubeconfig } from '@samsa/kube/in-cluster';
import { KmsAway } from '@samsa/runtime/kms';
import type { Sealer } from '@samsa/runtime/seal';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Database } from '@samsa/store/database';
import * as observations from '@samsa/store/observations';
import { type HealthWord, recordHealths } from '@samsa/store/plane-health';
import { ASKED_AFTER_MS, ASKED_AGAIN_MS, type Health, healthOf, SAID_AGAIN_MS } from './health.ts';
import { pack, type PlaneKept, unpack } from './kept.ts';
import { Plane, type PlaneEvents } from './plane.ts';
import { Prober } from './prober.ts';

const LOOK_MS = 5_000;
/** The registry is read anew no sooner than this for each data plane that is open: two thousand rows each five seconds are half a percent of a core. */
const LOOK_SPACED_MS = 10;
const TEND_MS = 1_000;
const ASK_TIMEOUT_MS = 2_900;
/** Data planes opened in one turn of the event loop. */
const OPENED_AT_ONCE = 25;
/** What was observed is laid down this often, if anything was heard since. */
const KEPT_AGAIN_MS = 600_000;
const KEPT_AT_ONCE = 50;

/** What is remembered of a data plane while it is open. */
interface Tended {
  asking: boolean;
  askedAt: number;
  /** It answers: what waited for it has been woken. */
  answers: boolean;
  refusal: string | undefined;
  said: Health | undefined;
  saidAt: number;
  keptAt: number;
}

export class Fleet {
  private readonly planes = new Map<string, Plane>();
  private readonly tended = new WeakMap<Plane, Tended>();
  private readonly prober: Prober;
  private readonly gate = new Gate();
  private timers: NodeJS.Timeout[] = [];
  private opening: Promise<void> = Promise.resolve();
  private openings = 0;
  private looking = false;
  private readAt = 0;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly events: PlaneEvents,
    private readonly heldShards: () => readonly number[],
    /** Our name at the data planes, so that writers can be told apart. */
    private readonly writer: string,
    /** The Kubernetes cluster this process runs on, for the data plane that it may be. */
    private readonly here: InClusterPlace = {},
  ) {
    this.prober = new Prober(database, (plane, fault) => events.onFault(plane, fault));
  }

  start(): void {
    this.timers = [
      setInterval(() => void this.look().catch((fault: Error) => this.fault(fault)), LOOK_MS),
      setInterval(() => void this.tend().catch((fault: Error) => this.fault(fault)), TEND_MS),
    ];
  }

  /** Clusters seen on all of them. */
  get clusters(): number {
    let sum = 0;
    for (const plane of this.planes.values()) sum += plane.clusters;
    return sum;
  }

  /** All that are open here and listed. */
  *listed(): Generator<Plane> {
    for (const plane of this.planes.values()) if (plane.complete) yield plane;
  }

  find(dataPlaneId: string): Plane | undefined {
    return this.planes.get(dataPlaneId);
  }

  /** Data planes are being opened: one that is not found may be found in a moment. */
  get isOpening(): boolean {
    return this.openings > 0;
  }

  /** Opens what is new on these shards, opens anew what has other credentials, and closes what is retired. One call after another. */
  open(shards: readonly number[]): Promise<void> {
    this.openings += 1;
    const opened = this.opening.then(() => this.openNext(shards)).finally(() => (this.openings -= 1));
    this.opening = opened.catch(() => undefined);
    return opened;
  }

  private async openNext(shards: readonly number[]): Promise<void> {
    const open = new Map([...this.planes.values()].map(({ plane }) => [plane.id, plane.kubeconfigRevision] as const));
    const rows = new Map((await dataPlanes.ofShards(this.database, shards, open)).map((row) => [row.id, row]));
    const leaving = [...this.planes.values()].filter(({ plane }) => shards.includes(plane.shard) && !(rows.get(plane.id)?.kubeconfigRevision === plane.kubeconfigRevision));
    const anew = new Set(leaving.map(({ plane }) => plane.id));
    await this.closeAll(leaving, async () => {
      const fresh: dataPlanes.DataPlane[] = [];
      for (const row of rows.values()) {
        const known = this.planes.get(row.id);
        if (known) known.plane = row;
        else fresh.push(row);
      }
      // A few at a time: leases are renewed and events taken in between.
      for (let at = 0; at < fresh.length; at += OPENED_AT_ONCE) {
        const some = fresh.slice(at, at + OPENED_AT_ONCE);
        const kept = new Map((await observations.ofPlanes(this.database, some.map(({ id }) => id))).map((one) => [one.id, one]));
        await Promise.all(some.map((row) => this.take(row, anew.has(row.id), kept.get(row.id))));
        await breathe();
      }
    });
  }

  /** One that cannot be opened says so and keeps nobody else from being opened; it is tried again at every look. */
  private async take(row: dataPlanes.DataPlane, anew: boolean, observation: observations.Observation | undefined): Promise<void> {
    if (!this.heldShards().includes(row.shard)) return;
    try {
      const kubeconfig = await this.kubeconfigOf(row);
      if (!this.heldShards().includes(row.shard)) return; // no longer ours since
      const kept: PlaneKept | undefined = observation?.kubeconfigRevision === row.kubeconfigRevision ? unpack(observation.body) : undefined;
      const plane = new Plane(row, kubeconfig, this.events, { writer: this.writer, gate: this.gate, kept });
      this.planes.set(row.id, plane);
      this.tended.set(plane, { asking: false, askedAt: 0, answers: false, refusal: undefined, said: undefined, saidAt: 0, keptAt: Date.now() - Math.random() * KEPT_AGAIN_MS });
      this.prober.open(plane, anew);
    } catch (fault) {
      this.events.onFault(row, fault as Error);
      await recordHealths(this.database, this.writer, [{ id: row.id, state: 'Unknown', cause: unopened(row, fault as Error) }]);
    }
  }

  private async kubeconfigOf({ id, credentials, kubeconfigSealed }: dataPlanes.DataPlane): Promise<string> {
    if (credentials === 'in_cluster') return inClusterKubeconfig(this.here);
    if (!kubeconfigSealed) throw new Error(`${id} has no kubeconfig.`);
    return (await this.sealer.open(kubeconfigSealed, `kubeconfig ${id}`)).toString('utf8');
  }

  async closeShards(shards: readonly number[]): Promise<void> {
    await this.closeAll([...this.planes.values()].filter((plane) => shards.includes(plane.plane.shard)));
  }

  /** What was observed is laid down for whoever takes these data planes next. */
  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.keep([...this.planes.values()]).catch((fault: Error) => this.fault(fault));
    await this.closeAll([...this.planes.values()]);
  }

  /** They are found no more from now on. @param meanwhile done before it is waited for their ends */
  private async closeAll(leaving: readonly Plane[], meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
    for (const plane of leaving) {
      this.planes.delete(plane.plane.id);
      this.prober.forget(plane);
    }
    await meanwhile();
    await Promise.all(leaving.map((plane) => plane.close()));
  }

  /** Finds data planes registered since, has them probed when it is time, lays down what was observed. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      if (Date.now() - this.readAt > this.planes.size * LOOK_SPACED_MS) {
        this.readAt = Date.now();
        await this.open(this.heldShards());
      }
      const planes = [...this.planes.values()];
      for (const plane of planes) if (this.tended.get(plane)?.answers) this.prober.look(plane);
      const due = Date.now() - KEPT_AGAIN_MS;
      await this.keep(planes.filter((plane) => (this.tended.get(plane)?.keptAt ?? Infinity) < due).slice(0, KEPT_AT_ONCE));
    } finally {
      this.looking = false;
    }
  }

  private async keep(planes: readonly Plane[]): Promise<void> {
    for (let at = 0; at < planes.length; at += KEPT_AT_ONCE) {
      const rows = planes.slice(at, at + KEPT_AT_ONCE).flatMap((plane): observations.Observation[] => {
        const [kept, tended] = [plane.kept(), this.tended.get(plane)];
        if (!kept || !tended) return [];
        tended.keptAt = Date.now();
        return [{ id: plane.plane.id, kubeconfigRevision: plane.plane.kubeconfigRevision, body: pack(kept) }];
      });
      await observations.keep(this.database, this.writer, rows);
      await breathe();
    }
  }

  /** Asks the quiet ones for a sign of life, and says of each how it is, if that is news. */
  private async tend(): Promise<void> {
    const now = Date.now();
    const words: HealthWord[] = [];
    const back = new Set<number>();
    const held = new Set(this.heldShards());
    for (const plane of this.planes.values()) {
      const tended = this.tended.get(plane);
      // Whoever slept past its leases is the one that was silent.
      if (!tended || !held.has(plane.plane.shard)) continue;
      const silentMs = now - Math.max(plane.lastContactAt(), plane.openedAt);
      if (silentMs > (tended.refusal ? ASKED_AGAIN_MS : ASKED_AFTER_MS) && !tended.asking && now - tended.askedAt > ASKED_AGAIN_MS) void this.ask(plane, tended);
      if (plane.complete && !tended.answers && silentMs < ASKED_AFTER_MS) {
        tended.answers = true;
        back.add(plane.plane.shard);
      }
      const health = this.saidLately(plane, tended, silentMs, now) ? undefined : this.healthOf(plane, tended, silentMs, now);
      if (health) words.push({ id: plane.plane.id, ...health });
    }
    // What waited while they were away is looked at now: its back-off may be a minute long.
    if (back.size > 0) this.events.onBack([...back]);
    await recordHealths(this.database, this.writer, words);
  }

  /** The common case, decided at once: it was said to be in order, and nothing speaks against it. */
  private saidLately(plane: Plane, { said, saidAt, refusal }: Tended, silentMs: number, now: number): boolean {
    const inOrder = said?.state === 'Ready' && plane.complete && silentMs < ASKED_AFTER_MS && !refusal && !plane.complaint;
    return inOrder && now - saidAt < SAID_AGAIN_MS && this.prober.troubles(plane)?.length === 0;
  }

  /** What is to be said of it now; undefined when that was said already, and not long ago. */
  private healthOf(plane: Plane, tended: Tended, silentMs: number, now: number): Health | undefined {
    const troubles = this.prober.troubles(plane);
    const complaint = tended.refusal ?? plane.complaint ?? troubles?.[0];
    const health = healthOf({ silentMs, openMs: now - plane.openedAt, complete: plane.complete, complaint });
    if (!health || (health.state === 'Ready' && !troubles)) return undefined;
    const same = tended.said?.state === health.state && tended.said.cause === health.cause;
    if (same && now - tended.saidAt < SAID_AGAIN_MS) return undefined;
    tended.said = health;
    tended.saidAt = now;
    return health;
  }

  /** A refusal is told at once: nobody's patience makes it better. Silence is waited for a while. */
  private async ask(plane: Plane, tended: Tended): Promise<void> {
    tended.asking = true;
    tended.askedAt = Date.now();
    try {
      await plane.connection.version({ timeoutMs: ASK_TIMEOUT_MS });
      plane.answeredAt = Date.now();
      tended.refusal = undefined;
    } catch (fault) {
      tended.answers = false;
      if (isKubeFault(fault, 'unauthorized')) tended.refusal = refused(plane.plane);
      if (isKubeFault(fault, 'forbidden')) tended.refusal = 'Our account there may not even ask for the version. Give it the role that it needs.';
      if (tended.refusal) plane.answeredAt = Date.now();
    } finally {
      tended.asking = false;
    }
  }

  private fault(fault: Error): void {
    this.events.onFault({ id: 'fleet' } as never, fault);
  }
}

function refused({ credentials }: dataPlanes.DataPlane): string {
  if (credentials === 'in_cluster') return 'It refuses the service account of the provisioner. Give it an account that is known there, or a kubeconfig.';
  return 'It refuses our credentials: they have expired or were revoked. Give it another kubeconfig.';
}

function unopened({ credentials }: dataPlanes.DataPlane, fault: Error): string {
  if (fault instanceof KmsAway) return 'Its kubeconfig cannot be unsealed just now: the keys cannot be had.';
  return credentials === 'in_cluster' ? `It cannot be reached from within: ${fault.message}.` : 'Its kubeconfig cannot be used. Give it another one.';
}
