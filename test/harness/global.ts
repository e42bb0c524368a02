/**
 * Vitest's global set-up: one PostgreSQL with the migrated template and one Redis for the whole run. DATABASE_URL and
 * REDIS_URL replace them. The workers are told by environment variables, which they inherit.
 */
import { SERVER_VARIABLE, startDatabaseServer } from './database.ts';
import { startTestRedis } from './redis.ts';

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVER_VARIABLE]) return undefined; // Vitest calls it once a project; the run has one server
  const [database, redis] = await Promise.all([startDatabaseServer(), process.env['REDIS_URL'] ? undefined : startTestRedis()]);
  process.env[SERVER_VARIABLE] = database.url;
  if (redis) process.env['REDIS_URL'] = redis.url;
  return async () => {
    await Promise.all([database.stop(), redis?.stop()]);
  };
}
