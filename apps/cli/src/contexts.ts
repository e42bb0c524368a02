/**
 * Installations one has logged in to, in `$SAMSA_CONFIG` or `~/.config/samsa/contexts.json`, readable by its owner alone. For
 * scripts `SAMSA_URL`, `SAMSA_KEY` and `SAMSA_SECRET` go before it.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Context {
  url: string;
  key: string;
  secret: string;
}

export interface Contexts {
  current?: string;
  contexts: Record<string, Context>;
}

export class Unusable extends Error {}

const file = (): string => process.env['SAMSA_CONFIG'] ?? join(homedir(), '.config', 'samsa', 'contexts.json');

export function readContexts(): Contexts {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Contexts;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { contexts: {} };
    throw new Unusable(`${file()} cannot be read: ${(error as Error).message}`);
  }
}

/** Written whole, then put in place: a reader never sees half of it. */
export function writeContexts(contexts: Contexts): void {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  const half = `${file()}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(contexts, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file());
}

/** @throws Unusable when nobody has said where and as whom */
export function currentContext(name?: string): Context {
  const { SAMSA_URL: url, SAMSA_KEY: key, SAMSA_SECRET: secret } = process.env;
  if (!name && url && key && secret) return { url, key, secret };
  const known = readContexts();
  const wanted = name ?? known.current;
  const context = wanted === undefined ? undefined : known.contexts[wanted];
  if (context) return context;
  throw new Unusable(wanted ? `There is no context "${wanted}". Make it with: samsa login ${wanted}` : 'Not logged in. Use samsa login, or set SAMSA_URL, SAMSA_KEY and SAMSA_SECRET.');
}
