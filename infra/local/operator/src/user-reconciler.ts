/**
 * The user operator: a KafkaUser becomes a SCRAM credential, a Secret with its password, ACLs and quotas.
 * As with Strimzi's, a user without the cluster label never gets a status, and whoever is in Kafka without a KafkaUser is
 * deleted, unless the name matches STRIMZI_IGNORED_USERS_PATTERN of the Kafka's user operator (`sweep`).
 */
import { diffAcls, exactFilter } from '@samsa/kafka/acl';
import type { AclBinding } from '@samsa/kafka/acl';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { scramCredential } from '@samsa/kafka/scram';
import { bindingsOf } from './acls.ts';
import type { Refusal } from './desire.ts';
import type { ClusterKey, Host } from './host.ts';
import { applyOwn, writeStatus } from './kube-writes.ts';
import { splitKey } from './plane.ts';
import type { Plane } from './plane.ts';
import { newPassword, secretText, userSecret } from './secrets.ts';
import { OPERATOR_USER } from './settings.ts';
import { notReady, PAUSED, ready, timed } from './status.ts';
import { clusterKeyOf, isPaused, SECRET } from './strimzi.ts';
import type { Kafka, User, UserQuotas, UserStatus } from './strimzi.ts';

const IGNORED_USERS = 'STRIMZI_IGNORED_USERS_PATTERN';
const MANAGED_MECHANISM = 'scram-sha-512';
const QUOTAS = ['producerByteRate', 'consumerByteRate', 'requestPercentage', 'controllerMutationRate'] as const;
const AWAY_AGAIN_MS = 1_000;
const GONE_AGAIN_MS = 5_000;

interface Credential {
  password: string;
  /** It was in the Secret already, and nobody but this operator says what it is. */
  isKept: boolean;
}

export class UserReconciler {
  readonly #plane: Plane;
  readonly #host: Host;
  /** Which cluster a user was last seen in: needed when it is gone. */
  readonly #clusterOf = new Map<string, string>();
  /** What each user was last brought to; its own status write must not start it again. */
  readonly #done = new Map<string, string>();
  readonly #dueAt = new Map<string, { generation: number; at: number }>();

  constructor(plane: Plane, host: Host) {
    this.#plane = plane;
    this.#host = host;
  }

  /** One pass; milliseconds until the next, if one is wanted. */
  async reconcile(key: string): Promise<number | undefined> {
    const user = this.#plane.users.get(key);
    if (!user) return this.#remove(key);
    const clusterKey = clusterKeyOf(user.metadata);
    if (clusterKey === undefined || user.metadata.deletionTimestamp) return undefined;
    this.#clusterOf.set(key, clusterKey);
    const kafka = this.#plane.kafkas.get(clusterKey);
    if (!kafka?.spec.entityOperator?.userOperator) return undefined;
    if (isPaused(user.metadata)) return this.#write(user, { ...user.status, conditions: timed([PAUSED], user.status?.conditions, new Date()) });
    const goal = `${user.metadata.uid} ${user.metadata.generation} ${kafka.metadata.uid}`;
    if (this.#done.get(key) === goal) return undefined;
    const leftMs = this.#leftMs(key, user);
    if (leftMs > 0) return leftMs;
    const refused = this.#refuse(user, kafka);
    if (refused) return this.#write(user, this.#status(user, notReady(refused)));
    // Before the cluster is up: whoever waits for it then has the password at hand.
    const credential = user.spec?.authentication && (await this.#ensureSecret(user, kafka));
    const done = await this.#host.administer(clusterOf(this.#plane, clusterKey), (admin) => this.#apply(admin, user, kafka, credential), true);
    if (!done) return AWAY_AGAIN_MS;
    await this.#write(user, this.#status(user, ready()));
    this.#done.set(key, goal); // only now: a status that could not be written is written by the next pass
    return undefined;
  }

  /** Forgets who was found in order, so that the next passes look again. */
  forget(): void {
    this.#done.clear();
  }

  /** Deletes from one Kafka the users it has no KafkaUser for. */
  async sweep(kafka: Kafka): Promise<void> {
    const { userOperator, template } = kafka.spec.entityOperator ?? {};
    if (!userOperator) return;
    const pattern = template?.userOperatorContainer?.env?.find(({ name }) => name === IGNORED_USERS)?.value;
    const ignored = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
    const clusterKey = `${kafka.metadata.namespace}/${kafka.metadata.name}`;
    const known = new Set(this.#plane.users.ofCluster(clusterKey).map(({ metadata }) => metadata.name));
    const isStray = (name: string): boolean => name !== OPERATOR_USER && name !== '*' && !known.has(name) && !ignored?.test(name);
    await this.#host.administer(clusterOf(this.#plane, clusterKey), (admin) => sweepOut(admin, isStray), undefined);
  }

  /** Without processes a user is ready after a drawn delay, once for each generation. */
  #leftMs(key: string, user: User): number {
    const { generation = 0 } = user.metadata;
    const known = this.#dueAt.get(key);
    if (known?.generation === generation) return Math.max(0, known.at - Date.now());
    const isSettled = user.status?.observedGeneration === generation;
    const delayMs = isSettled ? 0 : this.#host.delayMs();
    this.#dueAt.set(key, { generation, at: Date.now() + delayMs });
    return delayMs;
  }

  #refuse(user: User, kafka: Kafka): Refusal | undefined {
    const { authentication, authorization } = user.spec ?? {};
    const invalid = (message: string): Refusal => ({ reason: 'InvalidResourceException', message });
    if (user.metadata.name === OPERATOR_USER) return invalid(`the user name ${OPERATOR_USER} belongs to the local operator: choose another`);
    if (authentication && authentication.type !== MANAGED_MECHANISM) return invalid(`authentication ${authentication.type} cannot be served by the local operator: use ${MANAGED_MECHANISM}`);
    if (authorization && !kafka.spec.kafka.authorization) return invalid('Simple authorization ACL rules are configured but not supported in the Kafka cluster configuration.');
    return undefined;
  }

  async #apply(admin: KafkaAdmin, user: User, kafka: Kafka, credential: Credential | undefined): Promise<true> {
    const { name } = user.metadata;
    const { authorization, quotas } = user.spec ?? {};
    if (credential) await ensureCredential(admin, name, credential);
    else await admin.deleteScramUsers([name]);
    if (kafka.spec.kafka.authorization) await alignAcls(admin, name, bindingsOf(name, authorization?.acls ?? []));
    await alignQuota(admin, name, quotas ?? {});
    return true;
  }

