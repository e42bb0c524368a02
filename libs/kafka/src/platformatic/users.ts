/**
 * SCRAM users and their quotas, and the proof that a new user can log in.
 *
 * The controller acknowledges a credential before the brokers have it: each applies the metadata log on its own, and within
 * a broker the credential becomes *visible* (DescribeUserScramCredentials reads the new image) a moment before the login
 * code has it. So visibility alone proves nothing; we wait for it, because a failed login costs 100 ms of the broker's
 * penalty, and then log in for real, on every broker.
 */
import {
  alterClientQuotasV1,
  alterUserScramCredentialsV0,
  ClientQuotaKeys,
  describeClientQuotasV1,
  describeUserScramCredentialsV0,
  ScramMechanisms,
  type ClientQuotaKey,
} from '@platformatic/kafka';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, KafkaAdmin, QuotaUser, ScramUser, UserQuota } from '../admin.ts';
import { Code, KafkaRefusal, refusalOf } from '../fault.ts';
import type { ScramCredential } from '../scram.ts';
import { Session, type SessionOptions } from './session.ts';
import type { Wire } from './wire.ts';

/** How long `awaitCredential` keeps trying in all. */
export const CREDENTIAL_BUDGET_MS = 5_000;
const VISIBLE_PAUSE_MS = 5;
const LOGIN_PAUSE_MS = 20;
const MECHANISM_NAMES = { [ScramMechanisms.SCRAM_SHA_256]: 'SCRAM-SHA-256', [ScramMechanisms.SCRAM_SHA_512]: 'SCRAM-SHA-512' } as const;

export async function upsertScramUsers(wire: Wire, users: ReadonlyArray<{ username: string } & ScramCredential>): Promise<void> {
  const upsertions = users.map(({ username, salt, saltedPassword, iterations }) => ({
    name: username,
    mechanism: ScramMechanisms.SCRAM_SHA_512,
    iterations,
    salt,
    saltedPassword,
  }));
  const { results } = await wire.send(alterUserScramCredentialsV0.api, [], upsertions);
  const failed = results.find(({ errorCode }) => errorCode !== Code.none);
  if (failed) throw refusalOf(failed.errorCode, failed.errorMessage, `user ${failed.user}`);
}

export async function deleteScramUsers(wire: Wire, usernames: readonly string[]): Promise<void> {
  const deletions = usernames.map((name) => ({ name, mechanism: ScramMechanisms.SCRAM_SHA_512 }));
  const { results } = await wire.send(alterUserScramCredentialsV0.api, deletions, []);
  const failed = results.find(({ errorCode }) => errorCode !== Code.none && errorCode !== Code.resourceNotFound);
  if (failed) throw refusalOf(failed.errorCode, failed.errorMessage, `user ${failed.user}`);
  await wire.settle(async (broker) => {
    const left = await usersAt(wire, usernames, broker);
    return left.every(({ mechanisms }) => mechanisms.every(({ mechanism }) => mechanism !== 'SCRAM-SHA-512'));
  });
}

export async function listScramUsers(wire: Wire, usernames?: readonly string[]): Promise<ScramUser[]> {
  return usersAt(wire, usernames);
}

/** See `KafkaAdmin.awaitCredential`. `reach` is the admin's own way to the cluster; the user's login goes the same way. */
export async function awaitCredential(wire: Wire, reach: SessionOptions, user: Parameters<KafkaAdmin['awaitCredential']>[0]): Promise<void> {
  const secret = 'password' in user ? { password: user.password } : { saltedPassword: user.saltedPassword };
  await wire.metadata([]);
  const brokers = await wire.brokers();
  const answers = await Promise.all(
    brokers.map(async (broker) => {
      await untilVisible(wire, broker, user.username);
      return untilLoggedIn(wire, broker, { ...reach, username: user.username, secret });
    }),
  );
  // A broker that is away loads all metadata before it serves again; only if none answered do we know nothing.
  const refusal = answers.find((answer) => answer?.kind === 'unauthenticated') ?? (answers.every(Boolean) ? answers[0] : undefined);
  if (refusal) throw refusal;
}

async function untilVisible(wire: Wire, broker: Broker, username: string): Promise<void> {
  while (wire.leftMs > 0) {
    const users = await usersAt(wire, [username], broker).catch(() => undefined);
    if (users === undefined || users.length > 0) return; // not for us to see: the login will tell
    await sleep(VISIBLE_PAUSE_MS);
  }
}

