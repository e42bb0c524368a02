/**
 * The local operator as a process:
 *   main.ts --kubeconfig [NAME=]FILE[,[NAME=]FILE…] [--kubeconfig-dir DIR] --data-dir DIR [--no-processes [--ready-delay-ms A..B]]
 * NAME is the folder of that cluster's data, the file's name by default. Prints `{"ready":true}` when it watches all clusters,
 * or after a while without those that do not answer (`unsynced`). `--kubeconfig-dir` is followed: clusters come and go with its files.
 * SIGTERM and SIGINT end the brokers it runs; their data remain.
 */
import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { KAFKA_VERSIONS } from '@samsa/local-kafka/version';
import { prepareKafka } from '@samsa/local-kafka/broker';
import { createLog } from '@samsa/runtime/log';
import { onShutdown } from '@samsa/runtime/shutdown';
import type { DelayRange } from './drawn-host.ts';
import { followFolder } from './folder.ts';
import { startOperator } from './operator.ts';
import type { OperatorOptions } from './operator.ts';

const READY_WAIT_MS = 10_000;
const QUIET_MS = 60_000;
const DEFAULT_DELAY: DelayRange = { fromMs: 500, toMs: 2_000 };

async function main(): Promise<void> {
  const log = createLog('operator');
  const { folder, ...options } = await readArguments(process.argv.slice(2));
  const onError = (what: string, error: unknown): void => log.warn({ what, error: error instanceof Error ? error.message : String(error) }, 'will be tried again');
  const operator = startOperator({ ...options, onError });
  const leaveFolder = folder && followFolder(folder, new Set(options.planes.map(({ name }) => name)), {
    onConfig: (name, kubeconfig) => operator.follow(name, kubeconfig),
    onGone: (name) => void operator.unfollow(name).catch((error: unknown) => onError(`leave ${name}`, error)),
    onFault: (fault) => onError(`follow ${folder}`, fault),
  });
  onShutdown(() => {
    if (leaveFolder) leaveFolder();
    return operator.stop();
  });
  await Promise.race([operator.ready, sleep(READY_WAIT_MS)]);
  const unsynced = operator.unsynced();
  process.stdout.write(`${JSON.stringify({ ready: true, ...(unsynced.length > 0 && { unsynced }) })}\n`);
  if (!options.drawn) setTimeout(() => void prepareAll(onError), QUIET_MS).unref();
}

/** Every version's first start is made fast, but not while the first cluster comes up beside it. */
async function prepareAll(onError: (what: string, error: unknown) => void): Promise<void> {
  for (const version of [...KAFKA_VERSIONS].reverse()) await prepareKafka(version).catch((error: unknown) => onError(`prepare Kafka ${version}`, error));
}

async function readArguments(args: string[]): Promise<OperatorOptions & { folder?: string }> {
  const { values } = parseArgs({
    args,
    options: {
      kubeconfig: { type: 'string', multiple: true, default: [] },
      'kubeconfig-dir': { type: 'string' },
      'data-dir': { type: 'string' },
      'no-processes': { type: 'boolean', default: false },
      'ready-delay-ms': { type: 'string' },
    },
  });
  const files = values.kubeconfig.flatMap((list) => list.split(',')).filter(Boolean);
  if (files.length === 0 && !values['kubeconfig-dir']) throw new Error('--kubeconfig is missing: name at least one kubeconfig file, or a folder of them with --kubeconfig-dir.');
  if (!values['data-dir'] && !values['no-processes']) throw new Error('--data-dir is missing: name the folder that keeps the brokers’ data.');
  const planes = await Promise.all(files.map(readPlane));
  const drawn = values['no-processes'] ? readRange(values['ready-delay-ms']) : undefined;
  return { planes, dataDir: resolve(values['data-dir'] ?? '.'), drawn, folder: values['kubeconfig-dir'] };
}

async function readPlane(text: string): Promise<{ name: string; kubeconfig: string }> {
  const [, named, file = text] = /^([A-Za-z0-9._-]+)=(.+)$/.exec(text) ?? [];
  return { name: named ?? basename(file, extname(file)), kubeconfig: await readFile(file, 'utf8') };
}

function readRange(text: string | undefined): DelayRange {
  if (text === undefined) return DEFAULT_DELAY;
  const [, from, to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  if (from === undefined) throw new Error(`--ready-delay-ms ${text} is not understood: write it as 500..2000.`);
  return { fromMs: Number(from), toMs: Number(to) };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
