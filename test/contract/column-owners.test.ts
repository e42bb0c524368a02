/** One writer per column, enforced by Postgres: each app's role tries to write what is another's. */
import { Database, type Role } from '@samsa/store/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

const API = ['environment_id', 'plan_name', 'plan_revision', 'spec', 'generation', 'access_generation', 'deletion_requested_at', 'updated_at', 'retries', 'retry_from'];
const PROVISIONER = [
  'status', 'admin_sealed', 'observed_generation', 'attempted_generation', 'access_observed', 'next_reconcile_at', 'failures', 'deleted_at', 'marks', 'inspected_at', 'retries_seen',
  'redo', 'trouble', 'quarantined_at', 'quarantined_generation', 'quarantined_retries', 'settled',
];
const OPERATION = ['state', 'steps', 'percent', 'cause', 'started_at', 'ended_at'];
const WISHES = [
  'display_name', 'cloud', 'region', 'zones', 'labels', 'taints', 'exclusive_to', 'credentials', 'kubeconfig_sealed', 'kubeconfig_revision', 'listener',
  'cluster_capacity', 'limits', 'cordoned_at', 'draining_at', 'retired_at',
];
const FOUND = ['state', 'cause', 'seen_at', 'probe', 'probed_at', 'allocatable'];
const ROTATION = ['rewrapped', 'remaining', 'cause', 'ended_at'];
const DRIFTED = ['wanted', 'found', 'manager', 'since', 'state', 'times', 'reverts', 'found_at', 'settled_at'];
const WHOLE = [
  'generation', 'deletion_requested_at', 'state', 'cause', 'conditions', 'operator_hash', 'kubeconfig_hash', 'observed_generation', 'attempted_generation', 'next_reconcile_at',
  'failures', 'empty_since', 'deleted_at',
];
const ROLES: Role[] = ['samsa_api', 'samsa_provisioner', 'samsa_billing'];

