/**
 * The server: one HTTP port, a base path per virtual cluster (`/clusters/<name>`), bearer tokens, and the switches under `/_sim`.
 * Plain HTTP on the loopback only; it is a simulator for laptops and tests, not a thing to put on a network.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { administer } from './admin.ts';
import type { Backup } from './backup.ts';
import { definitionsFrom } from './definition-files.ts';
import { minimalDefinitions } from './definition.ts';
import { Faults, type Fault } from './faults.ts';
import { placePods } from './generated-pods.ts';
import type { HistoryLimits } from './history.ts';
import { kubeconfigOf, kubectlConfigOf, serverOf } from './kubeconfig.ts';
import { Provider, type DelayRange, type ProviderWorld } from './provider.ts';
import { sendFailure, serve, type Serving } from './serve.ts';
import { ApiFailure, NoSuchPath, unauthorized } from './status.ts';
import { Watches } from './watch.ts';
import { World } from './world.ts';
import { Writers } from './writers.ts';

export interface KubeSimOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Without it everything is in memory only. */
  dataDir?: string;
  clusters?: readonly string[];
  /** Where a kubeconfig per cluster is written. */
  kubeconfigDir?: string;
  /** A folder of CustomResourceDefinitions to preinstall; the minimal Strimzi ones by default. */
  crdsDir?: string;
  /** The token that opens everything; drawn, and kept in the data folder, by default. */
  token?: string;
  /** Clusters that play the management cluster of Cluster API: a Cluster made there brings up another virtual cluster. */
  managements?: readonly string[];
  /** How long each of the stages of bringing one up or taking one down lasts. */
  provisioning?: DelayRange;
  history?: HistoryLimits;
  bookmarkEveryMs?: number;
  /** Pods that stand beside every Kafka found at the start, for tests of scale. */
  podsPerKafka?: number;
}

export interface KubeSim {
  port: number;
  /** Opens every cluster and `/_sim`. */
  token: string;
  /** YAML; throws for an unknown cluster. */
  kubeconfig(name: string): string;
  /** The same for Go clients, which send no token over plain HTTP: the token is in the path. */
  kubectlConfig(name: string): string;
  /** Adds a cluster, or finds it, and returns its kubeconfig. */
  addCluster(name: string): string;
  /** Takes a cluster away, with its kubeconfig and all that is in it; its watches are cut. */
  removeCluster(name: string): void;
  clusters(): string[];
  faults: Faults;
  writers: Writers;
  close(): Promise<void>;
}

const BOOKMARK_EVERY_MS = 60_000;
const PROVISIONING: DelayRange = { fromMs: 300, toMs: 900 };
const CLUSTER_NAME = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;

