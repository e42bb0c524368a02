/**
 * Work that is cheaper together: what arrives for a name while its last batch is under way makes the next one. The first to
 * arrive waits for nobody.
 */
interface Waiting<Item> {
  item: Item;
  settle: (failure?: unknown) => void;
}

export class Batches<Item> {
  private readonly lanes = new Map<string, Waiting<Item>[]>();

  /** @param work does all items of a batch, or fails for all of them */
  constructor(
    private readonly most: number,
    private readonly work: (name: string, items: Item[]) => Promise<void>,
  ) {}

  /** Settles as the item's batch does. */
  add(name: string, item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { item, settle: (failure?: unknown) => (failure === undefined ? resolve() : reject(failure)) };
      const lane = this.lanes.get(name);
      if (lane) {
        lane.push(waiting);
        return;
      }
      const first = [waiting];
      this.lanes.set(name, first);
      void this.run(name, first);
    });
  }

  private async run(name: string, lane: Waiting<Item>[]): Promise<void> {
    while (lane.length > 0) {
      const batch = lane.splice(0, this.most);
      const failure = await this.work(name, batch.map(({ item }) => item)).then(() => undefined, (thrown: unknown) => thrown ?? new Error('failed'));
      for (const { settle } of batch) settle(failure);
    }
    this.lanes.delete(name);
  }
}
