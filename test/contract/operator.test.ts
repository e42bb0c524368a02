/**
 * The local operator as a control plane meets it: through Kubernetes objects alone, with Kafka's own console tools as the tenant.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '@samsa/local-kafka/lock';
import { prepareKafka } from '@samsa/local-kafka/broker';
import { METADATA_VERSIONS } from '@samsa/local-kafka/version';
import { secretText } from '@samsa/local-operator/secrets';
import type { Kafka } from '@samsa/local-operator/strimzi';
import { runKafkaTool } from '../harness/kafka.ts';
import type { TestKafka } from '../harness/kafka.ts';
import { conditionsOf, isReady, kafka, kafkaRef, namespace, pool, startOperatorBench, STRIMZI, troubleOf, user } from '../harness/strimzi.ts';
import type { OperatorBench } from '../harness/strimzi.ts';

const NS = 'tenants';
const SWEEP_MS = 3_000;

let bench: OperatorBench;

beforeAll(async () => {
  await Promise.all([prepareKafka('4.3.1'), prepareKafka('4.2.1')]);
  bench = await startOperatorBench({ sweepMs: SWEEP_MS });
  await bench.apply(namespace(NS));
}, 180_000);

afterAll(() => bench?.stop());

const secretRef = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', namespace: NS, name });
const userRef = (name: string) => ({ apiVersion: STRIMZI, kind: 'KafkaUser', namespace: NS, name });
const poolRef = (name: string) => ({ apiVersion: STRIMZI, kind: 'KafkaNodePool', namespace: NS, name });

/** How a tenant reaches the cluster, from what the operator published. */
async function reach(name: string, userName: string, version: TestKafka['version'] = '4.3.1'): Promise<TestKafka> {
  const { status } = await bench.until<Kafka>(kafkaRef(NS, name), isReady);
  const listener = status?.listeners?.find((one) => one.name === 'tenant');
  const caPem = secretText(await bench.kube.get(secretRef(`${name}-cluster-ca-cert`)), 'ca.crt') ?? '';
  expect(listener?.certificates).toEqual([caPem]);
  await bench.until(userRef(userName), isReady);
  const password = secretText(await bench.kube.get(secretRef(userName)), 'password') ?? '';
  return { bootstrap: listener?.bootstrapServers ?? '', caPem, username: userName, password, brokers: [], version, stop: async () => {} };
}

async function tool(reached: TestKafka, name: string, args: string[], input?: string): Promise<string> {
  const running = await runKafkaTool(reached, name, args, reached, input);
  await running.exited;
  return running.output();
}

async function roundTrip(reached: TestKafka, topic: string, record: string): Promise<string> {
  await tool(reached, 'console-producer', ['--topic', topic], `${record}\n`);
  return tool(reached, 'console-consumer', ['--topic', topic, '--from-beginning', '--timeout-ms', '8000', '--max-messages', '1']);
}

async function brokerPid(name: string, node: number): Promise<number> {
  return Number(await readFile(join(bench.dataDir, 'here', NS, name, `node-${node}`, 'pid'), 'utf8'));
}

async function remove(name: string, pools: string[], users: string[]): Promise<void> {
  for (const one of users) await bench.kube.delete(userRef(one));
  for (const one of users) await bench.gone(userRef(one));
  await bench.kube.delete(kafkaRef(NS, name));
  for (const one of pools) await bench.kube.delete(poolRef(one));
}

