/**
 * Every operation there is, tried by those who may not: without credentials, with the key of another organization's
 * administrator, with a key of the own organization that has no role, with a key of the wrong kind, with the session of another
 * organization's administrator, and without the token of its page. None may be answered
 * with anything of the tenant's, and at the end nothing of the tenant's has changed.
 *
 * The walk is over the contract itself. An operation that this test does not know how to ask fails it: teach it below what
 * to put into its path and its body.
 */
import type { Operation } from '@samsa/contract/operation';
import { allOperations } from '@samsa/contract/surface';
import { clusterCrn, organizationCrn } from '@samsa/domain/crn';
import { invoiceIdOf } from '@samsa/domain/invoice';
import { monthOf } from '@samsa/domain/rating';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { Browser } from '../harness/browser.ts';

/** In every name and text of the tenant's that has one. */
const MARK = 'for-no-strangers-eyes';
const STREAM_MS = 400;
const CLOSED = allOperations.filter((operation) => operation.permission !== 'open');

interface Owned {
  environment: string;
  cluster: string;
  serviceAccount: string;
  apiKey: string;
  clusterKey: Credential;
  roleBinding: string;
  invitation: string;
  operation: string;
  invoice: string;
  quotaRequest: string;
  budget: string;
  webhook: string;
  registry: string;
  dataPlane: string;
}

let api: TestApi;
let tenant: Tenant;
let stranger: Tenant;
let owned: Owned;
let roleless: Credential;
let strangersClusterKey: Credential;
let strangersBrowser: Browser;

/** What an `{id}` below these paths is. */
const itemOf = (path: string): string | undefined => {
  const items: [prefix: string, id: string][] = [
    ['/org/v2/organizations/', tenant.organizationId], ['/org/v2/environments/', owned.environment], ['/cmk/v2/clusters/', owned.cluster],
    ['/iam/v2/service-accounts/', owned.serviceAccount], ['/iam/v2/api-keys/', owned.apiKey], ['/iam/v2/users/', tenant.userId],
    ['/iam/v2/invitations/', owned.invitation], ['/iam/v2/role-bindings/', owned.roleBinding], ['/srcm/v3/clusters/', owned.registry],
    ['/samsa/v1/invitations/', owned.invitation], ['/samsa/v1/operations/', owned.operation], ['/samsa/v1/invoices/', owned.invoice], ['/samsa/v1/clusters/', owned.cluster], ['/kafka/v3/clusters/', owned.cluster], ['/v2/metrics/', 'cloud'],
    ['/fleet/v1/drift/', 'dr-00000000'], ['/fleet/v1/whole-clusters/', 'wc-00000000'], ['/fleet/v1/whole-cluster-templates/', 'AWS'], ['/fleet/v1/autoscale/', 'AWS'], ['/fleet/v1/data-planes/', owned.dataPlane], ['/fleet/v1/plans/', 'basic'], ['/fleet/v1/quotas/', tenant.organizationId], ['/fleet/v1/operations/', owned.operation],
    ['/service-quota/v1/applied-quotas/', 'kafka.max_kafka_clusters.per_org'], ['/service-quota/v1/scopes/', 'NOTHING'], ['/samsa/v1/quota-requests/', owned.quotaRequest], ['/fleet/v1/quota-requests/', owned.quotaRequest],
    ['/fleet/v1/usage-proofs/', 'up-00000000'], ['/samsa/v1/budgets/', owned.budget], ['/samsa/v1/webhooks/', owned.webhook],
    ['/fleet/v1/organizations/', tenant.organizationId], ['/fleet/v1/pauses/', 'global'], ['/fleet/v1/clusters/', owned.cluster],
  ];
  return items.find(([prefix]) => path.startsWith(prefix))?.[1];
};

const INTRUDERS_ENTRY = { resource_type: 'TOPIC', resource_name: '*', pattern_type: 'LITERAL', principal: 'User:*', host: '*', operation: 'ALL', permission: 'ALLOW' };

