/**
 * The Secrets Strimzi writes: the authority clients must trust, and each SCRAM user's password. Pure.
 * They are owned by their Kafka or KafkaUser, as there; where no garbage collector runs, this operator deletes them itself.
 */
import { randomInt } from 'node:crypto';
import type { KubeObject, OwnerReference } from '@samsa/kube/object';
import type { Kafka, User } from './strimzi.ts';
import { CLUSTER_LABEL, KIND_LABEL, SECRET } from './strimzi.ts';

const PASSWORD_CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const PASSWORD_LENGTH = 32;

export function caSecretName(cluster: string): string {
  return `${cluster}-cluster-ca-cert`;
}

/** `<cluster>-cluster-ca-cert`, with `ca.crt`. */
export function caSecret(kafka: Kafka, caPem: string): KubeObject {
  const { name, namespace } = kafka.metadata;
  return {
    ...SECRET,
    metadata: {
      ...{ name: caSecretName(name), namespace },
      labels: { ...appLabels('certificate-authority', name), [CLUSTER_LABEL]: name, [KIND_LABEL]: 'Kafka', 'strimzi.io/name': 'strimzi', 'strimzi.io/component-type': 'certificate-authority' },
      annotations: { 'strimzi.io/ca-cert-generation': '0' },
      ownerReferences: [ownedBy(kafka)],
    },
    type: 'Opaque',
    data: { 'ca.crt': base64(caPem) },
  };
}

/** A Secret of the user's name, with `password` and `sasl.jaas.config`. */
export function userSecret(user: User, cluster: string, password: string): KubeObject {
  const { name, namespace } = user.metadata;
  const jaas = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${name}" password="${password}";`;
  return {
    ...SECRET,
    metadata: {
      ...{ name, namespace },
      labels: { ...appLabels('strimzi-user-operator', name), [CLUSTER_LABEL]: cluster, [KIND_LABEL]: 'KafkaUser' },
      ownerReferences: [ownedBy(user)],
    },
    type: 'Opaque',
    data: { password: base64(password), 'sasl.jaas.config': base64(jaas) },
  };
}

/** A text in a Secret's data; undefined when it has none under this key. */
export function secretText(secret: KubeObject | undefined, key: string): string | undefined {
  const value = (secret?.['data'] as Record<string, string> | undefined)?.[key];
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString('utf8');
}

export function newPassword(): string {
  return Array.from({ length: PASSWORD_LENGTH }, () => PASSWORD_CHARACTERS[randomInt(PASSWORD_CHARACTERS.length)]).join('');
}

function appLabels(name: string, instance: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/managed-by': 'strimzi-cluster-operator', 'app.kubernetes.io/part-of': `strimzi-${instance}` };
}

function ownedBy({ apiVersion, kind, metadata }: KubeObject): OwnerReference {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '', controller: false, blockOwnerDeletion: false };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
