/** Consumer groups and access as a caller of the control plane sees them, with Kafka's own consumers of three protocols as members. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runKafkaTool, type RunningTool, type TestKafka } from '../harness/kafka.ts';
import { startKafkaRest, type CloudKey, type KafkaRest, type RestCluster, type RestKey } from '../harness/kafka-rest.ts';

const RECORDS = 6;
/** The least a broker takes: how soon it misses a member that was killed. */
const SESSION_TIMEOUT_MS = 6_000;
/** Lately: a broker deletes what is older than its retention. */
const BEGAN_MS = Date.now() - 3_600_000;
interface Listed {
  data: Record<string, unknown>[];
  metadata: { next?: string; total_size: number };
}
interface Changes {
  changes: { topic: string; partition: number; from: number | null; to: number; clamped: boolean }[];
}

let rest: KafkaRest;
let cluster: RestCluster;
let key: RestKey;
let admin: CloudKey;
let base: string;
const members: RunningTool[] = [];
const here = () => `/environment=env-rest/cloud-cluster=${cluster.id}/kafka=${cluster.id}`;
const group = (id: string, more = '') => `/consumer-groups/${encodeURIComponent(id)}${more}`;

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  key = await rest.key(cluster, { admin: true });
  base = `/samsa/v1/clusters/${cluster.id}`;
  admin = await rest.cloudKey([{ role: 'CloudClusterAdmin', below: here() }]);
  await cluster.admin.createTopic({ name: 'read', partitionsCount: 2 });
  await cluster.admin.produceMany('read', Array.from({ length: RECORDS }, (_, at) => ({ partition: 1, value: Buffer.from(`${at}`), timestampMs: BEGAN_MS + at * 1_000 })));
  members.push(
    await consumer('console-consumer', ['--group', 'classic/1', '--from-beginning', '--command-property', 'group.protocol=classic', '--command-property', 'auto.commit.interval.ms=100', '--command-property', `session.timeout.ms=${SESSION_TIMEOUT_MS}`]),
    await consumer('console-consumer', ['--group', 'left', '--from-beginning', '--max-messages', String(RECORDS), '--command-property', 'group.protocol=consumer']),
    await consumer('console-consumer', ['--group', 'modern', '--from-beginning', '--command-property', 'group.protocol=consumer', '--command-property', 'auto.commit.interval.ms=100']),
    await consumer('console-share-consumer', ['--group', 'shared']),
  );
  const stable = async (id: string) => expect(await stateOf(id)).toBe('Stable');
  await Promise.all(['classic/1', 'modern', 'shared'].map((id) => vi.waitFor(() => stable(id), { timeout: 90_000, interval: 250 })));
  await members[1]?.exited;
}, 240_000);
afterAll(async () => {
  await Promise.all(members.map((member) => member.kill()));
  await rest?.stop();
});

function consumer(tool: string, args: string[]): Promise<RunningTool> {
  const { broker } = cluster;
  const kafka = { bootstrap: broker.bootstrap, caPem: broker.caPem ?? '', version: broker.version } as TestKafka;
  return runKafkaTool(kafka, tool, ['--topic', 'read', ...args], { username: key.id, password: key.secret });
}

async function ask<Answered = Record<string, unknown>>(method: string, path: string, body?: unknown, as = admin): Promise<Answered> {
  const answer = await rest.call<Answered>(as, method, `${base}${path}`, body);
  expect([200, 201, 204], `${method} ${path}: ${answer.text.slice(0, 400)}`).toContain(answer.status);
  return answer.body;
}
const refused = async (method: string, path: string, body?: unknown, as = admin) => {
  const { status, body: problem } = await rest.call<{ detail: string; type: string }>(as, method, `${base}${path}`, body);
  return { status, ...problem };
};
const stateOf = async (id: string) => (await rest.call(admin, 'GET', `${base}${group(id)}`)).body?.['state'];
const audited = async (operation: string) => (await rest.database.query<Record<string, unknown>>('SELECT * FROM audit WHERE operation = $1 ORDER BY id DESC LIMIT 1', [operation])).rows[0];

