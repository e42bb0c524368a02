/**
 * A data plane restored from an old backup: objects made since are gone, changed ones are as they were, nobody is told. Kept in
 * memory; it is a fault to be survived, not a way to keep data.
 */
import type { VirtualCluster } from './cluster.ts';
import type { StoredRecord } from './record.ts';

export type Backup = ReadonlyMap<string, readonly StoredRecord[]>;

export function backupOf(cluster: VirtualCluster): Backup {
  return new Map([...cluster.allCollections()].map(([kindId, collection]) => [kindId, [...collection.records()]]));
}

/** Puts the cluster back. Its history is forgotten, so that watches and continued lists have to begin anew. */
export function restore(cluster: VirtualCluster, backup: Backup): void {
  for (const [kindId, collection] of [...cluster.allCollections()]) {
    const kept = new Set((backup.get(kindId) ?? []).map((record) => `${record.namespace}/${record.name}`));
    for (const record of [...collection.records()]) if (!kept.has(`${record.namespace}/${record.name}`)) cluster.vanish(kindId, record);
  }
  for (const [kindId, records] of backup) {
    for (const record of records) if (cluster.find(kindId, record.namespace, record.name) !== record) cluster.reappear(kindId, record);
  }
  cluster.forgetHistory();
}
