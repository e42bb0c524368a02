/**
 * Formatting a node's storage. Kafka's own tool does it in a JVM of its own, which costs a quarter of a whole start; but what it writes
 * is the same for every node with the same release and users: a checkpoint with their records. So the tool runs once and its checkpoint is
 * kept; every further node gets a copy beside a `meta.properties` of its own. The checkpoint holds credentials: its folder is private.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newUuid } from './ids.ts';
import type { KafkaJars } from './jars.ts';
import type { Jdk } from './java.ts';
import { startJava } from './java-process.ts';
import { javaProperties } from './properties.ts';

const FORMAT_HEAP_MB = 96;
const CHECKPOINT = 'bootstrap.checkpoint';
const META = 'meta.properties';
/** Written last: a format that was interrupted is thrown away and begun anew; nothing was in it yet. */
const DONE = 'formatted';

export interface ScramUser {
  name: string;
  password: string;
}

export interface Format {
  /** The node's folder; its properties are there already. */
  dir: string;
  propertiesFile: string;
  nodeId: number;
  clusterId: string;
  metadataRelease: string;
  /** SCRAM-SHA-512 users that exist from the first moment on. */
  users: ScramUser[];
  jars: KafkaJars;
  jdk: Jdk;
  archive?: string;
  /** A private folder where checkpoints are kept for nodes to come. */
  checkpoints?: string;
}

/** Formats the storage unless that is done. @throws Error with the tool's last words */
export async function formatOnce(format: Format): Promise<void> {
  const data = join(format.dir, 'data');
  if (existsSync(join(format.dir, DONE))) return;
  await rm(data, { recursive: true, force: true });
  const kept = format.checkpoints && join(format.checkpoints, keyOf(format));
  if (kept) await (beingKept.get(kept) ?? keepFirst(kept, format));
  if (!existsSync(join(data, CHECKPOINT))) await (kept ? formatFrom(kept, data, format) : formatByTool(format));
  await writeFile(join(format.dir, DONE), `${format.clusterId}\n`);
}

/** Checkpoints that are being made now, so that the nodes of a new cluster do not all make the same. */
const beingKept = new Map<string, Promise<void>>();

/** Formats this node by the tool and keeps its checkpoint, unless there is one. */
function keepFirst(kept: string, format: Format): Promise<void> {
  if (existsSync(kept)) return Promise.resolve();
  const made = formatByTool(format)
    .then(() => keep(join(format.dir, 'data', CHECKPOINT), kept))
    .finally(() => beingKept.delete(kept));
  beingKept.set(kept, made);
  return made;
}

/** All that a checkpoint depends on. */
function keyOf({ jars, metadataRelease, users }: Format): string {
  return createHash('sha256').update(JSON.stringify([jars.version, metadataRelease, users])).digest('hex').slice(0, 24);
}

async function formatFrom(kept: string, data: string, { clusterId, nodeId }: Format): Promise<void> {
  await mkdir(data, { recursive: true });
  await copyFile(kept, join(data, CHECKPOINT));
  await writeFile(join(data, META), javaProperties({ 'cluster.id': clusterId, 'directory.id': newUuid(), 'node.id': String(nodeId), version: '1' }));
}

async function formatByTool({ dir, propertiesFile, clusterId, metadataRelease, users, jars, jdk, archive }: Format): Promise<void> {
  const scram = users.flatMap(({ name, password }) => ['--add-scram', `SCRAM-SHA-512=[name="${name}",password="${password}"]`]);
  const args = ['format', '-t', clusterId, '-c', propertiesFile, '--release-version', metadataRelease, ...scram];
  const tool = startJava({ jdk, jars, archive, dir, mainClass: 'kafka.tools.StorageTool', args, heapMb: FORMAT_HEAP_MB, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [tool.stdout, tool.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the storage in ${dir} could not be formatted: ${words.trim().split('\n').slice(-5).join(' | ')}`);
}

async function keep(checkpoint: string, kept: string): Promise<void> {
  await mkdir(join(kept, '..'), { recursive: true, mode: 0o700 });
  const fresh = `${kept}.${process.pid}.${newUuid()}`;
  await copyFile(checkpoint, fresh);
  await rename(fresh, kept);
}