const TABLES: { table: string; owners: Record<string, string[]> }[] = [
  { table: 'kafka_cluster', owners: { samsa_api: API, samsa_provisioner: PROVISIONER, samsa_billing: [] } },
  { table: 'data_plane', owners: { samsa_api: WISHES, samsa_provisioner: FOUND, samsa_billing: [] } },
  { table: 'fleet_admin', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'key_rotation', owners: { samsa_api: [], samsa_provisioner: ROTATION, samsa_billing: [] } },
  { table: 'pause', owners: { samsa_api: ['reason', 'paused_by'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'drift', owners: { samsa_api: ['wish', 'wished_by', 'wished_at'], samsa_provisioner: DRIFTED, samsa_billing: [] } },
  { table: 'whole_cluster', owners: { samsa_api: [], samsa_provisioner: WHOLE, samsa_billing: [] } },
  { table: 'whole_cluster_template', owners: { samsa_api: ['cloud', 'region', 'definition', 'updated_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'autoscale', owners: { samsa_api: ['cloud', 'region', 'floor', 'idle_retire_seconds', 'dry_run', 'organization_id', 'set_by', 'updated_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'autoscale_decision', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'observation', owners: { samsa_api: [], samsa_provisioner: ['data_plane_id', 'kubeconfig_revision', 'body', 'written_at'], samsa_billing: [] } },
  // Written by a trigger alone, and by none of the apps.
  { table: 'usage_interval', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'usage_sample', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'usage_hour', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['quantity', 'windows'] } },
  { table: 'broker_reading', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'meter_state', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['read_at', 'state'] } },
  { table: 'topic_minute', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'price_book', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'billing_account', owners: { samsa_api: ['currency', 'support', 'country', 'trial_started_at', 'trial_ends_at', 'converted_at', 'held_at', 'held_reason'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'billing_standing', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['state', 'because', 'since', 'next_at'] } },
  { table: 'billing_notice', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['sent_at'] } },
  { table: 'credit', owners: { samsa_api: ['expires_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'charge', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'promo_code', owners: { samsa_api: ['redemptions'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'promo_redemption', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'tax_rate', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'payment_intent', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'payment_event', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'invoice', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'invoice_line', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'login', owners: { samsa_api: ['password_hash', 'verified_at', 'password_changed_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'session', owners: { samsa_api: ['seen_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'identity_provider', owners: { samsa_api: ['display_name', 'issuer', 'client_id', 'client_secret_sealed', 'domain', 'auto_join', 'auto_join_role', 'updated_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'user_identity', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'password_reset', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'api_key_use', owners: { samsa_api: ['last_used_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'quota_request', owners: { samsa_api: ['state', 'granted', 'added', 'expires_at', 'decided_by', 'decided_at', 'note', 'ended_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'budget', owners: { samsa_api: ['display_name', 'amount_micros', 'thresholds', 'emails', 'suspend_environments', 'updated_at', 'deleted_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'budget_alert', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['mailed_at'] } },
  { table: 'webhook', owners: { samsa_api: ['display_name', 'url', 'event_types', 'enabled', 'secret_sealed', 'previous_secret_sealed', 'previous_until', 'updated_at', 'deleted_at'], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'webhook_delivery', owners: { samsa_api: ['replays'], samsa_provisioner: [], samsa_billing: ['state', 'attempts', 'replays_seen', 'next_attempt_at', 'leased_until', 'log', 'delivered_at'] } },
  { table: 'webhook_cursor', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['place'] } },
  { table: 'data_plane_census', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'usage_proof', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: ['state', 'clusters', 'censuses', 'ledger_ms', 'recount_ms', 'differences', 'ended_at'] } },
  { table: 'usage_proof_difference', owners: { samsa_api: [], samsa_provisioner: [], samsa_billing: [] } },
  { table: 'operation', owners: { samsa_api: ['cancelled_at', 'cancelled_by', 'replaced_by'], samsa_provisioner: OPERATION, samsa_billing: [] } },
];

/** A wish that only billing may have. */
const WISHES_OF_BILLING = ["SELECT FROM wish_suspension('lkc-x', 'x')", "SELECT FROM wish_purge('lkc-x')"];

describe('columns', () => {
  let fresh: FreshDatabase;
  const databases = new Map<Role, Database>();

  beforeAll(async () => {
    fresh = await freshDatabase();
    for (const role of ROLES) databases.set(role, new Database(fresh.url, role, { poolSize: 1 }));
  });
  afterAll(async () => {
    for (const database of databases.values()) await database.close();
    await fresh.drop();
  });

  for (const { table, owners } of TABLES) {
    for (const role of ROLES) {
      it(`of ${table} are written by ${role} only where they are its own`, async () => {
        const client = new pg.Client({ connectionString: fresh.url });
        await client.connect();
        const { rows } = await client.query<{ name: string }>('SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1', [table]);
        await client.end();
        const written: string[] = [];
        for (const { name } of rows) {
          const outcome = await databases.get(role)!.query(`UPDATE ${table} SET ${name} = ${name} WHERE false`).then(() => 'written', (error: { code?: string }) => error.code);
          if (outcome === 'written') written.push(name);
          else expect(outcome).toBe('42501');
        }
        expect(written.sort()).toEqual([...(owners[role] ?? [])].sort());
      });
    }
  }

  it.each(['samsa_api', 'samsa_provisioner'] as const)('of clusters are suspended and purged by billing alone, and not by %s', async (role) => {
    for (const wish of WISHES_OF_BILLING) {
      await expect(databases.get('samsa_billing')!.query(wish)).resolves.toEqual([]);
      await expect(databases.get(role)!.query(wish)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('of no table are removed or emptied by billing', async () => {
    for (const statement of ['DELETE FROM kafka_cluster', 'DELETE FROM outbox', 'TRUNCATE operation', 'DELETE FROM invoice', 'UPDATE kafka_cluster SET generation = generation']) {
      await expect(databases.get('samsa_billing')!.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
