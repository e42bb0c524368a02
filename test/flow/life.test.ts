/** The whole life of a tenant, with the generated client as the only way in and Kafka's own tools as the outside client. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN_USER } from '@samsa/kafka/lane';
import { KubeConnection } from '@samsa/kube/connection';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { kafkaCli } from './kafka-cli.ts';
import { FlowTenant, type Key, ok, refusal } from './tenant.ts';

const READY_MS = 90_000;

describe('the life of a tenant', () => {
  let samsa: Samsa;
  let tenant: FlowTenant;
  let folder: string;
  let environment: string;
  let cluster: string;
  let admin: Key;

  beforeAll(async () => {
    samsa = await startSamsa();
    tenant = new FlowTenant(samsa);
    folder = mkdtempSync(join(tmpdir(), 'samsa-life-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await samsa?.stop();
  });

  it('makes an environment and a Basic cluster, whose steps are told until a record went round', async () => {
    environment = (await ok(tenant.cloud.POST('/org/v2/environments', { body: { display_name: 'life' } }))).id;
    const made = await tenant.createCluster(environment, 'first', { kind: 'Basic' });
    cluster = made.id;
    expect(made.status.phase).toBe('PROVISIONING');
    const operation = await tenant.settled(cluster, READY_MS);
    expect(operation.steps.map((step) => `${step.name} ${step.state}`)).toEqual(['namespace done', 'objects done', 'ready done', 'credentials done', 'canary done', 'access done']);
    expect(operation.steps.every((step) => step.started_at && step.ended_at && step.started_at <= step.ended_at)).toBe(true);
    const ready = await tenant.getCluster(cluster, environment);
    expect(ready.status.phase).toBe('PROVISIONED');
    expect(ready.spec.kafka_bootstrap_endpoint).toMatch(/^SASL_SSL:\/\/127\.0\.0\.1:\d+$/);
  });

  it('gives a key that works when it is answered, and takes and gives back records by Kafka’s own tools', async () => {
    admin = await tenant.createKey(await tenant.administrator(), cluster);
    const kafka = tenant.with(admin);
    const params = { path: { cluster_id: cluster } };
    await ok(kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', { params, body: { topic_name: 'orders', partitions_count: 3, configs: [{ name: 'retention.ms', value: '3600000' }] } }));
    const config = await clientConfig(tenant, cluster, environment, admin, folder);
    await kafkaCli(['console-producer', '--bootstrap-server', config.bootstrap, '--command-config', config.file, '--topic', 'orders'], 'one\ntwo\nthree\n');
    const read = await kafkaCli(['console-consumer', '--bootstrap-server', config.bootstrap, '--command-config', config.file, '--topic', 'orders', '--from-beginning', '--max-messages', '3', '--timeout-ms', '20000', '--group', 'readers']);
    expect(read.trim().split('\n').sort()).toEqual(['one', 'three', 'two']);
    const lag = await ok(kafka.GET('/kafka/v3/clusters/{cluster_id}/consumer-groups/{consumer_group_id}/lag-summary', { params: { path: { cluster_id: cluster, consumer_group_id: 'readers' } } }));
    expect(lag.total_lag).toBe(0);
  });

  it('lets a service account do what its role says and nothing else', async () => {
    const account = await ok(tenant.cloud.POST('/iam/v2/service-accounts', { body: { display_name: 'writer', description: 'writes orders' } }));
    const { metadata } = await tenant.getCluster(cluster, environment);
    const key = await tenant.createKey(account.id, cluster);
    const kafka = tenant.with(key);
    const produce = () => kafka.POST('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/records', { params: { path: { cluster_id: cluster, topic_name: 'orders' } }, body: { value: { type: 'JSON', data: { n: 1 } } } });
    expect((await produce()).response.status).not.toBe(200);
    const binding = await ok(tenant.cloud.POST('/iam/v2/role-bindings', { body: { principal: `User:${account.id}`, role_name: 'DeveloperWrite', crn_pattern: `${metadata.resource_name}/topic=ord*` } }));
    const produced = await ok(produce());
    expect(produced).toMatchObject({ error_code: 200, topic_name: 'orders' });
    const deletion = await refusal(kafka.DELETE('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', { params: { path: { cluster_id: cluster, topic_name: 'orders' } } }));
    expect(deletion.status).toBe(403);
    await ok(tenant.cloud.DELETE('/iam/v2/role-bindings/{id}', { params: { path: { id: binding.id } } }));
    expect((await produce()).response.status).not.toBe(200);
  });

  it('goes on when the operator has made our administrator anew: what is kept of it is refused, and read again', async () => {
    const plane = KubeConnection.fromKubeconfig(readFileSync(samsa.fleet[0]!, 'utf8'));
    try {
      const secret = { apiVersion: 'v1', kind: 'Secret', namespace: `samsa-${cluster}`, name: ADMIN_USER };
      const password = async () => ((await plane.get(secret)) as { data?: { password?: string } } | undefined)?.data?.password;
      const before = await password();
      // We put the user back, and the operator gives it another password.
      await plane.delete({ apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser', namespace: secret.namespace, name: ADMIN_USER });
      await expect.poll(password, { timeout: READY_MS }).not.toSatisfy((now: unknown) => now === undefined || now === before);
      await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { params: { path: { id: cluster } }, body: { spec: { display_name: 'first, renamed', environment: { id: environment } } } }));
      expect((await tenant.settled(cluster, READY_MS)).steps.find(({ name }) => name === 'canary')?.state).toBe('done');
    } finally {
      plane.close();
    }
  });

  it('refuses a key everywhere as soon as it is deleted', async () => {
    const key = await tenant.createKey(await tenant.administrator(), cluster);
    const topics = () => tenant.with(key).GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: cluster } } });
    expect((await topics()).response.status).toBe(200);
    await ok(tenant.cloud.DELETE('/iam/v2/api-keys/{id}', { params: { path: { id: key.id } } }));
    expect((await topics()).response.status).toBe(401);
    const config = await clientConfig(tenant, cluster, environment, key, folder);
    const outside = await kafkaCli(['topics', '--bootstrap-server', config.bootstrap, '--command-config', config.file, '--list']).catch((error: Error) => error.message);
    expect(outside).toMatch(/Authentication failed|SaslAuthenticationException/);
  });

  it('upgrades Basic to Standard in place: three brokers, three replicas of everything, no record lost', async () => {
    const spec = { config: { kind: 'Standard' as const }, environment: { id: environment } };
    await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { params: { path: { id: cluster } }, body: { spec } }));
    await tenant.settled(cluster, READY_MS);
    const kafka = tenant.with(admin);
    const topic = await ok(kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', { params: { path: { cluster_id: cluster, topic_name: 'orders' } } }));
    expect(topic).toMatchObject({ replication_factor: 3, partitions_count: 3 });
    const config = await clientConfig(tenant, cluster, environment, admin, folder);
    const read = await kafkaCli(['console-consumer', '--bootstrap-server', config.bootstrap, '--command-config', config.file, '--topic', 'orders', '--from-beginning', '--max-messages', '4', '--timeout-ms', '20000']);
    expect(read.trim().split('\n')).toHaveLength(4);
    await kafkaCli(['console-producer', '--bootstrap-server', config.bootstrap, '--command-config', config.file, '--command-property', 'acks=all', '--topic', 'orders'], 'five\n');
  });

  it('tells everything that happened as a stream that can be taken up again', async () => {
    const events = await feed(samsa, '0-0');
    expect(events.map((event) => event.type)).toContain('cluster.update.accepted');
    const middle = events[Math.floor(events.length / 2)]!;
    const rest = await feed(samsa, middle.id);
    expect(rest.map((event) => event.id)).toEqual(events.slice(events.indexOf(middle) + 1).map((event) => event.id));
  });

  it('protects from deletion, then deletes and leaves nothing', async () => {
    const path = { params: { path: { id: cluster } } };
    await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { ...path, body: { spec: { deletion_protection: true, environment: { id: environment } } } }));
    const query = { environment };
    expect(await refusal(tenant.cloud.DELETE('/cmk/v2/clusters/{id}', { params: { ...path.params, query } }))).toMatchObject({ status: 409 });
    await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { ...path, body: { spec: { deletion_protection: false, environment: { id: environment } } } }));
    expect((await refusal(tenant.cloud.DELETE('/org/v2/environments/{id}', { params: { path: { id: environment } } }))).detail).toMatch(/still holds 1 Kafka cluster/);
    await ok(tenant.cloud.DELETE('/cmk/v2/clusters/{id}', { params: { ...path.params, query } }));
    await expect.poll(async () => (await refusal(tenant.cloud.GET('/cmk/v2/clusters/{id}', { params: { ...path.params, query } }))).status, { timeout: READY_MS }).toBe(404);
    await ok(tenant.cloud.DELETE('/org/v2/environments/{id}', { params: { path: { id: environment } } }));
  });

  it('has written down every mutation, without a secret', async () => {
    const database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    const { rows } = await database.query<{ operation: string; text: string }>('SELECT operation, row_to_json(audit)::text AS text FROM audit');
    await database.end();
    const done = rows.map((row) => row.operation);
    for (const operation of ['createEnvironment', 'createCluster', 'patchCluster', 'deleteCluster', 'createApiKey', 'deleteApiKey', 'createRoleBinding', 'deleteRoleBinding', 'createServiceAccount', 'deleteEnvironment']) expect(done).toContain(operation);
    expect(rows.some((row) => row.text.includes(admin.secret))).toBe(false);
  });
});

/** A properties file for Kafka's tools, made of what the API says. */
async function clientConfig(tenant: FlowTenant, cluster: string, environment: string, key: Key, folder: string) {
  const { spec } = await tenant.getCluster(cluster, environment);
  const ca = await ok(tenant.cloud.GET('/samsa/v1/clusters/{id}/ca.pem', { params: { path: { id: cluster } }, parseAs: 'text' }));
  const pem = join(folder, `${key.id}.pem`);
  const file = join(folder, `${key.id}.properties`);
  writeFileSync(pem, String(ca));
  writeFileSync(file, [
    'security.protocol=SASL_SSL', 'sasl.mechanism=SCRAM-SHA-512', `ssl.truststore.type=PEM`, `ssl.truststore.location=${pem}`,
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${key.id}" password="${key.secret}";`,
  ].join('\n'));
  return { file, bootstrap: (spec.kafka_bootstrap_endpoint ?? '').replace('SASL_SSL://', '') };
}

/** All events after a place, read until the stream falls silent. */
async function feed(samsa: Samsa, place: string): Promise<{ id: string; type: string }[]> {
  const stop = new AbortController();
  const { id, secret } = samsa.cloudKey;
  const response = await fetch(`${samsa.apiUrl}/samsa/v1/events`, { headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}`, 'last-event-id': place }, signal: stop.signal });
  let text = '';
  let silence = setTimeout(() => stop.abort(), 1_500);
  try {
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString('utf8');
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(), 1_500);
    }
  } catch {
    // the abort is how it ends
  }
  return [...text.matchAll(/id: (\S+)\nevent: (\S+)\n/g)].map(([, place_ = '', type = '']) => ({ id: place_, type }));
}
