/**
 * Makes a cluster's logins and access control entries what the ledger says: every living key a SCRAM user with what its owner
 * may do, nobody else but our own users. Level-triggered: it is told a cluster, never what changed, and may run at any time
 * beside the api's own quick writes; it only adds what is missing and takes what is surplus.
 *
 * The cluster is looked at before the ledger is read. In the other order a key made in between would look like nobody's.
 */
import { aclsOfKey } from '@samsa/domain/acl-compilation';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { applyLane, observeLane, planLane } from '@samsa/kafka/lane';
import type { KafkaPool } from '@samsa/kafka/pool';
import { unpackCredential } from '@samsa/kafka/scram';
import type { Sealer } from '@samsa/runtime/seal';
import { type AdminSeat, adminSeat, recordAccess, wantedAccess } from '@samsa/store/access';
import type { Queryable } from '@samsa/store/database';

export interface AccessParts {
  database: Queryable;
  sealer: Sealer;
  pool: KafkaPool;
  clusterId: string;
}

/**
 * One pass. Does nothing while the cluster has no administrator yet, or is gone.
 * @throws KafkaRefusal when the cluster does not answer or refuses; nothing is recorded then, and it may simply run again.
 */
export async function reconcileAccess({ database, sealer, pool, clusterId }: AccessParts): Promise<void> {
  const seat = await adminSeat(database, clusterId);
  if (!seat) return;
  const admin = adminOf(seat, sealer, pool);
  const present = await observeLane(admin);
  const wanted = await wantedAccess(database, clusterId);
  if (!wanted) return;
  const entries = new Map(wanted.keys.map((key) => [key.id as string, aclsOfKey(key, wanted.bindings, present.acls, wanted)]));
  const sealed = new Map(wanted.keys.map((key) => [key.id as string, key.scramSealed]));
  await applyLane(admin, planLane(present, entries), (key) => {
    const bytes = sealed.get(key);
    if (!bytes) throw new Error(`${key} is not among the keys of ${clusterId}.`);
    return unpackCredential(sealer.open(bytes, `scram ${key}`).toString('utf8'));
  });
  await recordAccess(database, clusterId, wanted.generation);
}

function adminOf(seat: AdminSeat, sealer: Sealer, pool: KafkaPool): KafkaAdmin {
  const login = JSON.parse(sealer.open(seat.adminSealed, `admin ${seat.clusterId}`).toString('utf8')) as { username: string; password: string };
  return pool.admin({ clusterId: seat.clusterId, bootstrap: seat.bootstrap, caPem: seat.caPem, ...login });
}
