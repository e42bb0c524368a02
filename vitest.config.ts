/**
 * All tests of the repository, in two groups: first what is quick, two files at a time; then the flows and crashes, which
 * run real brokers and time what they see, one at a time. Each file is a process of its own: a test may freeze or kill
 * what it started without hurting another.
 */
import { defineConfig } from 'vitest/config';

const EVERYWHERE = ['**/node_modules/**', '**/dist/**', 'test/load/**'];
const SLOW = ['test/flow/**/*.test.ts', 'test/crash/**/*.test.ts'];
const QUICK = ['test/**/*.test.ts', 'libs/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'infra/*/src/**/*.test.ts', 'infra/local/*/src/**/*.test.ts'];

export default defineConfig({
  // Nest finds constructor parameters by their emitted types.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    globalSetup: ['test/harness/global.ts'],
    teardownTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'quick', include: QUICK, exclude: [...EVERYWHERE, ...SLOW], pool: 'forks', maxWorkers: 2, testTimeout: 30_000, hookTimeout: 90_000, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'slow', include: SLOW, exclude: EVERYWHERE, pool: 'forks', maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } } },
    ],
  },
});
