/** Asks one broker for its numbers, through the API server's proxy to its pod: of 0.7 MB the few lines that are metered. */
import { BrokerMetrics, type BrokerReading, METRIC_NAMES } from '@samsa/domain/broker-metrics';
import type { KubeConnection } from '@samsa/kube/connection';
import { METRICS_PORT, namespaceOf, TENANT_LISTENER } from '../driver/strimzi/names.ts';

const ASK_TIMEOUT_MS = 10_000;
const QUERY = METRIC_NAMES.map((name) => `name[]=${name}`).join('&');

/** @throws KubeFault; Error when the answer is no broker's */
export async function askBroker(connection: KubeConnection, clusterId: string, pod: string): Promise<BrokerReading> {
  const metrics = new BrokerMetrics(TENANT_LISTENER);
  const path = `/api/v1/namespaces/${namespaceOf(clusterId)}/pods/${pod}:${METRICS_PORT}/proxy/metrics?${QUERY}`;
  await connection.lines(path, (line) => metrics.line(line), { timeoutMs: ASK_TIMEOUT_MS });
  return metrics.reading();
}
