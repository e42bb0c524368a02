/**
 * What a Kafka object and its node pools ask for, or why Strimzi's operator would refuse them. Pure.
 * The refusals carry the names of Strimzi's own exceptions, because that is what a control plane reads in the conditions. Options that
 * Strimzi drops in silence are dropped in silence here too, so that nobody relies locally on what a real fleet ignores.
 */
import { isKafkaVersion, KAFKA_VERSIONS, NEWEST_KAFKA_VERSION, releaseOf } from '@samsa/local-kafka/version';
import type { KafkaVersion } from '@samsa/local-kafka/version';
import type { Kafka, KafkaSpec, ListenerSpec, NodePool, Role, Storage } from './strimzi.ts';

export interface DesiredNode {
  id: number;
  pool: string;
  roles: Role[];
}

export interface DesiredCluster {
  version: KafkaVersion;
  /** Such as `4.3`. */
  metadataRelease: string;
  nodes: DesiredNode[];
  listeners: ListenerSpec[];
  config: Record<string, string>;
  authorizes: boolean;
  superUsers: string[];
  /** Names of the metrics that its brokers expose, as regular expressions; undefined when they expose none. */
  metrics?: string[];
  /** Whether the data goes with the Kafka. */
  deletesData: boolean;
  warnings: Refusal[];
}

/** A condition's reason and message. */
export interface Refusal {
  reason: string;
  message: string;
}

export type Desire = { cluster: DesiredCluster; refused?: undefined } | { refused: Refusal; cluster?: undefined };

/** What the cluster already is, and cannot cease to be. */
export interface Past {
  /** Ids given to the nodes of each pool. */
  ids: AssignedIds;
  /** The release its metadata are written in, such as `4.3`; they cannot go back. */
  metadataRelease?: string;
}

export type AssignedIds = Readonly<Record<string, readonly number[]>>;

/** Option prefixes that belong to the operator. */
const FORBIDDEN_PREFIXES = [
  ...['listeners', 'advertised.', 'broker.', 'listener.', 'host.name', 'port', 'inter.broker.listener.name', 'sasl.', 'ssl.', 'security.'],
  ...['password.', 'log.dir', 'authorizer.', 'super.user', 'node.id', 'process.roles', 'controller.', 'metadata.log.dir', 'zookeeper.'],
];
const ALLOWED_ALL_THE_SAME = [
  ...['sasl.server.max.receive.size', 'ssl.cipher.suites', 'ssl.protocol', 'ssl.enabled.protocols', 'ssl.secure.random.implementation'],
  ...['controller.quorum.election.backoff.max.ms', 'controller.quorum.election.timeout.ms', 'controller.quorum.fetch.timeout.ms'],
];

const LISTENER_TYPES_SERVED = ['internal', 'nodeport', 'loadbalancer', 'cluster-ip'];

/** What Strimzi allows unless told otherwise. */
const ALL_METRICS = ['.*'];

const LISTENER_NAME = /^[a-z0-9]{1,11}$/;
const LOWEST_LISTENER_PORT = 9092;

/** The first refusal wins; what is not refused becomes a cluster. */
export function desire(kafka: Kafka, pools: readonly NodePool[], past: Past): Desire {
  const { spec } = kafka;
  const assigned = past.ids;
  const malformed = refuseSchema(kafka, pools);
  if (malformed) return { refused: malformed };
  const version = spec.kafka.version ?? NEWEST_KAFKA_VERSION;
  if (!isKafkaVersion(version)) return { refused: unsupported(version) };
  const tooNew = refuseDowngrade(version, past);
  if (tooNew) return { refused: tooNew };
  const config = allowedConfig(spec.kafka.config ?? {});
  const refused = refusePools(kafka.metadata.name, pools) ?? refuseListeners(spec) ?? refuseAuthorization(spec) ?? refuseResize(pools, assigned) ?? refuseConfig(config, pools);
  if (refused) return { refused };
  const nodes = assignIds(pools, assigned);
  return {
    cluster: {
      version,
      metadataRelease: metadataRelease(spec.kafka.metadataVersion, version),
      nodes,
      listeners: spec.kafka.listeners,
      config,
      authorizes: spec.kafka.authorization !== undefined,
      superUsers: spec.kafka.authorization?.superUsers ?? [],
      ...(spec.kafka.metricsConfig?.type === 'strimziMetricsReporter' && { metrics: spec.kafka.metricsConfig.values?.allowList ?? ALL_METRICS }),
      deletesData: pools.every(({ spec: { storage } }) => deletesData(storage)),
      warnings: warningsOf(pools),
    },
  };
}

