/** A tenant of a flow test: the generated client, and the waits a person would do by looking. */
import { type SamsaClient, samsaClient } from '@samsa/client/client';
import type { Samsa } from '../harness/stack.ts';

export interface Key {
  id: string;
  secret: string;
}

const LOOK_MS = 100;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The data of an answer that must be a success. @throws what the API said otherwise */
export async function ok<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(error)}`);
  return data as Data;
}

/** The status and first detail of an answer that must be a refusal. */
export async function refusal(call: Promise<{ error?: unknown; response: Response }>): Promise<{ status: number; detail: string }> {
  const { error, response } = await call;
  const said = error as { errors?: { detail: string }[]; message?: string; detail?: string } | undefined;
  return { status: response.status, detail: said?.errors?.[0]?.detail ?? said?.message ?? said?.detail ?? '' };
}

export class FlowTenant {
  readonly cloud: SamsaClient;

  constructor(readonly samsa: Samsa) {
    this.cloud = samsaClient({ baseUrl: samsa.apiUrl, key: samsa.cloudKey });
  }

  /** The same API with a cluster's key. */
  with(key: Key): SamsaClient {
    return samsaClient({ baseUrl: this.samsa.apiUrl, key });
  }

  async createCluster(environment: string, name: string, config: { kind: 'Basic' | 'Standard' | 'Dedicated'; cku?: number }) {
    const { region } = this.samsa;
    const cloud = this.samsa.cloud as 'AWS';
    const body = { spec: { display_name: name, availability: 'SINGLE_ZONE' as const, cloud, region, config, environment: { id: environment } } };
    return ok(this.cloud.POST('/cmk/v2/clusters', { body }));
  }

  getCluster(id: string, environment: string) {
    return ok(this.cloud.GET('/cmk/v2/clusters/{id}', { params: { path: { id }, query: { environment } } }));
  }

  async newestOperation(resource: string) {
    const { data } = await ok(this.cloud.GET('/samsa/v1/operations', { params: { query: { resource, page_size: 1 } } }));
    return data[0];
  }

  /** Waits until the newest operation has ended. @throws its cause when it did not succeed in time */
  async settled(resource: string, boundMs: number) {
    const until = performance.now() + boundMs;
    for (;;) {
      const operation = await this.newestOperation(resource);
      if (operation?.state === 'succeeded') return operation;
      if (operation?.state === 'failed' || performance.now() > until) throw new Error(`${resource}: ${JSON.stringify(operation)}`);
      await pause(LOOK_MS);
    }
  }

  async createKey(owner: string, cluster?: string): Promise<Key> {
    const resource = cluster ? { id: cluster } : undefined;
    const made = await ok(this.cloud.POST('/iam/v2/api-keys', { body: { spec: { owner: { id: owner }, resource } } }));
    return { id: made.id, secret: made.spec.secret };
  }

  async administrator(): Promise<string> {
    const { data } = await ok(this.cloud.GET('/iam/v2/users', { params: { query: {} } }));
    return data[0]?.id ?? '';
  }
}
