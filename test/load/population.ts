/**
 * Twenty thousand clusters of two hundred organizations, as they would stand after a while: provisioned, with the status a
 * provisioner writes (an authority of 1.2 kB in it), reservations and totals that add up. And the same rows once more in
 * tables of the bare server's own.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';

export const ORGANIZATIONS = 200;
export const CLUSTERS_EACH = 100;
const SECRET = 'benchmark'.padEnd(64, '0');
/** Base64 of an EC certificate is about this long. */
const CA_LENGTH = 1_200;

export interface Member {
  /** Of an administrator of the organization. */
  authorization: string;
  organizationId: string;
  environmentId: string;
  clusterIds: string[];
}

export interface Population {
  members: Member[];
  cloud: string;
  region: string;
}

const PEOPLE = `
  INSERT INTO organization (id, display_name, cluster_limit, cku_limit)
    SELECT bench_uuid(n), 'Load ' || n, 1000000, 1000000 FROM generate_series(1, $1::int) n;`;

const STATEMENTS: [sql: string, values: (about: { plane: string; shard: number; secretHash: Buffer; status: string }) => unknown[]][] = [
  [PEOPLE, () => [ORGANIZATIONS]],
  [`INSERT INTO organization_usage (organization_id, clusters) SELECT bench_uuid(n), $2::int FROM generate_series(1, $1::int) n`, () => [ORGANIZATIONS, CLUSTERS_EACH]],
  [`INSERT INTO environment (id, organization_id, display_name, governance_package, fingerprint)
      SELECT bench_id('env', n), bench_uuid(n), 'load', 'ESSENTIALS', 'load ' || n FROM generate_series(1, $1::int) n`, () => [ORGANIZATIONS]],
  [`INSERT INTO user_account (id, organization_id, email, full_name)
      SELECT bench_id('u', n), bench_uuid(n), 'load-' || n || '@example.com', 'Load' FROM generate_series(1, $1::int) n`, () => [ORGANIZATIONS]],
  [`INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern)
      SELECT bench_id('rb', n), bench_uuid(n), 'User:' || bench_id('u', n), 'OrganizationAdmin', 'crn://samsa.dev/organization=' || bench_uuid(n)
      FROM generate_series(1, $1::int) n`, () => [ORGANIZATIONS]],
  [`INSERT INTO api_key (id, organization_id, owner_id, display_name, description, secret_hash)
      SELECT bench_key(n), bench_uuid(n), bench_id('u', n), 'load', '', $2 FROM generate_series(1, $1::int) n`, ({ secretHash }) => [ORGANIZATIONS, secretHash]],
  [`INSERT INTO kafka_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint, status,
        observed_generation, attempted_generation, next_reconcile_at, created_at)
      SELECT bench_id('lkc', n), bench_uuid(o), bench_id('env', o), $3, $4::int, 'basic', 1,
        jsonb_build_object('display_name', 'cluster-' || n, 'availability', 'SINGLE_ZONE', 'cloud', 'AWS', 'region', 'us-east-1',
          'config', jsonb_build_object('kind', 'Basic', 'max_ecku', 50), 'deletion_protection', false),
        'load ' || n, $5::jsonb, 1, 1, now() + interval '1 day', now() - make_interval(secs => n)
      FROM (SELECT n, (n - 1) / $2::int + 1 AS o FROM generate_series(1, $1::int * $2::int) n)`,
    ({ plane, shard, status }) => [ORGANIZATIONS, CLUSTERS_EACH, plane, shard, status]],
  [`INSERT INTO reservation (cluster_id, organization_id, data_plane_id, cku) SELECT id, organization_id, data_plane_id, 0 FROM kafka_cluster`, () => []],
  [`UPDATE data_plane_usage SET clusters = (SELECT count(*) FROM reservation WHERE reservation.data_plane_id = data_plane_usage.data_plane_id)`, () => []],
];

const NAMES = `
  CREATE FUNCTION bench_uuid(n int) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
  CREATE FUNCTION bench_id(kind text, n int) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT kind || '-' || substr(md5(n::text), 1, 8) $$;
  CREATE FUNCTION bench_key(n int) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT 'LOAD' || lpad(translate(n::text, '0189', 'ABCD'), 12, 'Z') $$;`;

const BARE = `
  CREATE TABLE bare_cluster (LIKE kafka_cluster INCLUDING ALL);
  INSERT INTO bare_cluster SELECT * FROM kafka_cluster;
  CREATE TABLE bare_outbox (LIKE outbox INCLUDING ALL);`;

/** @param databaseUrl a seeded installation with one data plane */
export async function populate(databaseUrl: string): Promise<Population> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: [plane] } = await client.query<{ id: string; shard: number; cloud: string; region: string }>('SELECT id, shard, cloud, region FROM data_plane LIMIT 1');
    if (!plane) throw new Error('the installation has no data plane');
    const about = { plane: plane.id, shard: plane.shard, secretHash: createHash('sha256').update(SECRET).digest(), status: JSON.stringify(standing()) };
    await client.query(NAMES);
    for (const [sql, values] of STATEMENTS) await client.query(sql, values(about));
    await client.query(BARE);
    await client.query('VACUUM ANALYZE');
    return { members: await members(client), cloud: plane.cloud, region: plane.region };
  } finally {
    await client.end();
  }
}

async function members(client: pg.Client): Promise<Member[]> {
  const { rows } = await client.query<{ key: string; organizationId: string; environmentId: string; clusterIds: string[] }>(
    `SELECT bench_key(n) AS key, bench_uuid(n) AS "organizationId", bench_id('env', n) AS "environmentId",
       (SELECT array_agg(id) FROM kafka_cluster WHERE environment_id = bench_id('env', n)) AS "clusterIds" FROM generate_series(1, $1::int) n`,
    [ORGANIZATIONS],
  );
  return rows.map(({ key, ...row }) => ({ ...row, authorization: `Basic ${Buffer.from(`${key}:${SECRET}`).toString('base64')}` }));
}

function standing(): object {
  const at = new Date(0).toISOString();
  return {
    phase: 'PROVISIONED',
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready', message: 'The cluster takes and gives back records.', lastTransitionTime: at, observedGeneration: 1 }],
    bootstrap: '127.0.0.1:9094', caPem: `-----BEGIN CERTIFICATE-----\n${'A'.repeat(CA_LENGTH)}\n-----END CERTIFICATE-----\n`,
    kafkaVersion: '4.3.1', kafkaClusterId: 'AAAAAAAAAAAAAAAAAAAAAA', canaryLatencyMs: 12,
  };
}
