/** Topics and their records as a caller of the control plane sees them: on a real broker, through a real api process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKafkaRest, type CloudKey, type KafkaRest, type RestCluster } from '../harness/kafka-rest.ts';

interface Message {
  partition: number;
  offset: number;
  key: { encoding: string; data: string };
  value: { encoding: string; data: string; truncated: boolean };
  headers: { name: string; value: { data: string } }[];
}
interface Browsed {
  data: Message[];
  scanned: number;
  of: number;
  stopped_by: string;
  cursor?: string;
}
interface Listed {
  data: Record<string, unknown>[];
  metadata: { next?: string; total_size: number };
  may_create: boolean;
}

/** Lately: a broker deletes what is older than its retention. */
const BEGAN_MS = Date.now() - 3_600_000;

let rest: KafkaRest;
let cluster: RestCluster;
let admin: CloudKey;
let base: string;
const here = () => `/environment=env-rest/cloud-cluster=${cluster.id}/kafka=${cluster.id}`;

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  base = `/samsa/v1/clusters/${cluster.id}`;
  admin = await rest.cloudKey([{ role: 'CloudClusterAdmin', below: here() }]);
}, 120_000);
afterAll(() => rest?.stop());

async function ask<Answered = Record<string, unknown>>(method: string, path: string, body?: unknown, key = admin, status = method === 'POST' ? [200, 201] : [200, 204]): Promise<Answered> {
  const answer = await rest.call<Answered>(key, method, `${base}${path}`, body);
  expect(status, `${method} ${path}: ${answer.text.slice(0, 400)}`).toContain(answer.status);
  return answer.body;
}
const refused = async (key: CloudKey, method: string, path: string, body?: unknown) => {
  const { status, body: problem } = await rest.call<{ detail: string; type: string }>(key, method, `${base}${path}`, body);
  return { status, ...problem };
};
const browse = (topic: string, body: unknown = {}, key = admin) => ask<Browsed>('POST', `/topics/${topic}/messages:browse`, body, key);
const audited = async (operation: string) => (await rest.database.query<Record<string, unknown>>('SELECT * FROM audit WHERE operation = $1 ORDER BY id DESC LIMIT 1', [operation])).rows[0];

