/**
 * A host that runs real brokers as processes of this machine, one folder a cluster: `<data>/<plane>/<namespace>/<name>`.
 * Folders are named by namespace and name, not by uid: a Kafka that is made again finds its data, as with retained volumes.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import type { DesiredCluster, Past } from './desire.ts';
import { alignOptions, liftMetadata } from './inside.ts';
import { textOf } from './host.ts';
import type { ClusterKey, Facts, Host, Outcome } from './host.ts';
import { assignedIds, portsOf } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { LocalCluster } from './local-cluster.ts';
import type { Progress } from './local-cluster.ts';
import { listenerStatuses, OPERATOR_USER, operatorBootstrap } from './settings.ts';
import type { Kafka } from './strimzi.ts';

/** Clusters that come up at the same time: more would only make each other slow. */
const CLUSTERS_STARTING = Math.max(2, availableParallelism());
/** A cluster that takes longer gives up its turn, not its start. */
const TURN_MS = 20_000;
const WAIT_FOR_TURN_MS = 150;
const LOOK_AGAIN_MS = 5_000;
const CHECKPOINTS = '.checkpoints';
const PASSWORD_FILE = 'operator-password';

export class ProcessHost implements Host {
  readonly runs = true;
  readonly #dataDir: string;
  readonly #onChange: (key: ClusterKey) => void;
  /** One for all clusters, so that a node's first storage can be copied; whoever reads it can read them all anyway. */
  readonly #password: Promise<string>;
  readonly #clusters = new Map<string, Promise<LocalCluster>>();
  readonly #ledgers = new Map<string, Ledger>();
  readonly #turns = new Map<string, number>();
  #preparing: Promise<unknown> = Promise.resolve();
  #stopping = false;

  constructor(dataDir: string, onChange: (key: ClusterKey) => void) {
    this.#dataDir = dataDir;
    this.#onChange = onChange;
    this.#password = keptPassword(dataDir);
    this.#password.catch(() => undefined); // said where it is used
  }

  async past(key: ClusterKey): Promise<Past> {
    const { ledger } = await this.#cluster(key);
    return ledger ? { ids: assignedIds(ledger), metadataRelease: ledger.metadataRelease } : { ids: {} };
  }

