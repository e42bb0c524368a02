/** Whole clusters and the autoscale as the api alone decides and shows them; nobody provisions here. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Autoscale } from '@samsa/contract/autoscale';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import type { FleetOperation } from '@samsa/contract/fleet-operations';
import type { OfferedRegion } from '@samsa/contract/regions';
import { type WholeCluster, WholeClusterTemplate, type WholeClusterTemplateAt } from '@samsa/contract/whole-clusters';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import { REPOSITORY } from '@samsa/local-stack/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { kubeconfigOf } from '../harness/nowhere.ts';

const KUBECONFIG = kubeconfigOf();
const AT = { cloud: 'GCP', region: 'europe-west3' };

describe('whole clusters', () => {
  let api: TestApi;
  let admin: Tenant;
  let tenant: Tenant;
  let other: Tenant;
  let management: string;

  beforeAll(async () => {
    api = await startApi(['Admin', 'Tenant', 'Other']);
    [admin, tenant, other] = api.tenants as [Tenant, Tenant, Tenant];
    await ask('POST', '/fleet/v1/data-planes', { display_name: 'shared', ...AT, kubeconfig: KUBECONFIG });
    const revision = { follows: 1, definition: { ...FIRST_PLANS['dedicated'], isolation: 'cluster' } };
    expect((await ask('POST', '/fleet/v1/plans/dedicated/revisions', revision)).status).toBe(201);
  });
  afterAll(() => api?.stop());

  const ask = <Body = Record<string, unknown>>(method: string, path: string, body?: unknown, key: Credential = admin.cloudKey) => api.call<Body>(key, method, path, body);
  const wish = (of: Tenant, name: string) => ({ spec: { display_name: name, ...AT, config: { kind: 'Dedicated', cku: 1 }, environment: { id: of.environmentId } } });
  const create = (of: Tenant, name: string) => ask<{ id: string; errors: { detail: string }[] }>('POST', '/cmk/v2/clusters', wish(of, name), of.cloudKey);
  const wholes = async (query = '') => (await ask<{ data: WholeCluster[] }>('GET', `/fleet/v1/whole-clusters${query}`)).body.data;
  const dedicatedHere = async () => {
    const regions = (await ask<{ data: (OfferedRegion & { kinds: { kind: string; available: boolean }[] })[] }>('GET', '/samsa/v1/regions', undefined, tenant.cloudKey)).body.data;
    return regions.find(({ region }) => region === AT.region)?.kinds.find(({ kind }) => kind === 'Dedicated')?.available;
  };

  it('are not to be had where no data plane makes any', async () => {
    const refused = await create(tenant, 'nowhere');
    expect([refused.status, refused.body.errors[0]?.detail]).toEqual([409, expect.stringContaining('takes no new Dedicated cluster')]);
    expect(await dedicatedHere()).toBe(false);
    expect(await wholes()).toEqual([]);
  });

  it('are wanted by a create whose plan isolates, in the create’s own transaction', async () => {
    management = (await ask<DataPlane>('POST', '/fleet/v1/data-planes', { display_name: 'management', ...AT, kubeconfig: KUBECONFIG, labels: { 'samsa.io/role': 'management' } })).body.id;
    expect(await dedicatedHere()).toBe(true);
    const dry = await ask<{ accepted: boolean }>('POST', '/cmk/v2/clusters?dry_run=true', wish(tenant, 'asked'), tenant.cloudKey);
    expect(dry.body).toMatchObject({ accepted: true, blockers: [] });
    expect(await wholes()).toEqual([]);
    const made = await create(tenant, 'first');
    expect(made.status, made.text).toBe(202);
    const [whole] = await wholes();
    expect(whole).toMatchObject({
      ...AT, organization: tenant.organizationId, management_data_plane: management, state: 'Pending', kafka_clusters: 1, cluster_api: { namespace: 'default', name: `samsa-${whole!.id}` },
      operation: { intent: 'create', state: 'pending' },
    });
    const plane = (await ask<DataPlane>('GET', `/fleet/v1/data-planes/${whole!.data_plane}`)).body;
    expect(plane).toMatchObject({ state: 'Registering', credentials: 'pending', exclusive_to: tenant.organizationId, capacity: { clusters: 1, used: 1 }, origin: { clusterApi: { management, name: `samsa-${whole!.id}` } } });
  });

  it('are each organization’s own, and filled before another is wanted', async () => {
    expect((await create(other, 'another’s')).status).toBe(202);
    expect((await wholes()).map(({ organization }) => organization)).toEqual([tenant.organizationId, other.organizationId]);
    const template = { cluster_class: 'mine', kubernetes_version: 'v1.35.1', worker_replicas: 5, cluster_capacity: { isolated: 2 } };
    const put = await ask<WholeClusterTemplateAt>('PUT', `/fleet/v1/whole-cluster-templates/${AT.cloud}/${AT.region}`, template);
    expect(put.body.template).toEqual(WholeClusterTemplate.parse(template));
    for (const name of ['second', 'third']) expect((await create(tenant, name)).status).toBe(202);
    const mine = await wholes(`?organization=${tenant.organizationId}`);
    expect(mine.map(({ kafka_clusters }) => kafka_clusters)).toEqual([1, 2]);
    expect(mine[1]!.cluster_api).toMatchObject({ cluster_class: 'mine', kubernetes_version: 'v1.35.1' });
  });

  it('are the fleet’s affair: tenants see the operations of their Kafka clusters alone', async () => {
    const { data } = (await ask<{ data: { resource: { kind: string } }[] }>('GET', '/samsa/v1/operations?page_size=100', undefined, tenant.cloudKey)).body;
    expect(new Set(data.map(({ resource }) => resource.kind))).toEqual(new Set(['Cluster']));
    const [whole] = await wholes();
    const all = (await ask<{ data: FleetOperation[] }>('GET', `/fleet/v1/operations?resource=${whole!.id}`)).body.data;
    expect(all).toMatchObject([{ resource: { kind: 'WholeCluster', id: whole!.id }, organization: tenant.organizationId }]);
    expect((await ask('GET', `/samsa/v1/operations/${all[0]!.id}`, undefined, tenant.cloudKey)).status).toBe(404);
    await api.database.query('DELETE FROM outbox');
    expect((await ask('POST', `/fleet/v1/operations/${all[0]!.id}:retry`)).status).toBe(202);
    const { rows } = await api.database.query<{ kind: string; resource_id: string }>('SELECT kind, resource_id FROM outbox');
    expect(rows).toEqual([{ kind: 'whole', resource_id: whole!.id }]);
  });

  it('are explained: to the tenant without them, to the fleet by name', async () => {
    const [whole] = await wholes();
    await api.database.query(`UPDATE whole_cluster SET state = 'Failed', cause = 'no quota' WHERE id = $1`, [whole!.id]);
    const { rows: [cluster] } = await api.database.query<{ id: string }>('SELECT id FROM kafka_cluster WHERE data_plane_id = $1', [whole!.data_plane]);
    const told = (await ask<{ state: string; you_can: string[] }>('GET', `/samsa/v1/clusters/${cluster!.id}/explain`, undefined, tenant.cloudKey)).body;
    expect(told.state).toContain('does not come up');
    expect(JSON.stringify(told)).not.toMatch(/no quota|wc-/);
    const forFleet = (await ask<{ you_can: string[] }>('GET', `/fleet/v1/clusters/${cluster!.id}/explain`)).body;
    expect(forFleet.you_can[0]).toContain(`${whole!.id}: no quota`);
  });

  it('take no Kafka on the data plane that makes them', async () => {
    await ask('POST', '/cmk/v2/clusters', { spec: { display_name: 'plain', ...AT, config: { kind: 'Basic' }, environment: { id: tenant.environmentId } } }, tenant.cloudKey);
    expect((await ask<DataPlane>('GET', `/fleet/v1/data-planes/${management}`)).body.capacity.used).toBe(0);
  });

  it('refuse a template that Kubernetes would refuse, and say what is asked for where nothing was said', async () => {
    const refused = await ask<{ pointer: string }>('PUT', `/fleet/v1/whole-cluster-templates/${AT.cloud}/${AT.region}`, { kubernetes_version: '1.35' });
    expect([refused.status, refused.body.pointer]).toEqual([400, '/kubernetes_version']);
    const untouched = await ask<WholeClusterTemplateAt>('GET', '/fleet/v1/whole-cluster-templates/AWS/us-east-1');
    expect(untouched.body).toEqual({ api_version: 'fleet/v1', kind: 'WholeClusterTemplate', cloud: 'AWS', region: 'us-east-1', template: WholeClusterTemplate.parse({}) });
  });

  it('are looked after by an autoscale that begins as a rehearsal; who set it is kept', async () => {
    const at = `/fleet/v1/autoscale/${AT.cloud}/${AT.region}`;
    expect((await ask('GET', at)).status).toBe(404);
    expect((await ask<Autoscale>('PUT', at, { floor: 4 })).body).toMatchObject({ ...AT, floor: 4, idle_retire_seconds: 86_400, dry_run: true, set_by: admin.userId });
    expect((await ask<{ data: Autoscale[] }>('GET', '/fleet/v1/autoscale')).body.data).toHaveLength(1);
    const { rows } = await api.database.query<{ operation: string }>(`SELECT operation FROM audit WHERE resource_kind IN ('Autoscale', 'WholeClusterTemplate') ORDER BY id`);
    expect(rows.map(({ operation }) => operation)).toEqual(['putWholeClusterTemplate', 'putAutoscale']);
  });

  it('are shown and asked for from the command line', async () => {
    const { id, secret } = admin.cloudKey;
    const env = { ...process.env, SAMSA_URL: api.url, SAMSA_KEY: id, SAMSA_SECRET: secret };
    const samsa = async (...args: string[]) => (await promisify(execFile)(join(REPOSITORY, 'node_modules/.bin/samsa'), args, { env, timeout: 30_000 })).stdout;
    const [whole] = await wholes();
    expect(await samsa('fleet', 'whole-clusters', 'list')).toMatch(new RegExp(`^ID +CLOUD +REGION +FOR +STATE .*\\n${whole!.id} +GCP +europe-west3 +${tenant.organizationId} +Failed`));
    expect(await samsa('fleet', 'whole-clusters', 'show', whole!.id)).toMatch(new RegExp(`CLUSTER API: +default/samsa-${whole!.id} on ${management}`));
    expect(await samsa('fleet', 'autoscale', 'set', 'GCP', 'europe-west3', '--floor', '7', '--act')).toMatch(/FLOOR: +7\n[^]*REHEARSAL: +no/);
    expect(await samsa('fleet', 'autoscale', 'decisions')).toMatch(/AT +CLOUD|^$|nothing/i);
  });
});
