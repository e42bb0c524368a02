/** The switches of the simulator under `/_sim`: faults, clusters, and what it has seen. JSON in and out, by the server's token. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { backupOf, restore, type Backup } from './backup.ts';
import { parsed } from './body.ts';
import type { VirtualCluster } from './cluster.ts';
import { FaultError, type Fault } from './faults.ts';
import { mapOf, textOf, type Json } from './json.ts';
import { sendText } from './serve.ts';
import type { KubeSim } from './server.ts';
import { badRequest, methodNotAllowed, unauthorized, unknownPath } from './status.ts';
import type { Watches } from './watch.ts';
import type { World } from './world.ts';

export interface Administered {
  sim: KubeSim;
  world: World;
  watches: Watches;
  backups: Map<string, Backup>;
}

export async function administer(served: Administered, token: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const known = token === served.world.token || [...served.world.clusters.values()].some((cluster) => cluster.token === token);
  if (!known) throw unauthorized();
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  const body = mapOf(text === '' ? {} : parsed(text, false));
  const answer = answerTo(served, `${request.method ?? 'GET'} ${url.pathname.slice('/_sim/'.length)}`, url.searchParams, body);
  sendText(response, JSON.stringify(answer), 'application/json');
}

function clusterNamed(world: World, body: Record<string, Json | undefined>): VirtualCluster {
  const cluster = world.clusters.get(textOf(body.name));
  if (cluster === undefined) throw badRequest(`name: no virtual cluster "${textOf(body.name)}"`);
  return cluster;
}

function answerTo({ sim, world, watches, backups }: Administered, what: string, query: URLSearchParams, body: Record<string, Json | undefined>): Json {
  const chosen = query.get('cluster') ?? undefined;
  switch (what) {
    case 'GET faults': return sim.faults.all() as unknown as Json;
    case 'POST faults': return setFaults(sim, body);
    case 'DELETE faults':
      sim.faults.clear(chosen ?? '*');
      return {};
    case 'GET clusters': return { clusters: sim.clusters() };
    case 'POST clusters': return { name: textOf(body.name), kubeconfig: wordedAs400(() => sim.addCluster(textOf(body.name))) };
    case 'POST rotate': {
      const cluster = clusterNamed(world, body);
      world.rotate(cluster);
      return { name: cluster.name, kubeconfig: sim.addCluster(cluster.name) };
    }
    case 'POST backup':
      backups.set(clusterNamed(world, body).name, backupOf(clusterNamed(world, body)));
      return {};
    case 'POST restore': {
      const cluster = clusterNamed(world, body);
      const backup = backups.get(cluster.name);
      if (backup === undefined) throw badRequest(`restore: no backup of "${cluster.name}" was made; POST backup first`);
      restore(cluster, backup);
      watches.end((name) => name === cluster.name, 'cut');
      return {};
    }
    case 'GET writers': return sim.writers.writers(chosen);
    case 'GET requests': return sim.writers.counts(chosen);
    case 'DELETE writers':
      sim.writers.forget();
      return {};
    case 'GET stats': return stats(world, watches);
    default: throw /^(GET|POST|DELETE) /.test(what) ? unknownPath() : methodNotAllowed();
  }
}

function setFaults(sim: KubeSim, body: Record<string, Json | undefined>): Json {
  const { cluster, ...fault } = body;
  wordedAs400(() => sim.faults.set(textOf(cluster) || '*', fault as Fault));
  return sim.faults.all() as unknown as Json;
}

function wordedAs400<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof FaultError || error instanceof Error) throw badRequest(error.message);
    throw error;
  }
}

function stats(world: World, watches: Watches): Json {
  let objects = 0;
  for (const cluster of world.clusters.values()) for (const [, collection] of cluster.allCollections()) objects += collection.size;
  const { rss, heapUsed } = process.memoryUsage();
  return { clusters: world.clusters.size, objects, watches: watches.count, rssBytes: rss, heapBytes: heapUsed };
}
