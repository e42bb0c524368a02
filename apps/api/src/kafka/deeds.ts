/**
 * Audit records of what was changed inside a Kafka cluster. Kafka is not part of any transaction of ours, so the record is
 * written once the change is done; should that fail, the change still stands and must not be answered with an error (a
 * client would send it again): the record then goes to the log, whole.
 */
import * as audit from '@samsa/store/audit';
import type { Database } from '@samsa/store/database';
import type { Door } from '../http/door.ts';

export class Deeds {
  constructor(
    private readonly database: Database,
    private readonly log: Door['log'],
  ) {}

  /** @param name of the thing inside the cluster; never a record's contents */
  async record(caller: audit.Actor & { clusterId: string }, operation: string, resourceKind: string, name: string, change: { before?: unknown; after?: unknown } = {}): Promise<void> {
    const { organizationId, principal, apiKeyId, sourceAddress, requestId, clusterId } = caller;
    const actor = { organizationId, principal, apiKeyId, sourceAddress, requestId };
    const deed = { operation, resourceKind, resourceId: name === '' ? clusterId : `${clusterId}/${name}`, ...change };
    try {
      await this.database.transact((tx) => audit.record(tx, actor, deed));
    } catch (error) {
      this.log.error({ err: error, actor, deed }, 'a change in a Kafka cluster was made but its audit record could not be stored');
    }
  }
}
