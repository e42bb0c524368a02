/**
 * A class data archive of one Kafka version for one JDK: it halves a broker's start (see the numbers in the tests' report).
 * Made once from a training run: a broker with TLS, SCRAM and metrics is started in a temporary folder and stopped, and the JVM writes
 * what it had loaded. Kept beside the jars; another JDK or another set of jars makes another archive, because the JVM would refuse it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, issueIdentity } from './certificates.ts';
import type { KafkaJars } from './jars.ts';
import type { Jdk } from './java.ts';
import { withLock } from './lock.ts';
import { prepareNode, startNode } from './node.ts';
import type { NodeProgram } from './node.ts';
import { freePorts } from './ports.ts';
import { nodeProperties } from './properties.ts';
import { releaseOf } from './version.ts';

const TRAINING_TIMEOUT_MS = 120_000;
/** Writing the archive happens while the JVM exits, and takes seconds on a busy machine. */
const DUMP_TIMEOUT_MS = 60_000;
const TRAINING_HEAP_MB = 256;
const CLUSTER_ID = 'dHJhaW5pbmctY2x1c3Rlcg';

/** Path of the archive; made when there is none (about 6 s). Undefined when it cannot be made: a broker starts without it, only slower. */
export async function classArchive(jars: KafkaJars, jdk: Jdk, onProgress?: (what: string) => void): Promise<string | undefined> {
  const home = createHash('sha256').update(jdk.home).digest('hex').slice(0, 6);
  const folder = join(jars.dir, 'cds');
  const path = join(folder, `java-${jdk.version}-${home}.jsa`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  return withLock(`${path}.making`, TRAINING_TIMEOUT_MS + DUMP_TIMEOUT_MS, async () => {
    if (existsSync(path)) return path;
    onProgress?.(`preparing a fast start of Kafka ${jars.version}`);
    return (await train(jars, jdk, path)) ? path : undefined;
  });
}

async function train(jars: KafkaJars, jdk: Jdk, path: string): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'samsa-training-'));
  const fresh = `${path}.${process.pid}`;
  try {
    const program = await trainingProgram(jars, jdk, dir, fresh);
    await prepareNode(program);
    const node = await startNode(program);
    try {
      await node.ready;
    } finally {
      await node.stop(DUMP_TIMEOUT_MS);
    }
    if (!existsSync(fresh)) return false;
    await rename(fresh, path);
    return true;
  } catch {
    return false;
  } finally {
    await rm(dir, { recursive: true, force: true });
    await rm(fresh, { force: true });
  }
}

async function trainingProgram(jars: KafkaJars, jdk: Jdk, dir: string, archive: string): Promise<NodeProgram> {
  const [control = 0, replication = 0, tenant = 0, metrics = 0] = await freePorts(4);
  const properties = nodeProperties({
    dir,
    nodeId: 0,
    quorum: [{ nodeId: 0, port: control }],
    replicationPort: replication,
    listeners: [{ name: 'tenant', port: tenant, tls: true, scram: true }],
    superUsers: ['trainer'],
    metrics: { port: metrics, allowList: ['kafka_.*'] },
    identity: await issueIdentity(await createAuthority('training'), 'CN=training'),
  });
  return {
    ...{ dir, jars, jdk, properties, nodeId: 0, clusterId: CLUSTER_ID, heapMb: TRAINING_HEAP_MB, startTimeoutMs: TRAINING_TIMEOUT_MS },
    metadataRelease: releaseOf(jars.version),
    users: [{ name: 'trainer', password: randomUUID() }],
    jvmOptions: [`-XX:ArchiveClassesAtExit=${archive}`, '-Xlog:cds*=off'],
  };
}
