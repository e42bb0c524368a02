/** Plans, where clusters go and why, and what a change would do: asked of the api, with nobody who provisions. */
import type { ClusterPlan } from '@samsa/contract/cluster-plans';
import type { Explanation } from '@samsa/contract/explain';
import type { PlacementAnswer } from '@samsa/contract/fleet-placements';
import type { Plan } from '@samsa/contract/fleet-plans';
import type { OfferedRegion } from '@samsa/contract/regions';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { kubeconfigOf } from '../harness/nowhere.ts';

const kubeconfig = kubeconfigOf();
const REGION = 'europe-west9';
const KINDS = ['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated'] as const;

let api: TestApi;
let admin: Tenant;
let tenant: Tenant;
const planes: Record<string, string> = {};

type Problem = { detail: string; pointer: string };
const ask = <Body>(method: string, path: string, body?: unknown, key: Credential = admin.cloudKey) => api.call<Body>(key, method, path, body);
const asTenant = <Body>(method: string, path: string, body?: unknown) => ask<Body>(method, path, body, tenant.cloudKey);
const spec = (config: object = { kind: 'Basic' }, more: object = {}) => ({ display_name: 'asked', cloud: 'GCP', region: REGION, config, environment: { id: tenant.environmentId }, ...more });
const configOf = (kind: (typeof KINDS)[number]) => (kind === 'Dedicated' ? { kind, cku: 1 } : { kind });
const detailOf = ({ body }: { body: unknown }) => (body as { errors: { detail: string }[] }).errors[0]!.detail;

