/**
 * Makes a change of keys, roles or entries felt on the brokers before its request is answered, if they are quick enough.
 *
 * The change is committed already, its wish counted and a key left in the outbox, so nothing here may fail the request: what
 * a budget does not allow, or a cluster refuses just now, is left to the provisioner, which makes the whole cluster right.
 * Clusters that are not up yet are left to it altogether.
 */
import { Injectable } from '@nestjs/common';
import { aclsOfKey } from '@samsa/domain/acl-compilation';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { AclBinding } from '@samsa/kafka/acl';
import { admitKeys, alignPrincipals, principalOf, revokeKey } from '@samsa/kafka/lane';
import { KafkaPool } from '@samsa/kafka/pool';
import { type ScramCredential, unpackCredential } from '@samsa/kafka/scram';
import { Sealer } from '@samsa/runtime/seal';
import * as access from '@samsa/store/access';
import type { Retired } from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import { AdminSeats } from './admin-seats.ts';
import { Batches } from './batches.ts';
import { Turnstile } from './turnstile.ts';

/** How long an answer may wait for the brokers to know of the change. */
export const INLINE_BUDGET_MS = 2_500;
/** Pieces of work on one cluster at a time: well inside the pool's bulkhead, which the tenants' own calls share. */
const AT_ONCE_PER_CLUSTER = 12;
/** Clusters that one change is carried to inline; a change of more is the provisioner's alone. */
const CLUSTERS_INLINE = 16;
/** New keys of one cluster that are written to it together. */
const KEYS_AT_ONCE = 100;
const OWNER = /^User:((?:u|sa)-.+)$/;

interface Newborn {
  keyId: string;
  ownerId: string;
}

@Injectable()
export class FanOut {
  private readonly turnstile = new Turnstile(AT_ONCE_PER_CLUSTER);
  private readonly admissions = new Batches<Newborn>(KEYS_AT_ONCE, (clusterId, newborn) => this.admitAll(clusterId, newborn));

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly pool: KafkaPool,
    private readonly seats: AdminSeats,
  ) {}

  /** Resolves when a new key logs in on every broker with its rights, or the budget is spent. Never rejects. */
  async admit(clusterId: string, keyId: string, ownerId: string): Promise<void> {
    await withinBudget(this.admissions.add(clusterId, { keyId, ownerId }));
  }

  /** Takes deleted keys' logins and rights, and closes what is open as them here. Never rejects. */
  async revoke(keys: readonly Retired[]): Promise<void> {
    const clusterIds = [...new Set(keys.flatMap((key) => key.clusterId ?? []))];
    await this.inline(clusterIds, async (admin, clusterId) => {
      await Promise.all(keys.filter((key) => key.clusterId === clusterId).map((key) => revokeKey(admin, key.id)));
    });
    await Promise.allSettled(keys.flatMap((key) => (key.clusterId ? [this.pool.forget(key.clusterId, key.id)] : [])));
  }

  /** Gives all keys of one owner what the owner's roles and entries allow now. Never rejects. */
  async alignOwner(clusterIds: readonly string[], ownerId: string): Promise<void> {
    await this.inline(clusterIds, async (admin, clusterId) => {
      const present = await admin.describeAcls({});
      const keys = await this.wanted(present, clusterId, ownerId);
      await alignPrincipals(admin, present, keys.map(({ key, acls }) => ({ user: key.id, wanted: acls })));
    });
  }

  /**
   * To be called after entries of a cluster were created or deleted, as whoever did it: keeps the record of the deed, and
   * copies the entries of the users and service accounts among `principals` (`User:…`; others are passed over) onto their keys.
   */
  async aclsWritten(actor: audit.Actor, clusterId: string, principals: readonly string[], deed: Pick<audit.Deed, 'operation' | 'before' | 'after'>): Promise<void> {
    const owners = [...new Set(principals.flatMap((principal) => OWNER.exec(principal)?.[1] ?? []))];
    await this.database.transact(async (tx) => {
      if (owners.length > 0) await access.wantAccess(tx, actor.organizationId, [clusterId]);
      await audit.record(tx, actor, { ...deed, resourceKind: 'Cluster', resourceId: clusterId });
    });
    await Promise.all(owners.map((owner) => this.alignOwner([clusterId], owner)));
  }

  private async inline(clusterIds: readonly string[], work: (admin: KafkaAdmin, clusterId: string) => Promise<void>): Promise<void> {
    if (clusterIds.length === 0 || clusterIds.length > CLUSTERS_INLINE) return;
    const each = clusterIds.map((clusterId) =>
      this.turnstile.pass(clusterId, async () => {
        const admin = await this.seats.admin(clusterId);
        if (admin) await work(admin, clusterId);
      }),
    );
    await withinBudget(Promise.allSettled(each));
  }

  private async admitAll(clusterId: string, newborn: readonly Newborn[]): Promise<void> {
    const admin = await this.seats.admin(clusterId);
    if (!admin) return;
    const owners = [...new Set(newborn.map(({ ownerId }) => ownerId))];
    const present = (await Promise.all(owners.map((ownerId) => admin.describeAcls({ principal: principalOf(ownerId) })))).flat();
    const ofOwners = await Promise.all(owners.map((ownerId) => this.wanted(present, clusterId, ownerId)));
    const ids = new Set(newborn.map(({ keyId }) => keyId));
    const theirs = ofOwners.flat().filter(({ key }) => ids.has(key.id));
    await admitKeys(admin, await Promise.all(theirs.map(async ({ key, acls }) => ({ key: key.id, credential: await this.credentialOf(key), wanted: acls }))));
  }

  /** What each key of an owner must have. `present` was looked at before: the cluster is asked before the ledger, as the provisioner does. */
  private async wanted(present: readonly AclBinding[], clusterId: string, ownerId: string): Promise<{ key: access.WantedKey; acls: AclBinding[] }[]> {
    const wanted = await access.wantedAccess(this.database, clusterId, ownerId);
    return wanted ? wanted.keys.map((key) => ({ key, acls: aclsOfKey(key, wanted.bindings, present, wanted) })) : [];
  }

  private async credentialOf(key: access.WantedKey): Promise<ScramCredential> {
    return unpackCredential((await this.sealer.open(key.scramSealed, `scram ${key.id}`)).toString('utf8'));
  }
}

/** Waits for work, but not longer than the budget; how it ends is nobody's business here. */
async function withinBudget(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise((resolve) => (timer = setTimeout(resolve, INLINE_BUDGET_MS)));
  await Promise.race([work.catch(() => undefined), spent]);
  clearTimeout(timer);
}
