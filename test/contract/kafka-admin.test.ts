/**
 * The admin port's contract, on a real broker of every version we run: TLS, SCRAM, StandardAuthorizer. What it promises is
 * looked at through Kafka's own tools where another client could see it differently.
 */
import { KAFKA_VERSIONS } from '@samsa/local-kafka/version';
import type { AclBinding } from '@samsa/kafka/acl';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { runCanary } from '@samsa/kafka/canary';
import { KafkaRefusal } from '@samsa/kafka/fault';
import { KafkaPool } from '@samsa/kafka/pool';
import { scramCredential } from '@samsa/kafka/scram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKafkaTool, startOneBroker, type TestKafka } from '../harness/kafka.ts';

const TEST_MS = 60_000;

describe.each(KAFKA_VERSIONS)('the admin port on Kafka %s', (version) => {
  let kafka: TestKafka;
  let admin: KafkaAdmin;
  const pool = new KafkaPool();
  const as = (username: string, password: string): KafkaAdmin => pool.admin({ clusterId: 'lkc-1', ...kafka, username, password });

  beforeAll(async () => {
    kafka = await startOneBroker(version);
    admin = as(kafka.username, kafka.password);
  }, 120_000);
  afterAll(async () => {
    await pool.close();
    await kafka.stop();
  });

  async function newUser(username: string, password: string): Promise<KafkaAdmin> {
    await admin.upsertScramUsers([{ username, ...(await scramCredential(password)) }]);
    await admin.awaitCredential({ username, password });
    return as(username, password);
  }

  it('describes the cluster and its quorum', async () => {
    const cluster = await admin.describeCluster();
    expect(cluster.brokers).toHaveLength(1);
    expect(cluster.id).toMatch(/^[\w-]{22}$/);
    expect(cluster.authorizedOperations).toContain('ALTER_CONFIGS');
    const quorum = await admin.describeQuorum();
    expect(quorum.voters.map(({ id }) => id)).toContain(quorum.leaderId);
    expect(quorum.highWatermark).toBeGreaterThan(0);
  });

  it('shows a topic to every read as soon as its creation is answered, and none after its deletion', async () => {
    for (let round = 0; round < 10; round++) {
      const made = await admin.createTopic({ name: `round-${round}`, partitionsCount: 3, configs: { 'retention.ms': '60000' } });
      expect(made).toMatchObject({ partitionsCount: 3, replicationFactor: 1, isInternal: false });
      const seen = await admin.describeTopic(made.name);
      expect(seen.partitions.map(({ partition, leader, isr }) => [partition, leader, isr.length])).toEqual([[0, seen.partitions[0]?.leader, 1], [1, seen.partitions[0]?.leader, 1], [2, seen.partitions[0]?.leader, 1]]);
      expect((await admin.listTopics()).map(({ name }) => name)).toContain(made.name);
      await admin.deleteTopic(made.name);
      await expect(admin.describeTopic(made.name)).rejects.toMatchObject({ kind: 'unknownTopic' });
    }
  });

  it('takes partitions and replicas from the broker when they are not given', async () => {
    await expect(admin.createTopic({ name: 'plain' })).resolves.toMatchObject({ partitionsCount: 1, replicationFactor: 1 });
  });

  it('keeps the broker’s own sentence in a refusal', async () => {
    await expect(admin.createTopic({ name: 'plain' })).rejects.toMatchObject({ kind: 'topicExists', code: 36, message: expect.stringContaining('plain') });
    await expect(admin.createTopic({ name: 'wide', replicationFactor: 3 })).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('replicat') });
    await expect(admin.createTopic({ name: 'no good' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(admin.increasePartitions('plain', 1)).rejects.toMatchObject({ kind: 'invalid', code: 37 });
    await expect(admin.deleteTopic('absent')).rejects.toMatchObject({ kind: 'unknownTopic' });
    await expect(admin.alterTopicConfigs('plain', [{ name: 'retention.ms', operation: 'SET', value: 'long' }])).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('long') });
  });

  it('checks a topic without making it', async () => {
    await admin.createTopic({ name: 'only-checked', partitionsCount: 2, validateOnly: true });
    await expect(admin.describeTopic('only-checked')).rejects.toMatchObject({ kind: 'unknownTopic' });
  });

  it('adds partitions', async () => {
    await admin.createTopic({ name: 'grows', partitionsCount: 2 });
    await admin.increasePartitions('grows', 5);
    expect((await admin.describeTopic('grows')).partitions).toHaveLength(5);
  });

  it('changes one config and leaves the others alone', async () => {
    await admin.createTopic({ name: 'tuned', configs: { 'retention.ms': '111000', 'cleanup.policy': 'compact' } });
    await admin.alterTopicConfigs('tuned', [{ name: 'segment.ms', operation: 'SET', value: '60000' }]);
    const set = async (): Promise<Record<string, string | null>> =>
      Object.fromEntries((await admin.describeTopicConfigs('tuned')).filter(({ source }) => source === 'DYNAMIC_TOPIC_CONFIG').map(({ name, value }) => [name, value]));
    expect(await set()).toEqual({ 'retention.ms': '111000', 'cleanup.policy': 'compact', 'segment.ms': '60000' });
    await admin.alterTopicConfigs('tuned', [{ name: 'retention.ms', operation: 'DELETE' }, { name: 'segment.ms', operation: 'SET', value: '70000' }]);
    expect(await set()).toEqual({ 'cleanup.policy': 'compact', 'segment.ms': '70000' });
  });

  it('says of a config where it comes from, what it would fall back to, and the broker’s documentation when asked', async () => {
    const [retention] = await admin.describeTopicConfigs('plain', { names: ['retention.ms'], documentation: true });
    expect(retention).toMatchObject({ name: 'retention.ms', source: 'DEFAULT_CONFIG', isDefault: true, isSensitive: false, type: 'LONG' });
    expect(retention?.documentation?.length).toBeGreaterThan(50);
    const all = await admin.describeAllTopicConfigs({ names: ['cleanup.policy'] });
    expect(all.get('tuned')).toMatchObject([{ value: 'compact', source: 'DYNAMIC_TOPIC_CONFIG', synonyms: [{ value: 'compact' }, { name: 'log.cleanup.policy', source: 'DEFAULT_CONFIG' }] }]);
  });

  it('sets and resets configs of a broker and of all brokers', async () => {
    const name = 'log.retention.ms';
    await admin.alterClusterConfigs([{ name, operation: 'SET', value: '7200000' }]);
    expect(await admin.describeClusterConfigs({ names: [name] })).toMatchObject([{ value: '7200000', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' }]);
    const id = (await admin.describeCluster()).brokers[0]?.id ?? -1;
    await admin.alterBrokerConfigs(id, [{ name, operation: 'SET', value: '3600000' }]);
    expect(await admin.describeBrokerConfigs(id, { names: [name] })).toMatchObject([{ value: '3600000', source: 'DYNAMIC_BROKER_CONFIG' }]);
    await admin.alterBrokerConfigs(id, [{ name, operation: 'DELETE' }]);
    await admin.alterClusterConfigs([{ name, operation: 'DELETE' }]);
    expect(await admin.describeClusterConfigs({ names: [name] })).toEqual([]);
  });

  it('lets a new user in at once, 200 times in a row', { timeout: TEST_MS }, async () => {
    const tookMs: number[] = [];
    for (let round = 0; round < 200; round++) {
      const username = `KEY${round}`;
      const credential = await scramCredential(`secret-${round}`);
      const beganMs = performance.now();
      await admin.upsertScramUsers([{ username, ...credential }]);
      await admin.awaitCredential({ username, saltedPassword: credential.saltedPassword });
      tookMs.push(performance.now() - beganMs);
      await as(username, `secret-${round}`).listTopics();
      if (round % 50 === 49) for (const one of Array.from({ length: 50 }, (_, back) => `KEY${round - back}`)) await pool.forget('lkc-1', one);
    }
    tookMs.sort((a, b) => a - b);
    console.log(`Kafka ${version}: user usable after p50 ${tookMs[100]?.toFixed(0)} ms, p99 ${tookMs[198]?.toFixed(0)} ms`);
    expect((await admin.listScramUsers()).length).toBeGreaterThanOrEqual(201);
    await admin.deleteScramUsers(Array.from({ length: 200 }, (_, round) => `KEY${round}`));
  });

  it('refuses a wrong password, and a deleted user, as unauthenticated', async () => {
    const user = await newUser('SHORTLIVED', 'right');
    await user.listTopics();
    await expect(as('SHORTLIVED', 'wrong').listTopics()).rejects.toMatchObject({ kind: 'unauthenticated', code: 58 });
    await user.listTopics();
    await admin.deleteScramUsers(['SHORTLIVED', 'never-was']);
    await pool.forget('lkc-1', 'SHORTLIVED');
    await expect(as('SHORTLIVED', 'right').listTopics()).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(await admin.listScramUsers(['SHORTLIVED'])).toEqual([]);
  });

  it('says that a credential is not usable when it is not', { timeout: TEST_MS }, async () => {
    await newUser('ROTATED', 'new');
    await expect(admin.awaitCredential({ username: 'ROTATED', password: 'old' })).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('denies, allows and denies again as the access control entries say', async () => {
    await admin.createTopic({ name: 'guarded', partitionsCount: 1 });
    const user = await newUser('GUEST', 'guest-secret');
    const allow = (operation: AclBinding['operation']): AclBinding => ({
      ...{ resourceType: 'TOPIC', resourceName: 'guard', patternType: 'PREFIXED', principal: 'User:GUEST', host: '*', operation, permission: 'ALLOW' },
    });
    await expect(user.produce('guarded', { value: Buffer.from('x') })).rejects.toMatchObject({ kind: 'forbidden', code: 29 });
    await admin.createAcls([allow('READ'), allow('WRITE')]);
    await user.produce('guarded', { value: Buffer.from('x') });
    expect(await admin.describeAcls({ principal: 'User:GUEST' })).toEqual(expect.arrayContaining([allow('READ'), allow('WRITE')]));
    expect(await admin.describeAcls({ resourceType: 'TOPIC', resourceName: 'guarded', patternType: 'MATCH' })).toHaveLength(2);
    expect(await admin.deleteAcls([{ principal: 'User:GUEST', operation: 'WRITE' }])).toEqual([allow('WRITE')]);
    await expect(user.produce('guarded', { value: Buffer.from('x') })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(user.describeAcls({})).rejects.toMatchObject({ kind: 'forbidden', code: 31 });
    expect((await user.listTopics()).map(({ name }) => name)).toEqual(['guarded']);
  });

  it('sets and lifts a user’s quota', async () => {
    await admin.alterUserQuota('GUEST', { producerByteRate: 1024, consumerByteRate: 2048 });
    await admin.alterUserQuota('GUEST', { consumerByteRate: null });
    expect(await admin.describeUserQuota('GUEST')).toEqual({ producerByteRate: 1024 });
    await admin.alterUserQuota(null, { consumerByteRate: 4096 });
    expect(await admin.describeUserQuota(null)).toEqual({ consumerByteRate: 4096 });
    expect(await admin.describeUserQuota('GUEST')).toEqual({ producerByteRate: 1024 });
    await admin.alterUserQuota(null, { consumerByteRate: null });
  });

  it('gives back the record it took, headers, tombstones and times included', async () => {
    await admin.createTopic({ name: 'records', partitionsCount: 3 });
    const timestampMs = Date.now() - 5_000;
    const headers: Array<[string, Buffer | null]> = [['a', Buffer.from('1')], ['a', Buffer.from('2')], ['none', null]];
    const place = await admin.produce('records', { partition: 1, key: Buffer.from('k'), value: Buffer.from('v'), headers, timestampMs });
    expect(place).toEqual({ partition: 1, offset: 0, timestampMs });
    await admin.produce('records', { partition: 1, key: Buffer.from('k'), value: null });
    await admin.produce('records', { partition: 1, value: Buffer.alloc(0) });
    const { records, highWatermark } = await admin.fetch('records', 1, { fromOffset: 0 });
    expect(highWatermark).toBe(3);
    expect(records[0]).toEqual({ partition: 1, offset: 0, timestampMs, key: Buffer.from('k'), value: Buffer.from('v'), headers });
    expect(records.map(({ key, value }) => [key?.toString() ?? null, value?.toString() ?? null])).toEqual([['k', 'v'], ['k', null], [null, '']]);
    const refused = await admin.produceMany('records', [{ partition: 0, value: Buffer.from('in') }, { partition: 9, value: Buffer.from('out') }]);
    expect(refused[0]).toMatchObject({ partition: 0, offset: 0 });
    expect(refused[1]).toBeInstanceOf(KafkaRefusal);
    await expect(admin.produce('records', { value: Buffer.alloc(2_000_000) })).rejects.toMatchObject({ kind: 'invalid', code: 10 });
    await expect(admin.fetch('records', 1, { fromOffset: 99 })).rejects.toMatchObject({ kind: 'invalid', code: 1 });
  });

  it('chooses the partition of a key as Kafka’s own producer does', { timeout: TEST_MS }, async () => {
    await admin.createTopic({ name: 'keyed', partitionsCount: 7 });
    const keys = ['a', 'order-17', 'ключ', 'x'.repeat(300), '0', 'samsa'];
    const lines = keys.map((key) => `${key}\t${key}`).join('\n');
    const producer = await runKafkaTool(kafka, 'console-producer', ['--topic', 'keyed', '--reader-property', 'parse.key=true'], undefined, `${lines}\n`);
    expect(await producer.exited, producer.output()).toBe(0);
    const ours = await admin.produceMany('keyed', keys.map((key) => ({ key: Buffer.from(key), value: Buffer.from('ours') })));
    const theirs = new Map<string, number>();
    for (let partition = 0; partition < 7; partition++) {
      for (const record of (await admin.fetch('keyed', partition, { fromOffset: 0 })).records) {
        if (record.value?.toString() !== 'ours') theirs.set(record.key?.toString() ?? '', partition);
      }
    }
    expect(ours).toMatchObject(keys.map((key) => ({ partition: theirs.get(key) })));
  });

  it('shows a group of the new protocol with its member and its lag', { timeout: TEST_MS }, async () => {
    await followGroup('modern', 'consumer', 'consumer');
  });

  it('shows a group of the classic protocol with its member and its lag', { timeout: TEST_MS }, async () => {
    await followGroup('old', 'classic', 'classic');
  });

  /** A console consumer reads three of five records of a topic, the port sees it live, then dead, then deletes the group. */
  async function followGroup(groupId: string, protocol: string, type: string): Promise<void> {
    const topic = `read-by-${groupId}`;
    await admin.createTopic({ name: topic, partitionsCount: 2 });
    for (const value of ['1', '2', '3']) await admin.produce(topic, { partition: 0, value: Buffer.from(value) });
    const properties = ['--command-property', `group.protocol=${protocol}`, '--command-property', 'auto.commit.interval.ms=100'];
    const args = ['--topic', topic, '--group', groupId, '--from-beginning', ...properties];
    const consumer = await runKafkaTool(kafka, 'console-consumer', args, kafka);
    try {
      await expect.poll(() => admin.listGroupOffsets(groupId).catch(() => []), { timeout: 30_000, interval: 200 }).toContainEqual({ topic, partition: 0, offset: 3, metadata: null });
      const group = await admin.describeGroup(groupId);
      expect(group).toMatchObject({ groupId, type, state: 'Stable', members: [{ assignment: [{ topic, partition: 0 }, { topic, partition: 1 }] }] });
      expect(await admin.listGroups()).toContainEqual(expect.objectContaining({ groupId, type, state: 'Stable' }));
      await expect(admin.deleteGroup(groupId)).rejects.toMatchObject({ kind: 'invalid', code: 68 });
    } finally {
      await consumer.kill();
    }
    for (const value of ['4', '5']) await admin.produce(topic, { partition: 0, value: Buffer.from(value) });
    const lag = await admin.listGroupLag(groupId);
    expect(lag.find(({ partition }) => partition === 0)).toMatchObject({ topic, currentOffset: 3, logEndOffset: 5, lag: 2 });
    expect(await admin.summarizeGroupLag(groupId)).toMatchObject({ totalLag: 2, maxLag: 2, max: { partition: 0 } });
  }

  it('has no group that is not there', async () => {
    await expect(admin.describeGroup('absent')).rejects.toMatchObject({ kind: 'unknownGroup' });
    await expect(admin.deleteGroup('absent')).rejects.toMatchObject({ kind: 'unknownGroup' });
  });

  it('tells the ends of partitions', async () => {
    await admin.createTopic({ name: 'ends', partitionsCount: 2 });
    for (let count = 0; count < 3; count++) await admin.produce('ends', { partition: 1, value: Buffer.from('x') });
    const partitions = [0, 1].map((partition) => ({ topic: 'ends', partition }));
    expect(await admin.listOffsets(partitions, 'latest')).toEqual(expect.arrayContaining([{ topic: 'ends', partition: 0, offset: 0 }, { topic: 'ends', partition: 1, offset: 3 }]));
    expect(await admin.listOffsets(partitions, 'earliest')).toEqual(expect.arrayContaining([{ topic: 'ends', partition: 1, offset: 0 }]));
    await expect(admin.listOffsets([{ topic: 'ends', partition: 7 }], 'latest')).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('sings: a canary is produced and that very record read back, on a new topic and on an old one', async () => {
    for (let round = 0; round < 3; round++) {
      const run = await runCanary({ ...kafka, topic: '_samsa-canary', timeoutMs: 5_000 });
      expect(run.consumedAtMs).toBeGreaterThanOrEqual(run.producedAtMs);
      expect(run.latencyMs).toBeLessThan(2_000);
    }
    await expect(runCanary({ ...kafka, password: 'wrong', topic: '_samsa-canary', timeoutMs: 5_000 })).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
