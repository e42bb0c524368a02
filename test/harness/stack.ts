/**
 * A whole Samsa for a flow test: a database and a Redis of its own, kube-sim (or the real Kubernetes), the operator with
 * real brokers, the API and any number of provisioners, each a process that can be killed, frozen and started again.
 *
 *   const samsa = await startSamsa({ provisioners: 2 });
 *   await samsa.kill('provisioner-1'); await samsa.restart('provisioner-1'); await samsa.stop();
 */
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startKubernetes } from '@samsa/kubernetes/cluster';
import { builtPortal } from '@samsa/local-stack/portal';
import { freePort } from '@samsa/local-stack/ports';
import { killMarked, MARK } from '@samsa/local-stack/remains';
import { REPOSITORY, typescriptService } from '@samsa/local-stack/service';
import { freshDatabase } from './database.ts';
import { startProcess, type TestProcess } from './process.ts';
import { startTestRedis, type TestRedis } from './redis.ts';
import { TcpProxy } from './tcp-proxy.ts';

const SEED_TIMEOUT_MS = 60_000;
const KEY_BYTES = 32;
const CONFIGS = 'kubeconfig';
const PROVISIONING_MS = '50..250';
const OPERATOR_MANIFESTS = join(REPOSITORY, 'infra/local/operator/manifests');
/** The data planes' names, which say the cloud and region each stands for; the first is where tests create. */
const DEFAULT_PLANES = ['aws-us-east-1'];

export interface SamsaOptions {
  /** 1 unless said. */
  provisioners?: number;
  /** Billing processes, `billing-1` and on; none unless said. */
  billings?: number;
  /** `processes` (the default): real brokers. `drawn`: the operator answers without brokers. `none`: nobody reconciles. */
  operator?: 'processes' | 'drawn' | 'none';
  /** kube-apiserver and etcd instead of kube-sim. */
  realKubernetes?: boolean;
  /** Names of the data planes, `cloud-region` each. */
  planes?: string[];
  /** Names of Kubernetes clusters that stand and are operated, but that nobody has registered. */
  strangers?: string[];
  /** Names of Kubernetes clusters that play Cluster API's management cluster: what is born there is operated. Nobody has registered them. */
  managements?: string[];
  /** Puts a proxy between our processes and Postgres: `samsa.postgres`, to be cut, silenced and healed. */
  proxied?: boolean;
  /** The api serves the portal as well, built from its sources as they are. */
  portal?: boolean;
  /** Added to every process's environment. */
  env?: Record<string, string>;
}

