/**
 * The server.properties of one local broker: a pure function of what the caller wants, in the layout Strimzi gives its brokers.
 * A node is controller, broker or both. Two private listeners (CONTROLPLANE, REPLICATION) are for the cluster's own nodes; the others are
 * the tenants'. With a certificate the private ones demand a client certificate of the same CA, so that a stranger on
 * this machine is nobody; without one they are plain, which is for tests.
 */

export interface TenantListener {
  /** Kafka's name of the listener in any case; letters, digits and hyphens. */
  name: string;
  port: number;
  tls: boolean;
  /** SCRAM-SHA-512; without it everybody on this listener is `User:ANONYMOUS`. */
  scram: boolean;
}

export interface NodeIdentity {
  /** The node's certificate, then those between it and the CA; PEM. */
  certificatePem: string;
  /** PKCS #8, not encrypted; PEM. */
  keyPem: string;
  caPem: string;
  /** The certificate's subject as Kafka says it, such as `CN=demo-kafka`. */
  subject: string;
}

export interface MetricsListener {
  port: number;
  /** Regular expressions of the metrics' names. */
  allowList: string[];
}

export type NodeRole = 'controller' | 'broker';

export interface NodeSettings {
  /** Holds the node's data, properties and log. */
  dir: string;
  nodeId: number;
  /** Both by default. */
  roles?: NodeRole[];
  /** All controllers of the cluster with their control plane ports. */
  quorum: { nodeId: number; port: number }[];
  /** Brokers of the cluster, this one included: replication factors' defaults follow it. The size of the quorum by default. */
  brokers?: number;
  /** For brokers; a lone controller ignores it. */
  replicationPort: number;
  listeners: TenantListener[];
  /** Whether ACLs are asked; without, everybody who is let in may do all. True by default. */
  authorizes?: boolean;
  /** Names of users that every ACL lets through. */
  superUsers: string[];
  /** Needed as soon as one listener has `tls`. */
  identity?: NodeIdentity;
  /** Numbers for Prometheus under `/metrics`, by the reporter that Strimzi's brokers have; none by default. */
  metrics?: MetricsListener;
  /** Kafka's own options; they win over our defaults and lose to what this module decides. */
  config?: Record<string, string>;
}

const HOST = '127.0.0.1';
const CONTROL_PLANE = 'CONTROLPLANE';
const REPLICATION = 'REPLICATION';
const AUTHORIZER = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';
const LOGIN_MODULE = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';

/**
 * Defaults for brokers that share a laptop: few threads, small buffers, few internal partitions (50 partitions of
 * `__consumer_offsets` delay the first group by seconds), and no wait for more group members.
 */
const LAPTOP_DEFAULTS: Record<string, string> = {
  'num.network.threads': '2',
  'num.io.threads': '4',
  'background.threads': '3',
  'num.recovery.threads.per.data.dir': '1',
  'log.cleaner.dedupe.buffer.size': String(16 << 20),
  'offsets.topic.num.partitions': '5',
  'transaction.state.log.num.partitions': '5',
  'share.coordinator.state.topic.num.partitions': '5',
  'group.initial.rebalance.delay.ms': '0',
};

/**
 * A broker that was killed is let in again only when its old session has run out. A lone broker shares its JVM with the controller that
 * times it, so a busy machine stalls both, and a short session is safe.
 */
function sessionDefaults(brokers: number): Record<string, string> {
  const [heartbeat, session] = brokers === 1 ? ['500', '2000'] : ['1000', '6000'];
  return { 'broker.heartbeat.interval.ms': heartbeat, 'broker.session.timeout.ms': session };
}

/** All properties of the node. Throws when a listener wants TLS and there is no certificate. */
export function nodeProperties(settings: NodeSettings): Record<string, string> {
  const { identity, listeners } = settings;
  const brokers = settings.brokers ?? settings.quorum.length;
  const bare = listeners.find((listener) => listener.tls && !identity);
  if (bare) throw new Error(`listener ${bare.name} wants TLS, but the node was given no certificate: pass "identity".`);
  return {
    ...LAPTOP_DEFAULTS,
    ...replicationDefaults(brokers),
    ...sessionDefaults(brokers),
    ...settings.config,
    'process.roles': rolesOf(settings).join(','),
    'node.id': String(settings.nodeId),
    'controller.quorum.voters': settings.quorum.map(({ nodeId, port }) => `${nodeId}@${HOST}:${port}`).join(','),
    'log.dirs': `${settings.dir}/data`,
    ...listenerProperties(settings),
    ...(settings.metrics && metricsProperties(settings.metrics)),
    ...((settings.authorizes ?? true) && { 'authorizer.class.name': AUTHORIZER, 'super.users': superUsers(settings).join(';') }),
  };
}