/** A body that would be carried out for the tenant itself. */
const bodies: Record<string, () => unknown> = {
  patchOrganization: () => ({ display_name: 'taken over' }),
  createEnvironment: () => ({ display_name: 'intruder' }),
  patchEnvironment: () => ({ display_name: 'taken over' }),
  createCluster: () => ({ spec: { display_name: 'intruder', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: owned.environment } } }),
  patchCluster: () => ({ spec: { display_name: 'taken over', environment: { id: owned.environment } } }),
  createServiceAccount: () => ({ display_name: 'intruder' }),
  patchServiceAccount: () => ({ display_name: 'taken over' }),
  createApiKey: () => ({ spec: { owner: { id: tenant.userId }, resource: { id: owned.cluster } } }),
  patchApiKey: () => ({ spec: { display_name: 'taken over' } }),
  patchUser: () => ({ full_name: 'taken over' }),
  createInvitation: () => ({ email: 'intruder@example.org' }),
  createRoleBinding: () => ({ principal: `User:${owned.serviceAccount}`, role_name: 'OrganizationAdmin', crn_pattern: organizationCrn(tenant.organizationId) }),
  queryMetrics: () => ({ aggregations: [{ metric: 'io.confluent.kafka.server/sent_bytes' }], intervals: ['PT1H/now'], granularity: 'PT1M', group_by: ['resource.kafka.id'] }),
  planCluster: () => ({ intent: 'delete', cluster: owned.cluster, environment: owned.environment }),
  createTopic: () => ({ name: 'intruder' }),
  increaseTopicPartitions: () => ({ partitions: 9 }),
  alterTopicConfigs: () => ({ reset: ['retention.ms'] }),
  browseMessages: () => ({}),
  produceMessage: () => ({ value: { data: 'intruder' } }),
  resetConsumerGroupOffsets: () => ({ to: { at: 'earliest' } }),
  createAcls: () => ({ entries: [INTRUDERS_ENTRY] }),
  deleteAcls: () => ({ entries: [INTRUDERS_ENTRY] }),
  patchQuota: () => ({ brokers: 1_000 }),
  createPlanRevision: () => ({ follows: 1, definition: FIRST_PLANS['basic'] }),
  explainPlacement: () => ({ organization: tenant.organizationId, spec: { cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' } } }),
  registerDataPlane: () => ({ display_name: 'intruder', cloud: 'AWS', region: 'us-east-1', kubeconfig: 'x' }),
  patchDataPlane: () => ({ display_name: 'taken over' }),
  rotateEncryptionKeys: () => ({}),
  putPause: () => ({ reason: 'taken over' }),
  retryFleetOperationFromStep: () => ({ step: 'objects' }),
  putWholeClusterTemplate: () => ({}),
  putAutoscale: () => ({ floor: 1 }),
  createUsageProof: () => ({}),
  createQuotaRequest: () => ({ quota: 'clusters', limit: 1_000, reason: 'greed' }),
  approveQuotaRequest: () => ({}),
  declineQuotaRequest: () => ({ note: 'taken over' }),
  createBudget: () => ({ display_name: 'intruder', environment: owned.environment, amount_micros: 1 }),
  patchBudget: () => ({ display_name: 'taken over' }),
  createWebhook: () => ({ display_name: 'intruder', url: 'http://intruder.example/' }),
  patchWebhook: () => ({ display_name: 'taken over' }),
  redeemPromoCode: () => ({ code: 'NO-SUCH-CODE' }),
  patchFleetBillingAccount: () => ({ paying: true }),
  grantCredit: () => ({ amount_micros: 1, description: 'taken over' }),
  createAdjustment: () => ({ amount_micros: -1, reason: 'taken over' }),
  extendTrial: () => ({ days: 1 }),
  suspendOrganization: () => ({ reason: 'taken over' }),
  markInvoicePaid: () => ({ reference: 'taken over' }),
  refundInvoice: () => ({ reference: 'taken over' }),
  voidInvoice: () => ({ reference: 'taken over' }),
  createPromoCode: () => ({ code: 'INTRUDER', amount_micros: 1 }),
  createTaxRate: () => ({ country: 'DE', name: 'taken over', basis_points: 1 }),
  publishPriceBook: () => ({ currency: 'USD', follows: 1, effective_from: '2099-01-01T00:00:00Z', definition: { prices: [{ metric: 'STORAGE', tiers: [{ micros: 1 }] }], support: {} } }),
  switchOrganization: () => ({ organization: tenant.organizationId }),
  changePassword: () => ({ current: 'x', password: 'taken over by a stranger' }),
};

/** Things a stranger may make: they land in the stranger's own organization. */
const OF_ONES_OWN = new Set(['createQuotaRequest', 'createWebhook', 'createEnvironment', 'createServiceAccount', 'createInvitation']);

beforeAll(async () => {
  api = await startApi(['Tenant', 'Stranger']);
  [tenant, stranger] = api.tenants as [Tenant, Tenant];
  owned = await furnish();
  const { id } = await make<{ id: string }>('POST', '/iam/v2/service-accounts', { display_name: 'has no role' });
  roleless = await keyOf(tenant, id);
  const theirs = await api.call<{ id: string }>(stranger.cloudKey, 'POST', '/cmk/v2/clusters', {
    spec: { display_name: 'theirs', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: stranger.environmentId } },
  });
  strangersClusterKey = await keyOf(stranger, stranger.userId, theirs.body.id);
  strangersBrowser = new Browser(api.url);
  await strangersBrowser.enter('/samsa/v1/sign-up', { email: 'stranger@example.org', password: 'violet ladder ninety spoons', organization: 'Third' });
});
afterAll(() => api?.stop());

async function make<Body>(method: string, path: string, body: unknown, key: Credential = tenant.cloudKey): Promise<Body> {
  const made = await api.call<Body>(key, method, path, body);
  if (made.status >= 300) throw new Error(`${method} ${path}: ${made.status} ${made.text}`);
  return made.body;
}

async function keyOf(of: Tenant, ownerId: string, clusterId?: string): Promise<Credential> {
  const spec = { owner: { id: ownerId }, ...(clusterId && { resource: { id: clusterId } }) };
  const made = await make<{ id: string; spec: { secret: string } }>('POST', '/iam/v2/api-keys', { spec }, of.cloudKey);
  return { id: made.id, secret: made.spec.secret };
}

async function furnish(): Promise<Owned> {
  const named = { display_name: MARK };
  const environment = (await make<{ id: string }>('POST', '/org/v2/environments', { ...named, stream_governance_config: { package: 'ESSENTIALS' } })).id;
  const cluster = (await make<{ id: string }>('POST', '/cmk/v2/clusters', { spec: { ...named, cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environment } } })).id;
  const serviceAccount = (await make<{ id: string }>('POST', '/iam/v2/service-accounts', { ...named, description: MARK })).id;
  const apiKey = (await make<{ id: string }>('POST', '/iam/v2/api-keys', { spec: { ...named, description: MARK, owner: { id: tenant.userId } } })).id;
  const crn = `${clusterCrn(tenant.organizationId, environment, cluster)}/topic=${MARK}`;
  const roleBinding = (await make<{ id: string }>('POST', '/iam/v2/role-bindings', { principal: `User:${serviceAccount}`, role_name: 'DeveloperRead', crn_pattern: crn })).id;
  const invitation = (await make<{ id: string }>('POST', '/iam/v2/invitations', { email: `${MARK}@example.org` })).id;
  await make('PATCH', `/iam/v2/users/${tenant.userId}`, { full_name: MARK });
  const quotaRequest = (await make<{ id: string }>('POST', '/samsa/v1/quota-requests', { quota: 'cku', limit: 500, reason: MARK })).id;
  const budget = (await make<{ id: string }>('POST', '/samsa/v1/budgets', { ...named, amount_micros: 1 })).id;
  const webhook = (await make<{ id: string }>('POST', '/samsa/v1/webhooks', { ...named, url: `http://${MARK}.example/` })).id;
  const registries = await make<{ data: { id: string }[] }>('GET', `/srcm/v3/clusters?environment=${environment}`, undefined);
  const planes = await make<{ data: { id: string }[] }>('GET', '/fleet/v1/data-planes', undefined);
  const operations = await make<{ data: { id: string }[] }>('GET', '/samsa/v1/operations', undefined);
  return {
    quotaRequest, budget, webhook,
    environment, cluster, serviceAccount, apiKey, roleBinding, invitation, invoice: invoiceIdOf(tenant.organizationId, monthOf(Date.now())), registry: registries.data[0]!.id, operation: operations.data[0]!.id, dataPlane: planes.data[0]!.id,
    clusterKey: await keyOf(tenant, tenant.userId, cluster),
  };
}

