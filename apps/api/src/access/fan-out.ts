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
import { admitKey, principalOf, revokeKey, syncPrincipals } from '@samsa/kafka/lane';
import { KafkaPool } from '@samsa/kafka/pool';
import { unpackCredential } from '@samsa/kafka/scram';
import { Sealer } from '@samsa/runtime/seal';
import * as access from '@samsa/store/access';
import type { Retired } from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import { Turnstile } from './turnstile.ts';

/** How long an answer may wait for the brokers to know of the change. */
export const INLINE_BUDGET_MS = 2_500;
/** Pieces of work on one cluster at a time: well inside the pool's bulkhead, which the tenants' own calls share. */
const AT_ONCE_PER_CLUSTER = 12;
/** Clusters that one change is carried to inline; a change of more is the provisioner's alone. */
const CLUSTERS_INLINE = 16;
const OWNER = /^User:((?:u|sa)-.+)$/;

@Injectable()
export class FanOut {
  private readonly turnstile = new Turnstile(AT_ONCE_PER_CLUSTER);

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly pool: KafkaPool,
  ) {}

  /** Resolves when a new key logs in on every broker with its rights, or the budget is spent. Never rejects. */
  async admit(clusterId: string, keyId: string, ownerId: string): Promise<void> {
    await this.inline([clusterId], async (admin) => {
      const [wanted, canonical] = await Promise.all([
        access.wantedAccess(this.database, clusterId, ownerId), admin.describeAcls({ principal: principalOf(ownerId) }),
      ]);
      const key = wanted?.keys.find((one) => one.id === keyId);
      if (!wanted || !key) return;
      const credential = unpackCredential(this.sealer.open(key.scramSealed, `scram ${key.id}`).toString('utf8'));
      await admitKey(admin, { key: key.id, credential, wanted: aclsOfKey(key, wanted.bindings, canonical, wanted) });
    });
  }

  /** Takes deleted keys' logins and rights, and closes what is open as them here. Never rejects. */
  async revoke(keys: readonly Retired[]): Promise<void> {
    const clusterIds = [...new Set(keys.flatMap((key) => key.clusterId ?? []))];
    await this.inline(clusterIds, async (admin, clusterId) => {
      await Promise.all(keys.filter((key) => key.clusterId === clusterId).map((key) => revokeKey(admin, key.id)));
    });
    await Promise.allSettled(keys.map((key) => key.clusterId && this.pool.forget(key.clusterId, key.id)));
  }

  /** Gives all keys of one owner what the owner's roles and entries allow now. Never rejects. */
  async alignOwner(clusterIds: readonly string[], ownerId: string): Promise<void> {
    await this.inline(clusterIds, async (admin, clusterId) => {
      const canonical = await admin.describeAcls({ principal: principalOf(ownerId) });
      const wanted = await access.wantedAccess(this.database, clusterId, ownerId);
      if (!wanted) return;
      await syncPrincipals(admin, wanted.keys.map((key) => ({ user: key.id, wanted: aclsOfKey(key, wanted.bindings, canonical, wanted) })));
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
    const all = Promise.allSettled(
      clusterIds.map((clusterId) =>
        this.turnstile.pass(clusterId, async () => {
          const admin = await this.admin(clusterId);
          if (admin) await work(admin, clusterId);
        }),
      ),
    );
    let timer: NodeJS.Timeout | undefined;
    const spent = new Promise((resolve) => (timer = setTimeout(resolve, INLINE_BUDGET_MS)));
    await Promise.race([all, spent]);
    clearTimeout(timer);
  }

  private async admin(clusterId: string): Promise<KafkaAdmin | undefined> {
    const seat = await access.adminSeat(this.database, clusterId);
    if (seat?.phase !== 'PROVISIONED') return undefined;
    const login = JSON.parse(this.sealer.open(seat.adminSealed, `admin ${clusterId}`).toString('utf8')) as { username: string; password: string };
    return this.pool.admin({ clusterId, bootstrap: seat.bootstrap, caPem: seat.caPem, ...login });
  }
}
