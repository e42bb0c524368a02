/** The published metrics API over minutes that were metered: points, groups, filters, pages, and one scrape for Prometheus. */
import type { MetricDescriptor, MetricPoint } from '@samsa/contract/metrics';
import { Database } from '@samsa/store/database';
import { addTopics } from '@samsa/store/broker-readings';
import { add, type Sample } from '@samsa/store/usage-counters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RECEIVED = 'io.confluent.kafka.server/received_bytes';
const RETAINED = 'io.confluent.kafka.server/retained_bytes';
/** Minutes of each cluster, of two brokers. */
const MINUTES = 30;

interface Points { data: (MetricPoint & { points: { timestamp: string; value: number }[] })[]; meta: { pagination: { total_size: number; next_page_token?: string } }; errors: { detail: string }[] }

describe('metrics', () => {
  let api: TestApi;
  let tenant: Tenant;
  let other: Tenant;
  let clusters: string[];
  let theirs: string;
  /** The minute after the last one that was metered. */
  let end: number;

  beforeAll(async () => {
    api = await startApi(['Looker', 'Other']);
    [tenant, other] = api.tenants as [Tenant, Tenant];
    const made = async (of: Tenant, name: string) =>
      (await api.call<{ id: string }>(of.cloudKey, 'POST', '/cmk/v2/clusters', { spec: { display_name: name, cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: of.environmentId } } })).body.id;
    clusters = [await made(tenant, 'one'), await made(tenant, 'two')];
    theirs = await made(other, 'theirs');
    end = Math.floor(Date.now() / MINUTE) * MINUTE;
    const billing = new Database(api.env['DATABASE_URL']!, 'samsa_billing', { poolSize: 1 });
    for (const [of, ids] of [[tenant, clusters], [other, [theirs]]] as const) {
      await billing.transact(async (tx) => {
        for (const resourceId of ids) {
          await add(tx, Array.from({ length: MINUTES * 2 }, (_, at): Sample[] => {
            const about = { organizationId: of.organizationId, resourceId, source: String(at % 2), windowMs: end - (1 + Math.floor(at / 2)) * MINUTE };
            return [{ ...about, metric: 'NETWORK_IN', quantity: 10n }, { ...about, metric: 'STORAGE', quantity: 500n * BigInt(MINUTE) }];
          }).flat());
          const topics = { orders: { received: 15, sent: 0, records: 1 }, payments: { received: 5, sent: 0, records: 1 } };
          await addTopics(tx, Array.from({ length: MINUTES }, (_, at) => ({ organizationId: of.organizationId, clusterId: resourceId, broker: 0, windowMs: end - (1 + at) * MINUTE, topics })));
        }
      });
    }
    await billing.close();
  });
  afterAll(() => api?.stop());

  const since = (minutes: number) => `${new Date(end - minutes * MINUTE).toISOString()}/${new Date(end).toISOString()}`;
  const query = (body: object, key: Credential = tenant.cloudKey, page = '') => api.call<Points>(key, 'POST', `/v2/metrics/cloud/query${page}`, { intervals: [since(5)], granularity: 'PT1M', ...body });
  const of = (metric: string) => ({ aggregations: [{ metric }] });
  const one = () => ({ op: 'EQ', field: 'resource.kafka.id', value: clusters[0] });

  it('are described, with what they are of', async () => {
    const { body } = await api.call<{ data: MetricDescriptor[] }>(tenant.cloudKey, 'GET', '/v2/metrics/cloud/descriptors/metrics?resource_type=kafka');
    expect(body.data.find(({ name }) => name === RECEIVED)).toMatchObject({ type: 'COUNTER_INT64', unit: 'By', exportable: true, lifecycle_stage: 'GENERAL_AVAILABILITY', resources: ['kafka'], labels: [{ key: 'topic' }] });
    const resources = await api.call<{ data: unknown[] }>(tenant.cloudKey, 'GET', '/v2/metrics/cloud/descriptors/resources');
    expect(resources.body.data).toMatchObject([{ type: 'kafka', labels: [{ key: 'kafka.id' }] }]);
    expect((await api.call(tenant.cloudKey, 'GET', '/v2/metrics/other/descriptors/metrics')).status).toBe(400);
  });

  it('are counted by the minute over a cluster’s brokers, and averaged where they are gauges', async () => {
    const counted = await query({ ...of(RECEIVED), filter: one() });
    expect(counted.body.data).toEqual(Array.from({ length: 5 }, (_, at) => ({ timestamp: new Date(end - (5 - at) * MINUTE).toISOString(), value: 20 })));
    const kept = await query({ ...of(RETAINED), filter: one(), granularity: 'ALL', intervals: [since(20)] });
    expect(kept.body.data).toEqual([{ timestamp: new Date(end - 20 * MINUTE).toISOString(), value: 1_000 }]);
    const hourly = await query({ ...of(RECEIVED), granularity: 'PT1H', intervals: [since(60)] });
    expect(hourly.body.data.reduce((sum, point) => sum + point.value, 0)).toBe(2 * MINUTES * 20);
    expect(hourly.body.data.every(({ timestamp }) => Date.parse(timestamp) % HOUR === 0)).toBe(true);
  });

  it('are grouped by cluster and topic, filtered by both, ordered, and given page by page', async () => {
    const topics = await query({ ...of(RECEIVED), group_by: ['resource.kafka.id', 'metric.topic'], filter: { op: 'AND', filters: [one(), { op: 'NOT', filter: { op: 'EQ', field: 'metric.topic', value: 'payments' } }] }, format: 'GROUPED' });
    expect(topics.body.data).toEqual([{ 'resource.kafka.id': clusters[0], 'metric.topic': 'orders', points: Array.from({ length: 5 }, (_, at) => ({ timestamp: new Date(end - (5 - at) * MINUTE).toISOString(), value: 15 })) }]);
    const largest = await query({ ...of(RECEIVED), group_by: ['metric.topic'], granularity: 'ALL', order_by: [{ metric: RECEIVED, order: 'DESCENDING' }], limit: 1 });
    expect(largest.body.data).toMatchObject([{ 'metric.topic': 'orders', value: 2 * 5 * 15 }]);
    const rest = await query({ ...of(RECEIVED), group_by: ['metric.topic'], granularity: 'ALL', order_by: [{ metric: RECEIVED, order: 'DESCENDING' }], limit: 1 }, tenant.cloudKey, `?page_token=${largest.body.meta.pagination.next_page_token}`);
    expect(rest.body.data).toMatchObject([{ 'metric.topic': 'payments', value: 2 * 5 * 5 }]);
    expect(rest.body.meta.pagination).toMatchObject({ total_size: 2 });
  });

  it.each([
    [{ aggregations: [{ metric: 'io.confluent.kafka.server/nothing' }] }, 'there is no metric'], [{ aggregations: [{ metric: RETAINED }], group_by: ['metric.topic'] }, 'not known for each topic'],
    [{ aggregations: [{ metric: RECEIVED }], intervals: ['yesterday'] }, 'no interval'], [{ aggregations: [] }, 'aggregations'], [{ aggregations: [{ metric: RECEIVED }], granularity: 'PT2M' }, 'granularity'],
  ])('refuse %j, saying why', async (body, why) => {
    const { status, body: said } = await query(body);
    expect(status).toBe(400);
    expect(said.errors[0]?.detail).toContain(why);
  });

  it('are of one’s own clusters alone, and need the role', async () => {
    const seen = await query({ ...of(RECEIVED), group_by: ['resource.kafka.id'] });
    expect(new Set(seen.body.data.map((point) => point['resource.kafka.id']))).toEqual(new Set(clusters));
    expect((await query({ ...of(RECEIVED), filter: { op: 'EQ', field: 'resource.kafka.id', value: theirs } })).body.data).toEqual([]);
    const account = (await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/iam/v2/service-accounts', { display_name: 'looker' })).body.id;
    const made = (await api.call<{ id: string; spec: { secret: string } }>(tenant.cloudKey, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: account } } })).body;
    const key = { id: made.id, secret: made.spec.secret };
    expect((await query(of(RECEIVED), key)).status).toBe(403);
    const crn = `crn://confluent.cloud/organization=${tenant.organizationId}/environment=${tenant.environmentId}/cloud-cluster=${clusters[1]}`;
    expect((await api.call(tenant.cloudKey, 'POST', '/iam/v2/role-bindings', { principal: `User:${account}`, role_name: 'MetricsViewer', crn_pattern: crn })).status).toBe(201);
    await expect.poll(async () => (await query(of(RECEIVED), key)).status).toBe(200);
    expect(new Set((await query({ ...of(RECEIVED), group_by: ['resource.kafka.id'] }, key)).body.data.map((point) => point['resource.kafka.id']))).toEqual(new Set([clusters[1]]));
  });

  it('come in one scrape for Prometheus, by topic where that is known', async () => {
    const named = clusters.map((id) => `resource.kafka.id=${id}`).join('&');
    const { status, text } = await api.call(tenant.cloudKey, 'GET', `/v2/metrics/cloud/export?${named}`);
    expect(status).toBe(200);
    const minute = end - MINUTE;
    expect(text.split('\n').filter((line) => !line.startsWith('# HELP'))).toEqual([
      '# TYPE confluent_kafka_server_received_bytes gauge',
      ...clusters.toSorted().flatMap((id) => [`confluent_kafka_server_received_bytes{kafka_id="${id}",topic="orders"} 15 ${minute}`, `confluent_kafka_server_received_bytes{kafka_id="${id}",topic="payments"} 5 ${minute}`]),
      '# TYPE confluent_kafka_server_retained_bytes gauge',
      ...clusters.toSorted().map((id) => `confluent_kafka_server_retained_bytes{kafka_id="${id}"} 1000 ${minute}`),
      '',
    ]);
    expect((await api.call(tenant.cloudKey, 'GET', `/v2/metrics/cloud/export?resource.kafka.id=${theirs}`)).status).toBe(404);
    const all = await api.call(tenant.cloudKey, 'GET', '/v2/metrics/cloud/export?metric=' + encodeURIComponent(RETAINED));
    expect(all.text.split('\n').filter((line) => line.startsWith('confluent')).length).toBe(clusters.length);
  });
});
