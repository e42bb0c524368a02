/**
 * Kafka's own command line tools from the jars: `npm run -s kafka -- console-consumer --topic orders …`.
 * They are the plainest proof that a cluster is an ordinary Kafka: an independent client, of the same release as the broker.
 * `--kafka-version 4.2.1` as the first argument chooses the release. Arguments go to the tool as they are; paths are relative to
 * where npm was called.
 */
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { classArchive } from './class-archive.ts';
import { kafkaJars } from './jars.ts';
import { findJava } from './java.ts';
import { startJava } from './java-process.ts';
import { isKafkaVersion, KAFKA_VERSIONS, NEWEST_KAFKA_VERSION } from './version.ts';
import type { KafkaVersion } from './version.ts';

const TOOL_HEAP_MB = 256;

export const KAFKA_TOOLS: Record<string, string> = {
  'console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'console-share-consumer': 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
  topics: 'org.apache.kafka.tools.TopicCommand',
  acls: 'org.apache.kafka.tools.AclCommand',
  configs: 'kafka.admin.ConfigCommand',
  'consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'share-groups': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  'get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  'broker-api-versions': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'producer-perf-test': 'org.apache.kafka.tools.ProducerPerformance',
  features: 'org.apache.kafka.tools.FeatureCommand',
  'log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
};

/** Runs the tool with this process's own input and output; resolves with its exit code. */
export async function runTool(args: string[]): Promise<number> {
  const { version, tool, rest } = parse(args);
  if (!KAFKA_TOOLS[tool ?? '']) {
    process.stderr.write(`usage: npm run -s kafka -- [--kafka-version ${KAFKA_VERSIONS.join('|')}] TOOL …\nTOOL is one of ${Object.keys(KAFKA_TOOLS).join(', ')}.\n`);
    return 2;
  }
  const child = await startTool(tool ?? '', rest, version, 'inherit');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return exitCode(child);
}

/** Runs a tool and collects what it writes on both outputs. `input` is what it reads. */
export async function captureTool(tool: string, args: string[], version: KafkaVersion = NEWEST_KAFKA_VERSION, input = ''): Promise<{ code: number; output: string }> {
  const child = await startTool(tool, args, version, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin?.end(input);
  return { code: await exitCode(child), output };
}

async function startTool(tool: string, args: string[], version: KafkaVersion, stdio: StdioOptions): Promise<ChildProcess> {
  const mainClass = KAFKA_TOOLS[tool];
  if (!mainClass) throw new Error(`${tool} is none of Kafka's tools: use one of ${Object.keys(KAFKA_TOOLS).join(', ')}.`);
  const say = (what: string): boolean => process.stderr.write(`${what} …\n`);
  const jars = await kafkaJars(version, { onProgress: say });
  const jdk = findJava();
  const archive = await classArchive(jars, jdk, say);
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return startJava({ jdk, jars, archive, mainClass, args, dir: cwd, cwd, heapMb: TOOL_HEAP_MB, stdio });
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function parse(args: string[]): { version: KafkaVersion; tool: string | undefined; rest: string[] } {
  if (args[0] !== '--kafka-version') return { version: NEWEST_KAFKA_VERSION, tool: args[0], rest: args.slice(1) };
  const version = args[1] ?? '';
  if (!isKafkaVersion(version)) throw new Error(`--kafka-version ${version} cannot be run here: use one of ${KAFKA_VERSIONS.join(', ')}.`);
  return { version, tool: args[2], rest: args.slice(3) };
}

if (import.meta.main) {
  runTool(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
