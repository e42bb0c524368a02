/**
 * The custom resource definitions of Strimzi, as its own generator writes them from its own model classes (both on Maven
 * Central), so that what we send is judged by the schema that real data planes have. No copy of them is kept in the repository:
 * 1.5 MB of YAML that would have to be trusted to be unchanged.
 *
 * Needs Java 21 and Maven once; the result is cached by the version of Strimzi. About 2 s, and the jars' fetching before that.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJava } from '@samsa/local-kafka/java';
import { cacheDir } from '@samsa/local-kafka/jars';
import { withLock } from '@samsa/local-kafka/lock';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('../pom.xml', import.meta.url));
const FETCH_TIMEOUT_MS = 10 * 60_000;
const GENERATE_TIMEOUT_MS = 60_000;
export const CRD_JAVA_MINIMUM = 21;

const MODEL = 'io.strimzi.api.kafka.model';
/** Kind in lower case → its model class. */
const CLASSES: Record<string, string> = {
  kafka: `${MODEL}.kafka.Kafka`,
  kafkanodepool: `${MODEL}.nodepool.KafkaNodePool`,
  kafkauser: `${MODEL}.user.KafkaUser`,
  kafkatopic: `${MODEL}.topic.KafkaTopic`,
  kafkaconnect: `${MODEL}.connect.KafkaConnect`,
  kafkaconnector: `${MODEL}.connector.KafkaConnector`,
  kafkamirrormaker2: `${MODEL}.mirrormaker2.KafkaMirrorMaker2`,
  kafkarebalance: `${MODEL}.rebalance.KafkaRebalance`,
  kafkabridge: `${MODEL}.bridge.KafkaBridge`,
  strimzipodset: `${MODEL}.podset.StrimziPodSet`,
};

function crdsFolder(): string {
  const pom = readFileSync(POM, 'utf8');
  const version = /<strimzi\.version>([^<]+)</.exec(pom)?.[1] ?? 'unknown';
  const hash = createHash('sha256').update(pom).update(JSON.stringify(CLASSES)).digest('hex').slice(0, 8);
  return join(cacheDir(), 'strimzi-crds', `${version}-${hash}`);
}

/** Whether they were generated before: then neither Java 21 nor Maven is needed. */
export function crdsCached(): boolean {
  return existsSync(crdsFolder());
}

/**
 * A folder with one `<kind in lower case>.yaml` for each of Strimzi's kinds.
 * @throws Error of one sentence when Java 21 or Maven is missing or the jars cannot be had.
 */
export async function strimziCrds({ onProgress }: { onProgress?: (what: string) => void } = {}): Promise<string> {
  const folder = crdsFolder();
  if (existsSync(folder)) return folder;
  await withLock(`${folder}.lock`, FETCH_TIMEOUT_MS, async () => {
    if (existsSync(folder)) return;
    onProgress?.('generating the Strimzi custom resource definitions');
    await generate(folder);
  });
  return folder;
}

async function generate(folder: string): Promise<void> {
  const { java, home } = findJava({ minimum: CRD_JAVA_MINIMUM });
  const building = `${folder}.${process.pid}.building`;
  const lib = join(building, 'lib');
  const out = join(building, 'crds');
  try {
    await mkdir(lib, { recursive: true });
    await mkdir(out);
    await writeFile(join(building, 'pom.xml'), readFileSync(POM));
    const copy = ['-q', '-B', '-f', join(building, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`, '-DincludeScope=runtime'];
    await run('mvn', copy, { env: { ...process.env, JAVA_HOME: home }, timeout: FETCH_TIMEOUT_MS, maxBuffer: 64 << 20 });
    const targets = Object.entries(CLASSES).map(([kind, name]) => `${name}=${join(out, `${kind}.yaml`)}`);
    const versions = ['--target-kube', '1.16+', '--crd-api-version', 'v1', '--api-versions', 'v1', '--storage-version', 'v1', '--yaml'];
    await run(java, ['-cp', join(lib, '*'), 'io.strimzi.crdgenerator.CrdGenerator', ...versions, ...targets], { timeout: GENERATE_TIMEOUT_MS });
    await rename(out, folder);
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    const words = `${stdout}\n${stderr}`.split('\n').find((line) => /ERROR|Exception/.test(line)) ?? message.split('\n')[0];
    throw new Error(`the Strimzi custom resource definitions could not be generated: ${words}`, { cause: error });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
