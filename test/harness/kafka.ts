/**
 * Real brokers for tests, and Kafka's own command line clients to look at them from outside. All are ended by `stop`, or with
 * the process.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newClusterId, startBroker, type BrokerHandle } from '@samsa/local-kafka/broker';
import { createAuthority, issueIdentity } from '@samsa/local-kafka/certificates';
import { classArchive } from '@samsa/local-kafka/class-archive';
import { kafkaJars } from '@samsa/local-kafka/jars';
import { findJava } from '@samsa/local-kafka/java';
import { startJava } from '@samsa/local-kafka/java-process';
import { freePorts } from '@samsa/local-kafka/ports';
import { startSingleBroker } from '@samsa/local-kafka/single';
import { KAFKA_TOOLS } from '@samsa/local-kafka/tool';
import type { KafkaVersion } from '@samsa/local-kafka/version';

export interface TestKafka {
  bootstrap: string;
  caPem: string;
  username: string;
  password: string;
  brokers: BrokerHandle[];
  version: KafkaVersion;
  stop(): Promise<void>;
}

const ADMIN = 'admin';
const TOOL_HEAP_MB = 128;
/** What every tool calls its client properties since Kafka 4.2 (KIP-1147). */
const CONFIG_OPTION = '--command-config';

/** One broker with TLS, SCRAM and an authorizer. */
export async function startOneBroker(version: KafkaVersion): Promise<TestKafka> {
  const single = await startSingleBroker({ version, tls: true });
  return {
    ...{ version, bootstrap: single.bootstrap, username: single.adminUser, password: single.adminPassword, brokers: [single.handle] },
    caPem: single.caPem ?? '',
    stop: () => single.stop(),
  };
}

/** A cluster of several nodes, each controller and broker: the least on which a write can be seen here and not yet there. */
export async function startBrokers(version: KafkaVersion, count: number): Promise<TestKafka> {
  const dir = await mkdtemp(join(tmpdir(), 'samsa-test-kafka-'));
  const ports = await freePorts(count * 3);
  const quorum = Array.from({ length: count }, (_, nodeId) => ({ nodeId, port: ports[nodeId * 3] ?? 0 }));
  const password = randomBytes(18).toString('base64url');
  const identity = await issueIdentity(await createAuthority('samsa-test'), 'CN=samsa-node');
  const clusterId = newClusterId();
  const brokers = await Promise.all(
    quorum.map(({ nodeId }) =>
      startBroker({
        ...{ version, clusterId, identity, nodeId, quorum, dir: join(dir, String(nodeId)), replicationPort: ports[nodeId * 3 + 1] ?? 0 },
        listeners: [{ name: 'tenant', port: ports[nodeId * 3 + 2] ?? 0, tls: true, scram: true }],
        superUsers: [ADMIN],
        users: [{ name: ADMIN, password }],
      }),
    ),
  );
  const killOnExit = (): void => brokers.forEach((broker) => void broker.kill());
  process.once('exit', killOnExit);
  const stop = async (): Promise<void> => {
    await Promise.all(brokers.map((broker) => broker.kill()));
    process.removeListener('exit', killOnExit);
    await rm(dir, { recursive: true, force: true });
  };
  await Promise.all(brokers.map((broker) => broker.ready)).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const bootstrap = quorum.map(({ nodeId }) => `127.0.0.1:${ports[nodeId * 3 + 2]}`).join(',');
  return { bootstrap, caPem: identity.caPem, username: ADMIN, password, brokers, version, stop };
}

/** What one of Kafka's own tools would need to be this user: the contents of a client properties file. */
export function clientProperties({ caPem }: TestKafka, username: string, password: string): string {
  return [
    'security.protocol=SASL_SSL',
    'sasl.mechanism=SCRAM-SHA-512',
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${username}" password="${password}";`,
    'ssl.truststore.type=PEM',
    `ssl.truststore.certificates=${caPem.trim().replaceAll('\n', ' \\\n')}`,
  ].join('\n');
}

export interface RunningTool {
  output(): string;
  exited: Promise<number | null>;
  kill(): Promise<void>;
}

/**
 * Runs one of Kafka's tools (`console-consumer`, `topics`, …) as the given user; `--bootstrap-server` and the credentials are
 * added.
 */
export async function runKafkaTool(
  kafka: TestKafka,
  tool: string,
  args: string[],
  login: { username: string; password: string } = kafka,
  input?: string,
): Promise<RunningTool> {
  const mainClass = KAFKA_TOOLS[tool];
  if (!mainClass) throw new Error(`there is no tool ${tool}: take one of ${Object.keys(KAFKA_TOOLS).join(', ')}`);
  const dir = await mkdtemp(join(tmpdir(), 'samsa-test-tool-'));
  const properties = join(dir, 'client.properties');
  await writeFile(properties, clientProperties(kafka, login.username, login.password), { mode: 0o600 });
  const jdk = findJava();
  const jars = await kafkaJars(kafka.version, {});
  const all = ['--bootstrap-server', kafka.bootstrap, CONFIG_OPTION, properties, ...args];
  const archive = await classArchive(jars, jdk);
  const child = startJava({ jdk, jars, archive, mainClass, args: all, dir, heapMb: TOOL_HEAP_MB, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  child.stdin?.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const killOnExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const exited = once(child, 'exit').then(async ([code]) => {
    process.removeListener('exit', killOnExit);
    await rm(dir, { recursive: true, force: true });
    return code as number | null;
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return { output: () => output, exited, kill };
}
