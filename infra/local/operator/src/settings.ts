/**
 * From a desired cluster and its ledger to what each broker is told. Pure.
 * Options that Kafka changes while it runs are kept out of a node's fingerprint: changing them restarts nothing, as with the real operator.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BrokerOptions } from '@samsa/local-kafka/broker';
import { nodeProperties } from '@samsa/local-kafka/properties';
import type { DesiredCluster, DesiredNode } from './desire.ts';
import type { Ledger } from './ledger.ts';
import type { ListenerStatus } from './strimzi.ts';

/** The user through which this operator manages a cluster; no KafkaUser may take the name. */
export const OPERATOR_USER = 'samsa-local-operator';
const OPERATOR_LISTENER = 'OPERATOR';

/** Broker options Kafka applies while running (cluster-wide or per broker), that tenants are likely to set. */
const DYNAMIC_OPTIONS = new Set([
  ...['background.threads', 'num.io.threads', 'num.network.threads', 'num.replica.fetchers', 'num.recovery.threads.per.data.dir'],
  ...['compression.type', 'message.max.bytes', 'min.insync.replicas', 'unclean.leader.election.enable', 'max.connections', 'max.connections.per.ip'],
  ...['max.connection.creation.rate', 'log.cleanup.policy', 'log.flush.interval.messages', 'log.flush.interval.ms', 'log.index.interval.bytes'],
  ...['log.index.size.max.bytes', 'log.message.timestamp.type', 'log.preallocate', 'log.retention.bytes', 'log.retention.ms', 'log.roll.ms'],
  ...['log.roll.jitter.ms', 'log.segment.bytes', 'log.segment.delete.delay.ms', 'log.cleaner.threads', 'log.cleaner.backoff.ms'],
  ...['log.cleaner.delete.retention.ms', 'log.cleaner.io.max.bytes.per.second', 'log.cleaner.max.compaction.lag.ms', 'log.cleaner.min.cleanable.ratio'],
  ...['log.cleaner.min.compaction.lag.ms', 'follower.replication.throttled.rate', 'leader.replication.throttled.rate'],
]);

/** Everything `startBroker` needs for one node. */
export function brokerOptions(dir: string, node: DesiredNode, cluster: DesiredCluster, ledger: Ledger): BrokerOptions {
  const entry = ledger.nodes.find(({ id }) => id === node.id);
  if (!entry) throw new Error(`node ${node.id} of ${ledger.namespace}/${ledger.name} has no ports: extend the ledger first.`);
  return {
    dir: nodeDir(dir, node.id),
    version: cluster.version,
    metadataRelease: ledger.metadataRelease,
    clusterId: ledger.clusterId,
    nodeId: node.id,
    roles: node.roles,
    quorum: cluster.nodes.filter(({ roles }) => roles.includes('controller')).map(({ id }) => ({ nodeId: id, port: portOf(ledger, id, 'control') })),
    brokers: cluster.nodes.filter(({ roles }) => roles.includes('broker')).length,
    replicationPort: entry.replication,
    listeners: [
      { name: OPERATOR_LISTENER, port: entry.operator, tls: true, scram: true },
      ...cluster.listeners.map(({ name, port, tls, authentication }) => ({
        ...{ name: `${name}-${port}`, tls, scram: authentication?.type === 'scram-sha-512' },
        port: entry.listeners[name] ?? 0,
      })),
    ],
    authorizes: cluster.authorizes,
    superUsers: [OPERATOR_USER, ...cluster.superUsers],
    identity: ledger.identity,
    users: [{ name: OPERATOR_USER, password: ledger.operatorPassword }],
    config: cluster.config,
    ...(cluster.metrics && { metrics: { port: entry.metrics, allowList: cluster.metrics } }),
  };
}

/** A word for all that only a restart can change. */
export function fingerprint(options: BrokerOptions): string {
  const properties = Object.entries(nodeProperties(options)).filter(([name]) => !DYNAMIC_OPTIONS.has(name));
  return createHash('sha256').update(JSON.stringify([options.version, properties.sort()])).digest('hex').slice(0, 16);
}

/** The options of this cluster that Kafka can change while it runs. */
export function dynamicOptions(config: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(config).filter(([name]) => DYNAMIC_OPTIONS.has(name)));
}

export function nodeDir(dir: string, id: number): string {
  return join(dir, `node-${id}`);
}

/** The operator's own way into the cluster: `host:port` of each broker's private listener. */
export function operatorBootstrap(cluster: DesiredCluster, ledger: Ledger): string[] {
  return brokersOf(cluster).map(({ id }) => `127.0.0.1:${portOf(ledger, id, 'operator')}`);
}

/**
 * As clients are told. The way in is what can never be resized, the brokers that are controllers too where there are any, so
 * that the address stays when brokers come and go; a real fleet has a load balancer there.
 */
export function listenerStatuses(cluster: DesiredCluster, ledger: Ledger): ListenerStatus[] {
  return cluster.listeners.map(({ name, tls }) => {
    const ports = waysIn(cluster).map(({ id }) => ledger.nodes.find((node) => node.id === id)?.listeners[name] ?? 0);
    return {
      name,
      addresses: ports.map((port) => ({ host: '127.0.0.1', port })),
      bootstrapServers: ports.map((port) => `127.0.0.1:${port}`).join(','),
      ...(tls && { certificates: [ledger.authority.certificatePem] }),
    };
  });
}

function brokersOf(cluster: DesiredCluster): DesiredNode[] {
  return cluster.nodes.filter(({ roles }) => roles.includes('broker'));
}

function portOf(ledger: Ledger, id: number, which: 'control' | 'operator'): number {
  return ledger.nodes.find((node) => node.id === id)?.[which] ?? 0;
}

function waysIn(cluster: DesiredCluster): DesiredNode[] {
  const brokers = brokersOf(cluster);
  const lasting = brokers.filter((node) => node.roles.includes('controller'));
  return lasting.length > 0 ? lasting : brokers;
}
