/**
 * A whole Kafka cluster of one node in one call, for tests and trials: SCRAM-SHA-512, an authorizer, an admin who may do all.
 * In a temporary folder that is removed at the end, unless the caller names one. Should this process end without stopping it,
 * the broker is killed on the way out.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newClusterId, startBroker } from './broker.ts';
import type { BrokerHandle, ScramUser } from './broker.ts';
import { createAuthority, issueIdentity } from './certificates.ts';
import { freePorts } from './ports.ts';
import { NEWEST_KAFKA_VERSION } from './version.ts';
import type { KafkaVersion } from './version.ts';

export interface SingleBrokerOptions {
  version?: KafkaVersion;
  /** Kept at the end when given. */
  dir?: string;
  /** Whether clients speak TLS (SASL_SSL) or not (SASL_PLAINTEXT). */
  tls?: boolean;
  /** More SCRAM users, with no rights of their own. */
  users?: ScramUser[];
  /** Kafka's own options. */
  config?: Record<string, string>;
  /** Numbers for Prometheus at `metricsUrl`. */
  metrics?: boolean;
  onProgress?: (what: string) => void;
}

export interface SingleBroker {
  /** `127.0.0.1:port` */
  bootstrap: string;
  /** The CA that clients must trust; absent without TLS. */
  caPem?: string;
  adminUser: string;
  adminPassword: string;
  clusterId: string;
  version: KafkaVersion;
  handle: BrokerHandle;
  metricsUrl?: string;
  stop: () => Promise<void>;
}

const ADMIN = 'admin';

/** Starts the cluster and resolves when it serves clients (about 2 s with warm jars). */
export async function startSingleBroker(options: SingleBrokerOptions = {}): Promise<SingleBroker> {
  const { version = NEWEST_KAFKA_VERSION, tls = false, users = [], config, metrics = false } = options;
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'samsa-kafka-')));
  const [controlPort = 0, replicationPort = 0, port = 0, metricsPort = 0] = await freePorts(4);
  const admin = { name: ADMIN, password: randomBytes(18).toString('base64url') };
  const clusterId = newClusterId();
  const identity = tls ? await issueIdentity(await createAuthority('samsa-test'), 'CN=samsa-node') : undefined;
  const handle = await startBroker({
    ...{ version, dir, clusterId, identity, config, replicationPort, onProgress: options.onProgress },
    nodeId: 0,
    quorum: [{ nodeId: 0, port: controlPort }],
    listeners: [{ name: 'tenant', port, tls, scram: true }],
    superUsers: [ADMIN],
    users: [admin, ...users],
    ...(metrics && { metrics: { port: metricsPort, allowList: ['kafka_.*'] } }),
  });
  const killOnExit = (): void => void handle.kill();
  process.once('exit', killOnExit);
  const stop = async (): Promise<void> => {
    await handle.stop();
    process.removeListener('exit', killOnExit);
    if (!options.dir) await rm(dir, { recursive: true, force: true });
  };
  try {
    await handle.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { bootstrap: `127.0.0.1:${port}`, caPem: identity?.caPem, adminUser: ADMIN, adminPassword: admin.password, clusterId, version, handle, stop, ...(metrics && { metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` }) };
}
