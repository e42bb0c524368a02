/** The data planes of the shards held: opened when a shard comes, closed when it goes, looked after meanwhile. */
import { isKubeFault } from '@samsa/kube/fault';
import { type InClusterPlace, inClusterKubeconfig } from '@samsa/kube/in-cluster';
import { KmsAway } from '@samsa/runtime/kms';
import type { Sealer } from '@samsa/runtime/seal';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Database } from '@samsa/store/database';
import { Plane, type PlaneEvents } from './plane.ts';
import { Prober } from './prober.ts';

/** Silence after which a data plane's state is Unknown. */
export const UNKNOWN_AFTER_MS = 30_000;
const LOOK_MS = 5_000;
const LOOK_TIMEOUT_MS = 4_000;

export class Fleet {
  private readonly planes = new Map<string, Plane>();
  /** Those that answered the last look. */
  private readonly answering = new Set<string>();
  private readonly prober: Prober;
  private timer: NodeJS.Timeout | undefined;

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
    this.timer = setInterval(() => void this.look().catch((fault: Error) => this.fault(fault)), LOOK_MS);
  }

  find(dataPlaneId: string): Plane | undefined {
    return this.planes.get(dataPlaneId);
  }

  /** Opens what is new on these shards, opens anew what has other credentials, and closes what is retired. */
  async open(shards: readonly number[]): Promise<void> {
    const rows = new Map((await dataPlanes.ofShards(this.database, shards)).map((row) => [row.id, row]));
    const leaving = [...this.planes.values()].filter(({ plane }) => shards.includes(plane.shard) && !(rows.get(plane.id)?.kubeconfigRevision === plane.kubeconfigRevision));
    const anew = new Set(leaving.map(({ plane }) => plane.id));
    await this.closeAll(leaving, () => Promise.all([...rows.values()].map((row) => this.take(row, anew.has(row.id)))));
  }

  /** One that cannot be opened says so and keeps nobody else from being opened; it is tried again at every look. */
  private async take(row: dataPlanes.DataPlane, anew: boolean): Promise<void> {
    const known = this.planes.get(row.id);
    if (known) {
      known.plane = row;
      return;
    }
    try {
      const kubeconfig = await this.kubeconfigOf(row);
      // Opened by another look, or no longer ours, while the kubeconfig was unsealed.
      if (this.planes.has(row.id) || !this.heldShards().includes(row.shard)) return;
      const plane = new Plane(row, kubeconfig, this.writer, this.events);
      this.planes.set(row.id, plane);
      this.prober.open(plane, anew);
    } catch (fault) {
      this.events.onFault(row, fault as Error);
      await dataPlanes.recordHealth(this.database, row.id, 'Unknown', unopened(row, fault as Error));
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

  async close(): Promise<void> {
    clearInterval(this.timer);
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

  /** Finds data planes registered since, and says how each one is. */
  private async look(): Promise<void> {
    await this.open(this.heldShards());
    await Promise.all([...this.planes.values()].map((plane) => this.check(plane)));
  }

  private async check(plane: Plane): Promise<void> {
    const fault = await plane.connection.version({ timeoutMs: LOOK_TIMEOUT_MS }).then(
      () => undefined,
      (fault: Error) => fault,
    );
    if (this.planes.get(plane.plane.id) !== plane) return; // closed meanwhile
    if (fault) return this.missed(plane, fault);
    this.prober.look(plane);
    const troubles = this.prober.troubles(plane);
    if (troubles?.[0]) await this.say(plane, 'Degraded', troubles[0]);
    else if (!plane.complete) await this.say(plane, 'Degraded', 'Its objects could not all be listed yet.');
    else if (troubles) await this.say(plane, 'Ready');
    if (plane.complete) this.greet(plane);
  }

  /** A refusal is told at once: nobody's patience makes it better. Silence is waited for a while. */
  private async missed(plane: Plane, fault: Error): Promise<void> {
    this.answering.delete(plane.plane.id);
    if (isKubeFault(fault, 'unauthorized')) return this.say(plane, 'Degraded', refused(plane.plane));
    if (isKubeFault(fault, 'forbidden')) return this.say(plane, 'Degraded', 'Our account there may not even ask for the version. Give it the role that it needs.');
    if (Date.now() - plane.lastContactAt() > UNKNOWN_AFTER_MS) return this.say(plane, 'Unknown', 'It has not answered for more than 30 seconds.');
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

function refused({ credentials }: dataPlanes.DataPlane): string {
  if (credentials === 'in_cluster') return 'It refuses the service account of the provisioner. Give it an account that is known there, or a kubeconfig.';
  return 'It refuses our credentials: they have expired or were revoked. Give it another kubeconfig.';
}

function unopened({ credentials }: dataPlanes.DataPlane, fault: Error): string {
  if (fault instanceof KmsAway) return 'Its kubeconfig cannot be unsealed just now: the keys cannot be had.';
  return credentials === 'in_cluster' ? `It cannot be reached from within: ${fault.message}.` : 'Its kubeconfig cannot be used. Give it another one.';
}