describe.each(['4.3.1', '4.2.1'] as const)('the local operator with Kafka %s', (version) => {
  const name = `one-${version.replaceAll('.', '')}`;
  const admin = 'admin';

  it('brings a Kafka from Creating to Ready, and publishes its listener, authority and password', async () => {
    const from = performance.now();
    await bench.apply(pool(NS, name, `${name}-nodes`, 1), user(NS, name, admin), kafka(NS, name, { version }));
    const seen = await bench.until<Kafka>(kafkaRef(NS, name), (object) => conditionsOf(object).length > 0);
    expect([troubleOf(seen), seen.status?.observedGeneration]).toEqual(['Creating', 0]);
    const { status } = await bench.until<Kafka>(kafkaRef(NS, name), isReady);
    process.stdout.write(`  Kafka ${version}: applied to Ready in ${Math.round(performance.now() - from)} ms\n`);
    expect(status).toMatchObject({ kafkaVersion: version, kafkaMetadataVersion: METADATA_VERSIONS[version], kafkaNodePools: [{ name: `${name}-nodes` }] });
    const nodes = await bench.until(poolRef(`${name}-nodes`), (object) => object['status'] !== undefined);
    expect(nodes['status']).toMatchObject({ nodeIds: [0], roles: ['controller', 'broker'], replicas: 1, clusterId: status?.clusterId });
  }, 180_000);

  it("lets the tenant produce and consume through TLS with the Secret's password", async () => {
    const reached = await reach(name, admin, version);
    expect(await tool(reached, 'topics', ['--create', '--topic', 'first', '--partitions', '1'])).toContain('Created topic');
    expect(await roundTrip(reached, 'first', 'hello')).toContain('hello');
  }, 180_000);

  it('heals a broker that was killed, says NotReady meanwhile, and keeps its address and records', async () => {
    const before = await reach(name, admin, version);
    expect(await roundTrip(before, 'first', 'hello')).toContain('hello');
    const pid = await brokerPid(name, 0);
    process.kill(pid, 'SIGKILL');
    await bench.until(kafkaRef(NS, name), (object) => troubleOf(object) !== undefined);
    const after = await reach(name, admin, version);
    expect(after.bootstrap).toBe(before.bootstrap);
    expect(await brokerPid(name, 0)).not.toBe(pid);
    const read = await tool(after, 'console-consumer', ['--topic', 'first', '--from-beginning', '--timeout-ms', '8000', '--max-messages', '1']);
    expect(read).toContain('hello');
  }, 180_000);

  it('leaves nothing when all is deleted', async () => {
    const pid = await brokerPid(name, 0);
    await remove(name, [`${name}-nodes`], [admin]);
    await bench.gone(secretRef(`${name}-cluster-ca-cert`));
    await bench.gone(secretRef(admin));
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
    await expect.poll(() => existsSync(join(bench.dataDir, 'here', NS, name)), { timeout: 60_000 }).toBe(false);
  }, 180_000);
});