function requestOf(operation: Operation): { path: string; body: unknown } {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const item = itemOf(operation.path);
    if (operation.permission === 'kafka' && name !== 'cluster_id') return 'x';
    if (!item) throw new Error(`${operation.id}: what is {${name}} of ${operation.path}? Teach itemOf.`);
    return item;
  });
  const query = new URLSearchParams({ environment: owned.environment, crn_pattern: `${organizationCrn(tenant.organizationId)}/*`, page_size: '100', scope: 'ORGANIZATION', start_date: '2026-11-01', end_date: '2026-12-01' });
  if (!operation.body || operation.permission === 'kafka') return { path: `${path}?${query}`, body: undefined };
  const body = bodies[operation.id];
  if (!body) throw new Error(`${operation.id}: what would its body be? Teach bodies.`);
  return { path: `${path}?${query}`, body: body() };
}

type Stranger = Credential | Browser | undefined;

/** A stream is read for a moment, from its very beginning. */
async function ask(key: Stranger, operation: Operation): Promise<{ status: number; text: string; asked: string }> {
  const { path, body } = requestOf(operation);
  if (key instanceof Browser) return { ...(await askInBrowser(key, operation, path, body)), asked: `${path} ${JSON.stringify(body)}` };
  const asked = `${path} ${JSON.stringify(body)} ${key?.id}${key === owned.clusterKey ? ` of ${owned.cluster}` : ''}`;
  if (operation.produces !== 'text/event-stream') return { ...(await api.call(key, operation.method, path, body)), asked };
  const authorization = key && `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
  const response = await fetch(`${api.url}${path}`, { headers: { 'last-event-id': '0-0', ...(authorization && { authorization }) }, signal: AbortSignal.timeout(STREAM_MS) });
  let text = '';
  try {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString();
  } catch {
    // the moment is over
  }
  return { status: response.status, text, asked };
}

async function askInBrowser(browser: Browser, operation: Operation, path: string, body: unknown): Promise<{ status: number; text: string }> {
  if (operation.produces === 'text/event-stream' || (isOfOneself(operation) && browser.csrfToken)) return { status: operation.status, text: '' };
  return browser.call(operation.method, path, body);
}

/** Everything of the tenant's by which it could be known, unless the question or the key said it. */
function leaksIn(text: string, asked: string): string[] {
  const ids = Object.values(owned).map((one) => (typeof one === 'string' ? one : one.id));
  return [MARK, tenant.userId, tenant.cloudKey.id, ...ids].filter((word) => text.includes(word) && !decodeURIComponent(asked).includes(word));
}

async function holdings(): Promise<Record<string, string>> {
  const tables = ['organization', 'environment', 'user_account', 'invitation', 'service_account', 'api_key', 'role_binding', 'kafka_cluster', 'reservation', 'operation', 'quota_request', 'budget', 'webhook', 'webhook_delivery'];
  const held: Record<string, string> = {};
  for (const table of tables) {
    const column = table === 'organization' ? 'id' : 'organization_id';
    const { rows: [row] } = await api.database.query<{ all: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS all FROM ${table} t WHERE ${column} = $1`, [tenant.organizationId],
    );
    held[table] = row?.all ?? '';
  }
  const { rows: [fleet] } = await api.database.query<{ all: string }>("SELECT md5(string_agg(t::text, '|' ORDER BY id)) AS all FROM data_plane t");
  held['data_plane'] = fleet?.all ?? '';
  return held;
}

