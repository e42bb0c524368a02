/**
 * The credential lane on a cluster of three real nodes, where the controller's "done" and a broker's "I see it" are different
 * moments: what is answered must hold on every broker, at once.
 */
import type { AclBinding } from '@samsa/kafka/acl';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { admitKey, revokeKey, syncPrincipal, syncPrincipals } from '@samsa/kafka/lane';
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import { scramCredential } from '@samsa/kafka/scram';
import { NEWEST_KAFKA_VERSION } from '@samsa/local-kafka/version';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrokers, type TestKafka } from '../harness/kafka.ts';

const KEYS_IN_A_ROW = 100;
const TEST_MS = 90_000;

describe('the credential lane on three brokers', () => {
  let kafka: TestKafka;
  let admin: KafkaAdmin & { close(): Promise<void> };
  const opened: Array<{ close(): Promise<void> }> = [];
  const at = (bootstrap: string, username: string, password: string) => {
    const one = openAdmin({ bootstrap, caPem: kafka.caPem, username, secret: { password } });
    opened.push(one);
    return one;
  };
  const allow = (resourceName: string, operation: AclBinding['operation']): AclBinding => ({
    ...{ resourceType: 'TOPIC', resourceName, patternType: 'LITERAL', principal: 'User:sa-1', host: '*', operation, permission: 'ALLOW' },
  });

  beforeAll(async () => {
    kafka = await startBrokers(NEWEST_KAFKA_VERSION, 3);
    admin = at(kafka.bootstrap, kafka.username, kafka.password);
    await admin.createTopic({ name: 'orders', partitionsCount: 6, replicationFactor: 3 });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    await kafka.stop();
  });

  it(`admits ${KEYS_IN_A_ROW} keys in a row, each usable on every broker when that is said`, { timeout: TEST_MS }, async () => {
    const tookMs: number[] = [];
    for (let round = 0; round < KEYS_IN_A_ROW; round++) {
      const key = `ROUND${round}`;
      const password = `secret-${round}`;
      const credential = await scramCredential(password);
      const beganMs = performance.now();
      await admitKey(admin, { key, credential, wanted: [allow('orders', 'DESCRIBE')] });
      tookMs.push(performance.now() - beganMs);
      await Promise.all(
        kafka.bootstrap.split(',').map(async (broker) => {
          const user = openAdmin({ bootstrap: broker, caPem: kafka.caPem, username: key, secret: { password } });
          expect((await user.listTopics()).map(({ name }) => name)).toEqual(['orders']);
          await user.close();
        }),
      );
    }
    tookMs.sort((a, b) => a - b);
    console.log(`three brokers: key admitted after p50 ${tookMs[KEYS_IN_A_ROW / 2]?.toFixed(0)} ms, p99 ${tookMs[KEYS_IN_A_ROW - 2]?.toFixed(0)} ms`);
  });

  it('brings a principal’s entries to exactly the wanted set, in few calls, and again does nothing', async () => {
    const wanted = [allow('orders', 'READ'), allow('orders', 'WRITE'), allow('other', 'READ')];
    expect(await syncPrincipal(admin, { user: 'KEYA', wanted })).toEqual({ created: 3, deleted: 0 });
    expect(await syncPrincipal(admin, { user: 'KEYA', wanted })).toEqual({ created: 0, deleted: 0 });
    const moved = [allow('orders', 'READ'), { ...allow('pre', 'ALL'), patternType: 'PREFIXED' as const }];
    expect(await syncPrincipals(admin, [{ user: 'KEYA', wanted: moved }, { user: 'KEYB', wanted: moved }])).toEqual({ created: 3, deleted: 2 });
    for (const user of ['KEYA', 'KEYB']) {
      const found = await admin.describeAcls({ principal: `User:${user}` });
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(moved.map((binding) => ({ ...binding, principal: `User:${user}` }))));
    }
    expect(await syncPrincipal(admin, { user: 'KEYA', wanted: [] })).toEqual({ created: 0, deleted: 2 });
    expect(await admin.describeAcls({ principal: 'User:KEYB' })).toHaveLength(2);
  });

  it('revokes a key everywhere, from connections it already has too', async () => {
    const credential = await scramCredential('soon-gone');
    await admitKey(admin, { key: 'LEAVER', credential, wanted: [allow('orders', 'WRITE')] });
    const live = at(kafka.bootstrap, 'LEAVER', 'soon-gone');
    for (let partition = 0; partition < 6; partition++) await live.produce('orders', { partition, value: Buffer.from('x') });
    await revokeKey(admin, 'LEAVER');
    for (let partition = 0; partition < 6; partition++) {
      await expect(live.produce('orders', { partition, value: Buffer.from('x') })).rejects.toMatchObject({ kind: 'forbidden' });
    }
    for (const broker of kafka.bootstrap.split(',')) {
      await expect(at(broker, 'LEAVER', 'soon-gone').listTopics()).rejects.toMatchObject({ kind: 'unauthenticated' });
    }
  });

  it('shows every write on every broker when it is answered', async () => {
    const each = kafka.bootstrap.split(',').map((broker) => at(broker, kafka.username, kafka.password));
    for (let round = 0; round < 10; round++) {
      await admin.createTopic({ name: `seen-${round}`, partitionsCount: 3, replicationFactor: 3 });
      await admin.alterTopicConfigs(`seen-${round}`, [{ name: 'retention.ms', operation: 'SET', value: '77000' }]);
      for (const one of each) {
        expect((await one.describeTopic(`seen-${round}`)).partitions.every(({ leader, isr }) => leader >= 0 && isr.length > 0)).toBe(true);
        expect(await one.describeTopicConfigs(`seen-${round}`, { names: ['retention.ms'] })).toMatchObject([{ value: '77000' }]);
      }
      await admin.deleteTopic(`seen-${round}`);
      for (const one of each) await expect(one.describeTopic(`seen-${round}`)).rejects.toMatchObject({ kind: 'unknownTopic' });
    }
  });

  it('goes on when a broker dies, and proves a credential on those that live', { timeout: TEST_MS }, async () => {
    const victim = kafka.brokers.at(-1);
    await victim?.kill();
    await expect.poll(async () => (await admin.describeTopic('orders')).partitions.every(({ leader }) => leader !== 2), { timeout: 30_000 }).toBe(true);
    for (let round = 0; round < 20; round++) await admin.produce('orders', { value: Buffer.from(String(round)) });
    const credential = await scramCredential('late');
    await admitKey(admin, { key: 'LATECOMER', credential, wanted: [allow('orders', 'DESCRIBE')] });
    expect(await at(kafka.bootstrap, 'LATECOMER', 'late').listTopics()).toHaveLength(1);
    expect(await admin.listGroups()).toEqual([]);
  });
});

