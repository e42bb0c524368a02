/**
 * What this operator changes inside a running cluster of its own: dynamic options and the metadata release.
 * The release is lifted by Kafka's own tool, once for each upgrade: our admin port has no use for it elsewhere.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigChange, ConfigEntry, KafkaAdmin } from '@samsa/kafka/admin';
import { javaProperties } from '@samsa/local-kafka/properties';
import { captureTool } from '@samsa/local-kafka/tool';
import type { DesiredCluster } from './desire.ts';
import type { Ledger } from './ledger.ts';
import { dynamicOptions, OPERATOR_USER, operatorBootstrap } from './settings.ts';

/** Makes the brokers' dynamic options what the spec says, and takes back what an earlier spec said. */
export async function alignOptions(admin: KafkaAdmin, cluster: DesiredCluster): Promise<void> {
  const wanted = dynamicOptions(cluster.config);
  for (const { id } of cluster.nodes.filter(({ roles }) => roles.includes('broker'))) {
    const changes = optionChanges(await admin.describeBrokerConfigs(id), wanted);
    if (changes.length > 0) await admin.alterBrokerConfigs(id, changes);
  }
}

/** Pure: what to set and what to take back on one broker. */
export function optionChanges(entries: readonly ConfigEntry[], wanted: Readonly<Record<string, string>>): ConfigChange[] {
  const effective = new Map(entries.map((entry) => [entry.name, entry]));
  const set = Object.entries(wanted).filter(([name, value]) => effective.get(name)?.value !== value);
  const gone = entries.filter(({ name, source }) => source === 'DYNAMIC_BROKER_CONFIG' && wanted[name] === undefined);
  return [
    ...set.map(([name, value]) => ({ name, operation: 'SET' as const, value })),
    ...gone.map(({ name }) => ({ name, operation: 'DELETE' as const })),
  ];
}

/** Lifts the cluster's metadata to the release the spec asks for. There is no way back. */
export async function liftMetadata(dir: string, cluster: DesiredCluster, ledger: Ledger): Promise<void> {
  const config = join(dir, 'operator.properties');
  await writeFile(config, javaProperties(clientProperties(ledger)), { mode: 0o600 });
  try {
    const args = ['--bootstrap-server', operatorBootstrap(cluster, ledger).join(','), '--command-config', config, 'upgrade', '--release-version', cluster.metadataRelease];
    const { code, output } = await captureTool('features', args, cluster.version);
    if (code !== 0) throw new Error(`the metadata of ${ledger.namespace}/${ledger.name} could not be lifted to ${cluster.metadataRelease}: ${output.trim().split('\n').slice(-3).join(' | ')}`);
  } finally {
    await rm(config, { force: true });
  }
}

function clientProperties({ operatorPassword, authority }: Ledger): Record<string, string> {
  return {
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${OPERATOR_USER}" password="${operatorPassword}";`,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.certificates': authority.certificatePem,
  };
}
