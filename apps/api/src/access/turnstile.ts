/** Lets a few through at a time for each name; the others wait their turn. A name nobody waits for is forgotten. */
export class Turnstile {
  private readonly lanes = new Map<string, { inside: number; waiting: (() => void)[] }>();

  constructor(private readonly atOnce: number) {}

  async pass<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const lane = this.lanes.get(name) ?? { inside: 0, waiting: [] };
    this.lanes.set(name, lane);
    if (lane.inside >= this.atOnce) await new Promise<void>((go) => lane.waiting.push(go));
    else lane.inside++;
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.inside === 0) this.lanes.delete(name);
    }
  }
}
