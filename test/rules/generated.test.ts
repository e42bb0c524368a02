/** What is generated from the contract is what stands in the repository. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REPOSITORY, typescriptService } from '@samsa/local-stack/service';
import { expect, test } from 'vitest';

test('openapi.json and the client’s types are those of the contract', async () => {
  const { command, args, env } = typescriptService('generate', 'apps/api/src/generate.ts', ['--check']);
  const said = await promisify(execFile)(command, args, { cwd: REPOSITORY, env: { ...process.env, ...env } }).then(() => '', (fault: { stderr: string }) => fault.stderr);
  expect(said).toBe('');
}, 60_000);
