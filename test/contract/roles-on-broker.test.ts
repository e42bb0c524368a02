/**
 * Roles, tried: each is compiled to entries, given to a user of a real broker, and that user tries everything. What the
 * table of letters says must be exactly what the broker lets through.
 */
import { clusterCrn, environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { compileRoles } from '@samsa/domain/acl-compilation';
import type { RoleName } from '@samsa/contract/role-bindings';
import { newApiKeyId, newSecret } from '@samsa/domain/ids';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import { admitKey } from '@samsa/kafka/lane';
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import { scramCredential } from '@samsa/kafka/scram';
import { NEWEST_KAFKA_VERSION } from '@samsa/local-kafka/version';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKafkaTool, startOneBroker, type TestKafka } from '../harness/kafka.ts';

const TEST_MS = 60_000;
const PLACE = { organizationId: '11111111-2222-4333-8444-555555555555', environmentId: 'env-1', clusterId: 'lkc-1' };
const ORGANIZATION = organizationCrn(PLACE.organizationId);
const ENVIRONMENT = environmentCrn(PLACE.organizationId, PLACE.environmentId);
const CLUSTER = clusterCrn(PLACE.organizationId, PLACE.environmentId, PLACE.clusterId);

/** A letter for each thing tried; capitals change something. */
const ATTEMPTS: Record<string, (as: KafkaAdmin, topic: string, group: string) => Promise<unknown>> = {
  d: (as, topic) => as.describeTopic(topic),
  r: (as, topic) => as.fetch(topic, 0, { fromOffset: 0, maxWaitMs: 1 }),
  W: (as, topic) => as.produce(topic, { value: Buffer.from('x') }),
  C: (as, topic) => as.createTopic({ name: `${topic}-new`, validateOnly: true }),
  P: async (as, topic) => as.increasePartitions(topic, (await root.describeTopic(topic)).partitionsCount + 1),
  c: (as, topic) => as.describeTopicConfigs(topic),
  S: (as, topic) => as.alterTopicConfigs(topic, [{ name: 'retention.ms', operation: 'SET', value: '60000' }], { validateOnly: true }),
  X: (as, topic) => as.deleteTopic(topic),
  g: (as, _topic, group) => as.describeGroup(group),
  G: (as, _topic, group) => as.deleteGroup(group),
  b: (as) => as.describeClusterConfigs(),
  B: (as) => as.alterClusterConfigs([{ name: 'log.cleaner.max.compaction.lag.ms', operation: 'DELETE' }]),
  a: (as) => as.describeAcls({ principal: 'User:nobody' }),
  A: (as) => as.deleteAcls([{ principal: 'User:nobody' }]),
};
const ALL = Object.keys(ATTEMPTS).join('');
const NOTHING = '';

let kafka: TestKafka;
let root: KafkaAdmin & { close(): Promise<void> };
let round = 0;

beforeAll(async () => {
  kafka = await startOneBroker(NEWEST_KAFKA_VERSION);
  root = openAdmin({ ...kafka, secret: { password: kafka.password } }, 10_000);
}, 120_000);

afterAll(async () => {
  await root?.close();
  await kafka?.stop();
});

async function userWith(...bindings: { roleName: RoleName; crnPattern: string }[]) {
  const user = { id: newApiKeyId() as string, secret: newSecret() };
  await admitKey(root, { key: user.id, credential: await scramCredential(user.secret), wanted: compileRoles(bindings, PLACE, user.id) });
  return user;
}

/** The letters of what the broker let through. Whatever it refuses for another reason than rights, it has let through. */
async function lettersOf(as: KafkaAdmin, topic: string, group: string): Promise<string> {
  let letters = '';
  for (const [letter, attempt] of Object.entries(ATTEMPTS)) {
    const refusal = await attempt(as, topic, group).then(() => undefined, (error: unknown) => (error instanceof KafkaRefusal ? error : Promise.reject(error)));
    if (refusal?.kind === 'forbidden') continue;
    if (refusal && refusal.kind !== 'unknownGroup') throw new Error(`${letter} on ${topic}: ${refusal.message}`, { cause: refusal });
    letters += letter;
  }
  return letters;
}

