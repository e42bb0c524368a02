/**
 * The processes of the local stack, in the order they depend on each other:
 *
 *   PostgreSQL, Redis, kube-sim  →  operator, seed  →  API, provisioner, billing
 *   Kafka's jars, which the first broker needs, and the portal's build come meanwhile
 *
 * DATABASE_URL, REDIS_URL and SAMSA_FLEET each take one out. The apps are told everything by environment variables and do
 * not know that they run on a laptop.
 */
import { join } from 'node:path';
import { classArchive } from '@samsa/local-kafka/class-archive';
import { kafkaJars } from '@samsa/local-kafka/jars';
import { findJava } from '@samsa/local-kafka/java';
import { NEWEST_KAFKA_VERSION } from '@samsa/local-kafka/version';
import { dim, say, step } from './display.ts';
import { databasePassword, keyFile, readJson, writeJson, type Home } from './home.ts';
import { builtPortal } from './portal.ts';
import { freePort } from './ports.ts';
import { postgresService } from './postgres.ts';
import { redisService } from './redis.ts';
import { seed, type Seeded } from './seed.ts';
import { REPOSITORY, typescriptService } from './service.ts';
import { DEFAULT_API_PORT, type Settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';

/** The virtual Kubernetes clusters of the local fleet; a name says the cloud and region it stands for. */
const LOCAL_CLUSTERS = ['aws-us-east-1', 'aws-eu-west-1', 'gcp-us-central1'];
/** Plays Cluster API. Nobody has registered it: whoever wants whole clusters does. */
const MANAGEMENT = 'management';
const OPERATOR_MANIFESTS = join(REPOSITORY, 'infra/local/operator/manifests');
const API_STOP_MS = 4_000;
/** It ends the brokers, which flush to disk. */
const OPERATOR_STOP_MS = 8_000;
const STORE_STOP_MS = 3_000;
const HOST = '127.0.0.1';

export interface Up extends Seeded {
  apiUrl: string;
}

type Ports = Partial<Record<'api' | 'postgres' | 'redis' | 'kubeSim', number>>;

interface Stack {
  home: Home;
  settings: Settings;
  supervisor: Supervisor;
}

/** Brings everything up, showing each step. @throws an Error that says which step failed and where its log is. */
export async function bringUp(stack: Stack): Promise<Up> {
  const [up] = await allOrFirstFault([processes(stack), stack.settings.fleet ? undefined : kafka()]);
  return up;
}

async function processes(stack: Stack): Promise<Up> {
  const { settings, supervisor } = stack;
  const [databaseUrl, redisUrl, fleet, portalDir] = await allOrFirstFault([database(stack), redis(stack), settings.fleet ?? kubernetes(stack), portal()]);
  supervisor.nextLayer();
  const shared = { DATABASE_URL: databaseUrl, SAMSA_KEY_FILE: keyFile(stack.home) };
  const [seeded] = await allOrFirstFault([tenant(stack, { ...shared, SAMSA_FLEET: fleet.join(',') }), settings.fleet ? undefined : operator(stack, fleet)]);
  supervisor.nextLayer();
  const [apiUrl] = await allOrFirstFault([api(stack, { ...shared, SAMSA_PORTAL_DIR: portalDir, SAMSA_MAIL_FOLDER: stack.home.path('mail') }), provisioner(stack, { ...shared, REDIS_URL: redisUrl }), billing(stack, { ...shared, SAMSA_WEBHOOK_PRIVATE: '127.0.0.0/8,::1/128' })]);
  return { ...seeded, apiUrl };
}

/** Like Promise.all, but the others have settled too when it rejects: nothing is started behind the back of the clean-up. */
async function allOrFirstFault<T extends readonly unknown[]>(works: [...T]): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(works);
  const failed = settled.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}

function database({ home, settings, supervisor }: Stack): Promise<string> {
  return step('PostgreSQL', async () => {
    if (settings.databaseUrl) return { result: settings.databaseUrl, detail: 'yours (DATABASE_URL)' };
    const port = await rememberedPort(home, 'postgres');
    const { service, url } = postgresService({ dataDir: home.path('postgres'), port, password: databasePassword(home), durable: true, database: 'samsa' });
    await supervisor.keep({ ...service, stopTimeoutMs: STORE_STOP_MS });
    return { result: url, detail: `${HOST}:${port}` };
  });
}

function redis({ home, settings, supervisor }: Stack): Promise<string> {
  return step('Redis', async () => {
    if (settings.redisUrl) return { result: settings.redisUrl, detail: 'yours (REDIS_URL)' };
    const port = await rememberedPort(home, 'redis');
    const { service, url } = await redisService({ dataDir: home.path('redis'), port });
    await supervisor.keep({ ...service, stopTimeoutMs: STORE_STOP_MS });
    return { result: url, detail: `${HOST}:${port}, ${service.command.includes('/') ? 'from Maven' : service.command}` };
  });
}

