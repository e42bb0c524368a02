/**
 * The door to a local broker: one call that has the jars, the newest JDK and the class data archive ready, formats the node once
 * and runs it as a process of its own. What a broker is told stands in `properties.ts`; how its process lives, in `node.ts`.
 */
import { classArchive } from './class-archive.ts';
import type { ScramUser } from './format.ts';
import { kafkaJars } from './jars.ts';
import { findJava } from './java.ts';
import { prepareNode, startNode } from './node.ts';
import type { BrokerHandle } from './node.ts';
import { nodeProperties } from './properties.ts';
import type { NodeSettings } from './properties.ts';
import { releaseOf } from './version.ts';
import type { KafkaVersion } from './version.ts';

export type { BrokerHandle } from './node.ts';
export type { ScramUser } from './format.ts';
export { adoptNode as adoptBroker, logFile } from './node.ts';

/** About 290 MB resident with this heap. */
export const BROKER_HEAP_MB = 256;
export const START_TIMEOUT_MS = 90_000;

export interface BrokerOptions extends NodeSettings {
  version: KafkaVersion;
  /** 22 characters of URL-safe base64, see `ids.ts`. */
  clusterId: string;
  /** What the storage is formatted with, such as `4.3`; the version's own by default. */
  metadataRelease?: string;
  /** SCRAM-SHA-512 users made when the storage is formatted; ignored when it is already. */
  users?: ScramUser[];
  /** A private folder that makes the format of further nodes with the same users quick; see `format.ts`. */
  checkpoints?: string;
  heapMb?: number;
  startTimeoutMs?: number;
  onProgress?: (what: string) => void;
}

/**
 * Starts one node: a whole cluster when its quorum is itself.
 * The returned handle's `ready` resolves 1–2 s later with warm jars; fetching jars for the first time takes about 15 s before that.
 * @throws Error when Java, Maven or the jars cannot be had, or the storage cannot be formatted.
 */
export async function startBroker(options: BrokerOptions): Promise<BrokerHandle> {
  const jdk = findJava();
  const jars = await kafkaJars(options.version, options);
  const program = {
    ...{ jdk, jars, dir: options.dir, nodeId: options.nodeId, clusterId: options.clusterId, checkpoints: options.checkpoints },
    properties: nodeProperties(options),
    metadataRelease: options.metadataRelease ?? releaseOf(options.version),
    users: options.users ?? [],
    heapMb: options.heapMb ?? BROKER_HEAP_MB,
    archive: await classArchive(jars, jdk, options.onProgress),
    startTimeoutMs: options.startTimeoutMs ?? START_TIMEOUT_MS,
  };
  await prepareNode(program);
  return startNode(program);
}

/** Fetches and prepares all that starting a broker of this version needs, so that the first start is as fast as the next. */
export async function prepareKafka(version: KafkaVersion, onProgress?: (what: string) => void): Promise<void> {
  await classArchive(await kafkaJars(version, { onProgress }), findJava(), onProgress);
}

export { newUuid as newClusterId } from './ids.ts';
