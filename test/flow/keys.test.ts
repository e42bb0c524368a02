/**
 * Keys of clusters, with everything running: a key works when its creation is answered, on every broker and through REST; one
 * made before its cluster works as soon as the cluster does; none works after its deletion. No client here ever tries twice.
 */
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { FlowTenant, type Key, ok } from './tenant.ts';

const IN_A_ROW = 200;
const ON_THREE_BROKERS = 60;
const READY_MS = 120_000;
const TEST_MS = 240_000;
const SETTLED_MS = 20_000;

interface Place {
  id: string;
  environment: string;
  /** Each broker's own address. */
  brokers: string[];
  caPem: string;
}

let samsa: Samsa;
let tenant: FlowTenant;
let environment: string;
let owner: string;

beforeAll(async () => {
  samsa = await startSamsa();
  tenant = new FlowTenant(samsa);
  environment = (await ok(tenant.cloud.POST('/org/v2/environments', { body: { display_name: 'keys' } }))).id;
  owner = await newAccount('keys');
}, READY_MS);
afterAll(() => samsa?.stop());

async function newAccount(name: string): Promise<string> {
  return (await ok(tenant.cloud.POST('/iam/v2/service-accounts', { body: { display_name: name, description: '' } }))).id;
}

async function whenReady(id: string, key: Key): Promise<Place> {
  await tenant.settled(id, READY_MS);
  const { spec } = await tenant.getCluster(id, environment);
  const bootstrap = (spec.kafka_bootstrap_endpoint ?? '').replace('SASL_SSL://', '');
  const caPem = await (await fetch(`${samsa.apiUrl}/samsa/v1/clusters/${id}/ca.pem`, { headers: { authorization: basic(samsa.cloudKey) } })).text();
  const admin = openAdmin({ bootstrap, caPem, username: key.id, secret: { password: key.secret } });
  const { brokers } = await admin.describeCluster();
  await admin.close();
  return { id, environment, caPem, brokers: brokers.map(({ host, port }) => `${host}:${port}`) };
}

const basic = (key: Key): string => `Basic ${btoa(`${key.id}:${key.secret}`)}`;

/** One try at each broker and at REST. @throws what refused */
async function worksEverywhere(place: Place, key: Key): Promise<void> {
  for (const bootstrap of place.brokers) {
    const own = openAdmin({ bootstrap, caPem: place.caPem, username: key.id, secret: { password: key.secret } }, 10_000);
    try {
      await own.listTopics();
    } finally {
      await own.close();
    }
  }
  await ok(tenant.with(key).GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: place.id } } }));
}

async function refusedEverywhere(place: Place, key: Key): Promise<void> {
  for (const bootstrap of place.brokers) {
    const own = openAdmin({ bootstrap, caPem: place.caPem, username: key.id, secret: { password: key.secret } }, 10_000);
    await expect(own.listTopics()).rejects.toMatchObject({ kind: 'unauthenticated' });
    await own.close();
  }
  const { response } = await tenant.with(key).GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: place.id } } });
  expect(response.status).toBe(401);
}

/** Until the provisioner has carried out every wish: whatever the api did not finish, it has. */
async function settledAccess(clusterId: string): Promise<void> {
  const database = new pg.Client({ connectionString: samsa.databaseUrl });
  await database.connect();
  try {
    await expect.poll(async () => {
      const { rows } = await database.query<{ behind: string }>('SELECT access_generation - access_observed AS behind FROM kafka_cluster WHERE id = $1', [clusterId]);
      return Number(rows[0]?.behind);
    }, { timeout: SETTLED_MS, interval: 200 }).toBe(0);
  } finally {
    await database.end();
  }
}

describe('a key of a cluster of one broker', () => {
  let place: Place;
  let early: Key;

  beforeAll(async () => {
    const { id } = await tenant.createCluster(environment, 'one', { kind: 'Basic' });
    early = await tenant.createKey(owner, id);
    place = await whenReady(id, early);
  }, READY_MS);

  it('made while the cluster was being made, works when the cluster does', async () => {
    await worksEverywhere(place, early);
  });

  it(`works at once, ${IN_A_ROW} times`, async () => {
    const tookMs: number[] = [];
    const keys: Key[] = [];
    for (let round = 0; round < IN_A_ROW; round++) {
      const startedMs = performance.now();
      const key = await tenant.createKey(owner, place.id);
      tookMs.push(performance.now() - startedMs);
      await worksEverywhere(place, key);
      keys.push(key);
    }
    tookMs.sort((a, b) => a - b);
    console.log(`a key takes p50 ${tookMs[IN_A_ROW / 2]?.toFixed(0)} ms, p99 ${tookMs[Math.floor(IN_A_ROW * 0.99)]?.toFixed(0)} ms`);
    await settledAccess(place.id);
    for (const key of keys.filter((_, at) => at % 20 === 0)) await worksEverywhere(place, key);
  }, TEST_MS);

  it('is dead on the broker once its deletion is answered, and stays so', async () => {
    const key = await tenant.createKey(owner, place.id);
    await worksEverywhere(place, key);
    await ok(tenant.cloud.DELETE('/iam/v2/api-keys/{id}', { params: { path: { id: key.id } } }));
    await refusedEverywhere(place, key);
    await settledAccess(place.id);
    await refusedEverywhere(place, key);
  }, TEST_MS);

  it('works at once though no provisioner is alive, and what those left is caught up when one is back', async () => {
    await samsa.kill('provisioner-1');
    const kept = await tenant.createKey(owner, place.id);
    await worksEverywhere(place, kept);
    const gone = await tenant.createKey(owner, place.id);
    await ok(tenant.cloud.DELETE('/iam/v2/api-keys/{id}', { params: { path: { id: gone.id } } }));
    await samsa.restart('provisioner-1');
    await settledAccess(place.id);
    await worksEverywhere(place, kept);
    await refusedEverywhere(place, gone);
  }, TEST_MS);
});

describe('a key of a cluster of three brokers', () => {
  it(`works at once on each of them, ${ON_THREE_BROKERS} times`, async () => {
    const { id } = await tenant.createCluster(environment, 'three', { kind: 'Standard' });
    const place = await whenReady(id, await tenant.createKey(owner, id));
    expect(place.brokers).toHaveLength(3);
    for (let round = 0; round < ON_THREE_BROKERS; round++) await worksEverywhere(place, await tenant.createKey(owner, place.id));
  }, TEST_MS);
});
