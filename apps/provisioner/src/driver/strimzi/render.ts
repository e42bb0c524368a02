/**
 * A cluster as Strimzi's objects (v1). Pure. Two pools for plans that grow by cku: `nodes` are controllers and brokers at
 * once and never change their number, because a KRaft quorum cannot be resized; `brokers` take the growth.
 */
import { createHash } from 'node:crypto';
import { brokerConfigs } from '@samsa/domain/cluster-configs';
import { type KnownDrift, withFound } from '@samsa/domain/drift';
import { brokersOf, type PlanDefinition, replicationOf } from '@samsa/domain/plan-catalogue';
import { ADMIN_USER } from '@samsa/kafka/lane';
import type { KubeObject } from '@samsa/kube/object';
import type { StoredCluster } from '@samsa/store/clusters';
import type { ListenerChoice } from '@samsa/store/data-planes';
import { labelsOf, MANIFEST_ANNOTATION, namespaceOf, PAUSE_ANNOTATION, TENANT_LISTENER, TENANT_PORT } from './names.ts';
import { fences, namespaceManifest } from './surroundings.ts';

const KAFKA_API = 'kafka.strimzi.io/v1';
/**
 * A Java regex: the User Operator leaves everybody but our administrator alone. Not only SCRAM users (API keys) have no KafkaUser:
 * it also sweeps the ACLs of principals it does not know, and a tenant may write them for any (`User:sa-…`, `User:anything`).
 */
const IGNORED_USERS = `^(?!${ADMIN_USER}$).+$`;

export interface Manifests {
  namespace: KubeObject;
  /** Applied side by side once the namespace stands. */
  first: KubeObject[];
  /** Applied last: the hash it carries then vouches for all the others. */
  kafka: KubeObject;
  pools: string[];
  brokers: number;
  /** Replicas the plan wants for every partition. */
  replication: number;
  hash: string;
}

export interface Choices {
  cluster: StoredCluster;
  plan: PlanDefinition;
  listener: ListenerChoice;
  /** Controllers there are already: their number is for ever. 0 when there are none yet. */
  controllers: number;
  /** Replicas every partition is known to have: what demands more waits until they are there. */
  replication: number;
  /** Fields that others set and that are no longer fought over. */
  drift?: readonly KnownDrift[];
}

function poolManifest({ cluster, plan }: Choices, name: string, roles: string[], replicas: number): KubeObject {
  const { storage, resources, jvm } = plan;
  return {
    apiVersion: KAFKA_API,
    kind: 'KafkaNodePool',
    metadata: { name, namespace: namespaceOf(cluster.id), labels: { ...labelsOf(cluster), 'strimzi.io/cluster': cluster.id } },
    spec: {
      replicas,
      roles,
      storage: {
        type: 'jbod',
        volumes: [{ id: 0, type: 'persistent-claim', size: storage.size, deleteClaim: storage.deleteClaim, kraftMetadata: 'shared', ...(storage.class ? { class: storage.class } : {}) }],
      },
      resources,
      jvmOptions: { '-Xms': jvm.xms, '-Xmx': jvm.xmx },
    },
  };
}

function kafkaManifest({ cluster, plan, listener, replication }: Choices): KubeObject {
  const scram = { type: 'scram-sha-512' };
  const config = brokerConfigs(plan.kafka.config, cluster.spec.kafka_configs);
  return {
    apiVersion: KAFKA_API,
    kind: 'Kafka',
    metadata: {
      name: cluster.id, namespace: namespaceOf(cluster.id), labels: labelsOf(cluster),
      ...(cluster.suspendedAt && { annotations: { [PAUSE_ANNOTATION]: 'true' } }),
    },
    spec: {
      kafka: {
        version: plan.kafka.version,
        metadataVersion: plan.kafka.metadataVersion,
        listeners: [{ name: TENANT_LISTENER, port: TENANT_PORT, type: listener.type, tls: true, authentication: scram }],
        authorization: { type: 'simple', superUsers: [ADMIN_USER] },
        config: replication < replicationOf(plan) ? { ...config, 'min.insync.replicas': 1 } : config,
        metricsConfig: { type: 'strimziMetricsReporter', values: { allowList: ['kafka_.*'] } },
      },
      entityOperator: {
        userOperator: {},
        template: { userOperatorContainer: { env: [{ name: 'STRIMZI_IGNORED_USERS_PATTERN', value: IGNORED_USERS }] } },
      },
    },
  };
}

function adminManifest(cluster: StoredCluster): KubeObject {
  return {
    apiVersion: KAFKA_API,
    kind: 'KafkaUser',
    metadata: { name: ADMIN_USER, namespace: namespaceOf(cluster.id), labels: { ...labelsOf(cluster), 'strimzi.io/cluster': cluster.id } },
    spec: { authentication: { type: 'scram-sha-512' } },
  };
}

export function render(choices: Choices): Manifests {
  const { cluster, plan } = choices;
  const controllers = choices.controllers || plan.nodes;
  const brokers = Math.max(controllers, brokersOf(plan, cluster.spec.config));
  const grown = brokers - controllers;
  const pools = [poolManifest(choices, 'nodes', ['controller', 'broker'], controllers)];
  if (grown > 0) pools.push(poolManifest(choices, 'brokers', ['broker'], grown));
  const left = (object: KubeObject): KubeObject => withFound(object, choices.drift ?? []);
  const namespace = left(namespaceManifest(cluster));
  const first = [...fences(cluster, plan, brokers), ...pools, adminManifest(cluster)].map(left);
  const kafka = left(kafkaManifest(choices));
  const hash = createHash('sha256').update(JSON.stringify([namespace, first, kafka])).digest('hex').slice(0, 32);
  kafka.metadata.annotations = { ...kafka.metadata.annotations, [MANIFEST_ANNOTATION]: hash };
  return { namespace, first, kafka, pools: pools.map((pool) => pool.metadata.name), brokers, replication: replicationOf(plan), hash };
}