async function walk(key: () => Stranger, expected: (operation: Operation, status: number) => boolean): Promise<string[]> {
  const before = await holdings();
  const faults: string[] = [];
  for (const operation of CLOSED) {
    const { status, text, asked } = await ask(key(), operation);
    const leaks = leaksIn(text, asked);
    if (leaks.length > 0) faults.push(`${operation.id} tells of ${leaks.join(', ')}: ${text.slice(0, 300)}`);
    if (!expected(operation, status)) faults.push(`${operation.id} (${operation.method} ${operation.path}) answers ${status}: ${text.slice(0, 300)}`);
  }
  expect(await holdings()).toEqual(before);
  return faults;
}

/** The fleet is no tenant's: only who runs the installation is let in, and everybody else is told. */
const isOfFleet = (operation: Operation) => operation.permission.startsWith('fleet:');
/** One's own session: a key has none, and it is refused where it is not read. */
const isOfOneself = (operation: Operation) => operation.path === '/samsa/v1/session' && operation.method === 'DELETE';
/** The metrics' `{dataset}` is nobody's thing. */
const isItem = (operation: Operation) => operation.path.includes('{') && !operation.path.startsWith('/v2/metrics/');
/** A question that is too long for a query: answered with one's own, which is nothing. */
const isQuestion = (operation: Operation) => operation.id === 'queryMetrics';