  /** The password the spec points at, else the one already given, else a new one; the Secret says it. */
  async #ensureSecret(user: User, kafka: Kafka): Promise<Credential> {
    const { namespace, name } = user.metadata;
    const { connection } = this.#plane;
    const given = user.spec?.authentication?.password?.valueFrom.secretKeyRef;
    const wanted = given && secretText(await connection.get({ ...SECRET, namespace, name: given.name }), given.key);
    if (given && wanted === undefined) throw new Error(`Secret ${given.name} with the key ${given.key} containing the password of ${name} does not exist`);
    const present = secretText(await connection.get({ ...SECRET, namespace, name }), 'password');
    const password = wanted ?? present ?? newPassword();
    if (password !== present) await applyOwn(connection, userSecret(user, kafka.metadata.name, password));
    return { password, isKept: given === undefined && present !== undefined };
  }

  async #remove(key: string): Promise<number | undefined> {
    const clusterKey = this.#clusterOf.get(key);
    if (clusterKey === undefined) return undefined;
    const { namespace, name } = splitKey(key);
    await this.#plane.connection.delete({ ...SECRET, namespace, name });
    const isOut = !this.#plane.kafkas.get(clusterKey) || (await this.#host.administer(clusterOf(this.#plane, clusterKey), (admin) => removeUser(admin, name), true));
    if (!isOut) return GONE_AGAIN_MS;
    this.#clusterOf.delete(key);
    this.#done.delete(key);
    this.#dueAt.delete(key);
    return undefined;
  }

  #status(user: User, condition: ReturnType<typeof ready>): UserStatus {
    const { name, generation } = user.metadata;
    const isUp = condition.type === 'Ready';
    return {
      conditions: timed([condition], user.status?.conditions, new Date()),
      observedGeneration: generation,
      ...(isUp ? { username: name, ...(user.spec?.authentication && { secret: name }) } : { username: user.status?.username, secret: user.status?.secret }),
    };
  }

  async #write(user: User, status: UserStatus): Promise<undefined> {
    await writeStatus(this.#plane.connection, user, status);
    return undefined;
  }
}

function clusterOf(plane: Plane, clusterKey: string): ClusterKey {
  return { plane: plane.name, ...splitKey(clusterKey) };
}

/** What Kafka keeps cannot be compared with a password, so one that may be new is set anew. */
async function ensureCredential(admin: KafkaAdmin, username: string, { password, isKept }: Credential): Promise<void> {
  const [known] = isKept ? await admin.listScramUsers([username]) : [];
  if (known?.mechanisms.length) return;
  await admin.upsertScramUsers([{ username, ...(await scramCredential(password)) }]);
  await admin.awaitCredential({ username, password });
}

async function alignAcls(admin: KafkaAdmin, name: string, wanted: readonly AclBinding[]): Promise<void> {
  const { missing, surplus } = diffAcls(await admin.describeAcls({ principal: `User:${name}` }), wanted);
  if (missing.length > 0) await admin.createAcls(missing);
  if (surplus.length > 0) await admin.deleteAcls(surplus.map(exactFilter));
}

async function alignQuota(admin: KafkaAdmin, name: string, wanted: UserQuotas): Promise<void> {
  const present = await admin.describeUserQuota(name);
  const differs = QUOTAS.filter((quota) => (wanted[quota] ?? null) !== (present[quota] ?? null));
  if (differs.length > 0) await admin.alterUserQuota(name, Object.fromEntries(differs.map((quota) => [quota, wanted[quota] ?? null])));
}

async function removeUser(admin: KafkaAdmin, name: string): Promise<true> {
  await admin.deleteScramUsers([name]);
  await admin.deleteAcls([{ principal: `User:${name}` }]);
  await alignQuota(admin, name, {});
  return true;
}

async function sweepOut(admin: KafkaAdmin, isStray: (name: string) => boolean): Promise<void> {
  const users = (await admin.listScramUsers()).map(({ username }) => username).filter(isStray);
  if (users.length > 0) await admin.deleteScramUsers(users);
  const principals = new Set((await admin.describeAcls({})).map(({ principal }) => principal));
  const strays = [...principals].filter((principal) => principal.startsWith('User:') && isStray(principal.slice('User:'.length)));
  if (strays.length > 0) await admin.deleteAcls(strays.map((principal) => ({ principal })));
}
