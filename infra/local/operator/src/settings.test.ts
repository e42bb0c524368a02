import { describe, expect, it } from 'vitest';
import type { DesiredCluster } from './desire.ts';
import type { Ledger } from './ledger.ts';
import { brokerOptions, dynamicOptions, fingerprint, listenerStatuses, operatorBootstrap } from './settings.ts';

const ROLES = ['controller', 'broker'] as const;

function cluster(config: Record<string, string> = {}): DesiredCluster {
  return {
    ...{ version: '4.3.1', metadataRelease: '4.3', config, authorizes: true, superUsers: ['admin'], deletesData: true, warnings: [] },
    nodes: [{ id: 0, pool: 'nodes', roles: [...ROLES] }, { id: 1, pool: 'brokers', roles: ['broker'] }],
    listeners: [{ name: 'tenant', port: 9094, type: 'nodeport', tls: true, authentication: { type: 'scram-sha-512' } }],
  };
}

function ledger(): Ledger {
  const entry = (id: number, pool: string) => ({ id, pool, control: 21_000 + id, replication: 22_000 + id, operator: 23_000 + id, metrics: 25_000 + id, listeners: { tenant: 24_000 + id } });
  return {
    ...{ uid: 'u', namespace: 'a', name: 'demo', clusterId: 'c', metadataRelease: '4.3', operatorPassword: 'p', cluster: cluster() },
    nodes: [entry(0, 'nodes'), entry(1, 'brokers')],
    authority: { certificatePem: 'CA', keyPem: 'KEY' },
    identity: { certificatePem: 'CERT', keyPem: 'KEY', caPem: 'CA', subject: 'CN=demo-kafka' },
  };
}

const options = (config: Record<string, string> = {}, id = 0) => brokerOptions('/data', cluster(config).nodes[id]!, cluster(config), ledger());

describe("what a node's process is told", () => {
  it('names the controllers alone in the quorum, and counts the brokers', () => {
    expect(options().quorum).toEqual([{ nodeId: 0, port: 21_000 }]);
    expect(options({}, 1)).toMatchObject({ nodeId: 1, roles: ['broker'], brokers: 2, replicationPort: 22_001, dir: '/data/node-1' });
  });

  it("has the operator's own listener beside the tenant's", () => {
    expect(options().listeners).toEqual([{ name: 'OPERATOR', port: 23_000, tls: true, scram: true }, { name: 'tenant-9094', port: 24_000, tls: true, scram: true }]);
    expect(operatorBootstrap(cluster(), ledger())).toEqual(['127.0.0.1:23000', '127.0.0.1:23001']);
  });

  it('changes its fingerprint with what needs a restart, and not with what Kafka changes running', () => {
    expect(fingerprint(options({ 'log.retention.ms': '1' }))).toBe(fingerprint(options()));
    expect(fingerprint(options({ 'group.max.size': '1' }))).not.toBe(fingerprint(options()));
    expect(fingerprint({ ...options(), version: '4.2.1' })).not.toBe(fingerprint(options()));
    expect(dynamicOptions({ 'log.retention.ms': '1', 'group.max.size': '2' })).toEqual({ 'log.retention.ms': '1' });
  });

  it('is published with the brokers that stay whatever is resized, and the authority to trust', () => {
    expect(listenerStatuses(cluster(), ledger())).toEqual([
      {
        name: 'tenant',
        addresses: [{ host: '127.0.0.1', port: 24_000 }],
        bootstrapServers: '127.0.0.1:24000',
        certificates: ['CA'],
      },
    ]);
  });
});
