/** The Kafka REST surface on a real broker, through a real api process, as a key that the broker itself authorizes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, startKafkaRest, type Answer, type Body, type KafkaRest, type RestCluster, type RestKey } from '../harness/kafka-rest.ts';
import { conforms } from './wire.ts';

let rest: KafkaRest;
let cluster: RestCluster;
let key: RestKey;

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  key = await rest.key(cluster, { admin: true });
}, 120_000);
afterAll(() => rest?.stop());

const get = (path: string): Promise<Answer> => rest.send(key, 'GET', path);
const post = (path: string, body: unknown): Promise<Answer> => rest.send(key, 'POST', path, body);
const named = (answer: Answer, name: string) => answer.body.data.find((one) => one.name === name);

function published(operation: string, answer: Answer, status: number): Body {
  expect(answer.text.slice(0, 500), `${operation} answered ${answer.status}`).toSatisfy(() => answer.status === status);
  conforms(operation, answer.status, answer.body);
  return answer.body;
}

async function audited(operation: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await rest.database.query('SELECT * FROM audit WHERE operation = $1 ORDER BY id DESC LIMIT 1', [operation]);
  return rows[0];
}

describe('the cluster', () => {
  it('is described with links to its parts, alone or as the list of one', async () => {
    const body = published('getKafkaCluster', await get(''), 200);
    expect(body).toMatchObject({ kind: 'KafkaCluster', cluster_id: cluster.id, topics: { related: `${rest.url}/kafka/v3/clusters/${cluster.id}/topics` } });
    const list = await fetch(`${rest.url}/kafka/v3/clusters`, { headers: { authorization: basic(key) } });
    expect(await list.json()).toMatchObject({ kind: 'KafkaClusterList', metadata: { next: null }, data: [{ cluster_id: cluster.id }] });
  });
});

describe('a topic', () => {
  it('is made, read, listed, widened and deleted', async () => {
    const made = published('createKafkaTopic', await post('/topics', { topic_name: 'orders', partitions_count: 3, configs: [{ name: 'retention.ms', value: '3600000' }] }), 201);
    expect(made).toMatchObject({ kind: 'KafkaTopic', cluster_id: cluster.id, topic_name: 'orders', partitions_count: 3, replication_factor: 1, is_internal: false });
    expect(published('getKafkaTopic', await get('/topics/orders'), 200)).toEqual(made);
    expect(published('listKafkaTopics', await get('/topics'), 200).data).toContainEqual(made);
    expect(await audited('createKafkaTopic')).toMatchObject({ principal: key.ownerId, api_key_id: key.id, resource_kind: 'Topic', resource_id: `${cluster.id}/orders` });
    const wide = published('updatePartitionCountKafkaTopic', await rest.send(key, 'PATCH', '/topics/orders', { partitions_count: 6 }), 200);
    expect(wide.partitions_count).toBe(6);
    published('deleteKafkaTopic', await rest.send(key, 'DELETE', '/topics/orders'), 204);
    const gone = await get('/topics/orders');
    expect([gone.status, gone.body.error_code]).toEqual([404, 40403]);
  });

  it('shows its authorized operations when asked', async () => {
    await post('/topics', { topic_name: 'rights', partitions_count: 1 });
    expect((await get('/topics/rights')).body.authorized_operations).toBeUndefined();
    expect((await get('/topics/rights?include_authorized_operations=true')).body.authorized_operations).toContain('WRITE');
  });

  it('is only tried when validate_only says so', async () => {
    const tried = await post('/topics', { topic_name: 'tried', partitions_count: 2, validate_only: true });
    expect(tried.status).toBe(201);
    expect((await get('/topics/tried')).status).toBe(404);
  });

  it('refuses a second of the same name, fewer partitions, and a name no topic can have', async () => {
    await post('/topics', { topic_name: 'twice', partitions_count: 2 });
    const again = await post('/topics', { topic_name: 'twice', partitions_count: 2 });
    expect([again.status, again.body.error_code]).toEqual([400, 40002]);
    const fewer = await rest.send(key, 'PATCH', '/topics/twice', { partitions_count: 1 });
    expect([fewer.status, fewer.body.error_code]).toEqual([400, 40002]);
    const badName = await post('/topics', { topic_name: 'a b', partitions_count: 1 });
    expect(badName.status).toBe(400);
    expect(badName.body.message).toContain('topic_name');
    const badConfig = await post('/topics', { topic_name: 'bad-config', partitions_count: 1, configs: [{ name: 'retention.msec', value: '1' }] });
    expect([badConfig.status, badConfig.body.error_code]).toEqual([400, 40002]);
    expect(badConfig.body.message).toContain('retention.msec');
  });

  it('of ours is neither listed nor found, and its name cannot be taken', async () => {
    await cluster.admin.createTopic({ name: '__samsa_canary', partitionsCount: 1 });
    expect((await get('/topics')).text).not.toContain('__samsa');
    expect((await get('/topics/-/configs')).text).not.toContain('__samsa');
    expect((await get('/topics/__samsa_canary')).body.error_code).toBe(40403);
    expect((await rest.send(key, 'DELETE', '/topics/__samsa_canary')).status).toBe(404);
    expect((await post('/topics', { topic_name: '__samsa_mine', partitions_count: 1 })).body.error_code).toBe(40002);
  });

  it('has partitions and replicas', async () => {
    await post('/topics', { topic_name: 'parts', partitions_count: 2 });
    const list = published('listKafkaPartitions', await get('/topics/parts/partitions'), 200);
    expect(list.data.map((one) => one.partition_id)).toEqual([0, 1]);
    expect(published('getKafkaPartition', await get('/topics/parts/partitions/1'), 200)).toEqual(list.data[1]);
    expect((await get('/topics/parts/partitions/2')).status).toBe(404);
    expect((await get('/topics/parts/partitions/x')).status).toBe(400);
    const replicas = await get('/topics/parts/partitions/1/replicas');
    expect(replicas.body.data).toMatchObject([{ kind: 'KafkaReplica', broker_id: 0, is_leader: true, is_in_sync: true }]);
    expect((await get('/topics/parts/partitions/1/replicas/0')).body).toEqual(replicas.body.data[0]);
    expect((await get('/topics/parts/partitions/1/replicas/9')).status).toBe(404);
  });
});

describe('the configs of a topic', () => {
  beforeAll(async () => {
    await post('/topics', { topic_name: 'tuned', partitions_count: 1, configs: [{ name: 'cleanup.policy', value: 'compact' }] });
  });

  it('tell what was set from what is inherited', async () => {
    const list = await get('/topics/tuned/configs');
    published('listKafkaTopicConfigs', list, 200);
    expect(list.body.metadata.next).toBeNull();
    expect(named(list, 'cleanup.policy')).toMatchObject({ value: 'compact', source: 'DYNAMIC_TOPIC_CONFIG', is_default: false });
    expect(named(list, 'retention.ms')).toMatchObject({ value: '604800000', source: 'DEFAULT_CONFIG', is_default: true });
    const set = list.body.data.filter((one) => one.source === 'DYNAMIC_TOPIC_CONFIG');
    expect(set).toHaveLength(1);
  });

  it('read back at once as they were altered, and what was not named stays', async () => {
    for (let round = 0; round < 20; round++) {
      const altered = await post('/topics/tuned/configs:alter', { data: [{ name: 'retention.ms', value: String(1000 + round) }, { name: 'segment.ms', value: '60000' }] });
      published('updateKafkaTopicConfigBatch', altered, 204);
      const list = await get('/topics/tuned/configs');
      expect(named(list, 'retention.ms')?.value).toBe(String(1000 + round));
    }
    await post('/topics/tuned/configs:alter', { data: [{ name: 'segment.ms', operation: 'DELETE' }] });
    const list = await get('/topics/tuned/configs');
    expect(named(list, 'segment.ms')?.source).toBe('DEFAULT_CONFIG');
    expect(named(list, 'retention.ms')?.value).toBe('1019');
    expect(named(list, 'cleanup.policy')?.value).toBe('compact');
  });

  it('are set, read and reset one by one', async () => {
    published('updateKafkaTopicConfig', await rest.send(key, 'PUT', '/topics/tuned/configs/max.message.bytes', { value: '2000000' }), 204);
    expect(published('getKafkaTopicConfig', await get('/topics/tuned/configs/max.message.bytes'), 200).value).toBe('2000000');
    published('deleteKafkaTopicConfig', await rest.send(key, 'DELETE', '/topics/tuned/configs/max.message.bytes'), 204);
    expect((await get('/topics/tuned/configs/max.message.bytes')).body).toMatchObject({ value: '1048588', source: 'DEFAULT_CONFIG' });
    expect((await get('/topics/tuned/configs/nothing.ms')).status).toBe(404);
    expect((await rest.send(key, 'DELETE', '/topics/tuned/configs/nothing.ms')).status).toBe(404);
    expect((await rest.send(key, 'PUT', '/topics/tuned/configs/nothing.ms', { value: '1' })).body.error_code).toBe(40002);
    expect((await rest.send(key, 'PUT', '/topics/tuned/configs/retention.ms', { value: 'soon' })).body.message).toContain('retention.ms');
  });

  it('are not changed by a change that is only validated', async () => {
    expect((await post('/topics/tuned/configs:alter', { validate_only: true, data: [{ name: 'retention.ms', value: '5' }] })).status).toBe(204);
    expect((await get('/topics/tuned/configs/retention.ms')).body.value).toBe('1019');
    expect((await post('/topics/tuned/configs:alter', { validate_only: true, data: [{ name: 'retention.ms', value: 'x' }] })).status).toBe(400);
    expect((await post('/topics/tuned/configs:alter', { data: [{ name: 'retention.ms' }] })).body.message).toContain('DELETE');
  });

  it('come for every topic in one call', async () => {
    const list = published('listKafkaAllTopicConfigs', await get('/topics/-/configs'), 200);
    const set = list.data.filter((one) => one.topic_name === 'tuned' && one.source === 'DYNAMIC_TOPIC_CONFIG');
    expect(set.map((one) => one.name).sort()).toEqual(['cleanup.policy', 'retention.ms']);
  });

  it('are known before the topic is, and of one that is as if it set none', async () => {
    const before = published('listKafkaDefaultTopicConfigs', await get('/topics/not-there/default-configs'), 200);
    const after = published('listKafkaDefaultTopicConfigs', await get('/topics/tuned/default-configs'), 200);
    const values = (list: Body) => Object.fromEntries(list.data.map((one) => [one.name, one.value]));
    expect(values(after)).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': '604800000' });
    expect(values(before)).toEqual(values(after));
    expect((await get('/topics/not-there')).status).toBe(404);
    expect((await get('/topics/not-there/configs')).body.error_code).toBe(40403);
  });
});

describe('access control entries', () => {
  const entry = (more: object) => ({
    resource_type: 'TOPIC', resource_name: 'secret', pattern_type: 'LITERAL', principal: 'User:sa-reader', host: '*', operation: 'READ', permission: 'ALLOW', ...more,
  });
  const query = (fields: object) => `/acls?${new URLSearchParams(fields as Record<string, string>)}`;

  it('are made, found by all seven values, and deleted with an answer that names them', async () => {
    expect(published('createKafkaAcls', await post('/acls', entry({})), 201)).toBeUndefined();
    const found = published('getKafkaAcls', await get(query(entry({}))), 200);
    expect(found.data).toHaveLength(1);
    expect(found.data[0]).toMatchObject({ kind: 'KafkaAcl', cluster_id: cluster.id, ...entry({}) });
    const deleted = published('deleteKafkaAcls', await rest.send(key, 'DELETE', query(entry({}))), 200);
    expect(deleted.data).toEqual(found.data);
    expect((await get(query(entry({})))).body.data).toEqual([]);
    expect((await rest.send(key, 'DELETE', query(entry({})))).body).toEqual({ data: [] });
    expect(await audited('deleteKafkaAcls')).toMatchObject({ api_key_id: key.id });
  });

  it('are filtered as Kafka filters them', async () => {
    const wanted = [
      entry({ principal: 'User:sa-filter' }), entry({ principal: 'User:sa-filter', resource_name: 'se', pattern_type: 'PREFIXED', operation: 'WRITE' }),
      entry({ principal: 'User:sa-filter', resource_type: 'GROUP', resource_name: 'g' }),
    ];
    published('batchCreateKafkaAcls', await post('/acls:batch', { data: wanted }), 201);
    const count = async (fields: object): Promise<number> => (await get(query({ principal: 'User:sa-filter', ...fields }))).body.data.length;
    expect(await count({})).toBe(3);
    expect(await count({ resource_type: 'TOPIC' })).toBe(2);
    expect(await count({ resource_type: 'TOPIC', resource_name: 'secret', pattern_type: 'MATCH' })).toBe(2);
    expect(await count({ resource_type: 'TOPIC', resource_name: 'secret', pattern_type: 'LITERAL' })).toBe(1);
    expect(await count({ resource_type: 'ANY', operation: 'WRITE' })).toBe(1);
    expect(await count({ permission: 'DENY' })).toBe(0);
    expect((await get(query({ resource_type: 'TABLE' }))).status).toBe(400);
  });

  it('of keys are neither shown nor made nor taken by a wide deletion', async () => {
    expect((await get('/acls')).text).not.toContain(key.id);
    expect((await get(query({ principal: `User:${key.id}` }))).body.data).toEqual([]);
    const direct = await post('/acls', entry({ principal: `User:${key.id}` }));
    expect([direct.status, direct.body.error_code]).toEqual([400, 40002]);
    const wide = await rest.send(key, 'DELETE', query({ resource_type: 'ANY', pattern_type: 'ANY', operation: 'ANY', permission: 'ANY' }));
    expect(wide.status).toBe(200);
    expect(wide.text).not.toContain(key.id);
    expect((await get('/acls')).body.data).toEqual([]);
    expect((await cluster.admin.describeAcls({ principal: `User:${key.id}` })).length).toBeGreaterThan(5);
    expect((await get('/topics')).status).toBe(200);
  });

  it('want every word a deletion must say, and no word that stands for several', async () => {
    expect((await rest.send(key, 'DELETE', '/acls?resource_type=TOPIC')).status).toBe(400);
    expect((await post('/acls', entry({ operation: 'ANY' }))).body.message).toContain('operation');
    expect((await post('/acls', entry({ principal: 'sa-reader' }))).body.message).toContain('principal');
  });

  it('of an owner work for its keys as soon as they are made, and no longer once they are deleted', async () => {
    await post('/topics', { topic_name: 'secret', partitions_count: 1 });
    const reader = await rest.key(cluster);
    const refused = await rest.send(reader, 'GET', '/topics/secret');
    expect([refused.status, refused.body.error_code]).toEqual([403, 40301]);
    const grant = entry({ principal: `User:${reader.ownerId}`, operation: 'DESCRIBE' });
    expect((await post('/acls', grant)).status).toBe(201);
    expect((await rest.send(reader, 'GET', '/topics/secret')).status).toBe(200);
    expect((await rest.send(reader, 'GET', '/topics/secret/configs')).body.error_code).toBe(40301);
    expect((await rest.send(reader, 'GET', '/acls')).body.error_code).toBe(40301);
    expect((await rest.send(reader, 'DELETE', query(grant))).body.error_code).toBe(40301);
    expect((await rest.send(reader, 'POST', '/topics', { topic_name: 'mine' })).body.error_code).toBe(40301);
    expect((await rest.send(key, 'DELETE', query(grant))).body.data).toHaveLength(1);
    expect((await rest.send(reader, 'GET', '/topics/secret')).body.error_code).toBe(40301);
    expect((await rest.send(reader, 'GET', '/topics')).body.data).toEqual([]);
  });
});

describe('the settings of the cluster', () => {
  const shown = async (): Promise<Record<string, unknown>> => {
    const list = published('listKafkaClusterConfigs', await get('/broker-configs'), 200);
    return Object.fromEntries(list.data.map((one) => [one.name, one['value']]));
  };
  const spec = async () => {
    const { rows } = await rest.database.query<{ spec: { kafka_configs?: unknown }; generation: string }>('SELECT spec, generation FROM kafka_cluster WHERE id = $1', [cluster.id]);
    return { kept: rows[0]?.spec.kafka_configs, generation: Number(rows[0]?.generation) };
  };

  it('are none until somebody sets one, then exactly those', async () => {
    expect(await shown()).toEqual({});
    published('updateKafkaClusterConfigs', await post('/broker-configs:alter', { data: [{ name: 'log.retention.ms', value: '86400000' }] }), 204);
    expect(await shown()).toEqual({ 'log.retention.ms': '86400000' });
    expect(published('getKafkaClusterConfig', await get('/broker-configs/log.retention.ms'), 200)).toMatchObject({
      kind: 'KafkaClusterConfig', config_type: 'BROKER', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG', is_default: false, value: '86400000',
    });
    published('updateKafkaClusterConfig', await rest.send(key, 'PUT', '/broker-configs/log.retention.ms', { value: '43200000' }), 204);
    expect(await shown()).toEqual({ 'log.retention.ms': '43200000' });
    await post('/topics', { topic_name: 'inherits', partitions_count: 1 });
    expect((await get('/topics/inherits/configs/retention.ms')).body).toMatchObject({ value: '43200000', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' });
    published('deleteKafkaClusterConfig', await rest.send(key, 'DELETE', '/broker-configs/log.retention.ms'), 204);
    expect(await shown()).toEqual({});
    expect((await get('/broker-configs/log.retention.ms')).status).toBe(404);
  });

  it('that brokers read at their start become part of the spec, once', async () => {
    const before = await spec();
    const data = [{ name: 'auto.create.topics.enable', value: 'false' }, { name: 'num.partitions', value: '3' }, { name: 'log.retention.ms', value: '1000000' }];
    expect((await post('/broker-configs:alter', { data })).status).toBe(204);
    expect((await post('/broker-configs:alter', { data })).status).toBe(204);
    expect(await shown()).toEqual({ 'auto.create.topics.enable': 'false', 'log.retention.ms': '1000000', 'num.partitions': '3' });
    expect(await spec()).toEqual({ kept: { 'auto.create.topics.enable': 'false', 'num.partitions': '3' }, generation: before.generation + 1 });
    const { rows } = await rest.database.query('SELECT intent, generation FROM operation WHERE resource_id = $1', [cluster.id]);
    expect(rows).toEqual([{ intent: 'update', generation: String(before.generation + 1) }]);
    await post('/broker-configs:alter', { data: data.map(({ name }) => ({ name, operation: 'DELETE' })) });
    expect(await shown()).toEqual({});
    expect((await spec()).kept).toBeUndefined();
    expect((await cluster.admin.describeClusterConfigs()).map((one) => one.name), 'what Kafka sets by itself').toEqual(['min.insync.replicas']);
  });

  it('that are the platform\'s cannot be changed, nor any by who may not', async () => {
    const refused = await rest.send(key, 'PUT', '/broker-configs/super.users', { value: 'User:me' });
    expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining('log.retention.ms')]);
    expect((await rest.send(key, 'PUT', '/broker-configs/num.partitions', { value: 'many' })).status).toBe(400);
    const stranger = await rest.key(cluster);
    for (const name of ['num.partitions', 'log.retention.ms']) {
      const answer = await rest.send(stranger, 'PUT', `/broker-configs/${name}`, { value: '7' });
      expect([name, answer.status, answer.body.error_code]).toEqual([name, 403, 40301]);
    }
    expect((await rest.send(stranger, 'GET', '/broker-configs')).body.error_code).toBe(40301);
    expect(await shown()).toEqual({});
  });
});
