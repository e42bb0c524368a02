/**
 * The contract on a real kube-apiserver and etcd. Skipped with its reason where Go or Java 21 is missing, for laptops; with
 * CI=true that is a failure, or the simulator would some day be believed alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { startKubernetes } from '@samsa/kubernetes/cluster';
import { expect, test } from 'vitest';
import { kubernetesContract } from './kubernetes-suite.ts';
import type { KubernetesServer } from './kubernetes/world.ts';

async function start(): Promise<KubernetesServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samsa-kubernetes-'));
  const kubernetes = await startKubernetes({ dataDir, onProgress: (what) => console.error(what) });
  return {
    kubeconfig: kubernetes.kubeconfig,
    forgetHistory: () => kubernetes.forgetHistory(),
    stop: async () => {
      await kubernetes.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const { available, reason } = realKubernetesAvailable();
if (available) {
  kubernetesContract('a real kube-apiserver', start);
} else if (process.env['CI'] === 'true') {
  test('a real kube-apiserver can be had', () => expect.fail(reason));
} else {
  test.skip(`the Kubernetes API of a real kube-apiserver: ${reason}`);
}
