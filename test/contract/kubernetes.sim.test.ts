/** The contract on the simulator, with the real Strimzi definitions where they can be generated and its own small ones elsewhere. */
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { strimziCrds } from '@samsa/kubernetes/crds';
import { startKubeSim } from '@samsa/kube-sim/server';
import { kubernetesContract } from './kubernetes-suite.ts';
import type { KubernetesServer } from './kubernetes/world.ts';

/** How often the real server would: a test does not wait a minute. */
const BOOKMARK_EVERY_MS = 1_000;

async function start(): Promise<KubernetesServer> {
  const crdsDir = realKubernetesAvailable().available ? await strimziCrds() : undefined;
  const sim = await startKubeSim({ clusters: ['a'], crdsDir, bookmarkEveryMs: BOOKMARK_EVERY_MS });
  return {
    kubeconfig: sim.kubeconfig('a'),
    forgetHistory: async () => sim.faults.set('a', { expireWatches: true }),
    stop: () => sim.close(),
  };
}

kubernetesContract('kube-sim', start);
