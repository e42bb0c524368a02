/**
 * The first cluster, made the way a tenant makes one: through the API, watched through its operation, with a key of its own.
 * A second start finds what the first one made, by the ids kept in `.samsa/demo.json`.
 */
import { connect } from 'node:net';
import { apiClient, Refused, type ApiClient } from './api-client.ts';
import { dim, duration, green, red, say, stepLine, yellow } from './display.ts';
import type { Up } from './fleet.ts';
import type { Home } from './home.ts';
import { readDemo, writeDemo, type Demo, type Key } from './seed.ts';

const CLUSTER_NAME = 'demo';
export const DEMO_TOPIC = 'orders';
const DEMO_PARTITIONS = 6;
const PROVISION_TIMEOUT_MS = 5 * 60_000;
const LISTEN_TIMEOUT_MS = 60_000;
const POLL_MS = 150;

export interface DemoCluster {
  id: string;
  bootstrap: string;
  restEndpoint: string;
  ca: string;
  key: Key;
  cloud: string;
  region: string;
}

interface Cluster {
  id: string;
  spec: { display_name: string; kafka_bootstrap_endpoint?: string; http_endpoint?: string; cloud: string; region: string };
  status: { phase: string };
}

interface Step { name: string; state: string; started_at?: string; ended_at?: string; cause?: string }
interface Operation { id: string; state: string; steps: Step[]; cause?: string; created_at: string }

/** @throws an Error with the cause the API gives, when the cluster does not come up. */
export async function demoCluster(home: Home, up: Up): Promise<DemoCluster> {
  const api = apiClient(up.apiUrl, up.cloudKey);
  const kept = readDemo(home) ?? { ...up };
  const began = Date.now();
  const found = kept.clusterId ? await findCluster(api, kept.clusterId, up.environmentId) : undefined;
  const wanted = found ?? await createCluster(api, up.environmentId);
  const demo: Demo = { ...kept, clusterId: wanted.id, clusterKey: found ? kept.clusterKey : undefined };
  writeDemo(home, demo);
  say(`\n  Cluster ${wanted.id} (${CLUSTER_NAME}, Basic) ${found ? 'is there' : 'wanted'}`);
  const cluster = await provisioned(api, wanted.id, up.environmentId);
  const bootstrap = (cluster.spec.kafka_bootstrap_endpoint ?? '').replace(/^\w+:\/\//, '');
  await listening(bootstrap);
  const key = demo.clusterKey ?? await createKey(api, cluster.id, up);
  writeDemo(home, { ...demo, clusterKey: key });
  await ensureTopic(up.apiUrl, cluster.id, key);
  const ca = await api.text(`/samsa/v1/clusters/${cluster.id}/ca.pem`);
  stepLine('ready', Date.now() - began, bootstrap);
  return { id: cluster.id, bootstrap, restEndpoint: cluster.spec.http_endpoint ?? up.apiUrl, ca, key, cloud: cluster.spec.cloud, region: cluster.spec.region };
}

function createCluster(api: ApiClient, environmentId: string): Promise<Cluster> {
  return api.send<Cluster>('POST', '/cmk/v2/clusters', {
    spec: { display_name: CLUSTER_NAME, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } },
  });
}

/** Undefined when somebody deleted it: then there is a new one. */
async function findCluster(api: ApiClient, id: string, environmentId: string): Promise<Cluster | undefined> {
  try {
    return await api.send<Cluster>('GET', `/cmk/v2/clusters/${id}?environment=${environmentId}`);
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 404) return undefined;
    throw fault;
  }
}

/** Shows the operation's steps as they end, until the cluster is PROVISIONED. */
async function provisioned(api: ApiClient, id: string, environmentId: string): Promise<Cluster> {
  const shown = new Set<string>();
  const until = Date.now() + PROVISION_TIMEOUT_MS;
  while (Date.now() < until) {
    const cluster = await api.send<Cluster>('GET', `/cmk/v2/clusters/${id}?environment=${environmentId}`);
    const [operation] = (await api.send<{ data: Operation[] }>('GET', `/samsa/v1/operations?resource=${id}&page_size=1`)).data;
    if (operation && operation.state !== 'succeeded') showSteps(operation, shown);
    if (cluster.status.phase === 'PROVISIONED') {
      if (operation && shown.size > 0) showSteps(operation, shown);
      return cluster;
    }
    if (cluster.status.phase === 'FAILED' || operation?.state === 'failed') {
      throw new Error(`The demo cluster ${id} failed: ${operation?.cause ?? operation?.steps.find(({ state }) => state === 'failed')?.cause ?? 'no cause was given'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The demo cluster ${id} is not up after ${duration(PROVISION_TIMEOUT_MS)}; GET /samsa/v1/operations?resource=${id} says where it stands`);
}

function showSteps({ steps }: Operation, shown: Set<string>): void {
  for (const { name, state, started_at, ended_at, cause } of steps) {
    if (shown.has(name) || (state !== 'done' && state !== 'failed')) continue;
    shown.add(name);
    const took = started_at && ended_at ? Date.parse(ended_at) - Date.parse(started_at) : 0;
    say(`    ${state === 'done' ? green('✓') : red('✗')} ${name.padEnd(22)}${duration(took).padStart(8)}   ${dim(cause ?? '')}`.trimEnd());
  }
}

/** A second start's brokers need a moment to come back. */
async function listening(bootstrap: string): Promise<void> {
  const [host, port] = bootstrap.split(/:(?=\d+$)/);
  const until = Date.now() + LISTEN_TIMEOUT_MS;
  while (!(await canConnect(host ?? '', Number(port)))) {
    if (Date.now() > until) return say(yellow(`    ${bootstrap} does not answer yet; the broker's log is in .samsa/kafka`));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(1_000, () => answer(false));
  });
}

/** Owned by whoever owns the cloud key: the demo organization's administrator. */
async function createKey(api: ApiClient, clusterId: string, up: Up): Promise<Key> {
  const { spec: { owner } } = await api.send<{ spec: { owner: { id: string } } }>('GET', `/iam/v2/api-keys/${up.cloudKey.id}`);
  const { id, spec } = await api.send<{ id: string; spec: { secret: string } }>('POST', '/iam/v2/api-keys', {
    spec: { display_name: 'demo', description: 'made by npm start', owner: { id: owner.id }, resource: { id: clusterId, environment: up.environmentId } },
  });
  return { id, secret: spec.secret };
}

/** Clients find a topic to write to: a cluster makes none by itself. Asked with the cluster's own key, so the key is proven too. */
async function ensureTopic(apiUrl: string, clusterId: string, key: Key): Promise<void> {
  const kafka = apiClient(apiUrl, key);
  const topics = `/kafka/v3/clusters/${clusterId}/topics`;
  const { data } = await kafka.send<{ data: { topic_name: string }[] }>('GET', topics);
  if (data.some(({ topic_name }) => topic_name === DEMO_TOPIC)) return;
  await kafka.send('POST', topics, { topic_name: DEMO_TOPIC, partitions_count: DEMO_PARTITIONS });
}
