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

  constructor(private readonly options: RoundsOptions) {}

  start(): void {
    this.round = this.once();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async once(): Promise<void> {
    await this.options.work().catch((fault: Error) => this.options.onFault(fault));
    if (!this.stopped) this.timer = setTimeout(() => this.start(), this.options.everyMs);
  }
}
