import { describe, expect, it } from 'vitest';
import { admitClusterConfigs, brokerConfigs, keptAfter } from './cluster-configs.ts';

describe('settings of a whole cluster', () => {
  it('are told apart by who takes them', () => {
    expect(admitClusterConfigs({ 'log.retention.ms': '1', 'num.partitions': '3', 'auto.create.topics.enable': null })).toEqual({
      live: { 'log.retention.ms': '1' },
      kept: { 'num.partitions': '3', 'auto.create.topics.enable': null },
    });
  });

  it.each([
    ['super.users', 'User:me', 'What can is auto.create.topics.enable'],
    ['num.partitions', '0', 'from 1 to 1000'],
    ['num.partitions', '3; rm', 'from 1 to 1000'],
    ['auto.create.topics.enable', 'yes', 'true or false'],
    ['ssl.enabled.protocols', 'TLSv1.2,SSLv3', 'TLSv1.2,TLSv1.3'],
    ['ssl.cipher.suites', '', 'TLS_AES_128_GCM_SHA256'],
  ])('refuse %s = %s and say what is allowed', (name, value, said) => {
    expect(() => admitClusterConfigs({ [name]: value })).toThrow(said);
  });

  it('stay until taken back, and leave nothing behind', () => {
    expect(keptAfter({ 'num.partitions': '3' }, { 'auto.create.topics.enable': 'true' })).toEqual({ 'auto.create.topics.enable': 'true', 'num.partitions': '3' });
    expect(keptAfter({ 'num.partitions': '3' }, { 'num.partitions': null })).toBeUndefined();
  });

  it('change a broker only where they differ from its plan', () => {
    const plan = { 'auto.create.topics.enable': false, 'num.partitions': 6 };
    expect(brokerConfigs(plan, { 'auto.create.topics.enable': 'false', 'num.partitions': '6' })).toEqual(plan);
    expect(brokerConfigs(plan, { 'num.partitions': '3' })).toEqual({ 'auto.create.topics.enable': false, 'num.partitions': '3' });
  });
});