describe('a topic', () => {
  it('is tried, made with a preset, shown with what it holds, widened and deleted', async () => {
    const wanted = { name: 'orders', partitions: 3, preset: 'events', configs: { 'retention.ms': '3600000' } };
    expect(await ask('POST', '/topics?dry_run=true', wanted)).toEqual({ name: 'orders', partitions: 3, replication_factor: 1, configs: { 'cleanup.policy': 'delete', 'retention.ms': '3600000' } });
    expect((await refused(admin, 'GET', '/topics/orders')).status).toBe(404);
    const made = await ask('POST', '/topics', wanted);
    expect(made).toMatchObject({ kind: 'Topic', name: 'orders', partitions: 3, retention_ms: 3_600_000, cleanup_policy: 'delete', messages: 0, under_replicated: 0 });
    expect(made['authorized_operations']).toContain('ALTER_CONFIGS');
    expect(await audited('createTopic')).toMatchObject({ principal: admin.ownerId, resource_id: `${cluster.id}/orders` });
    await cluster.admin.produceMany('orders', [{ value: Buffer.alloc(1_000) }, { value: Buffer.alloc(1_000) }]);
    await expect.poll(() => ask('GET', '/topics/orders')).toMatchObject({ messages: 2, size_bytes: expect.toSatisfy((bytes: number) => bytes > 2_000) as unknown });
    expect(await ask('POST', '/topics/orders/partitions:increase', { partitions: 5 })).toMatchObject({ partitions: 5 });
    const { data } = await ask<Listed>('GET', '/topics/orders/partitions');
    expect(data).toHaveLength(5);
    expect(data[0]).toMatchObject({ partition: 0, start_offset: 0, replicas: [{ in_sync: true, size_bytes: expect.any(Number) as unknown }] });
    await ask('DELETE', '/topics/orders');
    expect(await refused(admin, 'GET', '/topics/orders')).toMatchObject({ status: 404, type: 'about:blank#UnknownTopic' });
  });

  it('that cannot be is refused with cause and remedy', async () => {
    expect((await refused(admin, 'POST', '/topics', { name: 'x y' })).detail).toContain('name:');
    expect((await refused(admin, 'POST', '/topics', { name: 'x', preset: 'nothing' })).detail).toContain('Take one of events');
    expect((await refused(admin, 'POST', '/topics?dry_run=true', { name: 'x', configs: { 'retention.ms': 'long' } }))).toMatchObject({ status: 400, detail: expect.stringContaining('retention.ms') as unknown });
    expect((await refused(admin, 'POST', '/topics', { name: '__samsa_x' })).status).toBe(400);
  });

  it('has configs with the broker’s documentation, and changes that are compared before they are made', async () => {
    await ask('POST', '/topics', { name: 'configured', partitions: 1, configs: { 'retention.ms': '1000' } });
    const { data } = await ask<Listed>('GET', '/topics/configured/configs');
    const retention = data.find(({ name }) => name === 'retention.ms');
    expect(retention).toMatchObject({ value: '1000', source: 'topic', type: 'LONG', inherited: '604800000', documentation: expect.stringContaining('retain') as unknown });
    expect(data.find(({ name }) => name === 'segment.bytes')).toMatchObject({ source: 'default' });
    const change = { set: { 'max.message.bytes': '2000', 'cleanup.policy': 'delete' }, reset: ['retention.ms'] };
    const diff = await ask<{ changes: Record<string, unknown>[] }>('POST', '/topics/configured/configs:alter?dry_run=true', change);
    expect(diff.changes).toContainEqual({ name: 'retention.ms', before: '1000', after: '604800000', source_before: 'topic', source_after: 'default' });
    expect(diff.changes).toContainEqual(expect.objectContaining({ name: 'max.message.bytes', after: '2000', source_after: 'topic' }));
    expect((await ask<Listed>('GET', '/topics/configured/configs')).data.find(({ name }) => name === 'retention.ms')).toMatchObject({ value: '1000' });
    expect(await ask('POST', '/topics/configured/configs:alter', change)).toEqual(diff);
    expect((await ask<Listed>('GET', '/topics/configured/configs')).data.find(({ name }) => name === 'retention.ms')).toMatchObject({ value: '604800000', source: 'default' });
    expect(await audited('alterTopicConfigs')).toMatchObject({ before: { 'retention.ms': '1000' }, after: { 'max.message.bytes': '2000' } });
    expect(await refused(admin, 'POST', '/topics/configured/configs:alter?dry_run=true', { set: { 'retention.msec': '1' } })).toMatchObject({ status: 400, detail: expect.stringContaining('retention.msec') as unknown });
    expect((await refused(admin, 'POST', '/topics/configured/configs:alter', { set: { a: '1' }, reset: ['a'] })).status).toBe(400);
  });
});

describe('the list of topics', () => {
  beforeAll(async () => {
    for (const at of [1, 2, 3, 4]) await cluster.admin.createTopic({ name: `list-${at}`, partitionsCount: 5 - at });
    await cluster.admin.createTopic({ name: '__samsa_canary', partitionsCount: 1 });
    for (let at = 0; at < 7; at++) await cluster.admin.produce('list-3', { partition: at % 2, value: Buffer.from('x') });
  });
  const list = (query: string, key = admin) => ask<Listed>('GET', `/topics?search=LIST-&${query}`, undefined, key);
  const names = ({ data }: Listed) => data.map(({ name }) => name);

  it('is searched, sorted and paged by the server', async () => {
    expect(names(await list(''))).toEqual(['list-1', 'list-2', 'list-3', 'list-4']);
    expect(names(await list('sort=partitions'))).toEqual(['list-4', 'list-3', 'list-2', 'list-1']);
    expect(names(await list('sort=messages&order=desc&page_size=1'))).toEqual(['list-3']);
    const first = await list('page_size=3');
    expect([names(first).length, first.metadata.total_size, first.may_create]).toEqual([3, 4, true]);
    const second = await rest.call<Listed>(admin, 'GET', new URL(first.metadata.next ?? '').pathname + new URL(first.metadata.next ?? '').search);
    expect([names(second.body), second.body.metadata.next]).toEqual([['list-4'], undefined]);
    expect(first.data[2]).toMatchObject({ messages: 7, cleanup_policy: 'delete' });
  });

  it('has what the caller may see: never ours, Kafka’s own when asked', async () => {
    expect(names(await ask<Listed>('GET', '/topics?search=__&internal=true'))).not.toContain('__samsa_canary');
    const developer = await rest.cloudKey([{ role: 'DeveloperRead', below: `${here()}/topic=list-1` }]);
    const seen = await list('', developer);
    expect([names(seen), seen.may_create]).toEqual([['list-1'], false]);
  });
});

