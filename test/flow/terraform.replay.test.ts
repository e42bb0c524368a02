/**
 * What the Terraform provider does to our API, request by request: make, plan, change in place, plan, destroy. The requests are
 * the provider's (bodies, order, waits, what it reads back); no Terraform and no provider are needed. That the real ones agree is
 * the matter of terraform.real.test.ts, where they are to be had.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { startSamsa } from '../harness/stack.ts';
import type { Samsa } from '../harness/stack.ts';
import type { Held, Plan, Workspace } from '../harness/terraform/apply.ts';
import { workspace } from '../harness/terraform/apply.ts';
import type { ClusterConfig, ClusterState } from '../harness/terraform/clusters.ts';
import { clusters } from '../harness/terraform/clusters.ts';
import type { Acl, SettingsState, TopicConfig, TopicState } from '../harness/terraform/kafka.ts';
import { acls, clusterSettings, topics } from '../harness/terraform/kafka.ts';
import type { KeyConfig, KeyState } from '../harness/terraform/keys.ts';
import { apiKeys } from '../harness/terraform/keys.ts';
import type { EnvironmentConfig, EnvironmentState, ServiceAccountConfig, ServiceAccountState } from '../harness/terraform/organization.ts';
import { environments, roleBindings, serviceAccounts } from '../harness/terraform/organization.ts';
import type { Wire } from '../harness/terraform/wire.ts';
import { ProviderError, isGone, orGone, waitFor, wireTo } from '../harness/terraform/wire.ts';

const MINUTE_MS = 60_000;
const NO_CHANGES: Plan = { changes: [], moved: [] };

let samsa: Samsa;
let wire: Wire;
const shop: Workspace = workspace();
let environment: Held<EnvironmentConfig, EnvironmentState>;
let account: Held<ServiceAccountConfig, ServiceAccountState>;
let basic: Held<ClusterConfig, ClusterState>;
let dedicated: Held<ClusterConfig, ClusterState>;
let basicKey: Held<KeyConfig, KeyState>;
let dedicatedKey: Held<KeyConfig, KeyState>;
let cloudKey: Held<KeyConfig, KeyState>;
let topic: Held<TopicConfig, TopicState>;
let settings: Held<Record<string, string>, SettingsState>;

const environmentConfig: EnvironmentConfig = { displayName: 'shop', governance: 'ESSENTIALS' };
const accountConfig: ServiceAccountConfig = { displayName: 'orders service', description: 'writes orders' };
const topicConfig: TopicConfig = { name: 'orders', partitions: 3, config: { 'cleanup.policy': 'delete', 'retention.ms': '3600000' } };
const settingsConfig = { 'auto.create.topics.enable': 'false', 'log.retention.ms': '86400000' };
const clusterConfig = (displayName: string, rest: Partial<ClusterConfig>): ClusterConfig => ({
  displayName, kind: 'Basic', availability: 'SINGLE_ZONE', cloud: samsa.cloud, region: samsa.region, environmentId: environment.state.id, ...rest,
});
const keyOf = (displayName: string, cluster?: Held<ClusterConfig, ClusterState>): KeyConfig => ({
  displayName, owner: { id: account.state.id, kind: 'ServiceAccount' },
  ...(cluster && { cluster: { id: cluster.state.id, environmentId: environment.state.id } }),
});
const restOf = (cluster: Held<ClusterConfig, ClusterState>, key: Held<KeyConfig, KeyState>): Wire =>
  wireTo(cluster.state.rest_endpoint, { key: key.state.id, secret: key.state.secret }, wire.exchanges);
const adminOf = (cluster: Held<ClusterConfig, ClusterState>) =>
  ({ principal: `User:${account.state.id}`, role: 'CloudClusterAdmin', crnPattern: cluster.state.rbac_crn });

/** The provider does not wait for an upgrade; who does has its brokers back, which one broker's restart had taken away. */
const settled = (cluster: Held<ClusterConfig, ClusterState>) => waitFor('the cluster to settle', 4 * MINUTE_MS, async () => {
  const { data } = await wire.send('GET', '/samsa/v1/operations', { query: { resource: cluster.state.id } }) as { data: { state: string }[] };
  return data.some(({ state }) => state === 'pending' || state === 'running') ? undefined : true;
});

