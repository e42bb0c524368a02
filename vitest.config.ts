/**
 * All tests of the repository, in three groups: first what is decided in memory (rules, units), then what talks to a real
 * database, broker or Kubernetes, two files at a time; then the flows and crashes, which run the whole product and time what
 * they see, one at a time. Each file is a process of its own: a test may freeze or kill what it started without hurting
 * another.
 */
import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**', 'test/load/**'];

/** What runs in one group; a test has `limitMs`, and a hook that starts processes some more. */
function group(name: string, order: number, folders: string[], workers: number, limitMs: number) {
  return {
    extends: true as const,
    test: {
      name, include: folders.map((folder) => `${folder}/**/*.test.ts`), exclude: NEVER, setupFiles: ['test/harness/port-range.ts'],
      pool: 'forks' as const, maxWorkers: workers, testTimeout: limitMs, hookTimeout: Math.max(limitMs, 90_000), sequence: { groupOrder: order },
    },
  };
}

export default defineConfig({
  // Nest finds constructor parameters by their emitted types.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    globalSetup: ['test/harness/global.ts'],
    teardownTimeout: 20_000,
    projects: [
      group('units', 0, ['test/rules', 'libs/*/src', 'apps/*/src', 'infra/*/src', 'infra/local/*/src'], 2, 30_000),
      group('contract', 1, ['test/contract', 'test/model', 'test/harness'], 2, 30_000),
      group('flow', 2, ['test/flow', 'test/crash', 'test/portal'], 1, 120_000),
    ],
  },
});
