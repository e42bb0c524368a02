/** A Kubernetes cluster joins the fleet, is worked and leaves it, while the provisioner runs on. */
import { readFileSync } from 'node:fs';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call as request, until } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';

const SEEN_MS = 45_000;
const SETTLED_MS = 60_000;

interface Answered extends DataPlane {
  data: Answered[];
  detail: string;
  status: { phase: string };
}

describe('a fleet', () => {
  let samsa: Samsa;
  let first: string;
  let second: string;
  const placed: string[] = [];

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', strangers: ['newcomer'] });
    first = (await call('GET', '/fleet/v1/data-planes')).body.data[0]!.id;
  });
  afterAll(() => samsa?.stop());

  const call = <Body = Answered>(method: string, path: string, body?: unknown) => request<Body>(samsa, method, path, body);

  const plane = async (id: string): Promise<DataPlane> => (await call('GET', `/fleet/v1/data-planes/${id}`)).body;
  const used = async (id: string): Promise<number> => (await plane(id)).capacity.used;

  async function create(name: string): Promise<void> {
    const spec = { display_name: name, cloud: samsa.cloud, region: samsa.region, config: { kind: 'Basic' }, environment: { id: samsa.environmentId } };
    const made = await call('POST', '/cmk/v2/clusters', { spec });
    expect(made.status).toBe(202);
    placed.push(made.body.id);
    const get = async () => (await call('GET', `/cmk/v2/clusters/${made.body.id}?environment=${samsa.environmentId}`)).body.status.phase;
    expect(await until(get, (phase) => phase === 'PROVISIONED', { mostMs: SETTLED_MS })).toBe('PROVISIONED');
  }

  it('is not misled by a data plane that nobody can reach', async () => {
    const kubeconfig = readFileSync(samsa.fleet[1]!, 'utf8').replace(/(server: ["']?https?:\/\/[^:]+):\d+/, '$1:1');
    const made = await call('POST', '/fleet/v1/data-planes', { display_name: 'second', cloud: samsa.cloud, region: samsa.region, kubeconfig });
    expect(made.status).toBe(201);
    second = made.body.id;
    expect((await until(() => plane(first), ({ state }) => state === 'Ready', { mostMs: SEEN_MS })).state).toBe('Ready');
    await create('before');
    expect(await used(second)).toBe(0);
  });

  it('takes up a new kubeconfig while it runs, and places the next cluster there', async () => {
    await call('PATCH', `/fleet/v1/data-planes/${second}`, { kubeconfig: readFileSync(samsa.fleet[1]!, 'utf8') });
    const seen = await until(() => plane(second), ({ state }) => state === 'Ready', { mostMs: SEEN_MS });
    expect(seen).toMatchObject({ state: 'Ready', kubeconfig_revision: 2, seen_at: expect.any(String), shard: { holder: expect.any(String) } });
    await create('there');
    expect([await used(first), await used(second)]).toEqual([1, 1]);
  });

  it('places nothing on a cordoned data plane, whose clusters go on', async () => {
    await call('POST', `/fleet/v1/data-planes/${second}:cordon`);
    await create('elsewhere');
    await create('elsewhere too');
    expect([await used(first), await used(second)]).toEqual([3, 1]);
    expect(await plane(second)).toMatchObject({ state: 'Cordoned', health: 'Ready' });
  });

  it('lets a data plane go only when it is empty', async () => {
    const refused = await call('POST', `/fleet/v1/data-planes/${second}:retire`);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('1 Kafka cluster')]);
    expect((await call('DELETE', `/cmk/v2/clusters/${placed[1]}?environment=${samsa.environmentId}`)).status).toBe(204);
    expect(await until(() => used(second), (clusters) => clusters === 0, { mostMs: SETTLED_MS })).toBe(0);
    expect((await call('POST', `/fleet/v1/data-planes/${second}:retire`)).body.state).toBe('Retired');
    await create('after');
    expect((await plane(first)).capacity.used).toBe(4);
  });
});