export interface Samsa {
  apiUrl: string;
  cloudKey: { id: string; secret: string };
  /** `apiUrl` and `cloudKey` as the wire harness calls them. */
  url: string;
  key: { key: string; secret: string };
  organizationId: string;
  environmentId: string;
  cloud: string;
  region: string;
  databaseUrl: string;
  redis: TestRedis;
  /** Where our processes reach Postgres, when `proxied`; `databaseUrl` goes round it. */
  postgres?: TcpProxy;
  /** Names of the provisioners. */
  provisioners: string[];
  /** What another process of this installation needs. */
  env: Record<string, string>;
  /** Kubeconfig files of the data planes, and after them of the strangers. */
  fleet: string[];
  /** Of the management clusters. */
  managements: string[];
  /** `kube-sim`, `operator`, `api`, `provisioner-1`, `provisioner-2`, … */
  process(name: string): TestProcess;
  /** SIGKILL to that process alone; the brokers of a killed operator live on. */
  kill(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface Seeded { organizationId: string; environmentId: string; cloudKey: { id: string; secret: string } }

/** Undone in the opposite order by `stop`, and when the start fails half way. */
type Undo = () => Promise<unknown> | void;

/** About four seconds. @throws with the words of the process that did not come up. */
export async function startSamsa(options: SamsaOptions = {}): Promise<Samsa> {
  const undo: Undo[] = [];
  try {
    return await start(options, undo);
  } catch (cause) {
    await undoAll(undo);
    throw cause;
  }
}

async function start({ provisioners = 1, billings = 0, operator = 'processes', realKubernetes = false, planes = DEFAULT_PLANES, strangers = [], managements = [], proxied = false, portal = false, env = {} }: SamsaOptions, undo: Undo[]): Promise<Samsa> {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-flow-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }), () => killMarked(folder));
  const processes = new Map<string, TestProcess>();
  const launch = async (name: string, main: string, args: string[], own: Record<string, string> = {}) => {
    const started = await startProcess(name, main, { args, env: { ...env, ...own, [MARK]: folder } });
    processes.set(name, started);
    undo.push(() => started.stop());
  };
  const [database, redis] = await Promise.all([freshDatabase(), startTestRedis()]);
  undo.push(() => database.drop(), () => redis.stop());
  const postgres = proxied ? await proxyOf(database.url, undo) : undefined;
  const standing = [...planes, ...strangers];
  const fleet = realKubernetes ? await realFleet(folder, standing, undo) : await simulatedFleet(folder, standing, managements, launch);
  if (operator !== 'none') {
    const mode = operator === 'drawn' ? ['--no-processes'] : [];
    const follow = managements.length > 0 ? ['--kubeconfig-dir', join(folder, CONFIGS)] : [];
    await launch('operator', 'infra/local/operator/src/main.ts', ['--kubeconfig', fleet.join(','), '--data-dir', join(folder, 'kafka'), ...mode, ...follow]);
  }
  const shared = { DATABASE_URL: postgres?.url ?? database.url, SAMSA_KEY_FILE: join(folder, 'key'), SAMSA_OPERATOR_MANIFESTS: OPERATOR_MANIFESTS };
  writeFileSync(shared.SAMSA_KEY_FILE, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
  const seeded = await seed({ ...env, ...shared, SAMSA_FLEET: fleet.slice(0, planes.length).join(',') });
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const served: Record<string, string> = portal ? { SAMSA_PORTAL_DIR: (await builtPortal()).folder } : {};
  const canary: Record<string, string> = operator === 'processes' ? {} : { SAMSA_CANARY: 'off' };
  await Promise.all([
    launch('api', 'apps/api/src/main.ts', [], { ...shared, SAMSA_HOST: '127.0.0.1', SAMSA_PORT: String(port), SAMSA_PUBLIC_URL: apiUrl, ...served }),
    ...Array.from({ length: billings }, (_, at) => launch(`billing-${at + 1}`, 'apps/billing/src/main.ts', [], { DATABASE_URL: database.url })),
    ...Array.from({ length: provisioners }, (_, at) =>
      launch(`provisioner-${at + 1}`, 'apps/provisioner/src/main.ts', [], { ...canary, ...shared, REDIS_URL: redis.url })),
  ]);
  const process = (name: string): TestProcess => {
    const found = processes.get(name);
    if (!found) throw new Error(`there is no process ${name} here, only ${[...processes.keys()].join(', ')}`);
    return found;
  };
  const [cloud = '', ...region] = (planes[0] ?? '').split('-');
  return {
    ...seeded, provisioners: [...processes.keys()].filter((name) => name.startsWith('provisioner-')), apiUrl, databaseUrl: database.url, redis, postgres: postgres?.proxy, fleet, managements: managements.map((name) => join(folder, CONFIGS, `${name}.yaml`)), process, env: { ...env, ...canary, ...shared, REDIS_URL: redis.url },
    url: apiUrl, key: { key: seeded.cloudKey.id, secret: seeded.cloudKey.secret },
    cloud: cloud.toUpperCase(), region: region.join('-'),
    kill: async (name) => void (await process(name).crash()),
    restart: (name) => process(name).restart(),
    stop: () => undoAll(undo),
  };
}

async function proxyOf(databaseUrl: string, undo: Undo[]): Promise<{ proxy: TcpProxy; url: string }> {
  const url = new URL(databaseUrl);
  const proxy = await TcpProxy.start({ host: url.hostname, port: Number(url.port) });
  undo.push(() => proxy.close());
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return { proxy, url: url.href };
}

async function simulatedFleet(folder: string, planes: string[], managements: string[], launch: (name: string, main: string, args: string[]) => Promise<void>): Promise<string[]> {
  const configs = join(folder, CONFIGS);
  // A port chosen before, because a restarted simulator must be found where the seed said it is.
  const port = await freePort();
  const args = ['--port', String(port), '--data-dir', join(folder, 'kube-sim'), '--clusters', planes.join(','), '--kubeconfig-dir', configs];
  if (managements.length > 0) args.push('--managements', managements.join(','), '--provisioning-ms', PROVISIONING_MS);
  await launch('kube-sim', 'infra/local/kube-sim/src/main.ts', args);
  return planes.map((name) => join(configs, `${name}.yaml`));
}

async function realFleet(folder: string, planes: string[], undo: Undo[]): Promise<string[]> {
  return Promise.all(planes.map(async (name) => {
    const dataDir = join(folder, name);
    mkdirSync(dataDir, { recursive: true });
    const kubernetes = await startKubernetes({ dataDir });
    undo.push(() => kubernetes.kill());
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, kubernetes.kubeconfig, { mode: 0o600 });
    return file;
  }));
}

async function seed(env: Record<string, string>): Promise<Seeded> {
  const program = typescriptService('seed', 'apps/api/src/seed.ts', [], env);
  const { stdout } = await promisify(execFile)(program.command, program.args, { cwd: REPOSITORY, env: { ...process.env, ...program.env }, timeout: SEED_TIMEOUT_MS });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (!line) throw new Error(`the seed said nothing: ${stdout}`);
  return JSON.parse(line) as Seeded;
}

async function undoAll(undo: Undo[]): Promise<void> {
  const faults: unknown[] = [];
  for (let last = undo.pop(); last; last = undo.pop()) {
    try {
      await last();
    } catch (fault) {
      faults.push(fault); // one that does not end must not keep the others running
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'not everything could be ended');
}