describe('groups of every protocol', () => {
  it('are listed with their members, searched, filtered and paged', async () => {
    const { data } = await ask<Listed>('GET', '/consumer-groups');
    expect(data).toEqual([
      { id: 'classic/1', type: 'classic', state: 'Stable', protocol: 'consumer', members: 1 },
      { id: 'left', type: 'consumer', state: 'Empty', protocol: 'consumer', members: 0 },
      { id: 'modern', type: 'consumer', state: 'Stable', protocol: 'consumer', members: 1 },
      { id: 'shared', type: 'share', state: 'Stable', protocol: 'share', members: 1 },
    ]);
    expect((await ask<Listed>('GET', '/consumer-groups?search=MOD')).data.map(({ id }) => id)).toEqual(['modern']);
    expect((await ask<Listed>('GET', '/consumer-groups?type=share')).data.map(({ id }) => id)).toEqual(['shared']);
    const page = await ask<Listed>('GET', '/consumer-groups?page_size=2&sort=type&order=desc');
    expect([page.data.map(({ id }) => id), page.metadata.total_size, page.metadata.next !== undefined]).toEqual([['shared', 'left'], 4, true]);
  });

  it.each(['classic/1', 'modern', 'shared'])('tell what the members of %s hold', async (id) => {
    const one = () => ask<{ member_list: { assignments: unknown[] }[]; authorized_operations: string[] }>('GET', group(id));
    await expect.poll(async () => (await one()).member_list.map(({ assignments }) => assignments), { timeout: 20_000 }).toEqual([[{ topic: 'read', partitions: [0, 1] }]]);
    expect((await one()).authorized_operations).toEqual(['READ', 'DESCRIBE', 'DELETE']);
  });

  it('tell their lag when asked by name, and null of those that are none', async () => {
    const lags = () => ask<Listed>('GET', '/consumer-group-lags?group=classic%2F1&group=modern&group=nobody');
    await expect.poll(async () => (await lags()).data.map(({ group: id, lag }) => [id, lag]), { timeout: 20_000 }).toEqual([['classic/1', 0], ['modern', 0], ['nobody', null]]);
    const { data } = await ask<Listed>('GET', group('modern', '/offsets'));
    expect(data.find(({ partition }) => partition === 1)).toMatchObject({ topic: 'read', committed_offset: RECORDS, end_offset: RECORDS, lag: 0, member_id: expect.any(String) as unknown });
    expect((await ask<Listed>('GET', '/consumer-group-lags?group=shared')).data[0]?.['lag']).not.toBeUndefined();
  });

  it('are not to be seen, or moved, by who may not', async () => {
    const developer = await rest.cloudKey([{ role: 'DeveloperRead', below: `${here()}/group=mod*` }]);
    expect((await ask<Listed>('GET', '/consumer-groups', undefined, developer)).data.map(({ id }) => id)).toEqual(['modern']);
    expect((await refused('GET', group('classic/1'), undefined, developer)).status).toBe(404);
    expect((await ask<Listed>('GET', '/consumer-group-lags?group=classic%2F1&group=modern', undefined, developer)).data).toMatchObject([{ lag: null }, { lag: 0, partitions: 0 }]);
    expect((await refused('DELETE', group('modern'), undefined, developer)).status).toBe(403);
  });
});

describe('offsets', () => {
  const reset = (body: unknown, dry = true) => ask<Changes>('POST', group('classic/1', `/offsets:reset${dry ? '?dry_run=true' : ''}`), body);
  const toOf = ({ changes }: Changes) => changes.map(({ partition, from, to }) => [partition, from, to]);

  it('are not reset while the group has members, nor is such a group deleted', async () => {
    const body = { to: { at: 'earliest' } };
    expect(await refused('POST', group('modern', '/offsets:reset?dry_run=true'), body)).toMatchObject({ status: 409, type: 'about:blank#GroupActive', detail: expect.stringContaining('Stop its consumers') as unknown });
    expect((await refused('POST', group('classic/1', '/offsets:reset'), body)).status).toBe(409);
    expect((await refused('DELETE', group('modern'))).status).toBe(409);
    expect(await refused('POST', group('shared', '/offsets:reset'), body)).toMatchObject({ status: 422, type: 'about:blank#ShareGroup' });
    expect((await refused('POST', group('nobody', '/offsets:reset'), body)).status).toBe(404);
  });

  it('are shown from → to, and then set', async () => {
    await Promise.all(members.map((member) => member.kill()));
    await expect.poll(() => stateOf('classic/1'), { timeout: 30_000, interval: 250 }).toBe('Empty');
    expect(toOf(await reset({ to: { at: 'earliest' } }))).toEqual([[0, 0, 0], [1, 6, 0]]);
    expect(toOf(await reset({ to: { at: 'by', by: -2 } }))).toEqual([[0, 0, 0], [1, 6, 4]]);
    expect(toOf(await reset({ to: { at: 'timestamp', timestamp: new Date(BEGAN_MS + 3_000).toISOString() }, topics: [{ topic: 'read', partitions: [1] }] }))).toEqual([[1, 6, 3]]);
    expect((await reset({ to: { at: 'offset', offset: 99 } })).changes[1]).toMatchObject({ to: 6, clamped: true });
    expect((await ask<Listed>('GET', group('classic/1', '/offsets'))).data[1]).toMatchObject({ committed_offset: 6 });
    expect(toOf(await reset({ to: { at: 'offset', offset: 2 }, topics: [{ topic: 'read', partitions: [1] }] }, false))).toEqual([[1, 6, 2]]);
    expect((await ask<Listed>('GET', '/consumer-group-lags?group=classic%2F1')).data[0]).toMatchObject({ lag: 4 });
    expect(await audited('resetConsumerGroupOffsets')).toMatchObject({ before: { 'read/1': 6 }, after: { 'read/1': 2 }, resource_id: `${cluster.id}/classic/1` });
    expect(toOf(await ask<Changes>('POST', group('left', '/offsets:reset'), { to: { at: 'earliest' } }))).toContainEqual([1, 6, 0]);
    expect((await refused('POST', group('left', '/offsets:reset'), { to: { at: 'earliest' }, topics: [{ topic: 'nothing' }] })).status).toBe(404);
    await ask('DELETE', group('left'));
    expect((await refused('GET', group('left'))).status).toBe(404);
  }, 90_000);
});

