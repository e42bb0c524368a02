import { describe, expect, it } from 'vitest';
import { desire } from './desire.ts';
import type { Past } from './desire.ts';
import { STRIMZI_API } from './strimzi.ts';
import type { Kafka, KafkaSpec, ListenerSpec, NodePool, Role } from './strimzi.ts';

const LISTENER: ListenerSpec = { name: 'tenant', port: 9094, type: 'nodeport', tls: true, authentication: { type: 'scram-sha-512' } };
const NEW: Past = { ids: {} };

function kafka(changes: Partial<KafkaSpec['kafka']> = {}): Kafka {
  return { apiVersion: STRIMZI_API, kind: 'Kafka', metadata: { name: 'demo', namespace: 'a' }, spec: { kafka: { version: '4.3.1', listeners: [LISTENER], authorization: { type: 'simple' }, ...changes } } };
}

function pool(name: string, replicas: number, roles: Role[] = ['controller', 'broker'], deleteClaim = true): NodePool {
  const storage = { type: 'jbod' as const, volumes: [{ id: 0, type: 'persistent-claim', deleteClaim }] };
  return { apiVersion: STRIMZI_API, kind: 'KafkaNodePool', metadata: { name, namespace: 'a' }, spec: { replicas, roles, storage } };
}

describe('what a Kafka and its pools ask for', () => {
  it('is a cluster whose nodes have the lowest free ids, by pool name', () => {
    const { cluster } = desire(kafka(), [pool('nodes', 3), pool('brokers', 1, ['broker'])], NEW);
    expect(cluster?.nodes.map(({ id, pool: name }) => [id, name])).toEqual([[0, 'brokers'], [1, 'nodes'], [2, 'nodes'], [3, 'nodes']]);
  });

  it('keeps every id once given, when a pool is added or grows', () => {
    const past = { ids: { nodes: [0, 1, 2] } };
    const { cluster } = desire(kafka(), [pool('nodes', 3), pool('brokers', 2, ['broker'])], past);
    expect(cluster?.nodes.map(({ id, pool: name }) => [id, name])).toEqual([[3, 'brokers'], [4, 'brokers'], [0, 'nodes'], [1, 'nodes'], [2, 'nodes']]);
  });

  it('drops forbidden options in silence and takes the others as text', () => {
    const { cluster } = desire(kafka({ config: { 'advertised.listeners': 'X', 'log.dirs': '/', 'node.id': 7, 'num.partitions': 3, 'ssl.cipher.suites': 'A', 'auto.create.topics.enable': false } }), [pool('nodes', 1)], NEW);
    expect(cluster?.config).toEqual({ 'num.partitions': '3', 'ssl.cipher.suites': 'A', 'auto.create.topics.enable': 'false' });
  });

  it('takes an unknown metadata version for the default, and an older known one as it is', () => {
    expect(desire(kafka({ metadataVersion: '9.9-IV0' }), [pool('nodes', 1)], NEW).cluster?.metadataRelease).toBe('4.3');
    expect(desire(kafka({ metadataVersion: '4.2-IV1' }), [pool('nodes', 1)], NEW).cluster?.metadataRelease).toBe('4.2');
    expect(desire(kafka(), [pool('nodes', 1)], NEW).cluster?.metadataRelease).toBe('4.3');
  });

  it('lets the data go only when every volume says so', () => {
    expect(desire(kafka(), [pool('nodes', 1)], NEW).cluster?.deletesData).toBe(true);
    expect(desire(kafka(), [pool('nodes', 1), pool('more', 1, ['broker'], false)], NEW).cluster?.deletesData).toBe(false);
  });

  it('warns of an even number of controllers', () => {
    expect(desire(kafka(), [pool('nodes', 2)], NEW).cluster?.warnings.map(({ reason }) => reason)).toEqual(['KafkaKRaftControllerCount']);
  });
});

describe('what is refused', () => {
  const reasons: [string, Kafka, NodePool[], Past, string][] = [
    ['a Kafka without pools', kafka(), [], NEW, 'InvalidResourceException'],
    ['pools without replicas', kafka(), [pool('nodes', 0)], NEW, 'InvalidResourceException'],
    ['a pool without roles', kafka(), [pool('nodes', 1, [])], NEW, 'InvalidResourceException'],
    ['brokers without controllers', kafka(), [pool('nodes', 1, ['broker'])], NEW, 'InvalidResourceException'],
    ['an unknown version', kafka({ version: '3.9.0' }), [pool('nodes', 1)], NEW, 'UnsupportedKafkaVersionException'],
    ['two listeners of one name', kafka({ listeners: [LISTENER, { ...LISTENER, port: 9095 }] }), [pool('nodes', 1)], NEW, 'InvalidResourceException'],
    ['two listeners on one port', kafka({ listeners: [LISTENER, { ...LISTENER, name: 'other' }] }), [pool('nodes', 1)], NEW, 'InvalidResourceException'],
    ['a port under 9092', kafka({ listeners: [{ ...LISTENER, port: 80 }] }), [pool('nodes', 1)], NEW, 'InvalidResourceException'],
    ['a name the schema does not allow', kafka({ listeners: [{ ...LISTENER, name: 'Tenant_1' }] }), [pool('nodes', 1)], NEW, 'InvalidResourceException'],
    ['no listeners', kafka({ listeners: [] }), [pool('nodes', 1)], NEW, 'InvalidResourceException'],
    ['more replicas than brokers', kafka({ config: { 'default.replication.factor': 3 } }), [pool('nodes', 1)], NEW, 'InvalidConfigurationException'],
    ['a resized quorum', kafka(), [pool('nodes', 3)], { ids: { nodes: [0] } }, 'InvalidResourceException'],
    ['another controller pool', kafka(), [pool('nodes', 1), pool('late', 1)], { ids: { nodes: [0] } }, 'InvalidResourceException'],
    ['binaries older than the metadata', kafka({ version: '4.2.1' }), [pool('nodes', 1)], { ids: { nodes: [0] }, metadataRelease: '4.3' }, 'KafkaUpgradeException'],
  ];

  it.each(reasons)('%s, with the reason Strimzi gives', (_what, object, pools, past, reason) => {
    expect(desire(object, pools, past).refused?.reason).toBe(reason);
  });
});