describe('the local operator', () => {
  it('runs three nodes, rolls them one by one when an option needs a restart, and none when Kafka can change it running', async () => {
    await bench.apply(pool(NS, 'three', 'three-nodes', 3), user(NS, 'three', 'admin'), kafka(NS, 'three', { config: { 'log.retention.ms': 1_000_000 } }));
    await bench.until(kafkaRef(NS, 'three'), isReady);
    const pids = () => Promise.all([0, 1, 2].map((id) => brokerPid('three', id)));
    const first = await pids();
    await bench.apply(kafka(NS, 'three', { config: { 'log.retention.ms': 2_000_000 } }));
    await bench.until(kafkaRef(NS, 'three'), isReady);
    expect(await pids()).toEqual(first);
    const reached = await reach('three', 'admin');
    expect(await tool(reached, 'configs', ['--entity-type', 'brokers', '--entity-name', '1', '--describe'])).toContain('log.retention.ms=2000000');
    await bench.apply(kafka(NS, 'three', { config: { 'log.retention.ms': 2_000_000, 'group.max.size': 77 } }));
    let mostDown = 0;
    await bench.until(kafkaRef(NS, 'three'), (object) => {
      void pids().then((now) => (mostDown = Math.max(mostDown, now.filter((pid) => !isAlive(pid)).length)));
      return isReady(object);
    }, 180_000);
    expect((await pids()).filter((pid) => first.includes(pid))).toEqual([]);
    expect(mostDown).toBeLessThanOrEqual(1);
    expect(await roundTrip(reached, 'replicated', 'three times')).toContain('three times');
    await remove('three', ['three-nodes'], ['admin']);
  }, 180_000);

  it('makes users with their ACLs and quotas, and takes all of it back', async () => {
    const acls = [{ resource: { type: 'topic', name: 'mine-', patternType: 'prefix' }, operations: ['Read', 'Write', 'Create', 'Describe'] }, { resource: { type: 'group', name: '*' }, operations: ['Read'] }];
    await bench.apply(pool(NS, 'users', 'users-nodes', 1), user(NS, 'users', 'admin'), kafka(NS, 'users'));
    await bench.apply(user(NS, 'users', 'alice', { authorization: { type: 'simple', acls }, quotas: { producerByteRate: 1_048_576 } }));
    const alice = await reach('users', 'alice');
    const admin = await reach('users', 'admin');
    expect(await roundTrip(alice, 'mine-1', 'may')).toContain('may');
    expect(await tool(alice, 'topics', ['--create', '--topic', 'theirs'])).toContain('TopicAuthorizationException');
    expect(await tool(admin, 'configs', ['--describe', '--entity-type', 'users', '--entity-name', 'alice'])).toContain('producer_byte_rate=1048576');
    await bench.kube.delete(userRef('alice'));
    await bench.gone(secretRef('alice'));
    await expect.poll(() => tool(alice, 'topics', ['--list']), { timeout: 60_000 }).toContain('SaslAuthenticationException');
    await remove('users', ['users-nodes'], ['admin']);
  }, 180_000);

  it('sweeps out users and ACLs without a KafkaUser, but nobody who matches the ignored pattern', async () => {
    await bench.apply(pool(NS, 'swept', 'swept-nodes', 1), user(NS, 'swept', 'admin'), kafka(NS, 'swept', { ignoredUsers: '^(?!admin$)keep-.*$' }));
    const admin = await reach('swept', 'admin');
    const scram = (name: string) => tool(admin, 'configs', ['--alter', '--entity-type', 'users', '--entity-name', name, '--add-config', 'SCRAM-SHA-512=[password=secret]']);
    const acl = (name: string) => tool(admin, 'acls', ['--add', '--topic', 't', '--operation', 'Read', '--allow-principal', `User:${name}`]);
    for (const name of ['stray', 'keep-me']) await Promise.all([scram(name), acl(name)]);
    await expect.poll(() => tool(admin, 'acls', ['--list']), { timeout: 60_000 }).not.toContain('stray');
    const users = () => tool(admin, 'configs', ['--describe', '--entity-type', 'users']);
    await expect.poll(users, { timeout: 60_000 }).not.toContain('stray');
    expect(await users()).toContain('keep-me');
    expect(await users()).toContain('admin');
    expect(await tool(admin, 'acls', ['--list'])).toContain('keep-me');
    await remove('swept', ['swept-nodes'], ['admin']);
  }, 180_000);

  it('makes, grows and deletes topics from their objects', async () => {
    const topic = (spec: object) => ({ apiVersion: STRIMZI, kind: 'KafkaTopic', metadata: { namespace: NS, name: 'orders', labels: { 'strimzi.io/cluster': 'topics' } }, spec });
    const ref = { apiVersion: STRIMZI, kind: 'KafkaTopic', namespace: NS, name: 'orders' };
    await bench.apply(pool(NS, 'topics', 'topics-nodes', 1), user(NS, 'topics', 'admin'), kafka(NS, 'topics'), topic({ partitions: 2, replicas: 1, config: { 'retention.ms': 60_000 } }));
    await bench.until(ref, isReady);
    await bench.apply(topic({ partitions: 3, replicas: 1, config: { 'retention.ms': 70_000 } }));
    await bench.until(ref, isReady);
    const admin = await reach('topics', 'admin');
    const described = await tool(admin, 'topics', ['--describe', '--topic', 'orders']);
    expect(described).toContain('PartitionCount: 3');
    expect(described).toContain('retention.ms=70000');
    await bench.apply(topic({ partitions: 1, replicas: 1 }));
    const refused = await bench.until(ref, (object) => conditionsOf(object).some(({ type, status }) => type === 'Ready' && status === 'False'));
    expect(conditionsOf(refused)[0]).toMatchObject({ reason: 'KafkaError' });
    await bench.kube.delete(ref);
    await bench.gone(ref);
    expect(await tool(admin, 'topics', ['--list'])).not.toContain('orders');
    await remove('topics', ['topics-nodes'], ['admin']);
  }, 180_000);

  it('refuses as Strimzi does, each with its reason', async () => {
    await bench.apply(kafka(NS, 'bad'));
    await bench.until(kafkaRef(NS, 'bad'), (object) => troubleOf(object) === 'InvalidResourceException');
    await bench.apply(pool(NS, 'bad', 'bad-nodes', 1), kafka(NS, 'bad', { version: '3.9.0' }));
    const old = await bench.until(kafkaRef(NS, 'bad'), (object) => troubleOf(object) === 'UnsupportedKafkaVersionException');
    expect(conditionsOf(old)[0]?.message).toContain('[4.2.1, 4.3.1]');
    await bench.apply(kafka(NS, 'bad', { config: { 'default.replication.factor': 3 } }));
    await bench.until(kafkaRef(NS, 'bad'), (object) => troubleOf(object) === 'InvalidConfigurationException');
    await bench.apply(kafka(NS, 'bad', { config: { 'num.partitions': 'many' } }));
    const wrong = await bench.until(kafkaRef(NS, 'bad'), (object) => troubleOf(object) === 'InvalidConfigurationException' && /num\.partitions/.test(conditionsOf(object)[0]?.message ?? ''));
    expect(conditionsOf(wrong)[0]?.message).toMatch(/many/);
    await bench.apply(kafka(NS, 'bad'));
    await bench.until(kafkaRef(NS, 'bad'), isReady);
    await remove('bad', ['bad-nodes'], []);
  }, 180_000);

  it('holds a change while paused, heals all the same, and applies it afterwards', async () => {
    await bench.apply(pool(NS, 'held', 'held-nodes', 1), kafka(NS, 'held'));
    const running = await bench.until<Kafka>(kafkaRef(NS, 'held'), isReady);
    const pause = { annotations: { 'strimzi.io/pause-reconciliation': 'true' } };
    await bench.apply(kafka(NS, 'held', { ...pause, config: { 'group.max.size': 5 } }));
    const paused = await bench.until<Kafka>(kafkaRef(NS, 'held'), (object) => conditionsOf(object)[0]?.type === 'ReconciliationPaused');
    expect(conditionsOf(paused)).toHaveLength(1);
    expect(paused.status?.observedGeneration).toBe(running.status?.observedGeneration);
    const pid = await brokerPid('held', 0);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => brokerPid('held', 0), { timeout: 60_000 }).not.toBe(pid);
    await sleep(500);
    await bench.apply(kafka(NS, 'held', { config: { 'group.max.size': 5 } }));
    await bench.until(kafkaRef(NS, 'held'), isReady);
    expect(await readFile(join(bench.dataDir, 'here', NS, 'held', 'node-0', 'server.properties'), 'utf8')).toContain('group.max.size=5');
    await remove('held', ['held-nodes'], []);
  }, 180_000);

  it('upgrades binaries first and the metadata when asked, after which there is no way back', async () => {
    await bench.apply(pool(NS, 'newer', 'newer-nodes', 1), user(NS, 'newer', 'admin'), kafka(NS, 'newer', { version: '4.2.1' }));
    expect(await roundTrip(await reach('newer', 'admin', '4.2.1'), 'kept', 'from before')).toContain('from before');
    await bench.apply(kafka(NS, 'newer', { metadataVersion: '4.2-IV1' }));
    const upgraded = await bench.until<Kafka>(kafkaRef(NS, 'newer'), isReady);
    expect(upgraded.status).toMatchObject({ kafkaVersion: '4.3.1', kafkaMetadataVersion: '4.2-IV1' });
    await bench.apply(kafka(NS, 'newer', { metadataVersion: '4.3-IV0' }));
    const lifted = await bench.until<Kafka>(kafkaRef(NS, 'newer'), isReady);
    expect(lifted.status).toMatchObject({ kafkaVersion: '4.3.1', kafkaMetadataVersion: '4.3-IV0' });
    const reached = await reach('newer', 'admin');
    expect(await tool(reached, 'features', ['describe'])).toMatch(/metadata\.version.*FinalizedVersionLevel: 4\.3/);
    await bench.apply(kafka(NS, 'newer', { version: '4.2.1' }));
    await bench.until(kafkaRef(NS, 'newer'), (object) => troubleOf(object) === 'KafkaUpgradeException');
    await remove('newer', ['newer-nodes'], ['admin']);
  }, 180_000);

  it('comes back after a restart with the same addresses and records', async () => {
    await bench.apply(pool(NS, 'again', 'again-nodes', 1), user(NS, 'again', 'admin'), kafka(NS, 'again'));
    const before = await reach('again', 'admin');
    expect(await roundTrip(before, 'kept', 'still here')).toContain('still here');
    const pid = await brokerPid('again', 0);
    await bench.restartOperator();
    expect(isAlive(pid)).toBe(false);
    const after = await reach('again', 'admin');
    expect([after.bootstrap, after.password]).toEqual([before.bootstrap, before.password]);
    await expect.poll(() => tool(after, 'console-consumer', ['--topic', 'kept', '--from-beginning', '--timeout-ms', '8000', '--max-messages', '1']), { timeout: 60_000 }).toContain('still here');
    await remove('again', ['again-nodes'], ['admin']);
  }, 180_000);
});
