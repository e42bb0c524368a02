/** A tenant that creates and deletes clusters through the API, and keeps what was acknowledged. */
import { call } from '../harness/call.ts';
import type { Samsa } from '../harness/stack.ts';

const ANSWERED_MS = 10_000;

export interface Answer {
  status: number;
  body: { id?: string; errors?: { detail: string }[] };
}

export class Tenant {
  readonly acknowledged: string[] = [];

  private turn = 0;

  /** @param planes names of the data planes, `cloud-region` each: clusters go to them in turn */
  constructor(private readonly samsa: Samsa, private readonly planes: readonly string[] = [`${samsa.cloud.toLowerCase()}-${samsa.region}`]) {}

  async create(name: string, plane = this.turn++, config: object = { kind: 'Basic' }): Promise<Answer> {
    const { environmentId } = this.samsa;
    const [cloud = '', ...words] = (this.planes[plane % this.planes.length] ?? '').split('-');
    const region = words.join('-');
    const spec = { display_name: name, availability: 'SINGLE_ZONE', cloud: cloud.toUpperCase(), region, config, environment: { id: environmentId, related: '', resource_name: '' } };
    const answer = await this.call('POST', '/cmk/v2/clusters', { spec });
    if (answer.status === 202 && answer.body.id) this.acknowledged.push(answer.body.id);
    return answer;
  }

  patch(id: string, spec: object): Promise<Answer> {
    return this.call('PATCH', `/cmk/v2/clusters/${id}`, { spec: { environment: { id: this.samsa.environmentId }, ...spec } });
  }

  delete(id: string): Promise<Answer> {
    return this.call('DELETE', `/cmk/v2/clusters/${id}?environment=${this.samsa.environmentId}`);
  }

  async get(id: string): Promise<Answer & { body: { status?: { phase: string }; spec?: { display_name: string } } }> {
    return this.call('GET', `/cmk/v2/clusters/${id}?environment=${this.samsa.environmentId}`);
  }

  /** A status of 0 is a connection that broke. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    try {
      return await call<Answer['body']>(this.samsa, method, path, body, AbortSignal.timeout(ANSWERED_MS));
    } catch {
      return { status: 0, body: {} };
    }
  }
}