beforeAll(async () => {
  samsa = await startSamsa();
  wire = wireTo(samsa.url, samsa.key);
}, 3 * MINUTE_MS);
afterAll(() => samsa?.stop());

/** The steps build on each other: after a failure the rest would only repeat it in other words. */
let failed: string | undefined;
beforeEach((test) => {
  if (failed) test.skip(`after "${failed}"`);
  onTestFailed(() => { failed ??= test.task.name; });
});

describe('apply', () => {
  it('makes an environment with a governance package, and a service account', async () => {
    environment = await shop.apply('confluent_environment.shop', environments(wire), environmentConfig);
    account = await shop.apply('confluent_service_account.orders', serviceAccounts(wire), accountConfig);
    expect(environment.state).toMatchObject({ display_name: 'shop', package: 'ESSENTIALS' });
    expect(account.state.id).toMatch(/^sa-/);
  });

  it('makes a Basic cluster and waits until it and the schema registry of its environment stand', async () => {
    basic = await shop.apply('confluent_kafka_cluster.basic', clusters(wire), clusterConfig('orders', {}));
    expect(basic.state.bootstrap_endpoint).toMatch(/^SASL_SSL:\/\/.+:\d+$/);
    expect(basic.state.rbac_crn).toMatch(/\/cloud-cluster=lkc-[^/]+$/);
  }, 6 * MINUTE_MS);

  it('makes a Dedicated cluster whose cku is told by its status', async () => {
    dedicated = await shop.apply('confluent_kafka_cluster.dedicated', clusters(wire), clusterConfig('ledger', { kind: 'Dedicated', cku: 1 }));
    expect(dedicated.state.cku).toBe(1);
  }, 6 * MINUTE_MS);

  it('binds a role to the account on both clusters', async () => {
    await shop.apply('confluent_role_binding.basic_admin', roleBindings(wire), adminOf(basic));
    await shop.apply('confluent_role_binding.dedicated_admin', roleBindings(wire), adminOf(dedicated));
  });

  it('makes keys that work the first time they are tried', async () => {
    basicKey = await shop.apply('confluent_api_key.basic', apiKeys(wire), keyOf('orders key', basic));
    dedicatedKey = await shop.apply('confluent_api_key.dedicated', apiKeys(wire), keyOf('ledger key', dedicated));
    cloudKey = await shop.apply('confluent_api_key.cloud', apiKeys(wire), keyOf('orders cloud key'));
    expect([basicKey.state.tries, dedicatedKey.state.tries, cloudKey.state.tries]).toEqual([2, 2, 1]);
    expect(cloudKey.state.managed_resource).toBeUndefined();
  }, 2 * MINUTE_MS);

  it('makes a topic with settings, an ACL, and settings of the Dedicated cluster', async () => {
    const rest = restOf(basic, basicKey);
    topic = await shop.apply('confluent_kafka_topic.orders', topics(rest, basic.state.id), topicConfig);
    const acl: Acl = {
      resource_type: 'TOPIC', resource_name: 'orders', pattern_type: 'LITERAL', principal: `User:${account.state.id}`,
      host: '*', operation: 'READ', permission: 'ALLOW',
    };
    await shop.apply('confluent_kafka_acl.orders_read', acls(rest, basic.state.id), acl);
    settings = await shop.apply('confluent_kafka_cluster_config.dedicated', clusterSettings(restOf(dedicated, dedicatedKey), dedicated.state.id), settingsConfig);
  }, 2 * MINUTE_MS);

  it('leaves nothing to change', async () => {
    expect(await shop.plan()).toEqual(NO_CHANGES);
  });
});

