/**
 * What a cluster API key is inside Kafka: a SCRAM user `KEY`, and a copy for `User:KEY` of every access control entry that its
 * owner (`User:sa-…`) has. Kafka authenticates the key and has no notion of who owns it; a broker plug-in could map one to the
 * other, but then not any Strimzi would do. So the owner's entries are canonical and listed, the keys' are derived, hidden,
 * and brought to exactly the wanted set by these functions, which may run any number of times.
 */
import { isApiKeyId } from '@samsa/domain/ids';
import { diffAcls, exactFilter, type AclBinding } from './acl.ts';
import type { KafkaAdmin } from './admin.ts';
import type { ScramCredential } from './scram.ts';

/** Kafka's controller takes at most 10,000 records in one request; far fewer keep its queue fair. */
export const ACLS_PER_REQUEST = 1_000;

export interface PrincipalAcls {
  /** The Kafka user's name, without `User:`. */
  user: string;
  /** Whose principals do not matter: all are given to this user. */
  wanted: readonly AclBinding[];
}

export interface SyncResult {
  created: number;
  deleted: number;
}

export function principalOf(user: string): string {
  return `User:${user}`;
}

/** Pure: the owner's entries as a key of theirs must have them. */
export function aclsOfKey(key: string, ownerBindings: readonly AclBinding[]): AclBinding[] {
  return ownerBindings.map((binding) => ({ ...binding, principal: principalOf(key) }));
}

/** Brings the entries of `User:<user>` to exactly `wanted`: one look, then at most one create and one delete (per thousand). */
export async function syncPrincipal(admin: KafkaAdmin, principal: PrincipalAcls): Promise<SyncResult> {
  return syncPrincipals(admin, [principal]);
}

/**
 * The same for several users at once, say all keys of one owner. Creates before it deletes, so that a right which stays never
 * blinks. A user may appear once.
 */
export async function syncPrincipals(admin: KafkaAdmin, principals: readonly PrincipalAcls[]): Promise<SyncResult> {
  const diffs = await Promise.all(
    principals.map(async ({ user, wanted }) => diffAcls(await admin.describeAcls({ principal: principalOf(user) }), aclsOfKey(user, wanted))),
  );
  const missing = diffs.flatMap((diff) => diff.missing);
  const surplus = diffs.flatMap((diff) => diff.surplus);
  for (const part of partsOf(missing)) await admin.createAcls(part);
  for (const part of partsOf(surplus)) await admin.deleteAcls(part.map(exactFilter));
  return { created: missing.length, deleted: surplus.length };
}

/**
 * The same for users of whom all entries have been looked at already: no further look, however many they are.
 * @param present entries of anybody; those of others are passed over
 */
export async function alignPrincipals(admin: KafkaAdmin, present: readonly AclBinding[], principals: readonly PrincipalAcls[]): Promise<SyncResult> {
  const theirs = new Set(principals.map(({ user }) => principalOf(user)));
  const wanted = principals.flatMap((principal) => aclsOfKey(principal.user, principal.wanted));
  const { missing, surplus } = diffAcls(present.filter(({ principal }) => theirs.has(principal)), wanted);
  for (const part of partsOf(missing)) await admin.createAcls(part);
  for (const part of partsOf(surplus)) await admin.deleteAcls(part.map(exactFilter));
  return { created: missing.length, deleted: surplus.length };
}

export interface KeyToAdmit {
  key: string;
  credential: ScramCredential;
  wanted: readonly AclBinding[];
}

/** When this resolves the key logs in on every broker and has its rights there. */
export async function admitKey(admin: KafkaAdmin, { key, credential, wanted }: KeyToAdmit): Promise<void> {
  await Promise.all([syncPrincipal(admin, { user: key, wanted }), admin.upsertScramUsers([{ username: key, ...credential }])]);
  await admin.awaitCredential({ username: key, saltedPassword: credential.saltedPassword });
}

/**
 * The same for several new keys in one go. All credentials are written by one request and a broker takes in what one request
 * wrote as a whole, so that one of them logging in on every broker proves it for all.
 */
