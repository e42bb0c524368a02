/** `samsa` as a script runs it: what it prints and how it ends. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from '@samsa/local-stack/service';

const TIMEOUT_MS = 90_000;

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** @param env beside which it knows no login: `SAMSA_CONFIG`, or `SAMSA_URL`, `SAMSA_KEY` and `SAMSA_SECRET` */
export function runSamsa(args: string[], env: Record<string, string>): Promise<Run> {
  const { SAMSA_URL: _url, SAMSA_KEY: _key, SAMSA_SECRET: _secret, ...rest } = process.env;
  const child = spawn(join(REPOSITORY, 'node_modules/.bin/samsa'), args, { env: { ...rest, ...env }, timeout: TIMEOUT_MS });
  const run: Run = { code: null, out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (run.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (run.err += part.toString()));
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve({ ...run, code })));
}
