/**
 * The local operator dies while its brokers live, and they while it does. They are the tenants': nothing of it may be seen from
 * outside but a moment's NotReady.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KubeConnection } from '@samsa/kube/connection';
import { startKubeSim } from '@samsa/kube-sim/server';
import type { KubeSim } from '@samsa/kube-sim/server';
import { prepareKafka } from '@samsa/local-kafka/broker';
import { isAlive } from '@samsa/local-kafka/lock';
import type { Kafka } from '@samsa/local-operator/strimzi';
import { startProcess } from '../harness/process.ts';
import type { TestProcess } from '../harness/process.ts';
import { isReady, kafka, kafkaRef, namespace, pool, until } from '../harness/strimzi.ts';

const NS = 'tenants';

let sim: KubeSim;
let kube: KubeConnection;
let dir: string;
let operator: TestProcess;

beforeAll(async () => {
  await prepareKafka('4.3.1');
  dir = await mkdtemp(join(tmpdir(), 'samsa-test-operator-'));
  sim = await startKubeSim({ clusters: ['here'] });
  await writeFile(join(dir, 'here.yaml'), sim.kubeconfig('here'), { mode: 0o600 });
  kube = KubeConnection.fromKubeconfig(sim.kubeconfig('here'));
  operator = await startProcess('operator', 'infra/local/operator/src/main.ts', { args: ['--kubeconfig', join(dir, 'here.yaml'), '--data-dir', join(dir, 'data')] });
  for (const object of [namespace(NS), pool(NS, 'one', 'one-nodes', 1), kafka(NS, 'one')]) await kube.apply(object, { fieldManager: 'test' });
}, 180_000);

afterAll(async () => {
  await operator?.stop();
  kube?.close();
  await sim?.close();
  await rm(dir, { recursive: true, force: true });
});

const brokerPid = async (): Promise<number> => Number(await readFile(join(dir, 'data', 'here', NS, 'one', 'node-0', 'pid'), 'utf8'));
const ready = () => until<Kafka>(kube, kafkaRef(NS, 'one'), isReady, 40_000);

describe('an operator that is killed', () => {
  it('leaves its broker running, and the next one takes it over without a restart', async () => {
    const before = await ready();
    const pid = await brokerPid();
    await operator.crash();
    expect(isAlive(pid)).toBe(true);
    await operator.restart();
    const after = await ready();
    expect(await brokerPid()).toBe(pid);
    expect(after.status).toEqual(before.status);
  }, 90_000);

  it('heals a broker it took over as it heals its own', async () => {
    const pid = await brokerPid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(brokerPid, { timeout: 30_000 }).not.toBe(pid);
    await ready();
  }, 90_000);

  it('finds a broker that died with it, and starts it again on the same data and port', async () => {
    const before = await ready();
    const pid = await brokerPid();
    await operator.crash();
    process.kill(pid, 'SIGKILL');
    await operator.restart();
    await expect.poll(brokerPid, { timeout: 30_000 }).not.toBe(pid);
    const after = await ready();
    expect(after.status).toMatchObject({ clusterId: before.status?.clusterId, listeners: before.status?.listeners });
  }, 90_000);

  it('ends a broker whose Kafka was deleted while nobody watched', async () => {
    const pid = await brokerPid();
    await operator.crash();
    await kube.delete(kafkaRef(NS, 'one'));
    await operator.restart();
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
  }, 90_000);
});

describe('an operator that is asked to end', () => {
  it('ends its brokers, and keeps their data for the next start', async () => {
    await kube.apply(kafka(NS, 'one'), { fieldManager: 'test' });
    const before = await ready();
    const pid = await brokerPid();
    await operator.stop();
    expect(isAlive(pid)).toBe(false);
    await operator.restart();
    await expect.poll(brokerPid, { timeout: 30_000 }).not.toBe(pid);
    expect((await ready()).status?.clusterId).toBe(before.status?.clusterId);
  }, 90_000);
});
