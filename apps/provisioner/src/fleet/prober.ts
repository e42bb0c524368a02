/**
 * Probes the data planes that are open here: each when it is opened, then every few minutes, sooner while something is missing
 * there so that putting it right is soon seen; a few at a time, so that a fleet that is taken up is watched first. One that another
 * process has found in order lately is not probed again at once only because its shard has moved.
 *
 * What is found is kept in the database; what of it is a trouble is asked here by whoever says how the data plane is.
 */
import { isManagement } from '@samsa/domain/whole-clusters';
import { troublesOf } from '@samsa/domain/data-plane-probe';
import type { DataPlane } from '@samsa/store/data-planes';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Database } from '@samsa/store/database';
import { OURS } from '../driver/strimzi/names.ts';
import type { Plane } from './plane.ts';
import { probeDataPlane } from './probe.ts';

/** As often as this, give or take a tenth. */
export const PROBE_EVERY_MS = 300_000;
/** Not more often than this for each data plane that is open: a large fleet is probed slower, or it would be at it all the time. */
export const PROBE_SPACED_MS = 500;
/** While something is missing, or nothing could be found out. */
export const PROBE_TROUBLED_MS = 15_000;
const PROBES_AT_ONCE = 6;
const [OUR_LABEL = '', OUR_VALUE = ''] = OURS.split('=');

interface Known {
  /** Undefined before the first probe has ended, whichever way. */
  troubles?: string[];
  /** Epoch milliseconds. */
  nextAt: number;
  queued: boolean;
}

export class Prober {
  private readonly known = new WeakMap<Plane, Known>();
  private readonly waiting: Plane[] = [];
  private running = 0;
  private planes = 0;

  constructor(
    private readonly database: Database,
    private readonly onFault: (plane: DataPlane, fault: Error) => void,
  ) {}

  /** A data plane was opened. @param anew its credentials are others: what was found before says nothing */
  open(plane: Plane, anew: boolean): void {
    this.planes++;
    if (plane.plane.lately && !anew) this.known.set(plane, { troubles: [], nextAt: Date.now() + Math.random() * this.everyMs, queued: false });
    this.look(plane);
  }

  /** What is missing there, the worst first; undefined while nobody knows. */
  troubles(plane: Plane): readonly string[] | undefined {
    return this.known.get(plane)?.troubles;
  }

  /** To be called now and then: probes it if its time has come. Never rejects. */
  look(plane: Plane): void {
    // Where clusters are made nothing of Kafka's need be there.
    if (isManagement(plane.plane.labels)) return void this.known.set(plane, { troubles: [], nextAt: Infinity, queued: false });
    const known = this.known.get(plane) ?? { nextAt: 0, queued: false };
    this.known.set(plane, known);
    if (known.queued || known.nextAt > Date.now()) return;
    known.queued = true;
    this.waiting.push(plane);
    this.next();
  }

  /** It is closed: there is nothing left to be found out. */
  forget(plane: Plane): void {
    this.planes--;
    const at = this.waiting.indexOf(plane);
    if (at >= 0) this.waiting.splice(at, 1);
    this.known.delete(plane);
  }

  private get everyMs(): number {
    return Math.max(PROBE_EVERY_MS, this.planes * PROBE_SPACED_MS);
  }

  private next(): void {
    for (let plane = this.running < PROBES_AT_ONCE ? this.waiting.shift() : undefined; plane; plane = this.running < PROBES_AT_ONCE ? this.waiting.shift() : undefined) {
      this.running++;
      void this.probe(plane).finally(() => {
        this.running--;
        this.next();
      });
    }
  }

  private async probe(plane: Plane): Promise<void> {
    const known = this.known.get(plane);
    if (!known) return;
    try {
      const { probe, allocatable } = await probeDataPlane(plane.connection);
      if (this.known.get(plane) !== known) return; // closed meanwhile: another may have it
      known.troubles = troublesOf(probe, { [OUR_LABEL]: OUR_VALUE });
      await dataPlanes.recordProbe(this.database, plane.plane.id, probe, allocatable);
      known.nextAt = Date.now() + (known.troubles.length > 0 ? PROBE_TROUBLED_MS : this.everyMs) * (0.9 + Math.random() / 5);
    } catch (fault) {
      known.troubles ??= [];
      known.nextAt = Date.now() + PROBE_TROUBLED_MS;
      if (this.known.get(plane) === known) this.onFault(plane.plane, fault as Error);
    } finally {
      known.queued = false;
    }
  }
}