/** @returns the kubeconfig files of the local fleet. */
function kubernetes({ home, supervisor }: Stack): Promise<string[]> {
  return step('Kubernetes (simulated)', async () => {
    const port = await rememberedPort(home, 'kubeSim');
    const configs = home.path('kubeconfig');
    const args = ['--port', String(port), '--data-dir', home.path('kube-sim'), '--clusters', LOCAL_CLUSTERS.join(','), '--managements', MANAGEMENT, '--kubeconfig-dir', configs];
    const service = typescriptService('kube-sim', 'infra/local/kube-sim/src/main.ts', args);
    await supervisor.keep({ ...service, stopTimeoutMs: STORE_STOP_MS });
    return { result: LOCAL_CLUSTERS.map((name) => join(configs, `${name}.yaml`)), detail: `${LOCAL_CLUSTERS.join(', ')} at ${HOST}:${port}` };
  });
}

/** Kafka's jars and class archive are here before the first cluster is wanted: its broker then starts in about a second. */
function kafka(): Promise<void> {
  return step('Apache Kafka', async () => {
    const tell = (what: string) => say(dim(`    ${what}…`));
    const jars = await kafkaJars(NEWEST_KAFKA_VERSION, { onProgress: tell });
    const jdk = findJava();
    await classArchive(jars, jdk, tell);
    return { result: undefined, detail: `${NEWEST_KAFKA_VERSION} on Java ${jdk.version}` };
  });
}

function portal(): Promise<string> {
  return step('Portal', async () => {
    const { folder, fresh } = await builtPortal();
    return { result: folder, detail: fresh ? 'built' : 'as built before' };
  });
}

function tenant({ home }: Stack, env: Record<string, string>): Promise<Seeded> {
  return step('Schema, fleet, tenant', async () => {
    const result = await seed(home, env);
    return { result, detail: `organization ${result.organizationId}` };
  });
}

function operator({ home, supervisor }: Stack, fleet: string[]): Promise<void> {
  return step('Kafka operator', async () => {
    const args = ['--kubeconfig', fleet.join(','), '--kubeconfig-dir', home.path('kubeconfig'), '--data-dir', home.path('kafka')];
    const service = typescriptService('operator', 'infra/local/operator/src/main.ts', args);
    await supervisor.keep({ ...service, stopTimeoutMs: OPERATOR_STOP_MS });
    return { result: undefined, detail: 'runs brokers as processes' };
  });
}

function api({ home, settings, supervisor }: Stack, shared: Record<string, string>): Promise<string> {
  return step('API', async () => {
    const wanted = settings.port ?? readPorts(home).api ?? DEFAULT_API_PORT;
    const port = await rememberedPort(home, 'api', wanted);
    const url = `http://${HOST}:${port}`;
    const service = typescriptService('api', 'apps/api/src/main.ts', [], { ...shared, SAMSA_PORT: String(port), SAMSA_HOST: HOST, SAMSA_PUBLIC_URL: url });
    await supervisor.keep({ ...service, stopTimeoutMs: API_STOP_MS });
    home.announce(url);
    return { result: url, detail: port === wanted ? url : `${url} (port ${wanted} is taken)` };
  });
}

function provisioner({ settings, supervisor }: Stack, env: Record<string, string>): Promise<void> {
  return step('Provisioner', async () => {
    await supervisor.keep({ ...typescriptService('provisioner', 'apps/provisioner/src/main.ts', [], { ...(settings.fleet ? {} : { SAMSA_OPERATOR_MANIFESTS: OPERATOR_MANIFESTS }), ...env }), stopTimeoutMs: API_STOP_MS });
    return { result: undefined };
  });
}

function billing({ supervisor }: Stack, env: Record<string, string>): Promise<void> {
  return step('Billing', async () => {
    await supervisor.keep({ ...typescriptService('billing', 'apps/billing/src/main.ts', [], env), stopTimeoutMs: API_STOP_MS });
    return { result: undefined };
  });
}

/** The port of the last start if it is free, so that what people wrote down stays true. */
async function rememberedPort(home: Home, name: keyof Ports, wanted?: number): Promise<number> {
  const port = await freePort(wanted ?? readPorts(home)[name] ?? 0);
  writeJson(home.path('ports.json'), { ...readPorts(home), [name]: port });
  return port;
}

function readPorts(home: Home): Ports {
  return readJson<Ports>(home.path('ports.json')) ?? {};
}