describe(`each of the ${CLOSED.length} operations that are not open to all`, () => {
  it('asks for credentials', async () => {
    expect(await walk(() => undefined, (_, status) => status === 401)).toEqual([]);
  });

  it('refuses a key that is none', async () => {
    expect(await walk(() => ({ id: 'AAAAAAAAAAAAAAAA', secret: 'x' }), (_, status) => status === 401)).toEqual([]);
    expect(await walk(() => ({ id: tenant.cloudKey.id, secret: stranger.cloudKey.secret }), (_, status) => status === 401)).toEqual([]);
  });

  it('knows nothing of the tenant for another organization’s administrator', async () => {
    const faults = await walk(() => stranger.cloudKey, (operation, status) => {
      if (operation.permission === 'kafka') return status === 401;
      if (isOfFleet(operation)) return status === 403;
      if (isOfOneself(operation)) return status === 400;
      if (OF_ONES_OWN.has(operation.id)) return status === operation.status;
      if (isQuestion(operation)) return status === 200;
      if (operation.method === 'POST') return status === 400 || status === 404;
      return status === (isItem(operation) ? 404 : 200);
    });
    expect(faults).toEqual([]);
  });

  it('gives a key without a role nothing and lets it do nothing', async () => {
    const faults = await walk(() => roleless, (operation, status) => {
      if (operation.permission === 'kafka') return status === 401;
      if (isOfFleet(operation)) return status === 403;
      if (operation.id === 'getOrganization' || (operation.method === 'GET' && !isItem(operation))) return status === 200;
      if (operation.method === 'GET') return status === 404;
      return status === 403 || status === 404 || status === 400;
    });
    expect(faults).toEqual([]);
  });

  it('refuses a key of another kind or another cluster', async () => {
    const ofItsOwnCluster = (operation: Operation) => operation.permission === 'kafka' && !isItem(operation);
    expect(await walk(() => strangersClusterKey, (operation, status) => status === 401 || ofItsOwnCluster(operation))).toEqual([]);
    const faults = await walk(() => owned.clusterKey, (operation, status) => operation.permission === 'kafka' || status === 401);
    expect(faults).toEqual([]);
  });

  it('changes nothing for a session without the token of its page, not even that session', async () => {
    const { csrfToken } = strangersBrowser;
    strangersBrowser.csrfToken = undefined;
    const faults = await walk(() => strangersBrowser, (operation, status) => operation.permission === 'kafka' || operation.method === 'GET' || status === 403);
    strangersBrowser.csrfToken = csrfToken;
    expect(faults).toEqual([]);
    expect((await strangersBrowser.session()).status).toBe(200);
  });

  it('knows nothing of the tenant for the session of another organization’s administrator', async () => {
    const faults = await walk(() => strangersBrowser, (operation, status) => {
      if (isOfOneself(operation)) return status === 204;
      if (operation.permission === 'kafka') return status === 401;
      if (isOfFleet(operation)) return status === 403;
      if (OF_ONES_OWN.has(operation.id)) return status === operation.status;
      if (isQuestion(operation)) return status === 200;
      if (operation.method === 'POST') return status === 400 || status === 404 || status === 422;
      return status === (isItem(operation) ? 404 : 200);
    });
    expect(faults).toEqual([]);
  });
});
