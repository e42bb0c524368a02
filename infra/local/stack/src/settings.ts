/** What `npm start` was asked: flags after `--`, and the environment. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REPOSITORY } from './service.ts';

export const DEFAULT_API_PORT = 8080;

export const USAGE = `npm start [-- flags]      a managed Kafka service on this machine

  --port N     the API's port (${DEFAULT_API_PORT}, or what the last start used; another one is taken and shown if it is not free)
  --empty      without the demo cluster
  --reset      empties the data folder first: organizations, clusters, topics and records are gone
  --help       this

  SAMSA_HOME     the data folder (.samsa in the repository)
  DATABASE_URL   a PostgreSQL of yours instead of the embedded one
  REDIS_URL      a Redis of yours (6.2 or newer, maxmemory-policy noeviction) instead of the embedded one
  SAMSA_FLEET    comma-separated kubeconfig files of Kubernetes clusters with Strimzi, instead of the local fleet;
                 FILE@AWS/us-east-1 says the cloud and region a cluster stands in
`;

export interface Settings {
  home: string;
  reset: boolean;
  empty: boolean;
  help: boolean;
  /** Asked for by flag or SAMSA_PORT. */
  port?: number;
  databaseUrl?: string;
  redisUrl?: string;
  /** Kubeconfig files, each perhaps with `@CLOUD/region`. */
  fleet?: string[];
}

/** @throws an Error that names the flag and what it may be. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { values } = parse(args);
  const port = values.port ?? env['SAMSA_PORT'];
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new Error(`--port must be a number from 1 to 65535, not "${port}"`);
  }
  return {
    home: resolve(env['SAMSA_HOME'] || `${REPOSITORY}.samsa`),
    reset: values.reset ?? false,
    empty: values.empty ?? false,
    help: values.help ?? false,
    port: port === undefined ? undefined : Number(port),
    databaseUrl: env['DATABASE_URL'] || undefined,
    redisUrl: env['REDIS_URL'] || undefined,
    fleet: readFleet(env['SAMSA_FLEET']),
  };
}

/** Undefined for none: an empty variable is no fleet. */
function readFleet(text = ''): string[] | undefined {
  const members = text.split(',').map((member) => member.trim()).filter(Boolean).map((member) => resolve(member));
  const missing = members.map((member) => member.split('@')[0] ?? '').find((file) => !existsSync(file));
  if (missing) throw new Error(`SAMSA_FLEET names ${missing}, and there is no such file`);
  return members.length > 0 ? members : undefined;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { reset: { type: 'boolean' }, empty: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}