beforeAll(async () => {
  api = await startApi(['Admin', 'Tenant']);
  [admin, tenant] = api.tenants as [Tenant, Tenant];
  const fleet: Record<string, object> = {
    'good': { zones: ['a', 'b', 'c'] }, 'one-zone': { zones: ['a'], labels: { 'samsa.io/cost': '100' } }, 'cordoned': {}, 'tainted': { taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
    'of-another': { exclusive_to: admin.organizationId }, 'small': { limits: { cpu_millis: 349, memory_bytes: 1 } },
  };
  for (const [name, more] of Object.entries(fleet)) {
    const made = await ask<{ id: string }>('POST', '/fleet/v1/data-planes', { display_name: `secret-${name}`, cloud: 'GCP', region: REGION, kubeconfig, ...more });
    expect(made.status, made.text).toBe(201);
    planes[name] = made.body.id;
  }
  await ask('POST', `/fleet/v1/data-planes/${planes['cordoned']}:cordon`);
  await api.database.query("UPDATE data_plane SET state = 'Ready' WHERE region = $1", [REGION]);
});
afterAll(() => api?.stop());

describe('why a cluster goes where it goes', () => {
  it('is asked by who runs the fleet, over every data plane by name', async () => {
    const { status, body } = await ask<PlacementAnswer>('POST', '/fleet/v1/placements:explain', { organization: tenant.organizationId, spec: { cloud: 'GCP', region: REGION, config: { kind: 'Basic' } } });
    expect([status, body.blockers]).toEqual([200, []]);
    const { placement } = body;
    expect(placement).toMatchObject({
      asked: { kind: 'Basic', plan: { name: 'basic', revision: 1 }, zones: 1, needs: { brokers: 1, cpu_millis: 350 } }, considered: 7, fitting: 2, chosen: planes['good'],
      weights: { spread: 3, packing: 2, headroom: 4, cost: 1 },
    });
    const reasons = Object.fromEntries(placement.candidates.map(({ data_plane, refusals }) => [data_plane, refusals?.map(({ reason }) => reason)]));
    expect(reasons).toMatchObject({
      [planes['good']!]: undefined, [planes['one-zone']!]: undefined, [planes['cordoned']!]: ['Cordoned'], [planes['tainted']!]: ['TaintNotTolerated'],
      [planes['of-another']!]: ['ExclusiveToAnother'], [planes['small']!]: ['NoRoom'],
    });
    expect(Object.values(reasons)).toContainEqual(['OtherCloud', 'OtherRegion']);
    expect(placement.candidates.find(({ data_plane }) => data_plane === planes['small'])?.refusals?.[0]?.detail).toBe('0.35 cores wanted, 0.349 cores free; 1.25 GiB of memory wanted, 0 GiB of memory free');
    const [first, second] = placement.candidates;
    expect([first?.scores?.cost, second?.scores?.cost, first!.total! > second!.total!]).toEqual([50, 0, true]);
  });

  it('comes with what would stand in the way, and is no business of a tenant’s', async () => {
    const question = { organization: tenant.organizationId, spec: { cloud: 'GCP', region: 'nowhere', config: { kind: 'Dedicated', cku: 24 } } };
    await api.database.query('UPDATE organization SET cku_limit = 10 WHERE id = $1', [tenant.organizationId]);
    const { body } = await ask<PlacementAnswer>('POST', '/fleet/v1/placements:explain', question);
    expect(body.blockers).toEqual([expect.stringContaining('no region nowhere of GCP'), expect.stringContaining('quota of 10 cku')]);
    expect(body.placement.chosen).toBeUndefined();
    expect((await asTenant('POST', '/fleet/v1/placements:explain', question)).status).toBe(403);
    expect((await ask<Problem>('POST', '/fleet/v1/placements:explain', { ...question, organization: '00000000-0000-4000-8000-000000000000' })).body.pointer).toBe('/organization');
  });

  it('is kept with the cluster: in counts for its tenant, by name for the fleet', async () => {
    const { body: { id } } = await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: spec() });
    const told = await asTenant<Explanation>('GET', `/samsa/v1/clusters/${id}/explain`);
    expect(told.body.evidence.placement).toMatchObject({ considered: 5, fitting: 2, scores: { spread: 100 }, refused: [{ reason: 'Cordoned', data_planes: 1 }, { reason: 'NoRoom', data_planes: 1 }, { reason: 'TaintNotTolerated', data_planes: 1 }] });
    expect(told.body.evidence.placement_by_data_plane).toBeUndefined();
    expect(told.text).not.toMatch(/secret-|Exclusive/);
    for (const [name, plane] of Object.entries(planes)) if (name !== 'good') expect(told.text).not.toContain(plane);
    const full = await ask<Explanation>('GET', `/fleet/v1/clusters/${id}/explain`);
    expect(full.body.evidence.placement_by_data_plane).toMatchObject({ chosen: planes['good'], considered: 6 });
    const operation = await ask('GET', `/fleet/v1/operations/${full.body.evidence.operation}`);
    expect(operation.body).toMatchObject({ intent: 'create', placement: { chosen: planes['good'] } });
  });

  it('keeps an organization’s second cluster apart from its first', async () => {
    const { body: { id } } = await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: spec(undefined, { display_name: 'second' }) });
    const { rows } = await api.database.query('SELECT data_plane_id AS plane FROM kafka_cluster WHERE id = $1', [id]);
    expect(rows).toEqual([{ plane: planes['one-zone'] }]);
  });
});

describe('the regions on offer', () => {
  it('say of each kind what a create of its least size is then told', async () => {
    const { body } = await asTenant<{ data: OfferedRegion[] }>('GET', '/samsa/v1/regions');
    const here = body.data.find(({ region }) => region === REGION)!;
    expect(here.kinds.map(({ kind }) => kind)).toEqual([...KINDS]);
    for (const { kind, available } of here.kinds) {
      const { body: plan } = await asTenant<ClusterPlan>('POST', '/cmk/v2/clusters?dry_run=true', { spec: spec(configOf(kind), { availability: 'LOW' }) });
      expect([kind, plan.blockers.every(({ code }) => code !== 'NoCapacity')]).toEqual([kind, available]);
    }
    expect(here.available).toBe(true);
  });
});

