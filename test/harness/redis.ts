/**
 * Redis for tests. `startTestRedis` gives a server of its own to tests that empty, stop or kill it; the others share the
 * run's server (REDIS_URL, set by `global.ts`) and use a queue prefix of their own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@samsa/local-stack/ports';
import { startRedis } from '@samsa/local-stack/redis';
import { Redis } from 'ioredis';

export interface TestRedis {
  url: string;
  pid: number;
  /** Empties it, as an operator's mistake would. */
  flush(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL; `start` brings an empty one back at the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-test-redis-'));
  const port = await freePort();
  const start = () => startRedis({ dataDir: folder, port }, join(folder, 'redis.log'));
  let redis = await start();
  const atExit = () => {
    void redis.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  redis.unref();
  process.once('exit', atExit);
  return {
    url: redis.url,
    get pid() { return redis.pid; },
    flush: () => flush(redis.url),
    signal: (signal) => redis.signal(signal),
    kill: async () => void (await redis.kill()),
    start: async () => {
      redis = await start();
      redis.unref();
    },
    stop: async () => {
      process.off('exit', atExit);
      await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function flush(url: string): Promise<void> {
  const client = new Redis(url);
  client.on('error', () => undefined);
  try {
    await client.flushall();
  } finally {
    client.disconnect();
  }
}
