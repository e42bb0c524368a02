/**
 * An api process with Kafka clusters that nobody provisioned: real brokers of one node, rows that say they are there, and
 * keys whose SCRAM users the test itself makes. For tests of the Kafka REST surface that need no provisioner.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApiKeyId, newClusterId, newRoleBindingId, newSecret, newServiceAccountId, newUserId } from '@samsa/domain/ids';
import { type Crn, organizationCrn, parseCrn } from '@samsa/domain/crn';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import { packCredential, scramCredential } from '@samsa/kafka/scram';
import { startSingleBroker, type SingleBroker } from '@samsa/local-kafka/single';
import { freePort } from '@samsa/local-stack/ports';
import { Sealer } from '@samsa/runtime/seal';
import pg from 'pg';
import { freshDatabase } from './database.ts';
import { startProcess, type TestProcess } from './process.ts';

export interface RestKey {
  id: string;
  secret: string;
  ownerId: string;
  clusterId: string;
}

export interface CloudKey {
  id: string;
  secret: string;
  ownerId: string;
}

export interface RestCluster {
  id: string;
  broker: SingleBroker;
  admin: KafkaAdmin;
}

interface Row {
  [field: string]: unknown;
  name: string;
  principal: string;
}

/** What the tests look at in any body of the surface. */
export interface Body extends Row {
  data: Row[];
  metadata: { next: null };
  error_code: number;
  message: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

export interface KafkaRest {
  api: TestProcess;
  url: string;
  database: pg.Client;
  databaseUrl: string;
  /** The key-encryption key, in base64. */
  keyFile: string;
  /** A real broker and its row; or, with `brokerless`, a row alone. */
  cluster(options?: { brokerless?: true }): Promise<RestCluster>;
  /** A key of a service account, logged in by SCRAM; `admin` has every right, by ACLs, as an administrator's role compiles. */
  key(cluster: RestCluster, options?: { admin?: boolean; ownerId?: string }): Promise<RestKey>;
  /** A key of the control plane, of a user with these roles; a role stands where its CRN says, below the organization's. */
  cloudKey(roles: { role: string; below?: string }[]): Promise<CloudKey>;
  /** To any path, as a key of the control plane. */
  call<Answered = Record<string, unknown>>(key: Pick<CloudKey, 'id' | 'secret'> | undefined, method: string, path: string, body?: unknown): Promise<{ status: number; body: Answered; text: string }>;
  /** `path` goes after the key's cluster. */
  send(key: RestKey, method: string, path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

const ORGANIZATION = '11111111-2222-4333-8444-555555555555';

/** @param env more of it for the api */
export async function startKafkaRest(more: Record<string, string> = {}): Promise<KafkaRest> {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'samsa-kafka-rest-'));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, randomBytes(32).toString('base64'));
  const database = new pg.Client({ connectionString: fresh.url });
  await database.connect();
  await seed(database);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { DATABASE_URL: fresh.url, SAMSA_KEY_FILE: keyFile, SAMSA_PORT: String(port), SAMSA_RATE_LIMIT: '100000', ...more };
  const api = await startProcess('api', 'apps/api/src/main.ts', { env });
  const started: RestCluster[] = [];
  const sealer = Sealer.fromFile(keyFile);
  return {
    api, url, database, databaseUrl: fresh.url, keyFile,
    cluster: async (options) => {
      const made = await makeCluster(database, sealer, options?.brokerless ?? false);
      started.push(made);
      return made;
    },
    key: (cluster, options = {}) => makeKey(database, sealer, cluster, options),
    cloudKey: (roles) => makeCloudKey(database, roles),
    call: (key, method, path, body) => call(url, key, method, path, body),
    send: (key, method, path, body) => send(url, key, method, path, body),
    stop: async () => {
      await api.stop();
      await Promise.all(started.map(async ({ admin, broker }) => {
        await (admin as KafkaAdmin & { close?: () => Promise<void> } | undefined)?.close?.();
        await (broker as SingleBroker | undefined)?.stop();
      }));
      await database.end();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(database: pg.Client): Promise<void> {
  await database.query('INSERT INTO organization (id, display_name) VALUES ($1, $2)', [ORGANIZATION, 'rest']);
  await database.query('INSERT INTO environment (id, organization_id, display_name, fingerprint) VALUES ($1, $2, $3, $4)', ['env-rest', ORGANIZATION, 'rest', 'rest']);
  await database.query(`INSERT INTO plan (name, revision, definition) VALUES ('basic', 1, '{}')`);
  await database.query(
    `INSERT INTO data_plane (id, display_name, cloud, region, shard, kubeconfig_sealed) VALUES ('dp-rest', 'rest', 'AWS', 'local-1', 0, '')`,
  );
}

async function makeCluster(database: pg.Client, sealer: Sealer, brokerless: boolean): Promise<RestCluster> {
  const id = newClusterId();
  const broker = brokerless ? undefined : await startSingleBroker({ tls: true });
  const status = broker
    ? { phase: 'PROVISIONED', conditions: [], bootstrap: broker.bootstrap, caPem: broker.caPem }
    : { phase: 'PROVISIONING', conditions: [] };
  const login = broker && JSON.stringify({ username: broker.adminUser, password: broker.adminPassword });
  await database.query(
    `INSERT INTO kafka_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint, status, admin_sealed)
     VALUES ($1, $2, 'env-rest', 'dp-rest', 0, 'basic', 1, $3, $1, $4, $5)`,
    [
      id, ORGANIZATION, JSON.stringify({ display_name: 'rest', availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'local-1', config: { kind: 'Basic' }, deletion_protection: false }),
      JSON.stringify(status), login && (await sealer.seal(login, `admin ${id}`)),
    ],
  );
  const admin = broker && openAdmin({ bootstrap: broker.bootstrap, caPem: broker.caPem, username: broker.adminUser, secret: { password: broker.adminPassword } }, 10_000);
  return { id, broker, admin } as RestCluster;
}

async function makeKey(database: pg.Client, sealer: Sealer, cluster: RestCluster, { admin = false, ownerId }: { admin?: boolean; ownerId?: string }): Promise<RestKey> {
  const key = { id: newApiKeyId() as string, secret: newSecret(), ownerId: ownerId ?? (newServiceAccountId() as string), clusterId: cluster.id };
  const credential = await scramCredential(key.secret);
  await database.query(
    `INSERT INTO api_key (id, organization_id, owner_id, cluster_id, environment_id, display_name, description, secret_hash, scram_sealed)
     VALUES ($1, $2, $3, $4, 'env-rest', '', '', $5, $6)`,
    [key.id, ORGANIZATION, key.ownerId, cluster.id, createHash('sha256').update(key.secret).digest(), await sealer.seal(packCredential(credential), `scram ${key.id}`)],
  );
  if (admin) {
    await database.query(
      'INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [newRoleBindingId(), ORGANIZATION, `User:${key.ownerId}`, 'OrganizationAdmin', organizationCrn(ORGANIZATION)],
    );
  }
  if (cluster.admin === undefined) return key;
  await cluster.admin.upsertScramUsers([{ username: key.id, ...credential }]);
  await cluster.admin.awaitCredential({ username: key.id, password: key.secret });
  if (admin) await cluster.admin.createAcls(administration(key.id));
  return key;
}

async function makeCloudKey(database: pg.Client, roles: readonly { role: string; below?: string }[]): Promise<CloudKey> {
  const key = { id: newApiKeyId() as string, secret: newSecret(), ownerId: newUserId() as string };
  await database.query(`INSERT INTO user_account (id, organization_id, email, full_name, auth_type) VALUES ($1, $2, $3, '', 'AUTH_TYPE_LOCAL')`, [key.ownerId, ORGANIZATION, `${key.ownerId}@example.org`]);
  await database.query(
    `INSERT INTO api_key (id, organization_id, owner_id, display_name, description, secret_hash) VALUES ($1, $2, $3, '', '', $4)`,
    [key.id, ORGANIZATION, key.ownerId, createHash('sha256').update(key.secret).digest()],
  );
  for (const { role, below = '' } of roles) {
    const crn = `${organizationCrn(ORGANIZATION)}${below}`;
    const found = parseCrn(crn) as Crn;
    await database.query(
      'INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern, environment_id, cluster_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [newRoleBindingId(), ORGANIZATION, `User:${key.ownerId}`, role, crn, found.environmentId ?? null, found.clusterId ?? null],
    );
  }
  return key;
}

async function call<Answered>(url: string, key: Pick<CloudKey, 'id' | 'secret'> | undefined, method: string, path: string, body: unknown) {
  const headers = { ...(key && { authorization: basic(key) }), ...(body !== undefined && { 'content-type': 'application/json' }) };
  const response = await fetch(`${url}${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text) as Answered };
}

function administration(keyId: string) {
  const entry = (resourceType: 'TOPIC' | 'GROUP' | 'CLUSTER', operation: 'ALL' | 'CREATE' | 'ALTER' | 'DESCRIBE' | 'DESCRIBE_CONFIGS' | 'ALTER_CONFIGS') => ({
    resourceType, operation, resourceName: resourceType === 'CLUSTER' ? 'kafka-cluster' : '*', patternType: 'LITERAL' as const,
    principal: `User:${keyId}`, host: '*', permission: 'ALLOW' as const,
  });
  const ofCluster = (['CREATE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'] as const).map((operation) => entry('CLUSTER', operation));
  return [entry('TOPIC', 'ALL'), entry('GROUP', 'ALL'), ...ofCluster];
}

export function basic(key: Pick<RestKey, 'id' | 'secret'>): string {
  return `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
}

async function send(url: string, key: RestKey, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/kafka/v3/clusters/${key.clusterId}${path}`, {
    method,
    headers: { authorization: basic(key), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) as Body };
}

function parsed(text: string): unknown {
  try {
    if (text === '') return undefined;
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
