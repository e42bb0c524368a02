/** Changes of writer remembered of an object. */
const TURNS_MOST = 64;

/** Who has written each object since the start, in turn, and how many requests of each verb came: the evidence for "one writer" and for "quiet". */
export class Writers {
  private readonly seen = new Map<string, Map<string, string[]>>();
  private readonly requests = new Map<string, Map<string, number>>();

  wrote(cluster: string, kindId: string, key: string, agent: string, manager: string): void {
    const objects = this.seen.get(cluster) ?? new Map<string, string[]>();
    this.seen.set(cluster, objects);
    const id = `${kindId}/${key}`;
    const writers = objects.get(id) ?? [];
    const writer = interned(`${agent} ${manager}`);
    if (writers.at(-1) !== writer && writers.length < TURNS_MOST) writers.push(writer);
    objects.set(id, writers);
  }

  /** Counts a request; `verb` as in audit logs (get, list, watch, create, update, patch, apply, delete, deletecollection). */
  asked(cluster: string, verb: string, kindId: string): void {
    const counts = this.requests.get(cluster) ?? new Map<string, number>();
    this.requests.set(cluster, counts);
    const id = `${verb} ${kindId}`;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }

  /** `{cluster: {"kafkas.kafka.strimzi.io/namespace/name": ["agent manager"]}}`; one that wrote again after another stands there again. */
  writers(cluster?: string): Record<string, Record<string, string[]>> {
    const chosen = [...this.seen].filter(([name]) => cluster === undefined || name === cluster);
    return Object.fromEntries(chosen.map(([name, objects]) => [name, Object.fromEntries([...objects].map(([id, writers]) => [id, [...writers]]))]));
  }

  /** `{cluster: {"apply kafkas.kafka.strimzi.io": 3}}` */
  counts(cluster?: string): Record<string, Record<string, number>> {
    const chosen = [...this.requests].filter(([name]) => cluster === undefined || name === cluster);
    return Object.fromEntries(chosen.map(([name, counts]) => [name, Object.fromEntries(counts)]));
  }

  forget(): void {
    this.seen.clear();
    this.requests.clear();
  }
}

const names = new Map<string, string>();

function interned(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  names.set(text, text);
  return text;
}
