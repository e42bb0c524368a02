/** All virtual clusters of one server: made, found, and loaded from the log. */
import { randomBytes } from 'node:crypto';
import { NAMESPACES } from './built-in.ts';
import { VirtualCluster } from './cluster.ts';
import type { Definition } from './definition.ts';
import { expireEvents } from './event-expiry.ts';
import { furnish } from './furniture.ts';
import { DEFAULT_HISTORY, History, type HistoryLimits } from './history.ts';
import type { Kind } from './kind.ts';
import { nowText, type KubeObject } from './object.ts';
import { kept, Log, type Line } from './persistence.ts';
import { recordOf } from './record.ts';
import { randomUUID } from 'node:crypto';

const EXPIRY_SWEEP_MS = 5 * 60_000;
/** Clusters of such names were born of the provider: they begin without the definitions that the others have. */
export const BORN_PREFIX = 'capi-';
const FIRST_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export class World {
  readonly clusters = new Map<string, VirtualCluster>();
  /** Opens every cluster and the switches under `/_sim`. */
  token: string;
  private readonly history: History;
  private readonly definitions: readonly Definition[];
  private readonly kinds: ReadonlyMap<string, Kind>;
  private readonly log: Log | undefined;
  private readonly sweeper: NodeJS.Timeout;

  constructor(definitions: readonly Definition[], dataDir: string | undefined, token: string | undefined, limits: HistoryLimits = DEFAULT_HISTORY) {
    this.history = new History(limits);
    this.definitions = definitions;
    this.kinds = new Map(definitions.map(({ kind }) => [kind.id, kind]));
    this.token = '';
    if (dataDir !== undefined) for (const line of kept(dataDir)) this.load(line);
    for (const cluster of this.clusters.values()) cluster.window.floor = cluster.version;
    this.log = dataDir === undefined ? undefined : new Log(dataDir, () => this.clusters.values(), () => this.token);
    for (const cluster of this.clusters.values()) cluster.record(this.log);
    this.sweeper = setInterval(() => this.expireEvents(), EXPIRY_SWEEP_MS);
    this.sweeper.unref();
    const chosen = token ?? (this.token || randomBytes(24).toString('base64url'));
    if (chosen !== this.token) this.log?.keepSecret(chosen);
    this.token = chosen;
  }

  /** The cluster of this name, made if it is not there. */
  ensure(name: string): VirtualCluster {
    const known = this.clusters.get(name);
    if (known !== undefined) return known;
    const cluster = this.make(name, randomBytes(24).toString('base64url'), nowText());
    this.log?.addCluster(cluster);
    cluster.record(this.log);
    const kind = cluster.kind(NAMESPACES) as Kind;
    for (const namespace of FIRST_NAMESPACES) cluster.commit(kind, undefined, namespaceObject(namespace, cluster.createdAt));
    furnish(cluster);
    return cluster;
  }

  /** Takes a cluster and all that is in it out of the world. */
  remove(name: string): void {
    const cluster = this.clusters.get(name);
    if (cluster === undefined) return;
    this.log?.removeCluster(name);
    this.drop(cluster);
  }

  /** Gives a cluster a new token; the old one is refused from now on. */
  rotate(cluster: VirtualCluster): void {
    cluster.token = randomBytes(24).toString('base64url');
    this.log?.addCluster(cluster);
  }

  /** Writes a snapshot now and drops the log before it. */
  async compact(): Promise<void> {
    await this.log?.compact();
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    await this.log?.close();
  }

  /** Events go an hour after they were last told, as on a real server; nothing else would ever remove them. */
  private expireEvents(): void {
    for (const cluster of this.clusters.values()) expireEvents(cluster);
  }

  private make(name: string, token: string, createdAt: string): VirtualCluster {
    const born = name.startsWith(BORN_PREFIX);
    const cluster = new VirtualCluster({ name, token, createdAt, definitions: born ? [] : this.definitions }, this.history, born ? new Map() : this.kinds);
    this.clusters.set(name, cluster);
    return cluster;
  }

  private drop(cluster: VirtualCluster): void {
    cluster.record(undefined); // before its history goes, or the log would say that it is there
    cluster.forgetHistory();
    this.clusters.delete(cluster.name);
  }

  private load(line: Line): void {
    if (line.is === 'secret') {
      this.token = line.token;
      return;
    }
    const cluster = this.clusters.get(line.cluster);
    if (line.is === 'cluster') {
      const loaded = cluster ?? this.make(line.cluster, line.token, line.createdAt);
      loaded.token = line.token;
      loaded.version = Math.max(loaded.version, line.version);
    } else if (cluster !== undefined && line.is === 'removed') {
      this.drop(cluster);
    } else if (cluster !== undefined && line.is === 'put') {
      const object = JSON.parse(line.text) as KubeObject;
      const record = recordOf(object, Number(object.metadata.resourceVersion));
      cluster.place(line.kindId, record);
      cluster.version = Math.max(cluster.version, record.version);
    } else if (cluster !== undefined && line.is === 'gone') {
      const record = cluster.find(line.kindId, line.namespace, line.name);
      if (record !== undefined) cluster.displace(line.kindId, record);
      cluster.version = Math.max(cluster.version, line.version);
    }
  }
}

function namespaceObject(name: string, at: string): KubeObject {
  return {
    apiVersion: 'v1', kind: 'Namespace', spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' },
    metadata: { name, uid: randomUUID(), creationTimestamp: at, labels: { 'kubernetes.io/metadata.name': name } },
  };
}
