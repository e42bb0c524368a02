import { describe, expect, it } from 'vitest';
import { conforms, faultsOf, operationOf } from './wire.ts';

const reference = (id: string) => ({ id, related: 'http://localhost/x', resource_name: 'crn://samsa/x' });
const cluster = (config: unknown) => ({
  api_version: 'cmk/v2', kind: 'Cluster', id: 'lkc-1', metadata: { self: 'http://localhost/cmk/v2/clusters/lkc-1', created_at: '2026-01-02T03:04:05Z' },
  spec: { display_name: 'orders', availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'local-1', config, environment: reference('env-1') },
  status: { phase: 'PROVISIONED' },
});

describe('the wire check', () => {
  it('accepts a cluster of the published shape', () => {
    expect(faultsOf('getCmkV2Cluster', 200, cluster({ kind: 'Basic' }))).toEqual([]);
  });

  it('names what is missing, by kind', () => {
    expect(faultsOf('getCmkV2Cluster', 200, cluster({ kind: 'Dedicated' }))).toEqual(['$.spec.config.cku: is missing']);
    expect(faultsOf('getCmkV2Cluster', 200, cluster({ kind: 'Huge' }))[0]).toContain('$.spec.config.kind: one of Basic');
  });

  it('refuses the null next that crashes the Terraform provider, and allows it where Kafka REST has it', () => {
    const controlPlane = { api_version: 'org/v2', kind: 'EnvironmentList', metadata: { next: null }, data: [] };
    expect(faultsOf('listOrgV2Environments', 200, controlPlane)).toEqual(['$.metadata.next: is null']);
    const kafka = { kind: 'KafkaTopicList', metadata: { self: 'http://localhost/', next: null }, data: [] };
    expect(faultsOf('listKafkaTopics', 200, kafka)).toEqual([]);
  });

  it('refuses a status that is not published, and a body where none belongs', () => {
    expect(faultsOf('createCmkV2Cluster', 200, {})[0]).toContain('published are 202');
    expect(faultsOf('deleteCmkV2Cluster', 204, { ok: true })[0]).toContain('has no body');
  });

  it('wants each surface to fail in its own shape', () => {
    expect(faultsOf('getKafkaTopic', 404, { error_code: 40403, message: 'unknown topic' })).toEqual([]);
    expect(faultsOf('getCmkV2Cluster', 404, { error_code: 404, message: 'no' })).toEqual(['$.errors: is missing']);
    expect(() => conforms('getCmkV2Cluster', 404, {})).toThrow('$.errors: is missing');
  });

  it('finds the operation of a request by its path', () => {
    expect(operationOf('GET', '/cmk/v2/clusters/lkc-1')).toBe('getCmkV2Cluster');
    expect(operationOf('GET', '//org/v2/environments')).toBe('listOrgV2Environments');
    expect(operationOf('GET', '/kafka/v3/clusters/lkc-1/topics/-/configs')).toBe('listKafkaAllTopicConfigs');
    expect(operationOf('POST', '/kafka/v3/clusters/lkc-1/topics/t/configs:alter')).toBe('updateKafkaTopicConfigBatch');
    expect(operationOf('GET', '/samsa/v1/operations')).toBeUndefined();
  });
});