/** Undefined when let in, else the last refusal. */
async function untilLoggedIn(wire: Wire, broker: Broker, options: SessionOptions): Promise<KafkaRefusal | undefined> {
  let refused: KafkaRefusal | undefined;
  for (;;) {
    const session = new Session(options);
    try {
      await wire.within(session.to(broker));
      return undefined;
    } catch (error) {
      if (!(error instanceof KafkaRefusal)) throw error;
      if (error.kind === 'unauthenticated') refused = error;
      if (error.kind !== 'unauthenticated' || wire.leftMs < LOGIN_PAUSE_MS) return refused ?? error;
      await sleep(LOGIN_PAUSE_MS);
    } finally {
      void session.close();
    }
  }
}

async function usersAt(wire: Wire, usernames?: readonly string[], broker?: Broker): Promise<ScramUser[]> {
  const asked = usernames ? usernames.map((name) => ({ name })) : null;
  const response = broker
    ? await wire.sendTo(broker, describeUserScramCredentialsV0.api, asked)
    : await wire.send(describeUserScramCredentialsV0.api, asked);
  if (response.errorCode !== Code.none) throw refusalOf(response.errorCode, response.errorMessage, 'the SCRAM users');
  return response.results
    .filter(({ errorCode }) => errorCode !== Code.resourceNotFound)
    .map(({ user, errorCode, errorMessage, credentialInfos }) => {
      if (errorCode !== Code.none) throw refusalOf(errorCode, errorMessage, `user ${user}`);
      return {
        username: user,
        mechanisms: credentialInfos.flatMap(({ mechanism, iterations }) =>
          mechanism === ScramMechanisms.UNKNOWN ? [] : [{ mechanism: MECHANISM_NAMES[mechanism], iterations }],
        ),
      };
    });
}

const QUOTA_KEYS: Readonly<Record<keyof UserQuota, ClientQuotaKey>> = {
  producerByteRate: ClientQuotaKeys.PRODUCER_BYTE_RATE,
  consumerByteRate: ClientQuotaKeys.CONSUMER_BYTE_RATE,
  requestPercentage: ClientQuotaKeys.REQUEST_PERCENTAGE,
  controllerMutationRate: ClientQuotaKeys.CONTROLLER_MUTATION_RATE,
};
const QUOTA_EXACT = 0;
const QUOTA_DEFAULT = 1;

export async function alterUserQuota(wire: Wire, user: QuotaUser, change: { [Name in keyof UserQuota]?: number | null }): Promise<void> {
  const changes = Object.entries(change).filter((entry): entry is [keyof UserQuota, number | null] => entry[1] !== undefined);
  const ops = changes.map(([name, value]) =>
    value === null
      ? ({ key: QUOTA_KEYS[name], remove: true, value: 0 } as const)
      : ({ key: QUOTA_KEYS[name], value, remove: false } as const),
  );
  if (ops.length === 0) return;
  const entries = [{ entities: [{ entityType: 'user' as const, entityName: user }], ops }];
  const response = await wire.send(alterClientQuotasV1.api, entries, false);
  const failed = response.entries.find(({ errorCode }) => errorCode !== Code.none);
  if (failed) throw refusalOf(failed.errorCode, failed.errorMessage, `the quota of ${user ?? 'the default user'}`);
  await wire.settle(async (broker) => {
    const shown = await quotaAt(wire, user, broker);
    return changes.every(([name, value]) => (shown[name] ?? null) === value);
  });
}

export async function describeUserQuota(wire: Wire, user: QuotaUser): Promise<UserQuota> {
  return quotaAt(wire, user);
}

async function quotaAt(wire: Wire, user: QuotaUser, broker?: Broker): Promise<UserQuota> {
  const component =
    user === null
      ? ({ entityType: 'user', matchType: QUOTA_DEFAULT } as const)
      : ({ entityType: 'user', matchType: QUOTA_EXACT, match: user } as const);
  const response = broker
    ? await wire.sendTo(broker, describeClientQuotasV1.api, [component], true)
    : await wire.send(describeClientQuotasV1.api, [component], true);
  if (response.errorCode !== Code.none) throw refusalOf(response.errorCode, response.errorMessage, 'the client quotas');
  const values = new Map((response.entries ?? []).flatMap((entry) => entry.values.map(({ key, value }) => [key, value] as const)));
  const quota: UserQuota = {};
  for (const [name, key] of Object.entries(QUOTA_KEYS) as Array<[keyof UserQuota, ClientQuotaKey]>) {
    const value = values.get(key);
    if (value !== undefined) quota[name] = value;
  }
  return quota;
}