export async function startKubeSim(options: KubeSimOptions = {}): Promise<KubeSim> {
  const definitions = options.crdsDir === undefined ? minimalDefinitions() : definitionsFrom(options.crdsDir, options.dataDir);
  const world = new World(definitions, options.dataDir, options.token, options.history);
  if (options.podsPerKafka !== undefined) for (const cluster of world.clusters.values()) placePods(cluster, options.podsPerKafka);
  const faults = new Faults();
  const watches = new Watches({
    silent: (cluster) => faults.of(cluster).blackHole === true, bookmarks: (cluster) => faults.of(cluster).noBookmarks !== true,
    duplicates: (cluster) => faults.of(cluster).duplicateEvents === true, lifeMs: (cluster) => faults.of(cluster).watchLifeMs,
  }, options.bookmarkEveryMs ?? BOOKMARK_EVERY_MS);
  const held = new HeldRequests();
  const writers = new Writers();
  const backups = new Map<string, Backup>();
  const bornOf: ProviderWorld = { bringUp: (name) => sim.addCluster(name), takeAway: (name) => sim.removeCluster(name), faultOf: (name) => faults.of(name) };
  const provider = new Provider(bornOf, options.provisioning ?? PROVISIONING);
  faults.onChange = (matches, fault) => {
    actOn(world, watches, held, faults, matches, fault);
    provider.look();
  };
  const serving: Serving = { faults, watches, writers };
  const server = createServer({ keepAlive: true, keepAliveTimeout: 120_000, requestTimeout: 0 }, (request, response) => {
    handle(request, response).catch((error: unknown) => sendFailure(response, error));
  });
  const sim: KubeSim = {
    port: 0, token: world.token, faults, writers,
    clusters: () => [...world.clusters.keys()],
    kubeconfig: (name) => kubeconfigOf(name, serverOf(sim.port, name), tokenOf(world, name)),
    kubectlConfig: (name) => kubectlConfigOf(name, sim.port, tokenOf(world, name)),
    addCluster: (name) => {
      if (!CLUSTER_NAME.test(name)) throw new Error(`cluster name "${name}": lower-case letters, digits, dots and dashes, at most 63`);
      world.ensure(name);
      if (options.kubeconfigDir !== undefined) writeKubeconfigs(sim, options.kubeconfigDir, name);
      return sim.kubeconfig(name);
    },
    removeCluster: (name) => {
      world.remove(name);
      watches.end((cluster) => cluster === name, 'cut');
      if (options.kubeconfigDir !== undefined) removeKubeconfigs(options.kubeconfigDir, name);
    },
    close: async () => {
      provider.close();
      watches.close();
      held.release();
      server.close();
      server.closeAllConnections();
      await world.close();
    },
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const inPath = /^\/as\/([^/]+)(\/.*)$/.exec(url.pathname);
    if (inPath !== null) url.pathname = inPath[2] ?? '/';
    const token = inPath?.[1] ?? (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (url.pathname.startsWith('/_sim/')) return administer({ sim, world, watches, backups }, token, url, request, response);
    const found = /^\/clusters\/([^/]+)(\/.*)?$/.exec(url.pathname);
    const cluster = found === null ? undefined : world.clusters.get(decodeURIComponent(found[1] ?? ''));
    if (cluster === undefined) throw new NoSuchPath();
    const { stop, blackHole, latencyMs = 0, unauthorized: refused } = faults.of(cluster.name);
    if (stop === true) return void request.socket.destroy();
    if (blackHole === true) return held.hold(cluster.name, request, () => handle(request, response));
    if (latencyMs > 0) await sleep(latencyMs);
    if (refused === true || (token !== cluster.token && token !== world.token)) throw unauthorized();
    return serve(serving, cluster, found?.[2] ?? '/', url.searchParams, request, response);
  };
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve));
  sim.port = (server.address() as AddressInfo).port;
  if (options.kubeconfigDir !== undefined) mkdirSync(join(options.kubeconfigDir, 'kubectl'), { recursive: true });
  for (const name of new Set([...world.clusters.keys(), ...(options.clusters ?? []), ...(options.managements ?? [])])) sim.addCluster(name);
  for (const name of options.managements ?? []) provider.serve(world.ensure(name));
  return sim;
}

/** Put in place whole, because somebody may follow the folder. */
function writeKubeconfigs(sim: KubeSim, folder: string, name: string): void {
  for (const [within, text] of [[folder, sim.kubeconfig(name)], [join(folder, 'kubectl'), sim.kubectlConfig(name)]] as const) {
    const part = join(within, `.${name}.part`);
    writeFileSync(part, text, { mode: 0o600 });
    renameSync(part, join(within, `${name}.yaml`));
  }
}

function removeKubeconfigs(folder: string, name: string): void {
  for (const within of [folder, join(folder, 'kubectl')]) rmSync(join(within, `${name}.yaml`), { force: true });
}

function tokenOf(world: World, name: string): string {
  const cluster = world.clusters.get(name);
  if (cluster === undefined) throw new Error(`no virtual cluster "${name}": there are ${[...world.clusters.keys()].join(', ')}`);
  return cluster.token;
}

function actOn(world: World, watches: Watches, held: HeldRequests, faults: Faults, matches: (cluster: string) => boolean, fault: Fault): void {
  if (fault.expireWatches === true) {
    for (const cluster of world.clusters.values()) if (matches(cluster.name)) cluster.forgetHistory();
    watches.end(matches, 'expired');
  }
  if (fault.dropWatches === true || fault.stop === true) watches.end(matches, 'cut');
  const audible = (name: string): boolean => matches(name) && faults.of(name).blackHole !== true;
  watches.resume(audible);
  held.release(audible);
}

/** Requests swallowed by a black hole. They are answered late if the hole closes while the client still waits. */
class HeldRequests {
  private readonly requests = new Map<() => Promise<void>, string>();

  hold(cluster: string, request: IncomingMessage, go: () => Promise<void>): void {
    this.requests.set(go, cluster);
    request.socket.once('close', () => this.requests.delete(go));
  }

  release(matches?: (cluster: string) => boolean): void {
    for (const [go, cluster] of [...this.requests]) {
      if (matches?.(cluster) === false) continue;
      this.requests.delete(go);
      if (matches !== undefined) void go().catch((error: unknown) => new ApiFailure(500, 'InternalError', String(error)));
    }
  }
}
