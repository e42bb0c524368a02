/**
 * The demo organization. The seed says the cloud key's secret once, when it makes the key; here it is kept, because the
 * person who starts the stack again must be shown it again.
 */
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { readJson, writeJson, type Home } from './home.ts';
import { REPOSITORY, typescriptService } from './service.ts';

const SEED_TIMEOUT_MS = 120_000;
const PASSWORD_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const PASSWORD_GROUP = 4;
const PASSWORD_GROUPS = 4;

export interface Key { id: string; secret: string }

export interface Seeded {
  organizationId: string;
  environmentId: string;
  cloudKey: Key;
  /** With which one signs in at the portal. */
  email: string;
  password: string;
}

/** What `.samsa/demo.json` holds. */
export interface Demo extends Seeded {
  clusterId?: string;
  clusterKey?: Key;
}

export function readDemo(home: Home): Demo | undefined {
  return readJson<Demo>(home.path('demo.json'));
}

export function writeDemo(home: Home, demo: Demo): void {
  writeJson(home.path('demo.json'), demo);
}

/**
 * Migrates the database and makes sure of the fleet and the demo organization; may be run any number of times.
 * @throws with the seed's own words, or when the database has a demo organization whose secret this folder never saw.
 */
export async function seed(home: Home, env: Record<string, string>): Promise<Seeded> {
  const kept = readDemo(home);
  const password = kept?.password ?? newPassword();
  const program = typescriptService('seed', 'apps/api/src/seed.ts', [], { SAMSA_ADMIN_PASSWORD: password, ...env });
  const { stdout } = await promisify(execFile)(program.command, program.args, {
    cwd: REPOSITORY, env: { ...process.env, ...program.env }, timeout: SEED_TIMEOUT_MS,
  }).catch((fault: Error & { stderr?: string }) => {
    throw new Error(`The database could not be prepared: ${fault.stderr?.trim() || fault.message}`, { cause: fault });
  });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (!line) throw new Error(`The database could not be prepared: the seed said nothing (${stdout.trim()})`);
  const said = JSON.parse(line) as Pick<Seeded, 'organizationId' | 'environmentId' | 'email'> & { cloudKey: { id: string; secret?: string } };
  const known = kept?.cloudKey.id === said.cloudKey.id ? kept : undefined;
  const secret = said.cloudKey.secret ?? known?.cloudKey.secret;
  if (!secret) {
    throw new Error(`This database already has the demo organization, but the secret of its key ${said.cloudKey.id} is not in ${home.path('demo.json')}: bring that file back, or begin anew with --reset (or another DATABASE_URL)`);
  }
  const seeded: Seeded = { organizationId: said.organizationId, environmentId: said.environmentId, cloudKey: { id: said.cloudKey.id, secret }, email: said.email, password };
  writeDemo(home, { ...known, ...seeded });
  return seeded;
}

/** Sixteen letters of which each has 32 likes, in fours: easy to copy by eye. */
function newPassword(): string {
  const draw = () => Array.from({ length: PASSWORD_GROUP }, () => PASSWORD_LETTERS[randomInt(PASSWORD_LETTERS.length)]).join('');
  return Array.from({ length: PASSWORD_GROUPS }, draw).join('-');
}