describe('messages', () => {
  const value = (at: number) => ({ order: { id: at, items: [{ sku: `s${at % 3}` }] } });
  beforeAll(async () => {
    await cluster.admin.createTopic({ name: 'browsed', partitionsCount: 3 });
    const records = Array.from({ length: 600 }, (_, at) => ({
      partition: at % 3, key: Buffer.from(`k${at}`), value: Buffer.from(JSON.stringify(value(at))), timestampMs: BEGAN_MS + at * 1_000, headers: [['n', Buffer.from(`h${at}`)]] as const,
    }));
    for (let at = 0; at < records.length; at += 60) await cluster.admin.produceMany('browsed', records.slice(at, at + 60));
  });
  const keys = ({ data }: Browsed) => data.map(({ key }) => Number(key.data.slice(1)));

  it('are shown from the newest back, across partitions, each once', async () => {
    let page = await browse('browsed', { limit: 70 });
    expect([keys(page)[0], page.stopped_by, page.of]).toEqual([599, 'limit', 600]);
    const seen = keys(page);
    while (page.cursor) {
      page = await browse('browsed', { limit: 70, cursor: page.cursor });
      seen.push(...keys(page));
    }
    expect(seen).toEqual(Array.from({ length: 600 }, (_, at) => 599 - at));
    expect([page.stopped_by, page.scanned]).toEqual(['end', 600]);
  });

  it('are shown from the oldest, a time or an offset, of the partitions asked for', async () => {
    expect(keys(await browse('browsed', { from: { at: 'oldest' }, limit: 4 }))).toEqual([0, 1, 2, 3]);
    expect(keys(await browse('browsed', { from: { at: 'timestamp', timestamp: new Date(BEGAN_MS + 450_000).toISOString() }, limit: 2 }))).toEqual([450, 451]);
    expect(keys(await browse('browsed', { from: { at: 'offset', offset: 10 }, partitions: [1], limit: 2 }))).toEqual([31, 34]);
    expect((await browse('browsed', { from: { at: 'timestamp', timestamp: '2099-01-01T00:00:00Z' } }))).toMatchObject({ data: [], of: 0, stopped_by: 'end' });
    expect((await refused(admin, 'POST', '/topics/browsed/messages:browse', { partitions: [9] })).detail).toContain('no partition 9');
  });

  it('are filtered by texts and by a path, within a budget, and the search goes on', async () => {
    expect(keys(await browse('browsed', { filter: { key_contains: 'K577' } }))).toEqual([577]);
    expect(keys(await browse('browsed', { filter: { header_contains: 'h42', json: { path: '$.order.id', equals: 420 } } }))).toEqual([420]);
    const all = await browse('browsed', { filter: { value_contains: '"s1"' }, limit: 500 });
    expect([all.data.length, all.stopped_by, all.scanned]).toEqual([200, 'end', 600]);
    const found: number[] = [];
    let page: Browsed | undefined;
    do {
      page = await browse('browsed', { from: { at: 'oldest' }, filter: { json: { path: 'order.items[0].sku', equals: 's2' } }, budget: { records: 1 }, limit: 30, cursor: page?.cursor });
      found.push(...keys(page));
    } while (page.cursor);
    expect(found.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, at) => at * 3 + 2));
    expect((await refused(admin, 'POST', '/topics/browsed/messages:browse', { filter: { json: { path: '$[', equals: 1 } } })).detail).toContain('filter.json.path');
    expect((await refused(admin, 'POST', '/topics/browsed/messages:browse', { cursor: 'x' })).detail).toContain('cursor');
  });

  it('are produced, and come back as they were', async () => {
    await ask('POST', '/topics', { name: 'produced', partitions: 2 });
    const wanted = { key: { data: 'k' }, value: { encoding: 'json', data: '{"big":12345678901234567890}' }, headers: [{ name: 'a', value: 'b' }, { name: 'a', value: null }], partition: 1 };
    expect(await ask('POST', '/topics/produced/messages', wanted)).toMatchObject({ partition: 1, offset: 0 });
    await ask('POST', '/topics/produced/messages', { key: { data: 'k' }, partition: 1 });
    await ask('POST', '/topics/produced/messages', { value: { encoding: 'base64', data: '//4=' }, partition: 1 });
    const { data } = await browse('produced', { from: { at: 'oldest' } });
    expect(data.map((one) => one.value.encoding)).toEqual(['json', 'null', 'base64']);
    expect(data[0]).toMatchObject({ value: { data: '{"big":12345678901234567890}' }, headers: [{ name: 'a', value: { data: 'b' } }, { name: 'a', value: { encoding: 'null' } }] });
    expect(JSON.stringify((await audited('produceMessage'))?.['after'])).not.toContain('big');
    expect((await refused(admin, 'POST', '/topics/produced/messages', { value: { encoding: 'json', data: '{' } })).detail).toContain('value.data');
    expect((await refused(admin, 'POST', '/topics/produced/messages', { partition: 7 })).status).toBe(404);
  });
});

