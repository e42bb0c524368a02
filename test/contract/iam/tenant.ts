/**
 * An organization to test iam with, and another beside it: every answer is held to the published shape on its way.
 */
import { clusterCrn, environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { expect } from 'vitest';
import { type ApiAnswer, type Credential, startApi, type Tenant, type TestApi } from '../../harness/api.ts';
import { conforms, operationOf } from '../wire.ts';

interface Related {
  id: string;
}

/** Any answer of these surfaces, as a client without types reads it: what is there depends on what was asked. */
export interface Shown {
  id: string;
  metadata: { created_at: string; resource_name: string; next?: string };
  data: Shown[];
  spec: { secret: string; display_name: string; owner: Related; resource: Related; http_endpoint: string };
  errors: { detail: string; source: { pointer?: string; parameter?: string } }[];
  error_code: number;
  display_name: string;
  description: string;
  full_name: string;
  expires_at: string;
  user: Related;
}

export interface Iam {
  api: TestApi;
  tenant: Tenant;
  other: Tenant;
  clusterId: string;
  /** As whoever, or nobody. */
  call(key: Credential | undefined, method: string, path: string, body?: unknown): Promise<ApiAnswer<Shown>>;
  /** As the tenant's administrator. */
  as(method: string, path: string, body?: unknown): Promise<ApiAnswer<Shown>>;
  newCluster(of: Tenant): Promise<{ id: string }>;
  newAccount(): Promise<string>;
  /** @param on a cluster's id; absent: a cloud key */
  newKey(ownerId: string, on?: string, by?: Credential): Promise<Credential>;
  /** @returns the binding's id */
  bind(ownerId: string, role: string, crn: string): Promise<string>;
  /** A service account with a cloud key and the given roles. */
  someone(...roles: [role: string, crn: string][]): Promise<Credential & { ownerId: string }>;
  /** All rows of a list, page by page; `between` runs after each. */
  everyPage(path: string, size: number, between?: () => Promise<unknown>): Promise<Shown[]>;
  organization: string;
  environment: string;
  /** The cluster's CRN up to `cloud-cluster=`, and what goes below it. */
  cluster(below?: string): string;
  stop(): Promise<void>;
}

export const detail = (answer: ApiAnswer<Shown>): string => answer.body.errors[0]?.detail ?? '';
export const source = (answer: ApiAnswer<Shown>) => answer.body.errors[0]?.source;
export const ids = (answer: ApiAnswer<Shown>): string[] => answer.body.data.map((one) => one.id);

export async function startIam(): Promise<Iam> {
  const api = await startApi(['First', 'Second']);
  const [tenant, other] = api.tenants as [Tenant, Tenant];
  const newCluster = async ({ cloudKey, environmentId }: Tenant): Promise<{ id: string }> => {
    const spec = { display_name: 'cluster', availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
    const made = await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec });
    expect(made.status).toBe(202);
    return made.body;
  };
  const clusterId = (await newCluster(tenant)).id;
  const call: Iam['call'] = (key, method, path, body) => conforming(api, key, method, path, body);
  const as: Iam['as'] = (method, path, body) => call(tenant.cloudKey, method, path, body);
  let names = 0;
  const newAccount: Iam['newAccount'] = async () => made(await as('POST', '/iam/v2/service-accounts', { display_name: `account-${++names}` }), 201).id;
  const newKey: Iam['newKey'] = async (ownerId, on, by = tenant.cloudKey) => {
    const spec = { display_name: '', description: '', owner: { id: ownerId, related: '', resource_name: '' }, ...(on && { resource: { id: on, related: '', resource_name: '' } }) };
    const key = made(await call(by, 'POST', '/iam/v2/api-keys', { spec }), 202);
    return { id: key.id, secret: key.spec.secret };
  };
  const bind: Iam['bind'] = async (ownerId, role, crn) =>
    made(await as('POST', '/iam/v2/role-bindings', { principal: `User:${ownerId}`, role_name: role, crn_pattern: crn }), 201).id;
  const someone: Iam['someone'] = async (...roles) => {
    const ownerId = await newAccount();
    for (const [role, where] of roles) await bind(ownerId, role, where);
    return { ...(await newKey(ownerId)), ownerId };
  };
  const home = clusterCrn(tenant.organizationId, tenant.environmentId, clusterId).replace(/\/kafka=.*/, '');
  return {
    api, tenant, other, clusterId, call, as, newCluster, newAccount, newKey, bind, someone,
    everyPage: (path, size, between) => everyPage(as, path, size, between),
    organization: organizationCrn(tenant.organizationId),
    environment: environmentCrn(tenant.organizationId, tenant.environmentId),
    cluster: (below = '') => `${home}${below}`,
    stop: () => api.stop(),
  };
}

function made(answer: ApiAnswer<Shown>, status: number): Shown {
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}

async function conforming(api: TestApi, key: Credential | undefined, method: string, path: string, body?: unknown): Promise<ApiAnswer<Shown>> {
  const answer = await api.call<Shown>(key, method, path, body);
  const operation = operationOf(method, path.split('?')[0] ?? '');
  if (operation) conforms(operation, answer.status, answer.body);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  return answer;
}

async function everyPage(as: Iam['as'], path: string, size: number, between?: () => Promise<unknown>): Promise<Shown[]> {
  const found: Shown[] = [];
  for (let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}page_size=${size}`; next; ) {
    const page: ApiAnswer<Shown> = await as('GET', next);
    expect(page.status, page.text).toBe(200);
    expect(page.body.data.length).toBeLessThanOrEqual(size);
    found.push(...page.body.data);
    await between?.();
    const link: string | undefined = page.body.metadata.next;
    next = link && link.slice(new URL(link).origin.length);
  }
  return found;
}
