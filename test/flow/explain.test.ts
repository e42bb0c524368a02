/** Whoever runs the fleet asks once why a cluster does not come up, and is told. Nobody operates here but this test, in the operator's place. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Explanation } from '@samsa/contract/explain';
import { KubeConnection } from '@samsa/kube/connection';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearFaults, setFault } from '../crash/simulator.ts';
import { Tenant } from '../crash/tenant.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';

const PLANE = 'aws-us-east-1';
const TOLD_MS = 40_000;
/** What waits is looked at every five seconds. */
const PASSES_MS = 6_000;

describe('why a cluster does not come up', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let plane: KubeConnection;
  let cluster: string;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'none', planes: [PLANE] });
    tenant = new Tenant(samsa, [PLANE]);
    plane = KubeConnection.fromKubeconfig(await readFile(samsa.fleet[0]!, 'utf8'));
    cluster = (await tenant.create('does not come up')).body.id!;
  });
  afterAll(async () => {
    plane?.close();
    await samsa?.stop();
  });

  const ask = async (surface = 'fleet') => (await tenant.call('GET', `/${surface}/v1/clusters/${cluster}/explain`)).body as unknown as Explanation;
  const told = (cause: RegExp) => expect.poll(async () => (await ask()).cause ?? '', { timeout: TOLD_MS, interval: 250 }).toMatch(cause);
  const kafka = () => plane.get({ apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', namespace: `samsa-${cluster}`, name: cluster });

  async function operatorSays(reason: string, message: string): Promise<void> {
    const object = (await kafka())!;
    const condition = { type: 'NotReady', status: 'True', reason, message, lastTransitionTime: new Date().toISOString() };
    await plane.replaceStatus({ ...object, status: { observedGeneration: object.metadata.generation, conditions: [condition] } } as typeof object);
  }

  async function kubernetesWarns(reason: string, message: string): Promise<void> {
    const now = new Date().toISOString();
    const metadata = { name: `broker-0.${Date.now().toString(16)}`, namespace: `samsa-${cluster}` };
    const involvedObject = { kind: 'Pod', namespace: metadata.namespace, name: `${cluster}-nodes-0`, apiVersion: 'v1' };
    await plane.create({ apiVersion: 'v1', kind: 'Event', metadata, type: 'Warning', reason, message, involvedObject, count: 3, firstTimestamp: now, lastTimestamp: now, source: { component: 'test' } } as never);
  }

  it('is that no operator is there', async () => {
    await told(/none runs on its data plane/);
    const said = await ask();
    expect(said).toMatchObject({
      state: expect.stringMatching(/^It is being created, step 3 of 6: the operator starts/), since: expect.any(String), next: { what: expect.any(String), at: expect.any(String) },
      you_can: [expect.stringMatching(new RegExp(`operator runs on data plane dp-\\w+ \\(${PLANE}\\) and watches namespace samsa-${cluster}`))],
    });
    const tenants = await ask('samsa');
    expect([tenants.cause, tenants.you_can.join(' '), Object.keys(tenants.evidence.data_plane)]).toEqual([said.cause, expect.not.stringMatching(/dp-/), ['state']]);
  });

  it('is what the operator says', async () => {
    await operatorSays('InvalidResourceException', 'Kafka version 9.9.9 is not supported.');
    await told(/The operator says: Kafka version 9\.9\.9 is not supported \(InvalidResourceException\)/);
    expect((await ask()).evidence.operator).toEqual({ reason: 'InvalidResourceException', message: 'Kafka version 9.9.9 is not supported.' });
  });

  it('is that no node has room', async () => {
    await operatorSays('TimeoutException', 'Exceeded timeout of 300000ms while waiting for Pods');
    await kubernetesWarns('FailedScheduling', '0/3 nodes are available: 3 Insufficient memory.');
    await told(/No node of the data plane takes its pods \(0\/3 nodes are available: 3 Insufficient memory\)/);
    expect((await ask()).evidence.kubernetes?.warnings[0]).toMatchObject({ reason: 'FailedScheduling', object: `Pod ${cluster}-nodes-0`, count: 3 });
  });

  it('is that the namespace’s quota is used up', async () => {
    await kubernetesWarns('FailedCreate', 'pods "nodes-0" is forbidden: exceeded quota: cluster, requested: pods=1, used: pods=5, limited: pods=5');
    await told(/The quota of its namespace is used up \(.*used: pods=5/);
    expect((await ask()).you_can.join(' ')).toContain('Raise the quota of the namespace');
  });

  it('is that the quota counts as used up, though nothing has warned yet', async () => {
    const warnings = (await plane.list({ apiVersion: 'v1', kind: 'Event' }, { namespace: `samsa-${cluster}` })).items;
    await Promise.all(warnings.map(({ metadata }) => plane.delete({ apiVersion: 'v1', kind: 'Event', namespace: metadata.namespace, name: metadata.name })));
    const quota = (await plane.get({ apiVersion: 'v1', kind: 'ResourceQuota', namespace: `samsa-${cluster}`, name: 'cluster' }))!;
    const { hard } = quota['spec'] as { hard: Record<string, string> };
    await plane.replaceStatus({ ...quota, status: { hard, used: hard } } as typeof quota);
    await told(/The quota of its namespace is used up \((\d+) of \1 pods\)/);
  });

  it('is told of by an alarm once, when it takes far longer than usual', async () => {
    const database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    await database.query("UPDATE operation SET steps = jsonb_set(steps, '{2,started_at}', to_jsonb(to_char(now() AT TIME ZONE 'UTC' - interval '10 minutes', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))) WHERE resource_id = $1", [cluster]);
    await database.end();
    const alarms = () => samsa.process('provisioner-1').log().split('\n').filter((line) => line.includes('"alarm":"stuck"')).map((line) => JSON.parse(line) as object);
    await expect.poll(alarms, { timeout: TOLD_MS }).toMatchObject([{ level: 50, cluster, step: 'ready', operation: expect.stringMatching(/^op-/), cause: expect.any(String) }]);
    const stuck = (await tenant.call('GET', '/fleet/v1/operations?stuck=true')).body as unknown as { data: { resource: { id: string } }[] };
    expect(stuck.data.map(({ resource }) => resource.id)).toEqual([cluster]);
    await sleep(PASSES_MS);
    expect(alarms()).toHaveLength(1);
  });

  it('is that it is paused', async () => {
    await tenant.call('PUT', `/fleet/v1/pauses/organization.${samsa.organizationId}`, { reason: 'They have not paid.' });
    expect(await ask()).toMatchObject({ state: 'It is being created, and that is paused.', cause: expect.stringContaining('They have not paid.'), you_can: [expect.stringContaining('samsa fleet resume organization.')] });
    await tenant.call('DELETE', `/fleet/v1/pauses/organization.${samsa.organizationId}`);
  });

  it('is that the data plane does not answer, though it takes connections', async () => {
    await setFault(samsa, PLANE, { blackHole: true });
    await told(/does not answer/);
    await expect.poll(async () => (await ask()).you_can.join(' '), { timeout: TOLD_MS }).toMatch(/See why data plane dp-\w+ \(aws-us-east-1\) is silent/);
    await clearFaults(samsa);
  });

  it('is nobody’s to be told who does not run the fleet, and nothing for a cluster that is not', async () => {
    expect((await tenant.call('GET', '/fleet/v1/clusters/lkc-00000000/explain')).status).toBe(404);
    expect(await ask()).toMatchObject({ evidence: { quota: { clusters: { held: 1, limit: 100 } }, data_plane: { display_name: PLANE, holder: expect.any(String) } } });
  });
});
