/**
 * All tests of the repository. Tests need real PostgreSQL, Redis and sometimes brokers, so files run in a few processes
 * at a time (`maxWorkers`), each a process of its own: a test may freeze or kill what it started without hurting another.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nest finds constructor parameters by their emitted types.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['test/**/*.test.ts', 'libs/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'infra/*/src/**/*.test.ts', 'infra/local/*/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/load/**'],
    globalSetup: ['test/harness/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 90_000,
    teardownTimeout: 20_000,
  },
});