  async bring(key: ClusterKey, kafka: Kafka, desired: DesiredCluster): Promise<Outcome> {
    const cluster = await this.#cluster(key);
    const ledger = await this.#prepare(key, cluster, kafka, desired);
    const facts = factsOf(desired, ledger);
    if (!this.#hasTurn(key, cluster)) return { state: 'pending', facts, againMs: WAIT_FOR_TURN_MS };
    const progress = cluster.advance();
    if (!progress.settled) {
      const isBroken = progress.missing.some(({ cause }) => cause !== undefined);
      return { state: 'pending', facts, trouble: troubleOf(key, progress), isBroken, againMs: progress.againMs ?? LOOK_AGAIN_MS };
    }
    this.#turns.delete(textOf(key));
    if (ledger.metadataRelease < desired.metadataRelease) {
      await liftMetadata(cluster.dir, desired, ledger);
      await cluster.lifted(desired.metadataRelease);
    }
    if (cluster.takeOptionsChange()) await this.administer(key, (admin) => alignOptions(admin, desired), undefined);
    return { state: 'ready', facts: factsOf(desired, cluster.ledger ?? ledger) };
  }

  async heal(key: ClusterKey): Promise<void> {
    const cluster = await this.#cluster(key);
    if (!this.#stopping) cluster.advance();
  }

  async rest(key: ClusterKey): Promise<void> {
    const cluster = await this.#cluster(key);
    this.#turns.delete(textOf(key));
    await cluster.stop();
  }

  async retire(key: ClusterKey): Promise<void> {
    const cluster = await this.#cluster(key);
    this.#turns.delete(textOf(key));
    if (cluster.desired?.deletesData ?? false) await cluster.remove();
    else await cluster.stop();
    this.#clusters.delete(textOf(key));
    this.#ledgers.delete(textOf(key));
  }

  async known(): Promise<ClusterKey[]> {
    const keys: ClusterKey[] = [];
    for (const plane of await foldersIn(this.#dataDir))
      for (const namespace of await foldersIn(join(this.#dataDir, plane)))
        for (const name of await foldersIn(join(this.#dataDir, plane, namespace))) keys.push({ plane, namespace, name });
    return keys;
  }

  async administer<T>(key: ClusterKey, work: (admin: KafkaAdmin) => Promise<T>, _nothing: T): Promise<T | undefined> {
    const { ledger, ready } = await this.#cluster(key);
    if (!ledger || !ready) return undefined;
    const secret = { password: ledger.operatorPassword };
    const admin = openAdmin({ bootstrap: operatorBootstrap(ledger.cluster, ledger), caPem: ledger.authority.certificatePem, username: OPERATOR_USER, secret });
    try {
      return await work(admin);
    } finally {
      await admin.close();
    }
  }

  delayMs(): number {
    return 0;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const clusters = await Promise.all(this.#clusters.values());
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  }

  #cluster(key: ClusterKey): Promise<LocalCluster> {
    const text = textOf(key);
    let cluster = this.#clusters.get(text);
    if (!cluster) {
      const dir = join(this.#dataDir, key.plane, key.namespace, key.name);
      cluster = LocalCluster.open(dir, join(this.#dataDir, CHECKPOINTS), () => !this.#stopping && this.#onChange(key));
      this.#clusters.set(text, cluster);
    }
    return cluster;
  }

  /** One at a time, so that no two clusters are given the same port. */
  #prepare(key: ClusterKey, cluster: LocalCluster, kafka: Kafka, desired: DesiredCluster): Promise<Ledger> {
    const prepared = this.#preparing.then(async () => {
      const reserved = new Set([...this.#ledgers.values()].flatMap(portsOf));
      const about = { uid: kafka.metadata.uid ?? '', namespace: key.namespace, name: key.name, operatorPassword: await this.#password };
      const ledger = await cluster.prepare(about, desired, reserved);
      this.#ledgers.set(textOf(key), ledger);
      return ledger;
    });
    this.#preparing = prepared.catch(() => undefined);
    return prepared;
  }

  #hasTurn(key: ClusterKey, cluster: LocalCluster): boolean {
    if (this.#stopping) return false;
    const text = textOf(key);
    if (!cluster.isDown() || this.#turns.has(text)) return true;
    for (const [other, since] of this.#turns) if (Date.now() - since > TURN_MS) this.#turns.delete(other);
    if (this.#turns.size >= CLUSTERS_STARTING) return false;
    this.#turns.set(text, Date.now());
    return true;
  }
}

function factsOf(desired: DesiredCluster, ledger: Ledger): Facts {
  return {
    clusterId: ledger.clusterId,
    listeners: listenerStatuses(desired, ledger),
    metadataRelease: ledger.metadataRelease,
    caPem: ledger.authority.certificatePem,
    metricsPorts: new Map(desired.metrics ? ledger.nodes.map(({ id, metrics }) => [id, metrics]) : []),
  };
}

/** The first node that is down, with its last words; what Kafka says of a wrong option gets the name Strimzi gives to that. */
function troubleOf({ name }: ClusterKey, { missing }: Progress): { reason: string; message: string } | undefined {
  const worst = missing.find(({ cause }) => cause !== undefined) ?? missing[0];
  if (!worst) return undefined;
  const pod = `${name}-${worst.pool}-${worst.id}`;
  const reason = /ConfigException/.test(worst.cause ?? '') ? 'InvalidConfigurationException' : 'FatalProblem';
  return { reason, message: worst.cause === undefined ? `Pod ${pod} is not ready` : `Pod ${pod} is not ready: ${worst.cause}` };
}

async function keptPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, PASSWORD_FILE);
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept !== '') return kept;
  const password = randomBytes(24).toString('base64url');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, password, { mode: 0o600 });
  return password;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
