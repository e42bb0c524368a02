/**
 * The same random writes to the simulator and to the real server, compared answer by answer: server-side apply has more corners
 * than a suite can name. The seed is printed; SAMSA_SEED replays it. Skipped where the real server cannot be had.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConnection } from '@samsa/kube/connection';
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { startKubernetes, type Kubernetes } from '@samsa/kubernetes/cluster';
import { startKubeSim, type KubeSim } from '@samsa/kube-sim/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFINITION, outcomeOf, randomWrites, THING } from './kubernetes/random-writes.ts';
import { eventually, NAMESPACE } from './kubernetes/world.ts';

const WRITES = 120;
const START_TIMEOUT_MS = 25 * 60_000;
const seed = Number(process.env['SAMSA_SEED'] ?? Date.now() % 1_000_000);

let dataDir: string;
let real: Kubernetes | undefined;
let sim: KubeSim | undefined;
let servers: KubeConnection[] = [];

async function begin(): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), 'samsa-kubernetes-'));
  real = await startKubernetes({ dataDir, onProgress: (what) => console.error(what) });
  sim = await startKubeSim({ clusters: ['a'] });
  servers = [real.kubeconfig, sim.kubeconfig('a')].map((kubeconfig) => KubeConnection.fromKubeconfig(kubeconfig));
  for (const server of servers) {
    await server.create(DEFINITION);
    await server.create({ ...NAMESPACE, metadata: { name: 'random' } });
    await eventually('the new kind is served', () => server.list(THING, { namespace: 'random' }).then(() => true, () => false));
  }
}

async function end(): Promise<void> {
  for (const server of servers) server.close();
  await sim?.close();
  await real?.kill();
  await rm(dataDir, { recursive: true, force: true });
}

describe.skipIf(!realKubernetesAvailable().available)('the simulator beside the real server', () => {
  beforeAll(begin, START_TIMEOUT_MS);
  afterAll(end);

  test.for([0, 1, 2])(`${WRITES} random applies and patches are answered alike (seed ${seed} + %i)`, { timeout: 120_000 }, async (turn) => {
    const thing = { ...THING, namespace: 'random', name: `thing-${turn}` };
    for (const [index, write] of randomWrites(seed + turn, WRITES).entries()) {
      const [expected, answered] = await Promise.all(servers.map((server) => outcomeOf(server, thing, write)));
      expect(answered, `write ${index} of seed ${seed + turn}: ${JSON.stringify(write)}`).toEqual(expected);
    }
  });
});
