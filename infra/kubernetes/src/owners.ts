/**
 * Garbage collection by owner references, as far as the kinds of Strimzi need it: when an owner is gone (or waits in
 * `foregroundDeletion`), the objects of its namespace are searched for those it owned. No index is kept: deletes are rare here.
 */
import type { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject, KubeType, OwnerReference } from '@samsa/kube/object';
import { refOf } from '@samsa/kube/object';
import type { Contents } from './contents.ts';

const STRIMZI = 'kafka.strimzi.io/v1';

/** Kinds whose deletion is followed up. */
export const OWNERS: KubeType[] = [
  { apiVersion: STRIMZI, kind: 'Kafka' },
  { apiVersion: STRIMZI, kind: 'KafkaNodePool' },
  { apiVersion: STRIMZI, kind: 'KafkaUser' },
  { apiVersion: STRIMZI, kind: 'KafkaConnect' },
  { apiVersion: STRIMZI, kind: 'KafkaMirrorMaker2' },
  { apiVersion: 'core.strimzi.io/v1', kind: 'StrimziPodSet' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
];

export const FOREGROUND = 'foregroundDeletion';

/** Deletes what `owner` alone owned and takes it out of the owners of the rest; answers how many still block its end. */
export async function releaseOwned(connection: KubeConnection, contents: Contents, owner: KubeObject): Promise<number> {
  const { uid, namespace } = owner.metadata;
  const referring = (item: KubeObject) => item.metadata.ownerReferences?.find((one) => one.uid === uid);
  const owned = (await contents.of(namespace)).filter(referring);
  await Promise.all(owned.map((item) => release(connection, item, uid)));
  return owned.filter((item) => referring(item)?.blockOwnerDeletion).length;
}

async function release(connection: KubeConnection, item: KubeObject, ownerUid: string | undefined): Promise<void> {
  const others = (item.metadata.ownerReferences ?? []).filter((one) => one.uid !== ownerUid);
  if (others.length > 0) {
    await connection.mergePatch(refOf(item), { metadata: { ownerReferences: others } });
  } else if (!item.metadata.deletionTimestamp) {
    await connection.delete(refOf(item), { uid: item.metadata.uid, propagationPolicy: 'Background' });
  }
}

const OWNED: KubeType[] = [{ apiVersion: 'v1', kind: 'Secret' }, ...OWNERS];

/**
 * Deletes what belongs to nobody any more, wherever it is. For the owner that came and went while its watch was cut: no event
 * will ever tell of it.
 */
export async function releaseOrphans(connection: KubeConnection): Promise<void> {
  for (const type of OWNED) {
    const { items } = await connection.list(type);
    for (const item of items) {
      const owners = item.metadata.ownerReferences ?? [];
      if (owners.length === 0 || item.metadata.deletionTimestamp) continue;
      const living = await Promise.all(owners.map((owner) => lives(connection, owner, item.metadata.namespace)));
      if (!living.includes(true)) await connection.delete(refOf(item), { uid: item.metadata.uid, propagationPolicy: 'Background' });
    }
  }
}

async function lives(connection: KubeConnection, owner: OwnerReference, namespace: string | undefined): Promise<boolean> {
  const { apiVersion, kind, name, uid } = owner;
  const found = await connection.get({ apiVersion, kind, name, namespace });
  return found?.metadata.uid === uid;
}

/** Lets an owner go whose dependents are gone. */
export async function endForeground(connection: KubeConnection, owner: KubeObject): Promise<void> {
  const finalizers = (owner.metadata.finalizers ?? []).filter((one) => one !== FOREGROUND);
  await connection.mergePatch(refOf(owner), { metadata: { finalizers, resourceVersion: owner.metadata.resourceVersion } });
}