describe('what a role lets one do on the broker', () => {
  it.each<[RoleName, string, string, string]>([
    ['OrganizationAdmin', ORGANIZATION, ALL, ALL],
    ['EnvironmentAdmin', ENVIRONMENT, ALL, ALL],
    ['CloudClusterAdmin', CLUSTER, ALL, ALL],
    ['Operator', CLUSTER, 'dcgba', 'dcgba'],
    ['MetricsViewer', ORGANIZATION, 'dga', 'dga'],
    ['DeveloperRead', CLUSTER, 'drg', 'drg'],
    ['DeveloperRead', `${CLUSTER}/topic=mine-*`, 'dr', NOTHING],
    ['DeveloperRead', `${CLUSTER}/group=mine-*`, 'g', NOTHING],
    ['DeveloperWrite', CLUSTER, 'dW', 'dW'],
    ['DeveloperWrite', `${CLUSTER}/topic=mine-*`, 'dW', NOTHING],
    ['DeveloperManage', CLUSTER, 'dCPcSXgGb', 'dCPcSXgGb'],
    ['DeveloperManage', `${CLUSTER}/topic=mine-*`, 'dCPcSX', NOTHING],
    ['DeveloperManage', `${CLUSTER}/group=mine-*`, 'gG', NOTHING],
    ['ResourceOwner', CLUSTER, 'drWCPcSXgGb', 'drWCPcSXgGb'],
    ['ResourceOwner', `${CLUSTER}/topic=mine-*`, 'drWCPcSX', NOTHING],
    ['ResourceOwner', `${CLUSTER}/group=mine-*`, 'gG', NOTHING],
    ['CloudClusterAdmin', clusterCrn(PLACE.organizationId, PLACE.environmentId, 'lkc-2'), NOTHING, NOTHING],
  ])('%s at %s', async (roleName, crnPattern, inside, outside) => {
    round++;
    const topics = [`mine-${round}`, `other-${round}`] as const;
    for (const name of topics) await root.createTopic({ name, partitionsCount: 1 });
    const user = await userWith({ roleName, crnPattern });
    const own = openAdmin({ ...kafka, username: user.id, secret: { password: user.secret } }, 10_000);
    try {
      expect(await lettersOf(own, topics[0], 'mine-group')).toBe(inside);
      expect(await lettersOf(own, topics[1], 'other-group')).toBe(outside);
    } finally {
      await own.close();
    }
  }, TEST_MS);

  it('a name without a star is that name alone', async () => {
    for (const name of ['exact', 'exactly']) await root.createTopic({ name, partitionsCount: 1 });
    const user = await userWith({ roleName: 'DeveloperRead', crnPattern: `${CLUSTER}/topic=exact` });
    const own = openAdmin({ ...kafka, username: user.id, secret: { password: user.secret } }, 10_000);
    expect((await own.listTopics()).map(({ name }) => name)).toEqual(['exact']);
    await own.close();
  }, TEST_MS);

  it('a consumer group and a transaction, with Kafka’s own clients, need the group’s and the transaction’s role beside the topic’s', async () => {
    await root.createTopic({ name: 'ledger', partitionsCount: 1 });
    const bind = (roleName: RoleName, where: string) => ({ roleName, crnPattern: `${CLUSTER}/${where}` });
    const user = await userWith(
      bind('DeveloperRead', 'topic=ledger'), bind('DeveloperRead', 'group=readers-*'), bind('DeveloperWrite', 'topic=ledger'), bind('DeveloperWrite', 'transactional-id=pay-*'),
    );
    const write = ['--topic', 'ledger', '--num-records', '3', '--record-size', '10', '--throughput', '-1', '--transactional-id'];
    const read = ['--topic', 'ledger', '--from-beginning', '--max-messages', '3', '--timeout-ms', '15000', '--group'];
    const run = async (tool: string, args: string[]) => {
      const running = await runKafkaTool(kafka, tool, args, { username: user.id, password: user.secret });
      return { code: await running.exited, output: running.output() };
    };
    const [paid, stolen] = await Promise.all([run('producer-perf-test', [...write, 'pay-1']), run('producer-perf-test', [...write, 'loot-1'])]);
    expect(paid.output).toContain('3 records sent');
    expect(stolen.output).toContain('TransactionalIdAuthorizationException');
    const [joined, refused] = await Promise.all([run('console-consumer', [...read, 'readers-1']), run('console-consumer', [...read, 'strangers'])]);
    expect(joined.output).toContain('Processed a total of 3 messages');
    expect(refused.output).toContain('GroupAuthorizationException');
  }, TEST_MS);
});
