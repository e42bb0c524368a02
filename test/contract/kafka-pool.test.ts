/** The pool against clusters that die, hang and come back, and beside them one that does not. */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaPool } from '@samsa/kafka/pool';
import { scramCredential } from '@samsa/kafka/scram';
import { NEWEST_KAFKA_VERSION } from '@samsa/local-kafka/version';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOneBroker, type TestKafka } from '../harness/kafka.ts';

/** What a dead cluster may take to be called dead. */
const DEAD_WITHIN_MS = 3_000;
/** A call to a healthy cluster on a busy machine. */
const FAST_MS = 1_000;
const TEST_MS = 60_000;

describe('the pool', () => {
  let well: TestKafka;
  let ill: TestKafka;
  const pool = new KafkaPool();
  const admins = { well: () => pool.admin({ clusterId: 'well', ...well }), ill: () => pool.admin({ clusterId: 'ill', ...ill }) };

  beforeAll(async () => {
    [well, ill] = await Promise.all([startOneBroker(NEWEST_KAFKA_VERSION), startOneBroker(NEWEST_KAFKA_VERSION)]);
  }, 120_000);
  afterAll(async () => {
    await pool.close();
    await Promise.all([well.stop(), ill.stop()]);
  });

  async function timed<T>(work: () => Promise<T>): Promise<{ tookMs: number; error?: unknown }> {
    const beganMs = performance.now();
    const error: unknown = await work().then(() => undefined, (reason: unknown) => reason);
    return { tookMs: performance.now() - beganMs, error };
  }

  it('keeps one session for a credential, however many ask', async () => {
    await Promise.all(Array.from({ length: 20 }, () => admins.well().listTopics()));
    expect(pool.size).toEqual({ sessions: 1, connections: 1 });
  });

  it('never serves a wrong password from the connection of a right one', async () => {
    await admins.well().listTopics();
    await expect(pool.admin({ clusterId: 'well', ...well, password: 'guess' }).listTopics()).rejects.toMatchObject({ kind: 'unauthenticated' });
    await admins.well().listTopics();
  });

  it('does not open its breaker for wrong passwords', async () => {
    const wrong = pool.admin({ clusterId: 'well', ...well, password: 'guess' });
    for (const answer of await Promise.allSettled(Array.from({ length: 8 }, () => wrong.listTopics()))) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { kind: 'unauthenticated' } });
    }
    await admins.well().listTopics();
  });

  it('closes what is idle, and the least recently used beyond its limit', { timeout: TEST_MS }, async () => {
    const admin = admins.well();
    const users = ['A', 'B', 'C', 'D'];
    for (const username of users) {
      const credential = await scramCredential(username);
      await admin.upsertScramUsers([{ username, ...credential }]);
      await admin.awaitCredential({ username, saltedPassword: credential.saltedPassword });
    }
    const small = new KafkaPool({ sessions: 2, idleCloseMs: 400 });
    for (const username of users) {
      await small.admin({ clusterId: 'well', ...well, username, password: username }).listTopics();
      expect(small.size.sessions).toBeLessThanOrEqual(2);
    }
    await expect.poll(() => small.size, { timeout: 3_000 }).toEqual({ sessions: 0, connections: 0 });
    await small.admin({ clusterId: 'well', ...well, username: 'A', password: 'A' }).listTopics();
    await small.close();
  });

  it('forgets a user at once', async () => {
    await admins.well().listTopics();
    await pool.forget('well', well.username);
    expect(pool.size.sessions).toBe(0);
  });

  it('refuses more calls to one cluster than its bulkhead holds', async () => {
    const narrow = new KafkaPool({ callsInFlightPerCluster: 2 });
    const answers = await Promise.allSettled([1, 2, 3].map(() => narrow.admin({ clusterId: 'well', ...well }).listTopics()));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await narrow.close();
  });

  it('calls a hung cluster dead in time, the next callers at once, and another cluster stays fast', { timeout: TEST_MS }, async () => {
    await Promise.all([admins.ill().listTopics(), admins.well().listTopics()]);
    const pid = ill.brokers[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await sleep(100); // its threads do not all stop at once
      const hung = Array.from({ length: 10 }, () => timed(() => admins.ill().listTopics()));
      const beside = await Promise.all(Array.from({ length: 20 }, () => timed(() => admins.well().listTopics())));
      for (const { tookMs, error } of beside) {
        expect(error).toBeUndefined();
        expect(tookMs).toBeLessThan(FAST_MS);
      }
      for (const { tookMs, error } of await Promise.all(hung)) {
        expect(tookMs).toBeLessThan(DEAD_WITHIN_MS);
        expect(error).toMatchObject({ kind: expect.stringMatching(/^(unavailable|timeout)$/) });
      }
      const next = await timed(() => admins.ill().listTopics());
      expect(next).toMatchObject({ error: { kind: 'unavailable' } });
      expect(next.tookMs).toBeLessThan(50);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await expect.poll(() => timed(() => admins.ill().listTopics()).then(({ error }) => error), { timeout: 10_000, interval: 100 }).toBeUndefined();
  });

  it('calls a killed cluster unavailable in time, again and again, and another cluster stays fast', { timeout: TEST_MS }, async () => {
    await expect.poll(() => timed(() => admins.ill().listTopics()).then(({ error }) => error), { timeout: 10_000 }).toBeUndefined();
    await ill.brokers[0]?.kill();
    for (let round = 0; round < 10; round++) {
      const [dead, alive] = await Promise.all([timed(() => admins.ill().listTopics()), timed(() => admins.well().listTopics())]);
      expect(dead.error).toMatchObject({ kind: 'unavailable' });
      expect(dead.tookMs).toBeLessThan(DEAD_WITHIN_MS);
      expect(alive.error).toBeUndefined();
      expect(alive.tookMs).toBeLessThan(FAST_MS);
    }
  });

  it('calls an address that swallows packets unavailable in time', async () => {
    const hole = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => hole.once('listening', resolve));
    const address = hole.address();
    const bootstrap = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const answer = await timed(() => pool.admin({ clusterId: 'hole', ...well, bootstrap }).listTopics());
    expect(answer.error).toMatchObject({ kind: 'unavailable' });
    expect(answer.tookMs).toBeLessThan(DEAD_WITHIN_MS);
    hole.close();
  });
});
