import { describe, expect, it } from 'vitest';
import { javaProperties, nodeProperties } from './properties.ts';
import type { NodeSettings } from './properties.ts';

const identity = { certificatePem: 'CERT\nIFICATE', keyPem: 'KEY', caPem: 'CA', subject: 'CN=demo-kafka' };
const settings: NodeSettings = {
  dir: '/data/demo-0',
  nodeId: 0,
  quorum: [{ nodeId: 0, port: 20001 }],
  replicationPort: 20002,
  listeners: [{ name: 'tenant-9094', port: 20003, tls: true, scram: true }],
  superUsers: ['admin'],
  identity,
};

describe('the properties of a local broker', () => {
  it('put controller, replication and tenant listeners on loopback alone', () => {
    const properties = nodeProperties(settings);
    expect(properties['listeners']).toBe('CONTROLPLANE://127.0.0.1:20001,REPLICATION://127.0.0.1:20002,TENANT-9094://127.0.0.1:20003');
    expect(properties['advertised.listeners']).toBe('REPLICATION://127.0.0.1:20002,TENANT-9094://127.0.0.1:20003');
    expect(properties['listener.security.protocol.map']).toBe('CONTROLPLANE:SSL,REPLICATION:SSL,TENANT-9094:SASL_SSL');
    expect(properties['controller.quorum.voters']).toBe('0@127.0.0.1:20001');
  });

  it("demand the cluster's own certificate on the private listeners, and make its holder a super user beside the named ones", () => {
    const properties = nodeProperties(settings);
    for (const name of ['controlplane', 'replication']) {
      expect(properties[`listener.name.${name}.ssl.client.auth`]).toBe('required');
      expect(properties[`listener.name.${name}.ssl.truststore.certificates`]).toBe('CA');
    }
    expect(properties['listener.name.tenant-9094.ssl.client.auth']).toBeUndefined();
    expect(properties['super.users']).toBe('User:CN=demo-kafka;User:admin');
  });

  it('expose the metrics that are asked for on loopback alone, and none unless asked', () => {
    expect(nodeProperties(settings)).not.toHaveProperty('kafka.metrics.reporters');
    const properties = nodeProperties({ ...settings, metrics: { port: 20004, allowList: ['kafka_log.*', 'kafka_server.*'] } });
    expect(properties['prometheus.metrics.reporter.listener']).toBe('http://127.0.0.1:20004');
    expect(properties['prometheus.metrics.reporter.allowlist']).toBe('kafka_log.*,kafka_server.*');
  });

  it('let the tenant override our defaults, but not the layout', () => {
    const properties = nodeProperties({ ...settings, config: { 'num.io.threads': '9', listeners: 'PLAINTEXT://0.0.0.0:9092', 'super.users': 'User:eve' } });
    expect(properties['num.io.threads']).toBe('9');
    expect(properties['listeners']).not.toContain('0.0.0.0');
    expect(properties['super.users']).not.toContain('eve');
  });

  it('replicate internal topics over as many brokers as there are, up to three', () => {
    expect(nodeProperties(settings)['offsets.topic.replication.factor']).toBe('1');
    const three = nodeProperties({ ...settings, brokers: 3 });
    expect([three['offsets.topic.replication.factor'], three['transaction.state.log.min.isr']]).toEqual(['3', '2']);
    expect(nodeProperties({ ...settings, brokers: 5 })['offsets.topic.replication.factor']).toBe('3');
  });

  it('give a lone broker no controller listener, and a lone controller no other', () => {
    const quorum = [{ nodeId: 100, port: 20100 }];
    const broker = nodeProperties({ ...settings, roles: ['broker'], quorum });
    expect(broker['process.roles']).toBe('broker');
    expect(broker['listeners']).not.toContain('CONTROLPLANE');
    const controller = nodeProperties({ ...settings, nodeId: 100, roles: ['controller'], quorum });
    expect(controller['listeners']).toBe('CONTROLPLANE://127.0.0.1:20100');
    expect(controller['inter.broker.listener.name']).toBeUndefined();
  });

  it('refuse TLS without a certificate, naming the listener', () => {
    expect(() => nodeProperties({ ...settings, identity: undefined })).toThrow(/tenant-9094 wants TLS/);
  });

  it('are written so that Java reads back the same text', () => {
    expect(javaProperties({ 'b c': 'two\nlines\\', a: ' é' })).toBe('a=\\ \\u00e9\nb\\ c=two\\nlines\\\\\n');
  });
});
