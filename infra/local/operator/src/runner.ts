/**
 * One broker's life in this process: started, ready, dead, started again after a pause that grows with every failure.
 * It decides nothing: it does what it is told and reports every change of phase. What a running broker was started with is
 * kept beside its pid, so that the next operator can tell whether an adopted one is up to date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptBroker, startBroker } from '@samsa/local-kafka/broker';
import type { BrokerHandle, BrokerOptions } from '@samsa/local-kafka/broker';
import type { ObservedNode, Phase } from './rolling.ts';

const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 30_000;
/** A broker that ran this long before it died is started again at once. */
const STABLE_MS = 10_000;
const STARTED_WITH = 'started-with';

export class BrokerRunner {
  readonly id: number;
  readonly #dir: string;
  readonly #onChange: () => void;
  #phase: Phase = 'down';
  #handle?: BrokerHandle;
  #fingerprint?: string;
  /** The settings that `cause` is about. */
  #causedBy?: string;
  #failures = 0;
  #retryAt = 0;
  #readyAt = 0;
  #starting?: Promise<void>;
  /** Why it is not up, in the broker's last words. */
  cause?: string;

  constructor(id: number, dir: string, onChange: () => void) {
    this.id = id;
    this.#dir = dir;
    this.#onChange = onChange;
  }

  get observed(): ObservedNode {
    return { id: this.id, phase: this.#phase, fingerprint: this.#fingerprint, retryAt: this.#retryAt };
  }

  get pid(): number | undefined {
    return this.#handle?.pid;
  }

  /** Takes over a broker that an operator before us left running. */
  async adopt(): Promise<void> {
    const handle = await adoptBroker(this.#dir);
    if (!handle) return;
    this.#fingerprint = await readFile(join(this.#dir, STARTED_WITH), 'utf8').catch(() => 'unknown');
    this.#follow(handle);
    this.#become('ready');
  }

  /** Begins a start; what comes of it is reported as a change. */
  start(options: BrokerOptions, fingerprint: string): void {
    if (this.#phase !== 'down') return;
    if (fingerprint !== this.#causedBy) this.cause = undefined;
    this.#causedBy = fingerprint;
    this.#fingerprint = fingerprint;
    this.#become('starting');
    this.#starting = this.#run(options, fingerprint);
  }

  /** Resolves when the process is gone; one that is being formatted is stopped as soon as it has a process. */
  async stop(timeoutMs?: number): Promise<void> {
    if (this.#phase === 'down') return;
    this.#become('stopping');
    await this.#handle?.stop(timeoutMs);
    await this.#starting;
  }

  async #run(options: BrokerOptions, fingerprint: string): Promise<void> {
    const handle = await this.#launch(options, fingerprint);
    if (!handle) return;
    if (this.#phase === 'stopping') return handle.stop();
    try {
      await handle.ready;
    } catch (error) {
      this.#say(error);
      return handle.kill(); // one that takes too long; what fell over by itself is reported by its exit
    }
    if (this.#handle !== handle || this.#phase !== 'starting') return;
    this.#readyAt = Date.now();
    this.cause = undefined;
    this.#become('ready');
  }

  async #launch(options: BrokerOptions, fingerprint: string): Promise<BrokerHandle | undefined> {
    try {
      const handle = await startBroker(options);
      this.#follow(handle);
      await writeFile(join(this.#dir, STARTED_WITH), fingerprint);
      return handle;
    } catch (error) {
      this.#say(error);
      if (this.#handle) await this.#handle.kill();
      else this.#fell();
      return undefined;
    }
  }

  /** The reason comes a moment after the fall: whoever is told of the one must hear of the other. */
  #say(error: unknown): void {
    this.cause = error instanceof Error ? error.message : String(error);
    this.#onChange();
  }

  #follow(handle: BrokerHandle): void {
    this.#handle = handle;
    void handle.exited.then(() => this.#fell());
  }

  #fell(): void {
    const wasStopped = this.#phase === 'stopping';
    const wasStable = this.#phase === 'ready' && Date.now() - this.#readyAt > STABLE_MS;
    this.#failures = wasStopped || wasStable ? 0 : this.#failures + 1;
    this.#retryAt = this.#failures === 0 ? 0 : Date.now() + Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (this.#failures - 1));
    this.#handle = undefined;
    this.#fingerprint = undefined;
    this.#become('down');
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#onChange();
  }
}
