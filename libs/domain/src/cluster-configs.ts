/**
 * Cluster-wide Kafka settings that a tenant may choose, and of which kind each is. `live` ones Kafka itself takes while it
 * runs and keeps. The rest brokers read only when they start: those are `kept` in the cluster's spec, and reach the brokers
 * the way every change of a spec does. Either way they are read back as soon as they are written.
 *
 * Values of the kept ones are checked here to the letter: Kafka would only refuse them by not starting.
 */
import type { ClusterSpec } from '@samsa/contract/clusters';
import { CLUSTER_CONFIG_NAMES } from '@samsa/contract/kafka-configs';
import { invalid } from './problem.ts';

export type ClusterConfigName = (typeof CLUSTER_CONFIG_NAMES)[number];
/** Null takes a setting back. */
export type ClusterConfigChanges = Record<string, string | null>;
export type KeptConfigs = NonNullable<ClusterSpec['kafka_configs']>;

const NUM_PARTITIONS_MOST = 1_000;
const PROTOCOLS = ['TLSv1.2', 'TLSv1.3'];
/** What the JDKs that run brokers all have, and nobody calls weak. */
const CIPHER_SUITES = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];

interface Rule {
  allowed: string;
  admits(value: string): boolean;
}

const someOf = (words: readonly string[]): Rule => ({
  allowed: `some of ${words.join(',')}`,
  admits: (value) => value.split(',').every((word) => words.includes(word.trim())),
});

const KEPT: Partial<Record<ClusterConfigName, Rule>> = {
  'auto.create.topics.enable': { allowed: 'true or false', admits: (value) => value === 'true' || value === 'false' },
  'num.partitions': {
    allowed: `a whole number from 1 to ${NUM_PARTITIONS_MOST}`,
    admits: (value) => /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= NUM_PARTITIONS_MOST,
  },
  'ssl.cipher.suites': someOf(CIPHER_SUITES),
  'ssl.enabled.protocols': someOf(PROTOCOLS),
};

/** Whether a tenant may choose it, and see it where it is chosen. */
export function isTenants(name: string): name is ClusterConfigName {
  return CLUSTER_CONFIG_NAMES.includes(name as ClusterConfigName);
}

/** Sorts the changes by kind. @throws Problem 400 that names the setting and what it may be */
export function admitClusterConfigs(changes: ClusterConfigChanges): { live: ClusterConfigChanges; kept: ClusterConfigChanges } {
  const live: ClusterConfigChanges = {};
  const kept: ClusterConfigChanges = {};
  for (const [name, value] of Object.entries(changes)) {
    if (!isTenants(name)) {
      throw invalid(`${name} cannot be changed for a whole cluster. What can is ${CLUSTER_CONFIG_NAMES.join(', ')}.`, '/data');
    }
    const rule = KEPT[name];
    if (rule && value !== null && !rule.admits(value)) throw invalid(`${name} cannot be "${value}": it is ${rule.allowed}.`, '/data');
    (rule ? kept : live)[name] = value;
  }
  return { live, kept };
}

/** The kept settings after a change; undefined when none is left. */
export function keptAfter(before: KeptConfigs | undefined, changes: ClusterConfigChanges): KeptConfigs | undefined {
  const after = Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null);
  return after.length === 0 ? undefined : Object.fromEntries(after.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What brokers are started with: the plan's settings, the tenant's where they differ. */
export function brokerConfigs<Value extends string | number | boolean>(plan: Record<string, Value>, kept: KeptConfigs | undefined): Record<string, Value | string> {
  const chosen = Object.entries(kept ?? {}).filter(([name, value]) => String(plan[name]) !== value);
  return { ...plan, ...Object.fromEntries(chosen) };
}
