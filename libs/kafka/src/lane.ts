/**
 * What a cluster API key is inside Kafka: a SCRAM user `KEY`, and a copy for `User:KEY` of every access control entry that its
 * owner (`User:sa-…`) has. Kafka authenticates the key and has no notion of who owns it; a broker plug-in could map one to the
 * other, but then not any Strimzi would do. So the owner's entries are canonical and listed, the keys' are derived, hidden,
 * and brought to exactly the wanted set by these functions, which may run any number of times.
 */
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
 * Takes a key's rights and its login. Kafka keeps connections that are already authenticated, so the entries matter as much as
 * the credential: without them an open connection may do nothing (but for what `User:*` may).
 */
export async function revokeKey(admin: KafkaAdmin, key: string): Promise<void> {
  await Promise.all([admin.deleteAcls([{ principal: principalOf(key) }]), admin.deleteScramUsers([key])]);
}

function partsOf<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += ACLS_PER_REQUEST) parts.push(items.slice(start, start + ACLS_PER_REQUEST));
  return parts;
}
