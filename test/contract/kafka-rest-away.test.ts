/** What the Kafka REST surface says of clusters that do not answer, and that it says so quickly and for that cluster alone. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, startKafkaRest, type Answer, type KafkaRest, type RestCluster, type RestKey } from '../harness/kafka-rest.ts';

const DEAD_WITHIN_MS = 3_000;
const ROUNDS = 100;
const LANES = 4;
/** Less than any of the time-outs that a dead cluster costs. */
const HELD_UP_MS = 400;
let rest: KafkaRest;
let alive: { cluster: RestCluster; key: RestKey };

beforeAll(async () => {
  rest = await startKafkaRest();
  const cluster = await rest.cluster();
  alive = { cluster, key: await rest.key(cluster, { admin: true }) };
}, 120_000);
afterAll(() => rest?.stop());

async function timed(key: RestKey, method: string, path: string, body?: unknown): Promise<Answer & { ms: number }> {
  const began = performance.now();
  const answer = await rest.send(key, method, path, body);
  return { ...answer, ms: performance.now() - began };
}

function expectAway(answer: Answer & { ms: number }): void {
  expect([answer.status, answer.body.error_code]).toEqual([503, 50303]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.ms).toBeLessThan(DEAD_WITHIN_MS);
}

/** The half and the worst hundredth of lists on the cluster that lives, in milliseconds. */
async function paceOfAlive(rounds: number): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const answer = await timed(alive.key, 'GET', '/topics');
    expect(answer.status).toBe(200);
    times.push(answer.ms);
  }
  times.sort((a, b) => a - b);
  return { p50: times[rounds >> 1] ?? 0, p99: times[Math.floor(rounds * 0.99)] ?? 0 };
}

/** Asks the dead cluster for everything, over and over in several lanes, while the other is timed. */
async function expectUndisturbed(dead: RestKey): Promise<void> {
  const before = await paceOfAlive(ROUNDS);
  let on = true;
  let asked = 0;
  const lane = async (first: number): Promise<void> => {
    for (let at = first; on; at++, asked++) expectAway(await timed(dead, ...(EVERYTHING[at % EVERYTHING.length] ?? ['GET', ''])));
  };
  const lanes = Promise.all(Array.from({ length: LANES }, (_, at) => lane(at * 2)));
  const during = await paceOfAlive(ROUNDS);
  on = false;
  await lanes;
  console.log(`another's lists: p50 ${before.p50.toFixed(1)}, p99 ${before.p99.toFixed(1)} ms before; ${during.p50.toFixed(1)}, ${during.p99.toFixed(1)} ms while ${asked} requests to the dead one were answered`);
  expect(during.p50).toBeLessThan(Math.max(before.p50 * 3, HELD_UP_MS));
}

const EVERYTHING: [string, string, unknown?][] = [
  ['GET', ''], ['GET', '/topics'], ['POST', '/topics', { topic_name: 't' }], ['GET', '/topics/t'], ['PATCH', '/topics/t', { partitions_count: 2 }], ['DELETE', '/topics/t'],
  ['GET', '/topics/t/configs'], ['GET', '/topics/-/configs'], ['GET', '/topics/t/default-configs'], ['POST', '/topics/t/configs:alter', { data: [{ name: 'a', value: 'b' }] }],
  ['GET', '/topics/t/partitions'], ['GET', '/acls'], ['GET', '/broker-configs'], ['PUT', '/broker-configs/num.partitions', { value: '2' }], ['GET', '/consumer-groups'],
  ['GET', '/consumer-groups/g/lags'], ['POST', '/topics/t/records', { value: { data: 1 } }],
];

describe('a cluster that is not there yet', () => {
  it('answers 503 at once, to everything, and says when to come back', async () => {
    const key = await rest.key(await rest.cluster({ brokerless: true }));
    for (const [method, path, body] of EVERYTHING) {
      const answer = await timed(key, method, path, body);
      expectAway(answer);
      expect(answer.ms).toBeLessThan(500);
      expect(answer.body.message).toContain('PROVISIONING');
    }
  });
});

