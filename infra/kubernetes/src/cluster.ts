/**
 * A real Kubernetes API server with etcd under it and Strimzi's kinds in it, for tests that must not believe the simulator.
 *
 *   startKubernetes ─▶ etcd ─▶ kube-apiserver ─▶ definitions applied, Established ─▶ controllers.ts's few loops ─▶ kubeconfig
 *
 * There is no controller-manager, scheduler or node: namespaces drain, owned objects go and quotas open by the loops of
 * `controllers.ts`, which run in the calling process. Up in about three seconds; 270 MB + 35 MB at rest.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject } from '@samsa/kube/object';
import { freePort } from '@samsa/local-stack/ports';
import { run } from '@samsa/local-stack/service';
import type { Running, Service } from '@samsa/local-stack/service';
import { parseAllDocuments } from 'yaml';
import { kubernetesBinaries } from './build.ts';
import { startControllers } from './controllers.ts';
import { strimziCrds } from './crds.ts';

const READY_TIMEOUT_MS = 60_000;
const ESTABLISHED_TIMEOUT_MS = 30_000;
const ESTABLISHED_POLL_MS = 100;
const DEFINITION = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };

export interface KubernetesOptions {
  /** Its folder, made if it is not there; an earlier one's objects are found again. */
  dataDir: string;
  /** Told one short sentence when something slow begins. */
  onProgress?: (what: string) => void;
}

export interface Kubernetes {
  /** YAML with its CA and an administrator's token. */
  kubeconfig: string;
  url: string;
  /** Compacts etcd and restarts the API server (3 s), whose cache remembers longer: older watches and continue tokens are Gone. */
  forgetHistory(): Promise<void>;
  /** SIGSTOP and SIGCONT to the API server: a black hole and its end. */
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
  /** SIGKILL to both servers. */
  kill(): Promise<void>;
}

/** @throws Error of one sentence when the servers cannot be built or do not start; their logs are in `dataDir`. */
export async function startKubernetes(options: KubernetesOptions): Promise<Kubernetes> {
  const { dataDir, onProgress } = options;
  const [binaries, crds] = [await kubernetesBinaries({ onProgress }), await strimziCrds({ onProgress })];
  await mkdir(dataDir, { recursive: true });
  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const etcd = await started(etcdService(binaries.etcd, dataDir, etcdUrl, peerPort), dataDir);
  let apiserver: Running | undefined;
  try {
    const token = randomUUID();
    const service = await apiserverService(binaries.apiserver, dataDir, { etcdUrl, port, token });
    const startApiserver = () => started(service, dataDir);
    apiserver = await startApiserver();
    const url = `https://127.0.0.1:${port}`;
    const kubeconfig = await kubeconfigOf(url, token, join(dataDir, 'certificates/apiserver.crt'));
    const connection = KubeConnection.fromKubeconfig(kubeconfig, { userAgent: 'samsa-controllers', maxSockets: 8 });
    await installDefinitions(connection, crds);
    return handle({ etcd, apiserver, startApiserver, connection, kubeconfig, url, etcdUrl });
  } catch (error) {
    await Promise.all([etcd.kill(), apiserver?.kill()]);
    throw error;
  }
}

interface Parts {
  etcd: Running;
  apiserver: Running;
  startApiserver: () => Promise<Running>;
  connection: KubeConnection;
  kubeconfig: string;
  url: string;
  etcdUrl: string;
}

function handle({ etcd, startApiserver, connection, kubeconfig, url, etcdUrl, ...first }: Parts): Kubernetes {
  let { apiserver } = first;
  const controllers = startControllers(connection);
  // The servers lead groups of their own: without this they would outlive a process that just ends.
  const atExit = () => void [apiserver.kill(), etcd.kill()];
  process.once('exit', atExit);
  const end = async (how: 'stop' | 'kill') => {
    process.off('exit', atExit);
    await controllers.stop();
    connection.close();
    await apiserver[how]();
    await etcd[how]();
  };
  return {
    kubeconfig,
    url,
    forgetHistory: async () => {
      await compact(etcdUrl);
      await apiserver.kill();
      apiserver = await startApiserver();
    },
    signal: (signal) => apiserver.signal(signal),
    stop: () => end('stop'),
    kill: () => end('kill'),
  };
}

