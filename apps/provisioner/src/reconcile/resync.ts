/**
 * Looks clusters over without a pass for each. A cluster whose data plane shows what it showed when a pass last found nothing to do,
 * and of which nobody wants anything else, is put off; only the others are worked. So a resync of twenty thousand clusters is a few
 * hundred statements, and a data plane that was just listed is compared whole, whatever happened while nobody watched.
 */
import type { ClusterId, DataPlaneId } from '@samsa/domain/ids';
import type { DueKey } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import * as settled from '@samsa/store/settled';
import type { Plane } from '../fleet/plane.ts';

/** Data planes that were just listed are compared together, so many at once … */
const COMPARED_AT_ONCE = 20;
/** … gathered for this long. */
const GATHERED_MS = 50;

export interface ResyncParts {
  database: Database;
  putOff(): settled.PutOff;
  /** Our name as a holder of leases. */
  holder: string;
  find(dataPlaneId: string): Plane | undefined;
  /** Data planes are being opened. */
  isOpening(): boolean;
  enqueue(keys: readonly DueKey[]): Promise<unknown>;
  onFault(fault: Error): void;
}

export class Resync {
  private readonly listed = new Set<DataPlaneId>();
  private timer: NodeJS.Timeout | undefined;
  private comparing: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: ResyncParts) {}

  /** Everything of it has been listed: what stands there is compared with how it was left. */
  compare(plane: Plane): void {
    this.listed.add(plane.plane.id);
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.comparing ??= this.compareAll().catch((fault: Error) => this.parts.onFault(fault)).finally(() => (this.comparing = undefined));
    }, GATHERED_MS);
  }

  /** @returns those of the keys that want a pass; the others are put off, or wait for their data plane to be opened and stay due */
  async sift(keys: readonly DueKey[]): Promise<{ wanted: DueKey[]; putOff: number }> {
    const clusters = keys.filter(({ kind }) => kind === 'cluster').map(({ id }) => id);
    if (clusters.length === 0) return { wanted: [...keys], putOff: 0 };
    const waiting = new Set<string>();
    const seen = (await settled.planesOf(this.parts.database, clusters)).flatMap(({ id, dataPlaneId }) => {
      const plane = this.parts.find(dataPlaneId);
      if (!plane?.complete && this.parts.isOpening()) waiting.add(id);
      return plane?.complete ? [{ id, settled: plane.fingerprint(id) }] : [];
    });
    const still = await settled.putOff(this.parts.database, this.parts.holder, this.parts.putOff(), seen);
    const wanted = keys.filter(({ kind, id }) => kind !== 'cluster' || (!still.has(id as ClusterId) && !waiting.has(id)));
    return { wanted, putOff: still.size };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.comparing;
  }

  private async compareAll(): Promise<void> {
    while (this.listed.size > 0 && !this.stopped) {
      const some = [...this.listed].slice(0, COMPARED_AT_ONCE);
      for (const id of some) this.listed.delete(id);
      const clusters = await settled.ofPlanes(this.parts.database, some);
      const moved = clusters.filter(({ id, dataPlaneId, settled: left }) => left === null || left !== this.parts.find(dataPlaneId)?.fingerprint(id));
      await this.parts.enqueue(moved.map(({ id, shard }) => ({ kind: 'cluster', id, shard })));
    }
  }
}
