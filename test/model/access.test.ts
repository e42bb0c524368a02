/**
 * Keys, roles and entries changed at random and at the same time, by the api and against a reconciler that never rests; when
 * all is quiet, the broker must hold exactly what the ledger says: no login and no entry more, none less.
 */
import { createHash } from 'node:crypto';
import { aclsOfKey } from '@samsa/domain/acl-compilation';
import { clusterCrn, organizationCrn } from '@samsa/domain/crn';
import { isApiKeyId, newApiKeyId, newRoleBindingId, newSecret, newUserId } from '@samsa/domain/ids';
import { aclKey } from '@samsa/kafka/acl';
import { KafkaPool } from '@samsa/kafka/pool';
import { reconcileAccess } from '@samsa/provisioner/reconcile/access';
import { Sealer } from '@samsa/runtime/seal';
import { wantedAccess } from '@samsa/store/access';
import { Database } from '@samsa/store/database';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, type KafkaRest, type RestCluster, type RestKey, startKafkaRest } from '../harness/kafka-rest.ts';

const OWNERS = 3;
const ROUNDS = 4;
/** Deeds begun together in each round. */
const AT_ONCE = 24;
const TEST_MS = 180_000;
const ROLES = ['DeveloperRead', 'DeveloperWrite', 'DeveloperManage', 'ResourceOwner'] as const;
const TOPICS = ['a', 'b', 'c-*'] as const;

type Deed = { what: 'newKey' | 'deleteKey' | 'bind' | 'unbind' | 'allow' | 'disallow'; owner: number; role: number; topic: number };
const deeds = fc.array(
  fc.record<Deed>({
    what: fc.constantFrom('newKey', 'newKey', 'deleteKey', 'bind', 'unbind', 'allow', 'disallow'),
    owner: fc.nat(OWNERS - 1), role: fc.nat(ROLES.length - 1), topic: fc.nat(TOPICS.length - 1),
  }),
  { minLength: AT_ONCE, maxLength: AT_ONCE },
);

let rest: KafkaRest;
let cluster: RestCluster;
let admin: { id: string; secret: string };
let root: RestKey;
let organizationId: string;
let database: Database;
const pool = new KafkaPool();

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  organizationId = (await rest.database.query<{ id: string }>('SELECT id FROM organization')).rows[0]!.id;
  admin = await administrator();
  root = await rest.key(cluster, { admin: true });
  database = new Database(rest.databaseUrl, 'samsa_provisioner', { poolSize: 3 });
}, TEST_MS);
afterAll(async () => {
  await pool.close();
  await database?.close();
  await rest?.stop();
});

async function administrator() {
  const key = { id: newApiKeyId(), secret: newSecret(), ownerId: newUserId() };
  await rest.database.query('INSERT INTO user_account (id, organization_id, email, full_name) VALUES ($1, $2, $3, $4)', [key.ownerId, organizationId, 'root@model.example', 'Root']);
  await rest.database.query(
    `INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern) VALUES ($1, $2, $3, 'OrganizationAdmin', $4)`,
    [newRoleBindingId(), organizationId, `User:${key.ownerId}`, organizationCrn(organizationId)],
  );
  await rest.database.query(
    `INSERT INTO api_key (id, organization_id, owner_id, display_name, description, secret_hash) VALUES ($1, $2, $3, '', '', $4)`,
    [key.id, organizationId, key.ownerId, createHash('sha256').update(key.secret).digest()],
  );
  return key;
}

/** Refusals are part of the game (two may take the same thing); failures are not. */
async function call<Body>(method: string, path: string, body?: unknown): Promise<Body | undefined> {
  const headers = { authorization: basic(admin), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(`${rest.url}${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return response.ok && text !== '' ? (JSON.parse(text) as Body) : undefined;
}

const one = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

async function carryOut({ what, owner, role, topic }: Deed, owners: string[], at: number): Promise<unknown> {
  const ownerId = owners[owner]!;
  const where = `${clusterCrn(organizationId, 'env-rest', cluster.id)}/topic=${TOPICS[topic]}`;
  const entry = { resource_type: 'TOPIC', resource_name: `by-hand-${topic}`, pattern_type: 'LITERAL', principal: `User:${ownerId}`, host: '*', operation: 'READ', permission: 'ALLOW' };
  if (what === 'newKey') return call('POST', '/iam/v2/api-keys', { spec: { owner: { id: ownerId }, resource: { id: cluster.id } } });
  if (what === 'bind') return call('POST', '/iam/v2/role-bindings', { principal: `User:${ownerId}`, role_name: ROLES[role], crn_pattern: where });
  if (what === 'allow') return rest.send(root, 'POST', '/acls', entry);
  if (what === 'disallow') return rest.send(root, 'DELETE', `/acls?${new URLSearchParams(entry)}`);
  const path = what === 'deleteKey' ? `/iam/v2/api-keys?spec.owner=${ownerId}&page_size=100` : `/iam/v2/role-bindings?crn_pattern=${encodeURIComponent(where)}&principal=User:${ownerId}`;
  const found = one((await call<{ data: { id: string }[] }>('GET', path))?.data ?? [], at);
  return found && call('DELETE', `/iam/v2/${what === 'deleteKey' ? 'api-keys' : 'role-bindings'}/${found.id}`);
}

const reconcile = () => reconcileAccess({ database, sealer: Sealer.fromFile(rest.keyFile), pool, clusterId: cluster.id });

/** Passes, as the outbox would have them, for as long as a wish is open. */
async function quiet(): Promise<void> {
  for (;;) {
    await reconcile();
    const { rows } = await rest.database.query<{ behind: boolean }>('SELECT access_observed < access_generation AS behind FROM kafka_cluster WHERE id = $1', [cluster.id]);
    if (!rows[0]?.behind) return;
  }
}

async function difference(): Promise<unknown> {
  const wanted = (await wantedAccess(database, cluster.id))!;
  const entries = await cluster.admin.describeAcls({});
  const ofKeys = entries.filter(({ principal }) => isApiKeyId(principal.slice('User:'.length))).map(aclKey).sort();
  const users = (await cluster.admin.listScramUsers()).map(({ username }) => username).filter((name) => name !== cluster.broker.adminUser).sort();
  return {
    logins: users, entries: ofKeys,
    expected: {
      logins: wanted.keys.map(({ id }) => id as string).sort(),
      entries: wanted.keys.flatMap((key) => aclsOfKey(key, wanted.bindings, entries, wanted)).map(aclKey).sort(),
    },
  };
}

it('whatever is done at the same time, the broker ends with what the ledger says', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (wanted) => {
      const made = await Promise.all(Array.from({ length: OWNERS }, () => call<{ id: string }>('POST', '/iam/v2/service-accounts', { display_name: `model ${newApiKeyId()}` })));
      const owners = made.map((account) => account!.id);
      let going = true;
      const passes = (async () => {
        while (going) await reconcile();
      })();
      try {
        await Promise.all(wanted.map((deed, at) => carryOut(deed, owners, at)));
      } finally {
        going = false;
        await passes;
      }
      await quiet();
      const { expected, ...actual } = (await difference()) as { expected: unknown };
      expect(actual).toEqual(expected);
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
}, TEST_MS);