describe('update in place', () => {
  it('renames the environment and raises its governance package', async () => {
    await environment.update({ displayName: 'shop, renamed', governance: 'ADVANCED' });
    await account.update({ ...accountConfig, description: 'writes and reads orders' });
    await basicKey.update({ ...keyOf('orders key, renamed', basic), description: 'for the orders service' });
  });

  it('renames a cluster and upgrades it from Basic to Standard', async () => {
    await basic.update(clusterConfig('orders, renamed', {}));
    const upgraded = await basic.update(clusterConfig('orders, renamed', { kind: 'Standard' }));
    expect(upgraded).toMatchObject({ display_name: 'orders, renamed', type: 'Standard' });
    await settled(basic);
  }, 6 * MINUTE_MS);

  it('resizes a Dedicated cluster up and down, and protects it', async () => {
    expect((await dedicated.update(clusterConfig('ledger', { kind: 'Dedicated', cku: 2 }))).cku).toBe(2);
    expect((await dedicated.update(clusterConfig('ledger', { kind: 'Dedicated', cku: 1, deletionProtection: true }))).cku).toBe(1);
  }, 10 * MINUTE_MS);

  it('gives a topic more partitions and other settings', async () => {
    await topic.update({ name: 'orders', partitions: 6, config: { 'cleanup.policy': 'delete', 'retention.ms': '7200000', 'max.message.bytes': '1048576' } });
    await settings.update({ ...settingsConfig, 'log.retention.ms': '43200000' });
    expect(topic.state.partitions_count).toBe(6);
  }, 2 * MINUTE_MS);

  it('leaves nothing to change, though the brokers that joined have brought addresses', async () => {
    const { changes, moved } = await shop.plan();
    expect(changes).toEqual([]);
    for (const line of moved) expect(line).toMatch(/^confluent_kafka_cluster\.\w+: (bootstrap_endpoint|endpoints): /);
    expect(await shop.plan()).toEqual(NO_CHANGES);
  });
});

describe('what the provider cannot forgive', () => {
  it('finds one service account by a name with blanks, and no other', async () => {
    const other = await serviceAccounts(wire).create({ displayName: 'orders', description: '' });
    const query = { display_name: 'orders service'.split(' ') };
    const found = await wire.send('GET', '/iam/v2/service-accounts', { query }) as { data: { id: string }[] };
    expect(found.data.map(({ id }) => id)).toEqual([account.state.id]);
    await serviceAccounts(wire).remove(other);
  });

  it('pages through environments by the token in `next`, and no page says null', async () => {
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const query = { page_size: '1', ...(token && { page_token: token }) };
      const page = await wire.send('GET', '/org/v2/environments', { query }) as { data: { id: string }[]; metadata: { next?: string } };
      for (const { id } of page.data) seen.add(id);
      token = page.metadata.next ? new URL(page.metadata.next, samsa.url).searchParams.get('page_token') ?? undefined : undefined;
    } while (token);
    expect(seen).toContain(environment.state.id);
  });

  it('accepts an endpoint that ends with a slash', async () => {
    expect(await wireTo(`${samsa.url}/`, samsa.key).send('GET', `/org/v2/environments/${environment.state.id}`)).toMatchObject({ id: environment.state.id });
  });

  it('tells an unknown key from a lost resource', async () => {
    const stranger = wireTo(samsa.url, { key: 'AAAAAAAAAAAAAAAA', secret: 'wrong' });
    const fault = await stranger.send('GET', `/org/v2/environments/${environment.state.id}`).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(ProviderError);
    expect(isGone(fault, 'control')).toBe(false);
    expect(await orGone('control', () => wire.send('GET', '/org/v2/environments/env-none'))).toBeUndefined();
  });

  it('names the protection that holds a cluster, by a code', async () => {
    const fault = await clusters(wire).remove(dedicated.state).catch((thrown: unknown) => thrown) as ProviderError;
    expect(fault).toBeInstanceOf(ProviderError);
    expect(JSON.parse(fault.body)).toMatchObject({ errors: [{ code: 'deletion_protection_enabled' }] });
    await dedicated.update(clusterConfig('ledger', { kind: 'Dedicated', cku: 1 }));
  });
});

describe('destroy', () => {
  it('takes everything away again, and every read says it is gone', async () => {
    await shop.destroy();
    expect(await clusters(wire).read(basic.state)).toBeUndefined();
    expect(await clusters(wire).read(dedicated.state)).toBeUndefined();
    expect(await apiKeys(wire).read(cloudKey.state)).toBeUndefined();
    expect(await environments(wire).read(environment.state)).toBeUndefined();
  }, 6 * MINUTE_MS);

  /** Brokers may be away for a moment while an upgrade restarts them; the control plane may not. */
  it('needed no request to the control plane twice', () => {
    expect(wire.exchanges.filter(({ tries, url }) => tries > 1 && !url.includes('/kafka/v3/'))).toEqual([]);
  });
});
