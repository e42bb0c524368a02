/**
 * What one server-side apply costs the client: `libs/kube` beside stock `@kubernetes/client-node`, and what a thousand quiet
 * watches hold. Both talk TLS to the same server in another process, which answers each PATCH with its own body.
 *
 *   node --import @oxc-node/core/register test/load/kube-client.ts [applies] [planes]
 *
 * CPU of this process per apply is the sturdy figure; rates move with the machine's load.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import type { KubernetesObject } from '@kubernetes/client-node';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject } from '@samsa/kube/object';
import { watch } from '@samsa/kube/watch';
import { createAuthority, issueIdentity } from '@samsa/local-kafka/certificates';

const IN_FLIGHT = 20;
const WATCHES_PER_PLANE = 4;
const SERVE = 'serve';

interface Ready {
  kubeconfig: string;
}

/** The server's side: this file, run with `serve`. */
async function serve(): Promise<void> {
  const authority = await createAuthority('load');
  const identity = await issueIdentity(authority, 'CN=server');
  const resources = { kind: 'APIResourceList', groupVersion: 'v1', resources: [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true, singularName: '', verbs: ['patch'] }] };
  const server = createSecureServer({ cert: identity.certificatePem, key: identity.keyPem, allowHTTP1: true }, (request, response) => {
    const url = request.url;
    if (url.includes('watch=1')) {
      response.writeHead(200);
      response.write('{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"11"}}}\n');
      return;
    }
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(url.includes('configmaps') ? { metadata: { resourceVersion: '10' }, items: [] } : resources));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(Buffer.concat(chunks));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const ca = Buffer.from(authority.certificatePem).toString('base64');
    const kubeconfig = `{apiVersion: v1, kind: Config, current-context: a, clusters: [{name: c, cluster: {server: "https://127.0.0.1:${port}", certificate-authority-data: ${ca}}}], users: [{name: u, user: {token: t}}], contexts: [{name: a, context: {cluster: c, user: u}}]}`;
    process.send?.({ kubeconfig } satisfies Ready);
  });
  process.on('disconnect', () => process.exit());
}

/** About 1 kB, as our smaller objects are. */
function object(at: number): KubeObject {
  const data = Object.fromEntries(Array.from({ length: 20 }, (_, line) => [`setting-${line}`, `value of setting ${line} in object ${at}`]));
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `object-${at}`, namespace: 'load', labels: { 'app.kubernetes.io/managed-by': 'samsa' } }, data };
}

interface Cost {
  name: string;
  appliesPerSecond: number;
  cpuMicrosPerApply: number;
}

async function measured(name: string, applies: number, apply: (at: number) => Promise<unknown>): Promise<Cost> {
  for (let at = 0; at < IN_FLIGHT; at++) await apply(at);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    while (next < applies) await apply(next++);
  }));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { name, appliesPerSecond: Math.round(applies / seconds), cpuMicrosPerApply: Math.round((user + system) / applies) };
}

function ours(kubeconfig: string, applies: number): Promise<Cost> {
  const connection = KubeConnection.fromKubeconfig(kubeconfig);
  return measured('libs/kube', applies, (at) => connection.apply(object(at), { fieldManager: 'samsa' })).finally(() => connection.close());
}

function stock(kubeconfig: string, applies: number): Promise<Cost> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const api = KubernetesObjectApi.makeApiClient(config);
  const apply = (at: number) => api.patch(object(at) as KubernetesObject, undefined, undefined, 'samsa', false, 'application/apply-patch+yaml');
  return measured('client-node', applies, apply);
}

interface Held {
  planes: number;
  watches: number;
  connectCpuMsPerPlane: number;
  rssKbPerPlane: number;
  heapKbPerPlane: number;
  idleCpuPercent: number;
}

/** Opens quiet watches on `planes` connections and looks at what they cost at rest. */
async function quietWatches(kubeconfig: string, planes: number): Promise<Held> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const cpu = process.cpuUsage();
  let synced = 0;
  const connections = Array.from({ length: planes }, () => KubeConnection.fromKubeconfig(kubeconfig));
  const kinds = Array.from({ length: WATCHES_PER_PLANE }, (_, at) => `ours=${at}`);
  const watches = connections.flatMap((connection) => kinds.map((labelSelector) => watch(connection, {
    type: { apiVersion: 'v1', kind: 'ConfigMap' }, labelSelector, onEvent: () => undefined, onHeartbeat: () => void (synced += 1),
  })));
  while (synced < watches.length) await sleep(20);
  const connect = process.cpuUsage(cpu);
  await sleep(2_000);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const idle = process.cpuUsage();
  await sleep(5_000);
  const { user, system } = process.cpuUsage(idle);
  await Promise.all(watches.map((one) => one.stop()));
  for (const connection of connections) connection.close();
  return {
    planes,
    watches: watches.length,
    connectCpuMsPerPlane: round((connect.user + connect.system) / 1_000 / planes),
    rssKbPerPlane: Math.round((after.rss - before.rss) / 1_024 / planes),
    heapKbPerPlane: Math.round((after.heapUsed - before.heapUsed) / 1_024 / planes),
    idleCpuPercent: round((user + system) / 50_000),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export async function kubeClientBench(applies: number, planes: number): Promise<{ applies: Cost[]; held: Held }> {
  const server: ChildProcess = fork(fileURLToPath(import.meta.url), [SERVE], { stdio: 'inherit' });
  try {
    const [{ kubeconfig }] = (await once(server, 'message')) as [Ready];
    const held = await quietWatches(kubeconfig, planes);
    const costs = [await ours(kubeconfig, applies), await stock(kubeconfig, Math.ceil(applies / 10))];
    return { applies: costs, held };
  } finally {
    server.kill('SIGKILL');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === SERVE) await serve();
  else {
    const { applies, held } = await kubeClientBench(Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 250));
    console.table(applies);
    const [one, other] = applies;
    if (one && other) console.log(`stock client-node takes ${round(other.cpuMicrosPerApply / one.cpuMicrosPerApply)} × the CPU of libs/kube for an apply`);
    console.table([held]);
    process.exit();
  }
}
