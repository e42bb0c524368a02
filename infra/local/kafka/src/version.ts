/**
 * The Kafka versions a local broker can run, newest last. A version enters when all jars of its broker resolve from Maven Central
 * and the contract tests pass on it.
 */
export const KAFKA_VERSIONS = ['4.2.1', '4.3.1'] as const;

export type KafkaVersion = (typeof KAFKA_VERSIONS)[number];

export const NEWEST_KAFKA_VERSION: KafkaVersion = '4.3.1';

export function isKafkaVersion(version: string): version is KafkaVersion {
  return (KAFKA_VERSIONS as readonly string[]).includes(version);
}

/** The newest `metadata.version` of each release. */
export const METADATA_VERSIONS: Record<KafkaVersion, string> = { '4.2.1': '4.2-IV1', '4.3.1': '4.3-IV0' };

/** A release such as `4.3`: the short form of its `metadata.version`, which formats and lifts storage. */
export function releaseOf(version: KafkaVersion): string {
  return version.split('.').slice(0, 2).join('.');
}