describe('access control entries', () => {
  const entry = (change: object = {}) => ({ resource_type: 'TOPIC', resource_name: 'read', pattern_type: 'LITERAL', principal: 'User:sa-reader', host: '*', operation: 'READ', permission: 'ALLOW', ...change });

  it('are added, shown principal by principal with what they deny, and deleted; those of keys are not shown', async () => {
    await ask('POST', '/acls', { entries: [entry(), entry({ operation: 'WRITE', permission: 'DENY' }), entry({ principal: `User:${admin.ownerId}` })] });
    const { data } = await ask<Listed>('GET', '/acls');
    expect(data.map(({ principal, kind, denials }) => [principal, kind, denials]).sort()).toEqual([['User:sa-reader', 'service-account', 1], [`User:${admin.ownerId}`, 'user', 0]].sort());
    expect(data.find(({ kind }) => kind === 'user')).toMatchObject({ name: `${admin.ownerId}@example.org` });
    expect(JSON.stringify(data)).not.toContain(key.id);
    expect((await ask<Listed>('GET', '/acls?search=example.org')).data).toHaveLength(1);
    expect(await audited('createAcls')).toMatchObject({ principal: admin.ownerId });
    expect((await ask<{ entries: unknown[] }>('POST', '/acls:delete', { entries: [entry({ operation: 'WRITE', permission: 'DENY' }), entry({ operation: 'ALTER' })] })).entries).toEqual([entry({ operation: 'WRITE', permission: 'DENY' })]);
  });

  it('of keys and of ours can neither be made nor deleted', async () => {
    for (const path of ['/acls', '/acls:delete']) {
      const answer = await refused('POST', path, { entries: [entry(), entry({ principal: `User:${key.id}` })] });
      expect([answer.status, answer.detail]).toEqual([400, expect.stringContaining('owns the key')]);
    }
    const operator = await rest.cloudKey([{ role: 'Operator', below: here() }]);
    expect((await ask<Listed & { may_alter: boolean }>('GET', '/acls', undefined, operator)).may_alter).toBe(false);
    expect((await refused('POST', '/acls', { entries: [entry()] }, operator)).status).toBe(403);
    expect((await refused('GET', '/acls', undefined, await rest.cloudKey([{ role: 'DeveloperRead', below: here() }]))).status).toBe(403);
  });

  it('and roles tell who may read a topic, and why', async () => {
    const developer = await rest.cloudKey([{ role: 'DeveloperRead', below: `${here()}/topic=re*` }]);
    const { data } = await ask<{ data: { principal: string; name?: string; operations: { operation: string; allowed: boolean; because: object[] }[] }[] }>('GET', '/topics/read/access?operation=READ');
    const of = (principal: string) => data.find((one) => one.principal === `User:${principal}`);
    expect(of(developer.ownerId)?.operations).toEqual([{ operation: 'READ', allowed: true, because: [{ by: 'role', role_binding: expect.any(String) as unknown, role: 'DeveloperRead', crn_pattern: expect.stringContaining('topic=re*') as unknown }] }]);
    expect(of('sa-reader')?.operations[0]?.because).toEqual([{ by: 'acl', entry: entry() }]);
    expect(of(admin.ownerId)?.operations[0]?.because).toHaveLength(2);
    expect((await refused('GET', '/topics/read/access', undefined, developer)).status).toBe(403);
  });
});
