/** The data planes of the shards held: opened when a shard comes, closed when it goes, looked after meanwhile. */
import type { Sealer } from '@samsa/runtime/seal';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Database } from '@samsa/store/database';
import { Plane, type PlaneEvents } from './plane.ts';

/** Silence after which a data plane's state is Unknown. */
export const UNKNOWN_AFTER_MS = 30_000;
const LOOK_MS = 5_000;
const PROBE_TIMEOUT_MS = 4_000;

export class Fleet {
  private readonly planes = new Map<string, Plane>();
  /** Those that answered the last probe. */
  private readonly answering = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly events: PlaneEvents,
    private readonly heldShards: () => readonly number[],
    /** Our name at the data planes, so that writers can be told apart. */
    private readonly writer: string,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look().catch((fault: Error) => this.fault(fault)), LOOK_MS);
  }

  find(dataPlaneId: string): Plane | undefined {
    return this.planes.get(dataPlaneId);
  }

  /** Opens what is new on these shards, opens anew what has another kubeconfig, and closes what is retired. */
  async open(shards: readonly number[]): Promise<void> {
    const rows = new Map((await dataPlanes.ofShards(this.database, shards)).map((row) => [row.id, row]));
    const leaving = [...this.planes.values()].filter(({ plane }) => shards.includes(plane.shard) && !(rows.get(plane.id)?.kubeconfigRevision === plane.kubeconfigRevision));
    for (const { plane } of leaving) this.planes.delete(plane.id);
    await Promise.all([...rows.values()].map((row) => this.take(row)));
    await Promise.all(leaving.map((plane) => plane.close()));
  }

  /** One that cannot be opened says so and keeps nobody else from being opened; it is tried again at every look. */
  private async take(row: dataPlanes.DataPlane): Promise<void> {
    const known = this.planes.get(row.id);
    if (known) {
      known.plane = row;
      return;
    }
    try {
      const kubeconfig = (await this.sealer.open(row.kubeconfigSealed, `kubeconfig ${row.id}`)).toString('utf8');
      this.planes.set(row.id, new Plane(row, kubeconfig, this.writer, this.events));
    } catch (fault) {
      this.events.onFault(row, fault as Error);
      await dataPlanes.recordHealth(this.database, row.id, 'Unknown', 'Its kubeconfig cannot be used. Give it another one.');
    }
  }

  async closeShards(shards: readonly number[]): Promise<void> {
    const leaving = [...this.planes.values()].filter((plane) => shards.includes(plane.plane.shard));
    for (const plane of leaving) this.planes.delete(plane.plane.id);
    await Promise.all(leaving.map((plane) => plane.close()));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([...this.planes.values()].map((plane) => plane.close()));
    this.planes.clear();
  }

  /** Finds data planes registered since, and says how each one is. */
  private async look(): Promise<void> {
    await this.open(this.heldShards());
    await Promise.all([...this.planes.values()].map((plane) => this.probe(plane)));
  }

  private async probe(plane: Plane): Promise<void> {
    const heard = await plane.connection.version({ timeoutMs: PROBE_TIMEOUT_MS }).then(
      () => true,
      () => false,
    );
    if (!heard) this.answering.delete(plane.plane.id);
    const silentMs = Date.now() - plane.lastContactAt();
    if (heard && plane.complete) {
      await this.say(plane, 'Ready');
      return this.greet(plane);
    }
    if (heard) return this.say(plane, 'Degraded', 'Its objects could not all be listed yet.');
    if (silentMs > UNKNOWN_AFTER_MS) return this.say(plane, 'Unknown', 'It has not answered for more than 30 seconds.');
  }

  /** What waited while it was away is looked at now: its back-off may be a minute long. */
  private greet({ plane }: Plane): void {
    if (this.answering.has(plane.id)) return;
    this.answering.add(plane.id);
    this.events.onBack(plane.shard);
  }

  private async say(plane: Plane, state: string, cause?: string): Promise<void> {
    await dataPlanes.recordHealth(this.database, plane.plane.id, state, cause);
  }

  private fault(fault: Error): void {
    this.events.onFault({ id: 'fleet' } as never, fault);
  }
}
