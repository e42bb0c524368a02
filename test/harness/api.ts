/**
 * An api process on a database of its own, with any number of organizations, and nobody who provisions: what is asked of it
 * is answered from Postgres alone.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@samsa/local-stack/ports';
import { REPOSITORY, typescriptService } from '@samsa/local-stack/service';
import pg from 'pg';
import { freshDatabase } from './database.ts';
import { startProcess } from './process.ts';

const SEED_TIMEOUT_MS = 60_000;
const KEY_BYTES = 32;

export interface Credential {
  id: string;
  secret: string;
}

export interface Tenant {
  organizationId: string;
  environmentId: string;
  userId: string;
  /** Of the user, who administers the organization. */
  cloudKey: Credential;
}

export interface ApiAnswer<Body> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

export interface TestApi {
  url: string;
  /** What another api process needs to stand beside this one. */
  env: Record<string, string>;
  database: pg.Client;
  /** One an organization asked for, in order. */
  tenants: Tenant[];
  /** @param body sent as JSON; undefined sends none. @param key undefined sends no credentials */
  call<Body = Record<string, unknown>>(key: Credential | undefined, method: string, path: string, body?: unknown): Promise<ApiAnswer<Body>>;
  stop(): Promise<void>;
}

/** The one region it offers is AWS us-east-1. */
export async function startApi(organizations: string[] = ['Demo'], env: Record<string, string> = {}): Promise<TestApi> {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'samsa-api-'));
  const shared = { DATABASE_URL: fresh.url, SAMSA_KEY_FILE: join(folder, 'key'), SAMSA_FLEET: join(folder, 'aws-us-east-1.yaml') };
  writeFileSync(shared.SAMSA_KEY_FILE, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
  writeFileSync(shared.SAMSA_FLEET, 'nobody reads it');
  const tenants: Tenant[] = [];
  for (const name of organizations) tenants.push(await seed({ ...shared, SAMSA_ORGANIZATION: name }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = { ...shared, SAMSA_PORT: String(port), SAMSA_RATE_LIMIT: '100000', ...env };
  const api = await startProcess('api', 'apps/api/src/main.ts', { env: own });
  const database = new pg.Client({ connectionString: fresh.url });
  await database.connect();
  return {
    url, env: own, database, tenants,
    call: (key, method, path, body) => call(url, key, method, path, body),
    stop: async () => {
      await api.stop();
      await database.end();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(env: Record<string, string>): Promise<Tenant> {
  const program = typescriptService('seed', 'apps/api/src/seed.ts', [], env);
  const { stdout } = await promisify(execFile)(program.command, program.args, { cwd: REPOSITORY, env: { ...process.env, ...program.env }, timeout: SEED_TIMEOUT_MS });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (!line) throw new Error(`the seed said nothing: ${stdout}`);
  return JSON.parse(line) as Tenant;
}

async function call<Body>(url: string, key: Credential | undefined, method: string, path: string, body: unknown): Promise<ApiAnswer<Body>> {
  const headers: Record<string, string> = {};
  if (key) headers['authorization'] = `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`${url}${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, text, body: (json ? JSON.parse(text) : undefined) as Body };
}
