/**
 * Which partitions must move so that brokers may leave, or so that everything has enough replicas. Pure and deterministic;
 * a partition that is well placed is left where it is, because moving data costs the tenant.
 */
export interface PartitionPlace {
  topic: string;
  partition: number;
  /** Broker ids, the preferred leader first. */
  replicas: number[];
}

/**
 * @param keep broker ids that may hold data afterwards
 * @param leastReplicas each partition gets at least so many, as far as there are brokers
 * @returns only what changes
 */
export function planMoves(places: readonly PartitionPlace[], keep: readonly number[], leastReplicas: number): PartitionPlace[] {
  const load = new Map(keep.map((broker) => [broker, 0]));
  for (const place of places) for (const broker of place.replicas) if (load.has(broker)) load.set(broker, load.get(broker)! + 1);
  const moves: PartitionPlace[] = [];
  for (const place of places) {
    const staying = place.replicas.filter((broker) => load.has(broker));
    const wanted = Math.min(keep.length, Math.max(place.replicas.length, leastReplicas));
    if (staying.length === place.replicas.length && staying.length >= wanted) continue;
    const replicas = [...staying];
    while (replicas.length < wanted) {
      const [next] = [...load].filter(([broker]) => !replicas.includes(broker)).sort((a, b) => a[1] - b[1] || a[0] - b[0]);
      if (!next) break;
      replicas.push(next[0]);
      load.set(next[0], next[1] + 1);
    }
    moves.push({ ...place, replicas });
  }
  return moves;
}