function started(service: Service, dataDir: string): Promise<Running> {
  return run(service, join(dataDir, `${service.name}.log`));
}

function etcdService(command: string, dataDir: string, url: string, peerPort: number): Service {
  const peer = `http://127.0.0.1:${peerPort}`;
  const settings = {
    'data-dir': join(dataDir, 'etcd'),
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `default=${peer}`,
    'force-new-cluster': 'true',
    'unsafe-no-fsync': 'true',
    'log-level': 'warn',
  };
  return { name: 'etcd', command, args: flags(settings), probe: () => healthy(`${url}/health`), readyTimeoutMs: READY_TIMEOUT_MS };
}

async function apiserverService(command: string, dataDir: string, at: { etcdUrl: string; port: number; token: string }): Promise<Service> {
  const certificates = join(dataDir, 'certificates');
  const keyFile = join(dataDir, 'service-account.key');
  const tokenFile = join(dataDir, 'tokens.csv');
  await mkdir(certificates, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(tokenFile, `${at.token},admin,admin,"system:masters"\n`, { mode: 0o600 });
  const settings = {
    'etcd-servers': at.etcdUrl,
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'secure-port': String(at.port),
    'cert-dir': certificates,
    'token-auth-file': tokenFile,
    'service-account-key-file': keyFile,
    'service-account-signing-key-file': keyFile,
    'service-account-issuer': 'https://kubernetes.default.svc',
    'authorization-mode': 'RBAC',
    'service-cluster-ip-range': '10.0.0.0/24',
    // Pods are never made here; their accounts have nobody to make them.
    'disable-admission-plugins': 'ServiceAccount',
    'endpoint-reconciler-type': 'none',
    profiling: 'false',
  };
  const ready = KubeConnection.fromKubeconfig(kubeconfigYaml(`https://127.0.0.1:${at.port}`, at.token, 'insecure-skip-tls-verify: true'));
  const probe = async () => void (await ready.read('/readyz', { timeoutMs: 2_000 }));
  return { name: 'kube-apiserver', command, args: flags(settings), probe, readyTimeoutMs: READY_TIMEOUT_MS };
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}

async function healthy(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

async function kubeconfigOf(url: string, token: string, caFile: string): Promise<string> {
  const ca = (await readFile(caFile)).toString('base64');
  return kubeconfigYaml(url, token, `certificate-authority-data: ${ca}`);
}

function kubeconfigYaml(url: string, token: string, trust: string): string {
  return [
    'apiVersion: v1',
    'kind: Config',
    'current-context: samsa',
    `clusters: [{name: samsa, cluster: {server: "${url}", ${trust}}}]`,
    `users: [{name: admin, user: {token: "${token}"}}]`,
    'contexts: [{name: samsa, context: {cluster: samsa, user: admin}}]',
    '',
  ].join('\n');
}

/** Applies every definition in a folder and waits until the server serves them. */
async function installDefinitions(connection: KubeConnection, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const definitions = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as KubeObject | null)).filter((one) => one !== null);
  await Promise.all(definitions.map((one) => connection.apply(one, { fieldManager: 'samsa-kubernetes', force: true })));
  const deadline = Date.now() + ESTABLISHED_TIMEOUT_MS;
  for (const { metadata } of definitions) {
    while (!isEstablished(await connection.get({ ...DEFINITION, name: metadata.name }))) {
      if (Date.now() > deadline) throw new Error(`${metadata.name} was not established within ${ESTABLISHED_TIMEOUT_MS} ms`);
      await sleep(ESTABLISHED_POLL_MS);
    }
  }
}

function isEstablished(definition: KubeObject | undefined): boolean {
  const status = definition?.['status'] as { conditions?: { type: string; status: string }[] } | undefined;
  return status?.conditions?.some((one) => one.type === 'Established' && one.status === 'True') ?? false;
}

/** Through etcd's JSON gateway: its own client would be one more tool to build. */
async function compact(etcdUrl: string): Promise<void> {
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${etcdUrl}${path}`, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) });
    return (await response.json()) as { header?: { revision?: string } };
  };
  const { header } = await ask('/v3/kv/range', { key: 'AA==' });
  await ask('/v3/kv/compaction', { revision: header?.revision, physical: true });
}
