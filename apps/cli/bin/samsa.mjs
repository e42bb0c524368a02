#!/usr/bin/env node
/** Starts the command line with the workspace's own Node, which reads TypeScript as it is. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { status } = spawnSync(at('../../../node_modules/.bin/node'), ['--import', import.meta.resolve('@oxc-node/core/register'), at('../src/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
