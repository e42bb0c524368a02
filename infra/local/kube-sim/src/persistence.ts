/**
 * The log that makes a restart find the same world. Each change is one line, handed to the kernel before the request is answered, so
 * nothing acknowledged is lost when the process is killed (a power cut may take the last moments; fsync per write was judged not worth
 * its 2 ms on a simulator). When the log has grown well past what lives, a snapshot is written beside it while requests go on.
 *
 * Files of generation N: `snapshot-N.log` (the state when log N began, or later) and `log-N.log`. Replaying a log over a newer
 * snapshot gives the same end, as every line is the whole object or its absence.
 */
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal, VirtualCluster } from './cluster.ts';
import { linesOf } from './log-lines.ts';
import type { StoredRecord } from './record.ts';

/** The log is compacted when it is longer than this and than twice what its snapshot had. */
const COMPACT_FROM_BYTES = 64 * 1024 * 1024;
/** Snapshot bytes written between two breaths for requests. */
const SNAPSHOT_CHUNK_BYTES = 1024 * 1024;

export type Line =
  | { is: 'cluster'; cluster: string; token: string; createdAt: string; version: number }
  | { is: 'put'; cluster: string; kindId: string; text: string }
  | { is: 'gone'; cluster: string; kindId: string; namespace: string; name: string; version: number }
  | { is: 'removed'; cluster: string }
  | { is: 'secret'; token: string };

export class Log implements Journal {
  private readonly folder: string;
  private generation: number;
  private file: number;
  private bytes = 0;
  private snapshotBytes = 0;
  private compacting: Promise<void> | undefined;
  private readonly world: () => Iterable<VirtualCluster>;
  private readonly secret: () => string;

  constructor(folder: string, world: () => Iterable<VirtualCluster>, secret: () => string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = folder;
    this.world = world;
    this.secret = secret;
    this.generation = generationsIn(folder).at(-1) ?? 1;
    this.file = openSync(this.path('log', this.generation), 'a', 0o600);
    this.bytes = fstatSync(this.file).size;
    this.snapshotBytes = statSync(this.path('snapshot', this.generation), { throwIfNoEntry: false })?.size ?? 0;
  }

  put(cluster: string, kindId: string, record: StoredRecord): void {
    this.append(`P\t${cluster}\t${kindId}\t${record.text}\n`);
  }

  remove(cluster: string, kindId: string, record: StoredRecord, version: number): void {
    this.append(`D\t${cluster}\t${kindId}\t${record.namespace}\t${record.name}\t${version}\n`);
  }

  addCluster(cluster: VirtualCluster): void {
    this.append(clusterLine(cluster));
  }

  removeCluster(cluster: string): void {
    this.append(`X\t${cluster}\n`);
  }

  keepSecret(token: string): void {
    this.append(`S\t${token}\n`);
  }

  /** Waits for a running compaction and closes the file. */
  async close(): Promise<void> {
    await this.compacting;
    closeSync(this.file);
  }

  private append(line: string): void {
    this.bytes += writeSync(this.file, line);
    const enough = this.bytes > COMPACT_FROM_BYTES && this.bytes > 2 * this.snapshotBytes;
    if (enough && this.compacting === undefined) this.compacting = this.compact().finally(() => (this.compacting = undefined));
  }

  /** Starts a fresh log and writes a snapshot of everything beside it; the old generation goes once that stands. */
  async compact(): Promise<void> {
    const next = this.generation + 1;
    const previous = this.file;
    this.file = openSync(this.path('log', next), 'a', 0o600);
    this.bytes = 0;
    this.generation = next;
    closeSync(previous);
    const target = this.path('snapshot', next);
    this.snapshotBytes = await this.snapshot(`${target}.part`);
    renameSync(`${target}.part`, target);
    for (const old of generationsIn(this.folder)) {
      if (old >= next) continue;
      rmSync(this.path('log', old), { force: true });
      rmSync(this.path('snapshot', old), { force: true });
      rmSync(`${this.path('snapshot', old)}.part`, { force: true });
    }
  }

  private async snapshot(path: string): Promise<number> {
    const file = await open(path, 'w', 0o600);
    let written = 0;
    let pending = `S\t${this.secret()}\n`;
    const flush = async (): Promise<void> => {
      written += (await file.write(pending)).bytesWritten;
      pending = '';
    };
    try {
      for (const cluster of this.world()) {
        pending += clusterLine(cluster);
        for (const [kindId, collection] of cluster.allCollections()) {
          for (const record of collection.records()) {
            if (record.version === 1) continue;
            pending += `P\t${cluster.name}\t${kindId}\t${record.text}\n`;
            if (pending.length > SNAPSHOT_CHUNK_BYTES) await flush();
          }
        }
      }
      await flush();
    } finally {
      await file.close();
    }
    return written;
  }

  private path(kind: 'log' | 'snapshot', generation: number): string {
    return join(this.folder, `${kind}-${generation}.log`);
  }
}

function clusterLine(cluster: VirtualCluster): string {
  return `C\t${cluster.name}\t${cluster.token}\t${cluster.createdAt}\t${cluster.version}\n`;
}

function generationsIn(folder: string): number[] {
  const numbers = readdirSync(folder).map((file) => /^(?:log|snapshot)-(\d+)\.log$/.exec(file)?.[1]);
  return [...new Set(numbers.flatMap((number) => (number === undefined ? [] : [Number(number)])))].sort((left, right) => left - right);
}

/** Every line kept in a folder, oldest first. A last line cut short by a kill is dropped. */
export function* kept(folder: string): IterableIterator<Line> {
  if (!existsSync(folder)) return;
  const generations = generationsIn(folder);
  const from = generations.filter((generation) => existsSync(join(folder, `snapshot-${generation}.log`))).at(-1) ?? generations[0];
  if (from === undefined) return;
  yield* read(join(folder, `snapshot-${from}.log`));
  for (const generation of generations) if (generation >= from) yield* read(join(folder, `log-${generation}.log`));
}

function* read(path: string): IterableIterator<Line> {
  if (!existsSync(path)) return;
  for (const line of linesOf(path)) {
    const parsed = parse(line);
    if (parsed !== undefined) yield parsed;
  }
}

function parse(line: string): Line | undefined {
  const [tag, cluster = '', third = '', fourth = '', fifth = '', sixth = ''] = line.split('\t');
  switch (tag) {
    case 'C': return { is: 'cluster', cluster, token: third, createdAt: fourth, version: Number(fifth) };
    case 'P': return { is: 'put', cluster, kindId: third, text: fourth };
    case 'D': return { is: 'gone', cluster, kindId: third, namespace: fourth, name: fifth, version: Number(sixth) };
    case 'X': return { is: 'removed', cluster };
    case 'S': return { is: 'secret', token: cluster };
    default: return undefined;
  }
}
