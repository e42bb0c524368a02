/**
 * Settings of the whole cluster, "broker-configs". Shown is what a tenant set, nothing inherited: the Terraform provider
 * keeps all it is shown. (Kafka sets some of this kind itself: min.insync.replicas, since it has eligible leader replicas.) What Kafka takes while it runs goes to the brokers at once, the rest into the cluster's spec (see
 * the domain's `cluster-configs.ts`); for those too it is the broker that says whether this key may change them.
 */
import { Injectable } from '@nestjs/common';
import type { KafkaClusterConfig, KafkaConfigsAlter } from '@samsa/contract/kafka-configs';
import { admitClusterConfigs, type ClusterConfigChanges, isTenants, keptAfter, type KeptConfigs } from '@samsa/domain/cluster-configs';
import { notFound, Problem } from '@samsa/domain/problem';
import type { ConfigChange, ConfigEntry, KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import * as audit from '@samsa/store/audit';
import * as clusters from '@samsa/store/clusters';
import { Database } from '@samsa/store/database';
import type { KafkaCaller } from '../access/credentials.ts';
import { announce } from '../clusters/announce.ts';
import { PublicUrl } from '../http/answers.ts';
import { Deeds } from './deeds.ts';
import { Links } from './links.ts';
import { Reach } from './reach.ts';
import { showClusterConfig } from './show-config.ts';

@Injectable()
export class ClusterConfigsService {
  constructor(
    private readonly database: Database,
    private readonly reach: Reach,
    private readonly deeds: Deeds,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: KafkaCaller) {
    const links = new Links(this.url, caller.clusterId);
    const entries = await this.entries(caller);
    return links.list('KafkaClusterConfigList', links.to`broker-configs`, entries.map((entry) => showClusterConfig(links, entry)));
  }

  async get(caller: KafkaCaller, name: string): Promise<KafkaClusterConfig> {
    const found = (await this.entries(caller)).find((entry) => entry.name === name);
    if (!found) throw new KafkaRefusal('notFound', `${name} is not set for the cluster`);
    return showClusterConfig(new Links(this.url, caller.clusterId), found);
  }

  alter(caller: KafkaCaller, { data, validate_only }: KafkaConfigsAlter): Promise<void> {
    const changes = Object.fromEntries(data.map(({ name, value, operation }) => [name, operation === 'DELETE' ? null : (value ?? '')]));
    return this.change(caller, 'updateKafkaClusterConfigs', changes, validate_only ?? false);
  }

  set(caller: KafkaCaller, name: string, value: string): Promise<void> {
    return this.change(caller, 'updateKafkaClusterConfig', { [name]: value });
  }

  reset(caller: KafkaCaller, name: string): Promise<void> {
    return this.change(caller, 'deleteKafkaClusterConfig', { [name]: null });
  }

  private async change(caller: KafkaCaller, operation: string, changes: ClusterConfigChanges, validateOnly = false): Promise<void> {
    const { live, kept } = admitClusterConfigs(changes);
    const admin = await this.reach.admin(caller);
    const touchesSpec = Object.keys(kept).length > 0;
    if (touchesSpec) await demandAlterConfigs(admin);
    if (Object.keys(live).length > 0) await admin.alterClusterConfigs(inPortsWords(live), { validateOnly });
    if (validateOnly) return;
    if (touchesSpec) await this.keep(caller, operation, kept);
    if (Object.keys(live).length > 0) await this.deeds.record(caller, operation, 'Cluster', '', { after: live });
  }

  /** The next generation of the spec, unless it says so already. */
  private async keep(caller: KafkaCaller, operation: string, changes: ClusterConfigChanges): Promise<void> {
    await this.database.transact(async (tx) => {
      const before = await clusters.lock(tx, caller, caller.clusterId);
      if (!before) throw notFound('Kafka cluster', caller.clusterId);
      if (before.deletionRequestedAt) throw new Problem({ status: 409, code: 'Deleting', detail: `${before.id} is being deleted and takes no more changes.` });
      const { kafka_configs: was, ...rest } = before.spec;
      const kafka_configs = keptAfter(was, changes);
      if (JSON.stringify(kafka_configs) === JSON.stringify(keptAfter(was, {}))) return;
      const after = await clusters.respecify(tx, before.id, { ...rest, kafka_configs }, before.plan);
      await announce(tx, caller, after, 'update', before);
      await audit.record(tx, caller, { operation, resourceKind: 'Cluster', resourceId: before.id, before: was ?? {}, after: kafka_configs ?? {} });
    });
  }

  private async entries(caller: KafkaCaller): Promise<ConfigEntry[]> {
    const [set, cluster] = await Promise.all([
      this.reach.admin(caller).then((admin) => admin.describeClusterConfigs()), clusters.find(this.database, caller, caller.clusterId),
    ]);
    const kept = cluster?.spec.kafka_configs ?? {};
    const live = set.filter(({ name, source }) => source === 'DYNAMIC_DEFAULT_BROKER_CONFIG' && isTenants(name) && !(name in kept));
    return [...live, ...keptEntries(kept)].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** @throws KafkaRefusal `forbidden` */
async function demandAlterConfigs(admin: KafkaAdmin): Promise<void> {
  const { authorizedOperations } = await admin.describeCluster();
  if (!authorizedOperations.includes('ALTER_CONFIGS')) throw new KafkaRefusal('forbidden', 'not authorized to alter the configs of the cluster');
}

function inPortsWords(changes: ClusterConfigChanges): ConfigChange[] {
  return Object.entries(changes).map(([name, value]) => (value === null ? { name, operation: 'DELETE' } : { name, operation: 'SET', value }));
}

function keptEntries(kept: KeptConfigs): ConfigEntry[] {
  const source = 'DYNAMIC_DEFAULT_BROKER_CONFIG';
  return Object.entries(kept).map(([name, value]) => ({
    ...{ name, value, source, type: 'STRING', isDefault: false, isSensitive: false, isReadOnly: false, documentation: null },
    synonyms: [{ name, value, source }],
  }));
}
