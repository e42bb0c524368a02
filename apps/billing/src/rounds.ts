/** Work that is done again and again, never twice at a time: the next round begins its time after the last one has ended. */
export interface RoundsOptions {
  everyMs: number;
  work(): Promise<void>;
  /** The next round tries again. */
  onFault(fault: Error): void;
}

export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private working = false;
  /** Somebody has called while a round was under way that may have looked already. */
  private called = false;

  constructor(private readonly options: RoundsOptions) {}

  start(): void {
    this.round = this.once();
  }

  /** Somebody says that there is something to do: the next round begins at once. */
  wake(): void {
    this.called = true;
    if (this.working || this.stopped) return;
    clearTimeout(this.timer);
    this.start();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async once(): Promise<void> {
    this.working = true;
    this.called = false;
    await this.options.work().catch((fault: Error) => this.options.onFault(fault));
    this.working = false;
    if (!this.stopped) this.timer = setTimeout(() => this.start(), this.called ? 0 : this.options.everyMs);
  }
}