export async function admitKeys(admin: KafkaAdmin, keys: readonly KeyToAdmit[]): Promise<void> {
  const [proof] = keys;
  if (!proof) return;
  const wanted = keys.flatMap(({ key, wanted }) => aclsOfKey(key, wanted));
  const createAll = async () => {
    for (const part of partsOf(wanted)) await admin.createAcls(part);
  };
  await Promise.all([createAll(), admin.upsertScramUsers(keys.map(({ key, credential }) => ({ username: key, ...credential })))]);
  await admin.awaitCredential({ username: proof.key, saltedPassword: proof.credential.saltedPassword });
}

/**
 * Takes a key's rights and its login. Kafka keeps connections that are already authenticated, so the entries matter as much as
 * the credential: without them an open connection may do nothing (but for what `User:*` may).
 */
export async function revokeKey(admin: KafkaAdmin, key: string): Promise<void> {
  await Promise.all([admin.deleteAcls([{ principal: principalOf(key) }]), admin.deleteScramUsers([key])]);
}

function partsOf<T>(items: readonly T[], size = ACLS_PER_REQUEST): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

/** Users of our own on every cluster; no reconciler of keys touches them. */
export const OWN_USER_PREFIX = 'samsa-';
/**
 * Our administrator on every cluster, its first SCRAM user and never deleted. The letters at its end give the name the Java hash 0,
 * which makes it the first that any HashMap of names comes to, and that keeps every login alive: a broker that reads its log or a
 * fetched part of it in one go folds it in a map (`ScramDelta.apply`, Kafka 3.5 to 4.3), and where the first user it comes to was
 * deleted in that part, it drops the mechanism with all users that follow, from the next snapshot on for good.
 */
export const ADMIN_USER = 'samsa-admin-umehxykq';
const USERS_PER_REQUEST = 200;

/** What a cluster knows of logins and entries, of everybody. */
export interface LaneState {
  users: string[];
  acls: AclBinding[];
}

export interface LanePlan {
  /** Keys without a login. */
  admit: string[];
  /** Logins of nobody. */
  expel: string[];
  missing: AclBinding[];
  surplus: AclBinding[];
}

/**
 * Must be asked before the ledger: then whatever a broker has beyond what the ledger says is surplus for sure, and not
 * something newer than what was read.
 */
export async function observeLane(admin: KafkaAdmin): Promise<LaneState> {
  const [users, acls] = await Promise.all([admin.listScramUsers(), admin.describeAcls({})]);
  return { users: users.map(({ username }) => username), acls };
}

/**
 * Pure: what separates a cluster from having exactly these keys with exactly these entries. Entries of other principals stay.
 * @param self the user all this is done as, who must not lock himself out
 */
export function planLane(present: LaneState, wanted: ReadonlyMap<string, readonly AclBinding[]>, self: string): LanePlan {
  const ofKeys = present.acls.filter(({ principal }) => isApiKeyId(principal.slice(principalOf('').length)));
  const users = new Set(present.users);
  return {
    admit: [...wanted.keys()].filter((key) => !users.has(key)),
    expel: present.users.filter((user) => !wanted.has(user) && user !== self && !user.startsWith(OWN_USER_PREFIX)),
    ...diffAcls(ofKeys, [...wanted].flatMap(([key, bindings]) => aclsOfKey(key, bindings))),
  };
}

/** Carries a plan out: gives before it takes. Any part of it may have been done already. */
export async function applyLane(admin: KafkaAdmin, plan: LanePlan, credentialOf: (key: string) => Promise<ScramCredential>): Promise<void> {
  for (const part of partsOf(plan.missing)) await admin.createAcls(part);
  for (const part of partsOf(plan.admit, USERS_PER_REQUEST)) {
    await admin.upsertScramUsers(await Promise.all(part.map(async (key) => ({ username: key, ...(await credentialOf(key)) }))));
  }
  for (const part of partsOf(plan.surplus)) await admin.deleteAcls(part.map(exactFilter));
  for (const part of partsOf(plan.expel, USERS_PER_REQUEST)) await admin.deleteScramUsers(part);
}