describe('a cluster whose brokers died', () => {
  it('answers 503 in under 3 s, and another\'s requests are as quick as before', async () => {
    const cluster = await rest.cluster();
    const key = await rest.key(cluster, { admin: true });
    expect((await rest.send(key, 'GET', '/topics')).status).toBe(200);
    await cluster.broker.handle.kill();
    expectAway(await timed(key, 'GET', '/topics'));
    await expectUndisturbed(key);
  }, 60_000);
});

describe('a cluster that accepts connections and never answers', () => {
  let hole: Server;
  const held = new Set<Socket>();
  afterAll(() => {
    hole.close();
    held.forEach((socket) => socket.destroy());
  });

  it('answers 503 in under 3 s, and does not hold up another', async () => {
    hole = createServer((socket) => held.add(socket.on('error', () => undefined).pause()));
    await new Promise<void>((listening) => hole.listen(0, '127.0.0.1', listening));
    const cluster = await rest.cluster({ brokerless: true });
    const key = await rest.key(cluster);
    const status = { phase: 'PROVISIONED', conditions: [], bootstrap: `127.0.0.1:${(hole.address() as AddressInfo).port}`, caPem: alive.cluster.broker.caPem };
    await rest.database.query('UPDATE kafka_cluster SET status = $2 WHERE id = $1', [cluster.id, JSON.stringify(status)]);
    await Promise.all(EVERYTHING.map(async ([method, path, body]) => expectAway(await timed(key, method, path, body))));
    await expectUndisturbed(key);
  }, 60_000);
});

describe('a key that is not one of this cluster', () => {
  it('is 401, whether unknown, wrong, of another cluster or deleted', async () => {
    const path = '/topics';
    const other = await rest.key(await rest.cluster({ brokerless: true }));
    const cases: RestKey[] = [
      { ...alive.key, secret: 'wrong' }, { ...alive.key, id: 'AAAAAAAAAAAAAAAA' }, { ...other, clusterId: alive.cluster.id }, { ...alive.key, clusterId: 'lkc-nothing' },
    ];
    for (const one of cases) {
      const answer = await rest.send(one, 'GET', path);
      expect([answer.status, answer.body.error_code]).toEqual([401, 40101]);
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
    }
    const doomed = await rest.key(alive.cluster, { admin: true });
    expect((await rest.send(doomed, 'GET', path)).status).toBe(200);
    await rest.database.query('UPDATE api_key SET deleted_at = now() WHERE id = $1', [doomed.id]);
    await expect.poll(async () => (await rest.send(doomed, 'GET', path)).status, { timeout: 2_000 }).toBe(401);
    const naked = await fetch(`${rest.url}/kafka/v3/clusters/${alive.cluster.id}/topics`);
    expect([naked.status, await naked.json()]).toEqual([401, { error_code: 40101, message: expect.any(String) }]);
  });

  it('that the broker alone refuses is 401 as well', async () => {
    const key = await rest.key(alive.cluster);
    await alive.cluster.admin.deleteScramUsers([key.id]);
    await expect.poll(async () => (await rest.send({ ...key }, 'GET', '/topics')).body.error_code, { timeout: 3_000 }).toBe(40101);
  });
});

describe('a path of the surface that is none', () => {
  it('is 404 in the surface\'s own shape', async () => {
    const answer = await fetch(`${rest.url}/kafka/v3/clusters/${alive.cluster.id}/nothing`, { headers: { authorization: basic(alive.key) } });
    expect([answer.status, await answer.json()]).toEqual([404, { error_code: 404, message: expect.any(String) }]);
    const wrong = await rest.send(alive.key, 'POST', '/topics', '{"topic_name": 5}');
    expect([wrong.status, wrong.body.error_code]).toEqual([400, 400]);
    const broken = await rest.send(alive.key, 'POST', '/topics', '{"topic_name"');
    expect([broken.status, broken.body.error_code]).toEqual([400, 400]);
  });
});