function unsupported(version: string): Refusal {
  return {
    reason: 'UnsupportedKafkaVersionException',
    message: `Unsupported Kafka.spec.kafka.version: ${version}. Supported versions are: [${KAFKA_VERSIONS.join(', ')}]`,
  };
}

function refuseDowngrade(version: KafkaVersion, { metadataRelease: written }: Past): Refusal | undefined {
  if (written === undefined || written <= releaseOf(version)) return undefined;
  const message = `The current metadata version (${written}-IV0) has to be lower or equal to the Kafka broker version we upgrade/downgrade to (${version})`;
  return { reason: 'KafkaUpgradeException', message };
}

/** What the apiserver refuses by Strimzi's schema, for one that was given definitions without it. */
function refuseSchema({ spec }: Kafka, pools: readonly NodePool[]): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ reason: 'InvalidResourceException', message });
  const listeners = spec?.kafka?.listeners;
  if (!Array.isArray(listeners) || listeners.length === 0) return invalid('spec.kafka.listeners: at least one listener is required');
  const misnamed = listeners.find(({ name }) => !LISTENER_NAME.test(name));
  if (misnamed) return invalid(`spec.kafka.listeners: the name ${misnamed.name} does not match ${LISTENER_NAME.source}`);
  const low = listeners.find(({ port }) => !(port >= LOWEST_LISTENER_PORT));
  if (low) return invalid(`spec.kafka.listeners: the port ${low.port} of ${low.name} is under ${LOWEST_LISTENER_PORT}`);
  const poor = pools.find((pool) => !pool.spec || pool.spec.replicas < 0 || !pool.spec.storage);
  return poor && invalid(`KafkaNodePool ${poor.metadata.name}: spec.replicas, spec.roles and spec.storage are required`);
}

function refusePools(cluster: string, pools: readonly NodePool[]): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ reason: 'InvalidResourceException', message });
  if (pools.length === 0) return invalid(`No KafkaNodePools found for Kafka cluster ${cluster}`);
  const bare = pools.find(({ spec }) => (spec.roles ?? []).length === 0);
  if (bare) return invalid(`KafkaNodePool ${bare.metadata.name} has no role defined in .spec.roles`);
  const has = (role: Role): boolean => pools.some(({ spec }) => spec.replicas > 0 && spec.roles.includes(role));
  if (!has('controller')) return invalid('At least one KafkaNodePool with the controller role and at least one replica is required');
  if (!has('broker')) return invalid('At least one KafkaNodePool with the broker role and at least one replica is required');
  const empty = pools.find(({ spec }) => spec.storage?.type === 'jbod' && (spec.storage.volumes ?? []).length === 0);
  if (empty) return invalid(`The Kafka storage configuration of KafkaNodePool ${empty.metadata.name} is invalid: at least one volume has to be specified in the jbod storage`);
  return undefined;
}

function refuseListeners({ kafka: { listeners } }: KafkaSpec): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ reason: 'InvalidResourceException', message });
  const repeated = <T>(values: T[]): T | undefined => values.find((value, at) => values.indexOf(value) !== at);
  const name = repeated(listeners.map((listener) => listener.name));
  if (name !== undefined) return invalid(`every listener needs to have a unique name: ${name} is used twice`);
  const port = repeated(listeners.map((listener) => listener.port));
  if (port !== undefined) return invalid(`every listener needs to have a unique port number: ${port} is used twice`);
  const strange = listeners.find(({ type }) => !LISTENER_TYPES_SERVED.includes(type));
  if (strange) return invalid(`listener ${strange.name} has type ${strange.type}, which the local operator cannot serve: use one of ${LISTENER_TYPES_SERVED.join(', ')}`);
  const foreign = listeners.find(({ authentication }) => authentication && authentication.type !== 'scram-sha-512');
  if (foreign) return invalid(`listener ${foreign.name} has authentication ${foreign.authentication?.type}, which the local operator cannot serve: use scram-sha-512`);
  return undefined;
}

function refuseAuthorization({ kafka: { authorization } }: KafkaSpec): Refusal | undefined {
  if (!authorization || authorization.type === 'simple') return undefined;
  return { reason: 'InvalidResourceException', message: `authorization ${authorization.type} cannot be served by the local operator: use simple` };
}

