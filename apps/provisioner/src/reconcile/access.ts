/** Placeholder until the access lane lands: the same signature, no work. */
import type { ClusterId } from '@samsa/domain/ids';
import type { KafkaPool } from '@samsa/kafka/pool';
import type { Sealer } from '@samsa/runtime/seal';
import type { Database } from '@samsa/store/database';

export interface AccessParts {
  database: Database;
  sealer: Sealer;
  pool: KafkaPool;
  clusterId: ClusterId;
  /** How to log in as our administrator, when the row does not say it yet. */
  login?: { bootstrap: string; caPem?: string; username: string; password: string };
}

export async function reconcileAccess(_: AccessParts): Promise<void> {}