describe('a dry run', () => {
  let id: string;
  const everything = async () => {
    const { rows: tables } = await api.database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const found: Record<string, string> = {};
    for (const { name } of tables) found[name] = (await api.database.query<{ all: string }>(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS all FROM ${name} t`)).rows[0]!.all;
    return found;
  };
  /** Asked both ways, with the same answer, and not one row differs afterwards. */
  async function dry(method: string, path: string, body: object | undefined, intent: object): Promise<ClusterPlan> {
    const before = await everything();
    const asked = await asTenant<ClusterPlan>(method, `${path}${path.includes('?') ? '&' : '?'}dry_run=true`, body);
    const planned = await asTenant<ClusterPlan>('POST', '/samsa/v1/clusters:plan', intent);
    expect(await everything()).toEqual(before);
    expect([asked.status, planned.status], asked.text).toEqual([200, 200]);
    expect(planned.body).toEqual(asked.body);
    return asked.body;
  }
  const patch = (change: object) => {
    const body = { spec: { environment: { id: tenant.environmentId }, ...change } };
    return dry('PATCH', `/cmk/v2/clusters/${id}`, body, { intent: 'update', cluster: id, ...body });
  };
  const names = (plan: ClusterPlan) => plan.objects.map(({ deed, kind, name }) => `${deed} ${kind} ${name}`);

  beforeAll(async () => {
    id = (await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: spec(undefined, { display_name: 'stands' }) })).body.id;
    await api.database.query("UPDATE kafka_cluster SET created_at = now() - interval '1 hour'");
  });

  it('of a create says where, what and how much, and changes nothing', async () => {
    const body = { spec: spec({ kind: 'Dedicated', cku: 2 }, { availability: 'LOW' }) };
    const plan = await dry('POST', '/cmk/v2/clusters', body, { intent: 'create', ...body });
    expect(plan).toMatchObject({
      kind: 'ClusterPlan', intent: 'create', accepted: true, blockers: [], placement: { cloud: 'GCP', region: REGION, fitting: 2, total: expect.any(Number) },
      difference: { clusters: 1, brokers: 4, cpu_millis: 4_100, cku: 2 }, steps: ['namespace', 'objects', 'ready', 'credentials', 'canary', 'access'],
      restarts: { brokers: 0, why: [] }, data: [], price: { difference_micros: 730 * 2 * 2_150_000 },
    });
    expect(names(plan)).toEqual([
      'create Namespace samsa-lkc-<new>', 'create ResourceQuota cluster', 'create LimitRange cluster', 'create NetworkPolicy cluster', 'create KafkaNodePool nodes',
      'create KafkaNodePool brokers', expect.stringContaining('create KafkaUser'), 'create Kafka lkc-<new>',
    ]);
  });

  it('tells everything that stands in the way at once', async () => {
    const body = { spec: spec({ kind: 'Dedicated', cku: 24 }, { region: 'us-east-1', availability: 'LOW' }) };
    const plan = await dry('POST', '/cmk/v2/clusters', body, { intent: 'create', ...body });
    expect([plan.accepted, plan.blockers.map(({ status, code }) => `${status} ${code}`)]).toEqual([false, ['400 UnknownRegion', '402 QuotaExceeded']]);
    const wrong = { spec: spec({ kind: 'Dedicated' }) };
    expect((await dry('POST', '/cmk/v2/clusters', wrong, { intent: 'create', ...wrong })).blockers).toEqual([expect.objectContaining({ pointer: '/spec/config/cku' })]);
  });

  it('of a change tells restarts, objects and data; of none, nothing', async () => {
    expect(await patch({ display_name: 'another name' })).toMatchObject({ accepted: true, objects: [], restarts: { brokers: 0 }, difference: { brokers: 0 }, steps: expect.arrayContaining(['ready']) });
    expect(await patch({ display_name: 'stands' })).toMatchObject({ accepted: true, objects: [], steps: [] });
    const upgrade = await patch({ config: { kind: 'Standard' } });
    expect(upgrade).toMatchObject({
      accepted: true, difference: { clusters: 0, brokers: 2, cpu_millis: 500 }, restarts: { brokers: 1, why: ['other settings of the plan, read when a broker starts'] },
      data: [{ deed: 'replicate', detail: 'Every partition gets 3 replicas instead of 1.', bytes: null }],
    });
    expect(names(upgrade)).toEqual(['create KafkaNodePool brokers', 'change ResourceQuota cluster', 'change KafkaNodePool nodes', `change Kafka ${id}`]);
    expect(await patch({ config: { kind: 'Enterprise' } })).toMatchObject({ accepted: false, objects: [], steps: [], blockers: [{ status: 400, pointer: '/spec/config/kind' }] });
  });

  it('of a deletion tells what is lost, and whether it is protected', async () => {
    const remove = () => dry('DELETE', `/cmk/v2/clusters/${id}?environment=${tenant.environmentId}`, undefined, { intent: 'delete', cluster: id, environment: tenant.environmentId });
    const plan = await remove();
    expect(plan).toMatchObject({ accepted: true, difference: { clusters: -1, brokers: -1 }, data: [{ deed: 'delete' }], steps: ['users', 'kafka', 'namespace', 'release'] });
    expect(plan.objects.every(({ deed }) => deed === 'delete') && plan.objects.length).toBe(7);
    await asTenant('PATCH', `/cmk/v2/clusters/${id}`, { spec: { deletion_protection: true, environment: { id: tenant.environmentId } } });
    expect(await remove()).toMatchObject({ accepted: false, blockers: [{ status: 409, code: 'deletion_protection_enabled' }] });
  });

  it('misspelled is refused, never done; and asks for the same rights as the deed', async () => {
    for (const word of ['1', 'yes', '', 'TRUE']) {
      const refused = await asTenant('POST', `/cmk/v2/clusters?dry_run=${word}`, { spec: spec() });
      expect([refused.status, detailOf(refused)]).toEqual([400, expect.stringContaining('dry_run')]);
    }
    expect((await ask('DELETE', `/cmk/v2/clusters/${id}?environment=${tenant.environmentId}&dry_run=true`)).status).toBe(404);
    const wet = await asTenant<{ id: string }>('POST', '/cmk/v2/clusters?dry_run=false', { spec: spec(undefined, { display_name: 'wet' }) });
    expect([wet.status, wet.body.id]).toEqual([202, expect.stringMatching(/^lkc-/)]);
  });
});

describe('a plan', () => {
  const basic = FIRST_PLANS['basic']!;
  const revise = (follows: number, change: object = {}, name = 'basic', key?: Credential) => ask<Plan & Problem>('POST', `/fleet/v1/plans/${name}/revisions`, { follows, definition: { ...basic, ...change } }, key);

  it('is listed and read in its newest revision, with what it takes', async () => {
    const { body } = await ask<{ data: Plan[] }>('GET', '/fleet/v1/plans');
    expect(body.data.map(({ id, revision }) => `${id} ${revision}`)).toEqual(['basic 1', 'dedicated 1', 'enterprise 1', 'freight 1', 'standard 1']);
    expect((await ask<Plan>('GET', '/fleet/v1/plans/dedicated')).body).toMatchObject({ definition: FIRST_PLANS['dedicated'], capacity: { least: { brokers: 3, cpu_millis: 3_100 }, per_cku: { clusters: 0, brokers: 1, cpu_millis: 1_000 } } });
    expect((await ask('GET', '/fleet/v1/plans/golden')).status).toBe(404);
    expect((await asTenant('GET', '/fleet/v1/plans')).status).toBe(403);
  });

  it('is refused with the field where Kubernetes, Kafka or the ledger would stumble', async () => {
    const wrong: [change: object, pointer: string][] = [
      [{ kind: 'Standard' }, '/definition/kind'], [{ nodes: 0 }, '/definition/nodes'], [{ nodesPerCku: 1 }, '/definition/nodesPerCku'],
      [{ cku: { least: 1, most: 2 } }, '/definition/cku'], [{ maxEcku: { default: 5, most: 4 } }, '/definition/maxEcku/default'],
      [{ resources: { ...basic.resources, requests: { cpu: 'much', memory: '1Gi' } } }, '/definition/resources/requests/cpu'],
      [{ resources: { ...basic.resources, requests: { cpu: '3', memory: '1Gi' } } }, '/definition/resources/requests/cpu'],
      [{ jvm: { xms: '256m', xmx: '1g' } }, '/definition/jvm/xmx'], [{ storage: { ...basic.storage, size: '0Gi' } }, '/definition/storage/size'],
      [{ kafka: { ...basic.kafka, metadataVersion: '4.4-IV0' } }, '/definition/kafka/metadataVersion'],
      [{ kafka: { ...basic.kafka, config: { 'default.replication.factor': 3 } } }, '/definition/kafka/config/default.replication.factor'],
      [{ placement: { tolerations: [{ value: 'x' }] } }, '/definition/placement/tolerations/0'], [{ isolation: 'none' }, '/definition/isolation'], [{ drift: 'ignore' }, '/definition/drift'],
    ];
    for (const [change, pointer] of wrong) {
      const refused = await revise(1, change);
      expect([refused.status, refused.body.pointer], refused.text).toEqual([400, pointer]);
    }
    expect((await revise(0)).status).toBe(409);
    expect((await revise(2)).status).toBe(409);
    expect((await revise(1, {}, 'basic', tenant.cloudKey)).status).toBe(403);
  });

  it('has a new revision, of which new clusters are made while old ones keep theirs; of two at once one is let in', async () => {
    const before = (await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: spec(undefined, { display_name: 'before' }) })).body.id;
    const change = { storage: { ...basic.storage, size: '20Gi' }, price: { reference: 'basic-2027' }, drift: 'adopt', placement: { tolerations: [{ key: 'gpu', operator: 'Exists' }], labels: { 'samsa.io/cost': '100' } } };
    const answers = await Promise.all([revise(1, change), revise(1, change), revise(1, change)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const made = (await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: spec(undefined, { display_name: 'after' }) })).body.id;
    await expect.poll(async () => (await ask<Plan>('GET', '/fleet/v1/plans/basic')).body, { timeout: 1_000 }).toMatchObject({ revision: 2, clusters: 1, definition: change, capacity: { least: { storage_bytes: 20 * 1024 ** 3 } } });
    const { rows } = await api.database.query('SELECT id, plan_revision AS revision, data_plane_id AS plane FROM kafka_cluster WHERE id = ANY($1)', [[before, made]]);
    expect(rows).toContainEqual(expect.objectContaining({ id: before, revision: 1 }));
    expect(rows).toContainEqual({ id: made, revision: 2, plane: planes['one-zone'] });
    const { body } = await ask<{ data: Plan[] }>('GET', '/fleet/v1/plans/basic/revisions');
    expect(body.data.map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await asTenant('PATCH', `/cmk/v2/clusters/${before}`, { spec: { display_name: 'still', environment: { id: tenant.environmentId } } })).status).toBe(200);
    expect((await api.database.query('SELECT plan_revision AS revision, generation::int FROM kafka_cluster WHERE id = $1', [before])).rows).toEqual([{ revision: 1, generation: 2 }]);
    const { rows: audited } = await api.database.query("SELECT count(*)::int AS many FROM audit WHERE operation = 'createPlanRevision'");
    expect(audited).toEqual([{ many: 1 }]);
  });

  it('that isolates finds no place until there is one of the organization’s own', async () => {
    expect((await revise(2, { isolation: 'cluster' })).status).toBe(201);
    const isolated = () => asTenant<ClusterPlan>('POST', '/cmk/v2/clusters?dry_run=true', { spec: spec() });
    expect((await isolated()).body.blockers).toEqual([expect.objectContaining({ code: 'NoCapacity', detail: expect.stringContaining('NotIsolated') })]);
    const own = await ask<{ id: string }>('POST', '/fleet/v1/data-planes', { display_name: 'own', cloud: 'GCP', region: REGION, kubeconfig, exclusive_to: tenant.organizationId });
    expect((await isolated()).body).toMatchObject({ accepted: true });
    const { body } = await ask<PlacementAnswer>('POST', '/fleet/v1/placements:explain', { organization: tenant.organizationId, spec: { cloud: 'GCP', region: REGION, config: { kind: 'Basic' } } });
    expect(body.placement.chosen).toBe(own.body.id);
  });
});
