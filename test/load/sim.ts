/**
 * `npm run bench sim`: the Kubernetes simulator alone, at the size of a large fleet: 2,000 virtual clusters with ten Kafka clusters
 * each and all their companions, four watches a cluster. What a write costs it, what it weighs, what it burns at rest, how
 * long it takes to be back after a kill -9.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get, request, type ClientRequest, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refOf, type KubeObject } from '@samsa/kube/object';
import { knownResource, objectPath } from '@samsa/kube/resources';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { cpuSeconds } from './machine.ts';
import { objectsOf } from './objects.ts';
import { say, table } from './table.ts';

const CLUSTERS = 2_000;
const KAFKAS_PER_CLUSTER = 10;
const WRITERS = 8;
const IDLE_MS = 20_000;
const START_TIMEOUT_MS = 120_000;
const WATCHED = ['kafkas', 'kafkanodepools', 'kafkausers', 'kafkatopics'];

interface Sim {
  process: TestProcess;
  port: number;
  token: string;
}

export async function benchSim(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-bench-sim-'));
  const names = Array.from({ length: CLUSTERS }, (_, index) => `c${index}`);
  const token = 'benchmark';
  const args = ['--data-dir', folder, '--token', token, '--clusters', names.join(',')];
  const process = await startProcess('kube-sim', 'infra/local/kube-sim/src/main.ts', { args, readyTimeoutMs: START_TIMEOUT_MS });
  const sim: Sim = { process, port: Number(process.ready.port), token };
  try {
    const wrote = await fill(sim, names);
    const filled = weigh(process);
    const watches = await watchAll(sim, names);
    const before = cpuSeconds(process.pid);
    await sleep(IDLE_MS);
    const idle = ((cpuSeconds(process.pid) - before) * 100_000) / IDLE_MS;
    const watched = weigh(process);
    for (const watch of watches) watch.destroy();
    await process.crash();
    const began = performance.now();
    await process.restart();
    const backMs = performance.now() - began;
    say(table([`${CLUSTERS} clusters, ${wrote.objects} objects, ${watches.length} watches`, ''], [
      ['writes/s', wrote.perSecond], ['µs of CPU a write', wrote.cpuMicros], ['MB with all objects', filled], ['MB with all watches too', watched],
      ['idle, % of a core', idle], ['back after kill -9, ms', backMs], ['MB then', weigh(process)],
    ]));
  } finally {
    await process.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resident memory in MB. */
function weigh({ pid }: TestProcess): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return (pages * 4_096) / 1e6;
}

async function fill(sim: Sim, names: readonly string[]): Promise<{ objects: number; perSecond: number; cpuMicros: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
  const work = names.flatMap((cluster) => Array.from({ length: KAFKAS_PER_CLUSTER }, (_, index) => ({ cluster, id: `lkc-${cluster}-${index}` })));
  const [began, cpuBefore] = [performance.now(), cpuSeconds(sim.process.pid)];
  let objects = 0;
  const lane = async (): Promise<void> => {
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      const { namespace, first, kafka } = objectsOf(next.id);
      for (const object of [namespace, ...first, kafka]) await apply(sim, agent, next.cluster, object);
      objects += 2 + first.length;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, lane));
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { objects, perSecond: objects / seconds, cpuMicros: ((cpuSeconds(sim.process.pid) - cpuBefore) * 1e6) / objects };
}

function apply(sim: Sim, agent: Agent, cluster: string, object: KubeObject): Promise<void> {
  const resource = knownResource(object);
  if (resource === undefined) throw new Error(`${object.kind}: not among the kinds that libs/kube knows`);
  const body = JSON.stringify(object);
  const path = `/clusters/${cluster}${objectPath(refOf(object), resource)}?fieldManager=samsa&force=true`;
  const headers = { authorization: `Bearer ${sim.token}`, 'content-type': 'application/apply-patch+yaml', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: sim.port, path, method: 'PATCH', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => (response.statusCode === 201 ? resolve() : reject(new Error(`${path}: answered ${response.statusCode}`))));
    });
    call.once('error', reject);
    call.end(body);
  });
}

async function watchAll(sim: Sim, names: readonly string[]): Promise<ClientRequest[]> {
  const watches: ClientRequest[] = [];
  for (const name of names) {
    for (const plural of WATCHED) {
      const path = `/clusters/${name}/apis/kafka.strimzi.io/v1/${plural}?watch=true&allowWatchBookmarks=true&resourceVersion=1000000`;
      watches.push(await watchOne({ host: '127.0.0.1', port: sim.port, path, agent: false, headers: { authorization: `Bearer ${sim.token}` } }));
    }
  }
  return watches;
}

function watchOne(options: RequestOptions): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const call = get(options, (response) => {
      response.resume();
      response.on('error', () => undefined); // ended by us
      resolve(call);
    });
    call.on('error', reject);
  });
}