describe('who may not', () => {
  it('is told so where the topic may be seen, and nothing where it may not', async () => {
    const developer = await rest.cloudKey([{ role: 'DeveloperRead', below: `${here()}/topic=br*` }]);
    expect((await browse('browsed', { limit: 1 }, developer)).data).toHaveLength(1);
    expect(await refused(developer, 'POST', '/topics/browsed/messages', {})).toMatchObject({ status: 403, detail: expect.stringContaining('WRITE') as unknown });
    expect((await refused(developer, 'DELETE', '/topics/browsed')).status).toBe(403);
    expect((await refused(developer, 'DELETE', '/topics/produced')).status).toBe(404);
    expect((await refused(developer, 'POST', '/topics', { name: 'mine' })).status).toBe(403);
    const operator = await rest.cloudKey([{ role: 'Operator', below: here() }]);
    expect((await refused(operator, 'POST', '/topics/browsed/messages:browse', {})).status).toBe(403);
    expect((await ask<Listed>('GET', '/topics/browsed/configs', undefined, operator)).data.length).toBeGreaterThan(20);
    expect((await refused(await rest.cloudKey([]), 'GET', '/topics')).status).toBe(404);
  });

  it('is kept out by an entry that denies, whatever the role, and let in by one that allows', async () => {
    const user = await rest.cloudKey([{ role: 'CloudClusterAdmin', below: here() }]);
    const entry = { resourceType: 'TOPIC', resourceName: 'browsed', patternType: 'LITERAL', principal: `User:${user.ownerId}`, host: '*', operation: 'READ' } as const;
    await cluster.admin.createAcls([{ ...entry, permission: 'DENY' }]);
    expect((await refused(user, 'POST', '/topics/browsed/messages:browse', {})).status).toBe(403);
    const watcher = await rest.cloudKey([{ role: 'MetricsViewer', below: here() }]);
    expect((await refused(watcher, 'POST', '/topics/browsed/messages:browse', {})).status).toBe(403);
    await cluster.admin.createAcls([{ ...entry, principal: `User:${watcher.ownerId}`, permission: 'ALLOW' }]);
    expect((await browse('browsed', { limit: 1 }, watcher)).data).toHaveLength(1);
  });
});

describe('a cluster that is not up, or away', () => {
  it('is said to be so, with the remedy', async () => {
    const owner = await rest.cloudKey([{ role: 'OrganizationAdmin' }]);
    const unborn = await rest.cluster({ brokerless: true });
    const notUp = await rest.call<{ detail: string; type: string }>(owner, 'GET', `/samsa/v1/clusters/${unborn.id}/topics`);
    expect([notUp.status, notUp.body.type]).toEqual([503, 'about:blank#NotProvisioned']);
    expect(notUp.body.detail).toContain('Wait until');
    const doomed = await rest.cluster();
    expect((await rest.call(owner, 'GET', `/samsa/v1/clusters/${doomed.id}/topics`)).status).toBe(200);
    await doomed.broker.handle.kill();
    const away = await rest.call<{ detail: string }>(owner, 'GET', `/samsa/v1/clusters/${doomed.id}/topics`);
    expect([away.status, away.body.detail]).toEqual([503, expect.stringContaining('try again')]);
  }, 60_000);
});
