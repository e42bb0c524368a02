/**
 * What must be the same after every restart of one Kafka cluster: its id, its nodes' ids and ports, its authority, the password of
 * our own user in it. One file in the cluster's folder, written whole and renamed, readable by its owner only.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newClusterId } from '@samsa/local-kafka/broker';
import { createAuthority, issueIdentity, validFor } from '@samsa/local-kafka/certificates';
import type { Authority } from '@samsa/local-kafka/certificates';
import { freePorts } from '@samsa/local-kafka/ports';
import type { NodeIdentity } from '@samsa/local-kafka/properties';
import type { DesiredCluster, DesiredNode } from './desire.ts';

/** A node certificate with less than this left is issued anew, by a rolling restart. */
const RENEWAL_MS = 30 * 24 * 3600_000;

export interface NodeEntry {
  id: number;
  pool: string;
  control: number;
  replication: number;
  /** The private SCRAM listener through which this operator manages users and topics. */
  operator: number;
  /** Where it exposes its metrics. */
  metrics: number;
  /** By Strimzi listener name. */
  listeners: Record<string, number>;
}

export interface ClusterIdentity {
  uid: string;
  namespace: string;
  name: string;
  operatorPassword: string;
}

export interface Ledger extends ClusterIdentity {
  clusterId: string;
  /** What the storage was formatted with, or lifted to since. */
  metadataRelease: string;
  /** What was last asked for and could be done: kept up while the Kafka is paused or its spec refused. */
  cluster: DesiredCluster;
  nodes: NodeEntry[];
  authority: Authority;
  identity: NodeIdentity;
}

const FILE = 'cluster.json';

/** Undefined when the folder has none. */
export async function readLedger(dir: string): Promise<Ledger | undefined> {
  const text = await readFile(join(dir, FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Ledger);
}

export async function writeLedger(dir: string, ledger: Ledger): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const fresh = join(dir, `${FILE}.fresh`);
  await writeFile(fresh, JSON.stringify(ledger, null, 1), { mode: 0o600 });
  await rename(fresh, join(dir, FILE));
}

/** A new cluster's ledger, without nodes. */
export async function newLedger(about: ClusterIdentity, cluster: DesiredCluster): Promise<Ledger> {
  const authority = await createAuthority(`cluster-ca ${about.name}`);
  return {
    ...about,
    clusterId: newClusterId(),
    metadataRelease: cluster.metadataRelease,
    cluster,
    nodes: [],
    authority,
    identity: await issueIdentity(authority, subjectOf(about.name)),
  };
}

/** The ledger with a port for everything the cluster now has, keeping every one that was given. The same object when nothing is new. */
export async function extended(ledger: Ledger, cluster: DesiredCluster, reserved: ReadonlySet<number>): Promise<Ledger> {
  const nodes: NodeEntry[] = [];
  for (const node of cluster.nodes) nodes.push(await entryFor(node, ledger, cluster, new Set([...reserved, ...portsOf(ledger), ...portsOf({ nodes })])));
  const identity = validFor(ledger.identity.certificatePem, RENEWAL_MS) ? ledger.identity : await issueIdentity(ledger.authority, subjectOf(ledger.name));
  const next = { ...ledger, cluster, nodes, identity };
  return JSON.stringify(next) === JSON.stringify(ledger) ? ledger : next;
}

async function entryFor(node: DesiredNode, ledger: Ledger, cluster: DesiredCluster, reserved: ReadonlySet<number>): Promise<NodeEntry> {
  const known = ledger.nodes.find(({ id }) => id === node.id);
  const names = cluster.listeners.map(({ name }) => name);
  const missing = names.filter((name) => known?.listeners[name] === undefined);
  const [control = 0, replication = 0, operator = 0, metrics = 0, ...fresh] = await freePorts(4 + missing.length, reserved);
  const listeners = Object.fromEntries(names.map((name) => [name, known?.listeners[name] ?? fresh[missing.indexOf(name)] ?? 0]));
  return { ...(known ?? { control, replication, operator }), metrics: known?.metrics ?? metrics, id: node.id, pool: node.pool, listeners };
}

/** Every port the cluster owns. */
export function portsOf({ nodes }: Pick<Ledger, 'nodes'>): number[] {
  return nodes.flatMap(({ control, replication, operator, metrics, listeners }) => [control, replication, operator, metrics, ...Object.values(listeners)]);
}

export function assignedIds({ nodes }: Pick<Ledger, 'nodes'>): Record<string, number[]> {
  const ids: Record<string, number[]> = {};
  for (const { id, pool } of nodes) (ids[pool] ??= []).push(id);
  return ids;
}

function subjectOf(cluster: string): string {
  return `CN=${cluster}-kafka`;
}
