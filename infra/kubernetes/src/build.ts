/**
 * A real kube-apiserver and etcd, built from their Go modules (`tools/…/go.mod` pin them) and kept in the machine's cache.
 *
 * Releases are binaries from a download server that closed networks do not reach; the Go module proxy is what a machine with Go
 * has anyway. The first build takes about four minutes on two cores (etcd half a minute of it), later ones nothing.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJdks } from '@samsa/local-kafka/java';
import { cacheDir } from '@samsa/local-kafka/jars';
import { withLock } from '@samsa/local-kafka/lock';
import { CRD_JAVA_MINIMUM, crdsCached } from './crds.ts';

const run = promisify(execFile);
const BUILD_TIMEOUT_MS = 30 * 60_000;
const GO_MINIMUM = [1, 24] as const;
const GO_FOLDERS = ['/usr/local/go/bin', '/usr/lib/go/bin', '/opt/homebrew/bin', join(homedir(), 'sdk/go/bin')];

interface Tool {
  name: string;
  folder: string;
  /** The module whose version names the build. */
  module: string;
  command: string;
  linkerFlags: (version: string) => string;
}

const APISERVER: Tool = {
  name: 'kube-apiserver',
  folder: fileURLToPath(new URL('../tools/apiserver', import.meta.url)),
  module: 'k8s.io/kubernetes',
  command: 'k8s.io/kubernetes/cmd/kube-apiserver',
  linkerFlags: (version) => {
    const [major, minor] = version.slice(1).split('.');
    const set = { gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' };
    return Object.entries(set).map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`).join(' ');
  },
};

const ETCD: Tool = {
  name: 'etcd',
  folder: fileURLToPath(new URL('../tools/etcd', import.meta.url)),
  module: 'go.etcd.io/etcd/server/v3',
  command: 'go.etcd.io/etcd/server/v3',
  linkerFlags: () => '',
};

export interface Binaries {
  apiserver: string;
  etcd: string;
}

/** Whether the real server can be had on this machine, and if not what is missing, in one sentence. */
export function realKubernetesAvailable(): { available: boolean; reason: string } {
  const missing: string[] = [];
  const built = existsSync(pathOf(APISERVER)) && existsSync(pathOf(ETCD));
  if (!built && !findGo()) missing.push(`Go ${GO_MINIMUM.join('.')} or newer (https://go.dev/dl) to build kube-apiserver and etcd`);
  const crds = crdsCached();
  if (!crds && (findJdks()[0]?.major ?? 0) < CRD_JAVA_MINIMUM) missing.push(`Java ${CRD_JAVA_MINIMUM} or newer to generate Strimzi's custom resource definitions`);
  if (!crds && !onPath('mvn')) missing.push('Maven (mvn) to fetch their generator');
  return { available: missing.length === 0, reason: missing.length === 0 ? 'kube-apiserver and etcd can be built' : `not on this machine: ${missing.join('; ')}` };
}

/**
 * The binaries, built when the cache lacks them (minutes; `onProgress` is told).
 * @throws Error of one sentence when Go is missing, else with the compiler's last words.
 */
export async function kubernetesBinaries({ onProgress }: { onProgress?: (what: string) => void } = {}): Promise<Binaries> {
  return { etcd: await built(ETCD, onProgress), apiserver: await built(APISERVER, onProgress) };
}

async function built(tool: Tool, onProgress?: (what: string) => void): Promise<string> {
  const path = pathOf(tool);
  if (existsSync(path)) return path;
  await withLock(`${dirname(path)}.lock`, BUILD_TIMEOUT_MS, async () => {
    if (existsSync(path)) return;
    onProgress?.(`building ${tool.name} ${versionOf(tool)} from its Go module (a few minutes, once)`);
    await build(tool, path);
  });
  return path;
}

async function build(tool: Tool, path: string): Promise<void> {
  const go = findGo();
  if (!go) throw new Error(`Go ${GO_MINIMUM.join('.')} or newer is needed to build ${tool.name}: install it from https://go.dev/dl so that "go" is on PATH.`);
  const building = `${path}.${process.pid}.building`;
  await mkdir(dirname(path), { recursive: true });
  const flags = `-s -w ${tool.linkerFlags(versionOf(tool))}`.trim();
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  try {
    const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', `-ldflags=${flags}`, '-o', building, tool.command];
    await run(go, args, { cwd: tool.folder, env, timeout: BUILD_TIMEOUT_MS, maxBuffer: 64 << 20 });
    await rename(building, path);
  } catch (error) {
    await rm(building, { force: true });
    const words = String((error as { stderr?: string }).stderr ?? error).trim().split('\n').slice(-3).join(' | ');
    throw new Error(`${tool.name} could not be built: ${words}`, { cause: error });
  }
}

function versionOf(tool: Tool): string {
  const line = new RegExp(`^require ${tool.module} (v\\S+)$`, 'm').exec(readFileSync(join(tool.folder, 'go.mod'), 'utf8'));
  if (!line?.[1]) throw new Error(`${tool.folder}/go.mod does not require ${tool.module} on a line of its own`);
  return line[1];
}

function pathOf(tool: Tool): string {
  const hash = createHash('sha256').update(readFileSync(join(tool.folder, 'go.sum'))).digest('hex').slice(0, 8);
  return join(cacheDir(), tool.name, `${versionOf(tool)}-${hash}`, tool.name);
}

function onPath(command: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...GO_FOLDERS];
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}

function findGo(): string | undefined {
  const go = onPath('go');
  if (!go) return undefined;
  try {
    const [, major, minor] = /go(\d+)\.(\d+)/.exec(execFileSync(go, ['version'], { encoding: 'utf8', timeout: 10_000 })) ?? [];
    const newEnough = Number(major) > GO_MINIMUM[0] || (Number(major) === GO_MINIMUM[0] && Number(minor) >= GO_MINIMUM[1]);
    return newEnough ? go : undefined;
  } catch {
    return undefined;
  }
}
