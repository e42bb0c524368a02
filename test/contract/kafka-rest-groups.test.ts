/** Consumer groups through the Kafka REST surface, with Kafka's own console consumer as the member, of both group protocols. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runKafkaTool, type RunningTool, type TestKafka } from '../harness/kafka.ts';
import { startKafkaRest, type Answer, type Body, type KafkaRest, type RestCluster, type RestKey } from '../harness/kafka-rest.ts';
import { conforms } from './wire.ts';

const RECORDS = 5;
/** The least a broker takes: how soon it misses a member that was killed. */
const SESSION_TIMEOUT_MS = 6_000;
let rest: KafkaRest;
let cluster: RestCluster;
let key: RestKey;
const members: RunningTool[] = [];

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  key = await rest.key(cluster, { admin: true });
  await cluster.admin.createTopic({ name: 'read', partitionsCount: 2 });
  await produce(RECORDS);
  members.push(await consumer('classic/1', ['group.protocol=classic', `session.timeout.ms=${SESSION_TIMEOUT_MS}`]), await consumer('modern', ['group.protocol=consumer']));
  const stable = async (group: string) => expect(await stateOf(group)).toBe('STABLE');
  await Promise.all(['classic/1', 'modern'].map((group) => vi.waitFor(() => stable(group), { timeout: 90_000, interval: 250 })));
}, 180_000);
afterAll(async () => {
  await Promise.all(members.map((member) => member.kill()));
  await rest?.stop();
});

async function produce(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await cluster.admin.produce('read', { partition: 1, value: Buffer.from(`${at}`) });
}

function consumer(group: string, properties: string[]): Promise<RunningTool> {
  const { broker } = cluster;
  const kafka = { bootstrap: broker.bootstrap, caPem: broker.caPem ?? '', version: broker.version } as TestKafka;
  const all = [...properties, 'auto.commit.interval.ms=200'].flatMap((property) => ['--command-property', property]);
  const args = ['--topic', 'read', '--from-beginning', '--group', group, ...all];
  return runKafkaTool(kafka, 'console-consumer', args, { username: key.id, password: key.secret });
}

const path = (group: string, more = ''): string => `/consumer-groups/${encodeURIComponent(group)}${more}`;
const get = (group: string, more = ''): Promise<Answer> => rest.send(key, 'GET', path(group, more));
const stateOf = async (group: string) => (await get(group)).body['state'];

function published(operation: string, answer: Answer): Body {
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  conforms(operation, answer.status, answer.body);
  return answer.body;
}

describe.each([['classic/1', 'CLASSIC'], ['modern', 'CONSUMER']])('the group %s', (group, type) => {
  it('is listed and read alike', async () => {
    const list = published('listKafkaConsumerGroups', await rest.send(key, 'GET', '/consumer-groups'));
    const one = published('getKafkaConsumerGroup', await get(group));
    expect(one).toMatchObject({ kind: 'KafkaConsumerGroup', consumer_group_id: group, type, state: 'STABLE', is_simple: false, is_mixed_consumer_group: false });
    expect(one['partition_assignor']).toMatch(/range|uniform/);
    expect(list.data).toContainEqual(one);
  });

  it('has a member that holds the partitions', async () => {
    const list = published('listKafkaConsumers', await get(group, '/consumers'));
    expect(list.data).toHaveLength(1);
    const id = encodeURIComponent(String(list.data[0]?.['consumer_id']));
    expect(published('getKafkaConsumer', await get(group, `/consumers/${id}`))).toEqual(list.data[0]);
    expect((await get(group, '/consumers/nobody')).status).toBe(404);
    const held = (await get(group, `/consumers/${id}/assignments`)).body.data;
    expect(held.map((one) => [one['topic_name'], one['partition_id']])).toEqual([['read', 0], ['read', 1]]);
    expect(held[1]?.['lag']).toMatchObject({ related: expect.stringContaining('/lags/read/partitions/1') });
  });

  it('has a lag that is nought once it has read, for each partition and in all', async () => {
    await expect.poll(async () => (await get(group, '/lags/read/partitions/1')).body['current_offset'], { timeout: 20_000 }).toBe(RECORDS);
    expect(published('getKafkaConsumerGroupLagSummary', await get(group, '/lag-summary'))['total_lag']).toBe(0);
    const lag = published('getKafkaConsumerLag', await get(group, '/lags/read/partitions/1'));
    expect(lag).toMatchObject({ current_offset: RECORDS, log_end_offset: RECORDS, lag: 0, client_id: 'console-consumer' });
    expect(published('listKafkaConsumerLags', await get(group, '/lags')).data).toContainEqual(lag);
    expect((await get(group, '/lags/read/partitions/9')).status).toBe(404);
  });
});

describe('a group whose member left', () => {
  it('is empty and falls behind', async () => {
    await Promise.all(members.map((member) => member.kill()));
    await expect.poll(() => stateOf('classic/1'), { timeout: 40_000 }).toBe('EMPTY');
    await produce(3);
    const summary = published('getKafkaConsumerGroupLagSummary', await get('classic/1', '/lag-summary'));
    expect(summary).toMatchObject({ max_lag: 3, total_lag: 3, max_lag_topic_name: 'read', max_lag_partition_id: 1, max_lag_consumer_id: '', max_lag_client_id: '' });
  }, 60_000);
});

describe('a group that is not there, or not for this key', () => {
  it('is 404, or 403 as the broker says', async () => {
    const nobody = await get('nobody');
    expect([nobody.status, nobody.body.error_code]).toEqual([404, 404]);
    const stranger = await rest.key(cluster);
    const answer = await rest.send(stranger, 'GET', path('modern'));
    expect([answer.status, answer.body.error_code]).toEqual([403, 40301]);
    expect((await rest.send(stranger, 'GET', '/consumer-groups')).body.data).toEqual([]);
  });
});
