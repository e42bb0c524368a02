/**
 * The word that keys or roles of an organization have changed, sent with the change's own commit: who keeps what it read of
 * them, or an open stream of somebody's, lets go of it. A word that is lost costs the second for which it is kept at most.
 */
import type { OrganizationId } from '@samsa/domain/ids';
import type { Tx } from './database.ts';

/** Its payload is the organization's id; empty after the listener was away and may have missed some. */
export const CREDENTIALS_CHANNEL = 'samsa_credentials';

export async function announce(tx: Tx, organizationId: OrganizationId): Promise<void> {
  await tx.query(`SELECT pg_notify('${CREDENTIALS_CHANNEL}', $1::text)`, [organizationId]);
}
