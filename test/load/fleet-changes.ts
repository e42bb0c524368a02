/**
 * Status changes as an operator makes them, and when the API shows them: another address of the tenant's listener is written to the
 * Kafka's status, and the cluster is asked for until its bootstrap endpoint is that one.
 */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Samsa } from '../harness/stack.ts';
import type { FleetCluster } from './fleet-world.ts';

const LOOK_MS = 4;
const SEEN_MS = 5_000;
const MAX_SOCKETS = 64;
const IN_FLIGHT = 16;

export class Changes {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  private readonly authorization: string;
  private readonly api: URL;
  private nextPort = 10_000;

  constructor(private readonly samsa: Samsa, private readonly port: number, private readonly token: string) {
    const { id, secret } = samsa.cloudKey;
    this.authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    this.api = new URL(samsa.apiUrl);
  }

  /** @returns milliseconds from the write's sending to the first answer of the API with it; Infinity for one not seen in time */
  async run(clusters: readonly FleetCluster[], perSecond: number, seconds: number): Promise<number[]> {
    const step = Math.max(1, Math.floor(clusters.length / (perSecond * seconds)));
    const running: Promise<number>[] = [];
    const began = performance.now();
    for (let at = 0; at < perSecond * seconds; at++) {
      const dueInMs = began + (at * 1_000) / perSecond - performance.now();
      if (dueInMs > 0) await sleep(dueInMs);
      const cluster = clusters[(at * step) % clusters.length];
      if (cluster) running.push(this.one(cluster));
    }
    return Promise.all(running);
  }

  /** Changes them all and waits for nothing. @returns what each one's bootstrap is to become */
  async make(clusters: readonly FleetCluster[]): Promise<Map<string, string>> {
    const wanted = new Map<string, string>();
    const left = [...clusters];
    const lane = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) wanted.set(next.id, (await this.write(next)).bootstrap);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return wanted;
  }

  close(): void {
    this.agent.destroy();
  }

  private async one(cluster: FleetCluster): Promise<number> {
    const { bootstrap, sentAt: began } = await this.write(cluster);
    while (performance.now() - began < SEEN_MS) {
      if ((await this.bootstrapOf(cluster.id)).endsWith(bootstrap)) return performance.now() - began;
      await sleep(LOOK_MS);
    }
    return Number.POSITIVE_INFINITY;
  }

  private async write({ id, plane }: FleetCluster): Promise<{ bootstrap: string; sentAt: number }> {
    const path = `/clusters/${plane}/apis/kafka.strimzi.io/v1/namespaces/samsa-${id}/kafkas/${id}`;
    const headers = { authorization: `Bearer ${this.token}` };
    const { status } = JSON.parse(await this.ask(this.port, 'GET', path, headers)) as { status: { listeners: { name: string; bootstrapServers: string }[] } };
    const bootstrap = `127.0.0.1:${this.nextPort++}`;
    const listeners = status.listeners.map((listener) => ({ ...listener, bootstrapServers: bootstrap }));
    const sentAt = performance.now();
    await this.ask(this.port, 'PATCH', `${path}/status`, { ...headers, 'content-type': 'application/merge-patch+json' }, JSON.stringify({ status: { listeners } }));
    return { bootstrap, sentAt };
  }

  private async bootstrapOf(id: string): Promise<string> {
    const text = await this.ask(Number(this.api.port), 'GET', `/cmk/v2/clusters/${id}?environment=${this.samsa.environmentId}`, { authorization: this.authorization });
    return (JSON.parse(text) as { spec: { kafka_bootstrap_endpoint?: string } }).spec.kafka_bootstrap_endpoint ?? '';
  }

  private ask(port: number, method: string, path: string, headers: Record<string, string>, body = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, path, method, agent: this.agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`${method} ${path}: answered ${response.statusCode} ${text}`))));
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}