/** The quorum is static: its members are fixed when the cluster is made. */
function refuseResize(pools: readonly NodePool[], assigned: AssignedIds): Refusal | undefined {
  const resized = pools.find(({ metadata, spec }) => spec.roles.includes('controller') && (assigned[metadata.name]?.length ?? spec.replicas) !== spec.replicas);
  const added = Object.keys(assigned).length > 0 && pools.find(({ metadata, spec }) => spec.roles.includes('controller') && !assigned[metadata.name]);
  const pool = resized ?? (added || undefined);
  if (!pool) return undefined;
  return {
    reason: 'InvalidResourceException',
    message: `The KRaft controllers cannot be scaled: KafkaNodePool ${pool.metadata.name} asks for ${pool.spec.replicas} nodes and the quorum is fixed; set it back to ${assigned[pool.metadata.name]?.length ?? 0}`,
  };
}

function refuseConfig(config: Record<string, string>, pools: readonly NodePool[]): Refusal | undefined {
  const brokers = pools.filter(({ spec }) => spec.roles.includes('broker')).reduce((sum, { spec }) => sum + spec.replicas, 0);
  const factors = ['default.replication.factor', 'offsets.topic.replication.factor', 'transaction.state.log.replication.factor'];
  const tooMany = factors.find((name) => Number(config[name]) > brokers);
  if (!tooMany) return undefined;
  const reason = 'InvalidConfigurationException';
  return { reason, message: `Kafka configuration option '${tooMany}' should be set to ${brokers} or less because this cluster has only ${brokers} Kafka broker(s)` };
}

/** Every node keeps its id for life; new ones take the lowest free. Pools in the order of their names. */
function assignIds(pools: readonly NodePool[], assigned: AssignedIds): DesiredNode[] {
  const taken = new Set(Object.values(assigned).flat());
  const sorted = [...pools].sort((left, right) => (left.metadata.name < right.metadata.name ? -1 : 1));
  let next = 0;
  return sorted.flatMap(({ metadata, spec }) => {
    const ids = [...(assigned[metadata.name] ?? [])].sort((left, right) => left - right).slice(0, spec.replicas);
    while (ids.length < spec.replicas) {
      while (taken.has(next)) next++;
      taken.add(next);
      ids.push(next);
    }
    return ids.map((id) => ({ id, pool: metadata.name, roles: spec.roles }));
  });
}

function allowedConfig(config: Record<string, unknown>): Record<string, string> {
  const isAllowed = (name: string): boolean => ALLOWED_ALL_THE_SAME.includes(name) || !FORBIDDEN_PREFIXES.some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(config).filter(([name]) => isAllowed(name)).map(([name, value]) => [name, String(value)]));
}

/** A metadata version nobody knows is taken for the default, as Strimzi does. */
function metadataRelease(wanted: string | undefined, version: KafkaVersion): string {
  const release = /^(\d+\.\d+)(-IV\d+)?$/.exec(wanted ?? '')?.[1];
  const known = KAFKA_VERSIONS.map(releaseOf);
  return release && known.includes(release) && release <= releaseOf(version) ? release : releaseOf(version);
}

function deletesData({ type, deleteClaim, volumes }: Storage): boolean {
  if (type === 'ephemeral') return true;
  if (type === 'jbod') return (volumes ?? []).every((volume) => volume.type === 'ephemeral' || volume.deleteClaim === true);
  return deleteClaim === true;
}

function warningsOf(pools: readonly NodePool[]): Refusal[] {
  const warnings: Refusal[] = [];
  const isEphemeral = ({ type, volumes }: Storage): boolean => type === 'ephemeral' || (volumes ?? []).some((volume) => volume.type === 'ephemeral');
  const controllers = pools.filter(({ spec }) => spec.roles.includes('controller'));
  const count = controllers.reduce((sum, { spec }) => sum + spec.replicas, 0);
  if (count % 2 === 0) warnings.push({ reason: 'KafkaKRaftControllerCount', message: `An even number of KRaft controllers (${count}) is not better than one fewer; use an odd number` });
  if (pools.some(({ spec }) => isEphemeral(spec.storage))) warnings.push({ reason: 'KafkaStorage', message: 'A Kafka cluster with ephemeral storage loses its data when its pods are restarted' });
  return warnings;
}
