/**
 * One Kafka cluster on this machine: its folder, its ledger and its brokers. Each call takes it one step nearer to what is
 * desired and returns at once; `onChange` says when the next step may be due.
 */
import { rm } from 'node:fs/promises';
import type { DesiredCluster } from './desire.ts';
import { extended, newLedger, readLedger, writeLedger } from './ledger.ts';
import type { ClusterIdentity, Ledger } from './ledger.ts';
import { isSettled, nextSteps } from './rolling.ts';
import type { ObservedNode, Phase } from './rolling.ts';
import { BrokerRunner } from './runner.ts';
import { brokerOptions, dynamicOptions, fingerprint, nodeDir } from './settings.ts';

/** When all nodes stop at once the last ones wait for a quorum that is gone; Kafka recovers from being killed then. */
export const STOP_ALL_TIMEOUT_MS = 5_000;

export interface Progress {
  settled: boolean;
  /** Milliseconds until the next step is due. */
  againMs?: number;
  /** Nodes that are not up, with the reason when it is known. */
  missing: { id: number; pool: string; phase: Phase; cause?: string }[];
}

export class LocalCluster {
  readonly dir: string;
  readonly #checkpoints: string;
  readonly #onChange: () => void;
  readonly #runners = new Map<number, BrokerRunner>();
  #ledger?: Ledger;
  /** The dynamic options all its nodes were started with or were told since; undefined when that is not known. */
  #options?: string;

  private constructor(dir: string, checkpoints: string, onChange: () => void) {
    this.dir = dir;
    this.#checkpoints = checkpoints;
    this.#onChange = onChange;
  }

  /** Opens what the folder has, taking over brokers that still run. */
  static async open(dir: string, checkpoints: string, onChange: () => void): Promise<LocalCluster> {
    const cluster = new LocalCluster(dir, checkpoints, onChange);
    cluster.#ledger = await readLedger(dir);
    await Promise.all((cluster.#ledger?.nodes ?? []).map(({ id }) => cluster.#runner(id).adopt()));
    return cluster;
  }

  get ledger(): Ledger | undefined {
    return this.#ledger;
  }

  get desired(): DesiredCluster | undefined {
    return this.#ledger?.cluster;
  }

  /** Whether at least one broker serves. */
  get ready(): boolean {
    return this.#observed().some(({ phase }) => phase === 'ready');
  }

  /** Whether nothing of it runs. */
  isDown(): boolean {
    return [...this.#runners.values()].every((runner) => runner.observed.phase === 'down');
  }

  /** Gives new nodes and listeners their ports and writes them down, before anything is started on them. */
  async prepare(about: ClusterIdentity, desired: DesiredCluster, reserved: ReadonlySet<number>): Promise<Ledger> {
    const before = this.#ledger ?? (await newLedger(about, desired));
    const after = await extended(before, desired, reserved);
    const ledger = after.uid === about.uid ? after : { ...after, uid: about.uid };
    if (ledger !== this.#ledger) await writeLedger(this.dir, ledger);
    this.#ledger = ledger;
    return ledger;
  }

  /** Starts and stops what is due. */
  advance(now: number = Date.now()): Progress {
    const ledger = this.#ledger;
    if (!ledger) return { settled: false, missing: [] };
    const desired = ledger.cluster;
    const options = new Map(desired.nodes.map((node) => [node.id, { ...brokerOptions(this.dir, node, desired, ledger), checkpoints: this.#checkpoints }]));
    const wanted = [...options].map(([id, option]) => ({ id, fingerprint: fingerprint(option) }));
    const steps = nextSteps(wanted, this.#observed(), now);
    for (const id of steps.stop) void this.#runner(id).stop();
    for (const id of steps.start) this.#runner(id).start(options.get(id)!, wanted.find((node) => node.id === id)!.fingerprint);
    if (steps.start.length === desired.nodes.length) this.#options = JSON.stringify(dynamicOptions(desired.config));
    const missing = desired.nodes.flatMap(({ id, pool }) => {
      const { observed, cause } = this.#runner(id);
      return observed.phase === 'ready' ? [] : [{ id, pool, phase: observed.phase, cause }];
    });
    return { settled: isSettled(wanted, this.#observed()), againMs: steps.again && Math.max(0, steps.again - now), missing };
  }

  /** Whether running brokers may have other dynamic options than the ledger says; `true` once for each difference. */
  takeOptionsChange(): boolean {
    const wanted = JSON.stringify(dynamicOptions(this.#ledger?.cluster.config ?? {}));
    const differs = this.#options !== wanted;
    this.#options = wanted;
    return differs;
  }

  /** Notes that the metadata were lifted to a newer release. */
  async lifted(metadataRelease: string): Promise<void> {
    if (!this.#ledger) return;
    this.#ledger = { ...this.#ledger, metadataRelease };
    await writeLedger(this.dir, this.#ledger);
  }

  /** Ends all brokers; data remain. */
  async stop(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.stop(STOP_ALL_TIMEOUT_MS)));
  }

  /** Ends all brokers and removes every trace. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dir, { recursive: true, force: true });
    this.#ledger = undefined;
  }

  #observed(): ObservedNode[] {
    return [...this.#runners.values()].map((runner) => runner.observed);
  }

  #runner(id: number): BrokerRunner {
    let runner = this.#runners.get(id);
    if (!runner) this.#runners.set(id, (runner = new BrokerRunner(id, nodeDir(this.dir, id), this.#onChange)));
    return runner;
  }
}