/** Kafka has two registries of metrics, and the reporter a class for each. */
function metricsProperties({ port, allowList }: MetricsListener): Record<string, string> {
  const reporters = 'io.strimzi.kafka.metrics';
  return {
    'metric.reporters': `${reporters}.KafkaPrometheusMetricsReporter`,
    'kafka.metrics.reporters': `${reporters}.YammerPrometheusMetricsReporter`,
    'prometheus.metrics.reporter.listener.enable': 'true',
    'prometheus.metrics.reporter.listener': `http://${HOST}:${port}`,
    'prometheus.metrics.reporter.allowlist': allowList.join(','),
  };
}

/** Internal topics are on as many nodes as there are, up to three. */
function replicationDefaults(nodes: number): Record<string, string> {
  const replicas = String(Math.min(3, nodes));
  const inSync = String(Math.max(1, Math.min(3, nodes) - 1));
  return {
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
  };
}

function rolesOf({ roles = ['broker', 'controller'] }: NodeSettings): NodeRole[] {
  return roles;
}

function listenerProperties(settings: NodeSettings): Record<string, string> {
  const { listeners, identity, replicationPort } = settings;
  const privateProtocol = identity ? 'SSL' : 'PLAINTEXT';
  const isBroker = rolesOf(settings).includes('broker');
  const control = rolesOf(settings).includes('controller') ? [`${CONTROL_PLANE}://${HOST}:${controlPort(settings)}`] : [];
  const serving = isBroker ? listeners : [];
  const data = isBroker ? [`${REPLICATION}://${HOST}:${replicationPort}`, ...serving.map(({ name, port }) => `${name.toUpperCase()}://${HOST}:${port}`)] : [];
  const protocols = [
    `${CONTROL_PLANE}:${privateProtocol}`,
    `${REPLICATION}:${privateProtocol}`,
    ...serving.map((listener) => `${listener.name.toUpperCase()}:${protocolOf(listener)}`),
  ];
  return {
    listeners: [...control, ...data].join(','),
    'advertised.listeners': (isBroker ? data : control).join(','),
    'listener.security.protocol.map': protocols.join(','),
    'controller.listener.names': CONTROL_PLANE,
    ...(isBroker && { 'inter.broker.listener.name': REPLICATION }),
    ...(identity && privateTls(CONTROL_PLANE, identity)),
    ...(identity && isBroker && privateTls(REPLICATION, identity)),
    ...Object.assign({}, ...serving.map((listener) => tenantProperties(listener, identity))),
  };
}

function controlPort({ nodeId, quorum }: NodeSettings): number {
  const own = quorum.find((member) => member.nodeId === nodeId);
  if (!own) throw new Error(`node ${nodeId} is a controller, but not in the quorum: add it to "quorum".`);
  return own.port;
}

function protocolOf({ tls, scram }: TenantListener): string {
  if (scram) return tls ? 'SASL_SSL' : 'SASL_PLAINTEXT';
  return tls ? 'SSL' : 'PLAINTEXT';
}

function tenantProperties(listener: TenantListener, identity?: NodeIdentity): Record<string, string> {
  const prefix = `listener.name.${listener.name.toLowerCase()}`;
  return {
    ...(listener.tls && identity && keystore(prefix, identity)),
    ...(listener.scram && { [`${prefix}.sasl.enabled.mechanisms`]: 'SCRAM-SHA-512', [`${prefix}.scram-sha-512.sasl.jaas.config`]: LOGIN_MODULE }),
  };
}

function privateTls(name: string, identity: NodeIdentity): Record<string, string> {
  const prefix = `listener.name.${name.toLowerCase()}`;
  return {
    ...keystore(prefix, identity),
    [`${prefix}.ssl.truststore.type`]: 'PEM',
    [`${prefix}.ssl.truststore.certificates`]: identity.caPem,
    [`${prefix}.ssl.client.auth`]: 'required',
  };
}

function keystore(prefix: string, identity: NodeIdentity): Record<string, string> {
  return {
    [`${prefix}.ssl.keystore.type`]: 'PEM',
    [`${prefix}.ssl.keystore.certificate.chain`]: identity.certificatePem,
    [`${prefix}.ssl.keystore.key`]: identity.keyPem,
  };
}

/** The nodes themselves are super users: by their certificate, or as the nameless user of the plain private listeners. */
function superUsers({ superUsers, identity, listeners }: NodeSettings): string[] {
  const open = listeners.some((listener) => !listener.scram);
  const nodes = identity ? [`User:${identity.subject}`] : ['User:ANONYMOUS'];
  if (open && !nodes.includes('User:ANONYMOUS')) nodes.push('User:ANONYMOUS');
  return [...nodes, ...superUsers.map((name) => `User:${name}`)];
}

/** Writes properties as Java reads them: one a line, sorted, latin-1 with escapes. */
export function javaProperties(properties: Record<string, string>): string {
  const lines = Object.entries(properties).map(([key, value]) => `${escaped(key).replace(/[ :=]/g, '\\$&')}=${escaped(value).replace(/^ /, '\\ ')}`);
  return `${lines.sort().join('\n')}\n`;
}

function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
