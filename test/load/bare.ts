/**
 * The least that could be done: Fastify and pg, one named statement a request, no authentication, no validation, no limits.
 * What the API is compared with, in a process of its own like it.
 *   GET /clusters/:id?organization=   GET /clusters?environment=&organization=   POST /clusters
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';

const POOL_SIZE = 16;
const PAGE = 11;
const COLUMNS = 'id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, status, generation, observed_generation, created_at, updated_at';

interface Wanted { organization: string; environment: string; plane: string; spec: object }

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: POOL_SIZE });
const app = Fastify();

app.get<{ Params: { id: string }; Querystring: { organization: string } }>('/clusters/:id', async ({ params, query }) => {
  const text = `SELECT ${COLUMNS} FROM bare_cluster WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL`;
  return (await pool.query({ name: 'get', text, values: [params.id, query.organization] })).rows[0];
});

app.get<{ Querystring: { organization: string; environment: string } }>('/clusters', async ({ query }) => {
  const text = `SELECT ${COLUMNS} FROM bare_cluster WHERE environment_id = $1 AND organization_id = $2 AND deleted_at IS NULL ORDER BY created_at, id LIMIT ${PAGE}`;
  return { data: (await pool.query({ name: 'list', text, values: [query.environment, query.organization] })).rows };
});

app.post<{ Body: Wanted }>('/clusters', async ({ body }, reply) => {
  const text = `WITH made AS (
      INSERT INTO bare_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint)
      VALUES ($1, $2, $3, $4, 0, 'basic', 1, $5, $6) RETURNING ${COLUMNS}),
    noted AS (INSERT INTO bare_outbox (shard, kind, resource_id, organization_id) VALUES (0, 'cluster', $1, $2))
    SELECT * FROM made`;
  const values = [`lkc-${randomBytes(8).toString('hex')}`, body.organization, body.environment, body.plane, JSON.stringify(body.spec), randomUUID()];
  const { rows } = await pool.query({ name: 'create', text, values });
  return reply.code(202).send(rows[0]);
});

await app.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
process.stdout.write(`${JSON.stringify({ ready: true, port: (app.server.address() as AddressInfo).port })}\n`);
