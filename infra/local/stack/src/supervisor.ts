/**
 * Keeps the local stack's processes running: starts them in layers, starts again what ends by itself, and ends all of
 * them in the opposite order. It knows nothing of what they are.
 */
import { MARK, type ChildRecords } from './remains.ts';
import { describeExit, run, type Exit, type Running, type Service } from './service.ts';
import type { Home } from './home.ts';

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
/** Whoever lived this long has recovered: the next crash starts at the first backoff again. */
const RECOVERED_MS = 60_000;

export interface SupervisorEvents {
  /** A process ended by itself and will be started again after `backoffMs`. */
  crashed(name: string, how: string, backoffMs: number, logFile: string): void;
  restarted(name: string): void;
}

interface Kept {
  running: Running;
  layer: number;
}

export class Supervisor {
  private readonly home: Home;
  private readonly records: ChildRecords;
  private readonly events: SupervisorEvents;
  private readonly kept = new Map<string, Kept>();
  private readonly begun = new Map<number, string>();
  private ending = false;
  private layer = 0;

  constructor(home: Home, records: ChildRecords, events: SupervisorEvents) {
    this.home = home;
    this.records = records;
    this.events = events;
  }

  /** What is started after this ends before what was started until now. */
  nextLayer(): void {
    this.layer++;
  }

  /** Starts a service and keeps it running until `stop`. @throws if its first start fails. */
  async keep(service: Service): Promise<Running> {
    const layer = this.layer;
    const running = await this.launch(service);
    this.kept.set(service.name, { running, layer });
    void this.watch(service, running, layer, FIRST_BACKOFF_MS);
    return running;
  }

  /** Ends everything, the last layer first. */
  async stop(): Promise<void> {
    this.ending = true;
    const layers = [...new Set([...this.kept.values()].map(({ layer }) => layer))].sort((left, right) => right - left);
    for (const layer of layers) {
      const members = [...this.kept.values()].filter((kept) => kept.layer === layer);
      await Promise.all(members.map(({ running }) => running.stop()));
    }
    this.kill(); // whatever was still being started
  }

  /** Ends everything now. */
  kill(): void {
    this.ending = true;
    for (const pid of this.begun.keys()) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // gone already
      }
    }
  }

  private async launch(service: Service): Promise<Running> {
    if (this.ending) throw new Error(`${service.name} is not started any more: everything is being ended`);
    const marked = { ...service, env: { ...service.env, [MARK]: this.home.dir } };
    let pid = 0;
    const ended = () => {
      this.begun.delete(pid);
      this.records.remove(pid);
    };
    try {
      const running = await run(marked, this.home.logFile(service.name), (spawned) => {
        pid = spawned;
        this.begun.set(pid, service.name);
        this.records.add(service.name, pid);
      });
      void running.exited.then(ended);
      return running;
    } catch (fault) {
      ended();
      throw fault;
    }
  }

  private async watch(service: Service, running: Running, layer: number, backoffMs: number): Promise<void> {
    let exit: Exit | undefined = await running.exited;
    let wait = Date.now() - running.startedAt > RECOVERED_MS ? FIRST_BACKOFF_MS : backoffMs;
    while (!this.ending) {
      this.events.crashed(service.name, exit ? describeExit(exit) : 'did not come up', wait, this.home.logFile(service.name));
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, LONGEST_BACKOFF_MS);
      try {
        const again = await this.launch(service);
        this.kept.set(service.name, { running: again, layer });
        this.events.restarted(service.name);
        return void this.watch(service, again, layer, wait);
      } catch {
        exit = undefined;
      }
    }
  }
}
