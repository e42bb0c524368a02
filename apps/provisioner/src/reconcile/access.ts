/**
 * Makes a cluster's logins and access control entries what the ledger says: every living key a SCRAM user with what its owner
 * may do, nobody else but our own users. Level-triggered: it is told a cluster, never what changed, and may run at any time
 * beside the api's own quick writes; it only adds what is missing and takes what is surplus.
 *
 * The cluster is looked at before the ledger is read. In the other order a key made in between would look like nobody's.
 */
import { aclsOfKey } from '@samsa/domain/acl-compilation';
import { applyLane, observeLane, planLane } from '@samsa/kafka/lane';
import type { KafkaPool } from '@samsa/kafka/pool';
import { unpackCredential } from '@samsa/kafka/scram';
import type { Sealer } from '@samsa/runtime/seal';
import { adminSeat, recordAccess, wantedAccess } from '@samsa/store/access';
import type { Queryable } from '@samsa/store/database';

export interface AccessParts {
  database: Queryable;
  sealer: Sealer;
  pool: KafkaPool;
  clusterId: string;
  /** How to log in as administrator while the ledger does not say so yet: in the pass that makes the cluster ready. */
  login?: AdminLogin;
}

export interface AdminLogin {
  bootstrap: string;
  caPem?: string;
  username: string;
  password: string;
}

/**
 * One pass. Does nothing while the cluster has no administrator yet, or is gone.
 * @throws KafkaRefusal when the cluster does not answer or refuses; nothing is recorded then, and it may simply run again.
 */
export async function reconcileAccess({ database, sealer, pool, clusterId, login }: AccessParts): Promise<void> {
  const way = login ?? (await keptLogin(database, sealer, clusterId));
  if (!way) return;
  const admin = pool.admin({ clusterId, ...way });
  const present = await observeLane(admin);
  const wanted = await wantedAccess(database, clusterId);
  if (!wanted) return;
  const entries = new Map(wanted.keys.map((key) => [key.id as string, aclsOfKey(key, wanted.bindings, present.acls, wanted)]));
  const sealed = new Map(wanted.keys.map((key) => [key.id as string, key.scramSealed]));
  await applyLane(admin, planLane(present, entries, way.username), async (key) => {
    const bytes = sealed.get(key);
    if (!bytes) throw new Error(`${key} is not among the keys of ${clusterId}.`);
    return unpackCredential((await sealer.open(bytes, `scram ${key}`)).toString('utf8'));
  });
  await recordAccess(database, clusterId, wanted.generation);
}

async function keptLogin(database: Queryable, sealer: Sealer, clusterId: string): Promise<AdminLogin | undefined> {
  const seat = await adminSeat(database, clusterId);
  if (!seat) return undefined;
  const opened = await sealer.open(seat.adminSealed, `admin ${clusterId}`);
  const { username, password } = JSON.parse(opened.toString('utf8')) as AdminLogin;
  return { bootstrap: seat.bootstrap, caPem: seat.caPem, username, password };
}
