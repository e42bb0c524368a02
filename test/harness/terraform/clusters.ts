/** What the provider does for a Kafka cluster: a create and its waits, a change by separate PATCHes, and a delete until it is gone. */
import type { Resource } from './apply.ts';
import type { Wire } from './wire.ts';
import { orGone, waitFor } from './wire.ts';

export type Kind = 'Basic' | 'Standard' | 'Dedicated' | 'Enterprise' | 'Freight';

export interface ClusterConfig {
  displayName: string;
  kind: Kind;
  cku?: number;
  availability: 'SINGLE_ZONE' | 'MULTI_ZONE' | 'LOW' | 'HIGH';
  cloud: string;
  region: string;
  environmentId: string;
  deletionProtection?: boolean;
}

export interface ClusterState {
  id: string;
  api_version: string;
  kind: string;
  display_name: string;
  availability: string;
  cloud: string;
  region: string;
  deletion_protection: boolean;
  type: Kind;
  /** From `status.cku`, as the provider takes it; 0 for what is not Dedicated. */
  cku: number;
  max_ecku: number;
  zones: string[];
  bootstrap_endpoint: string;
  rest_endpoint: string;
  rbac_crn: string;
  environment: string;
  network: string;
  endpoints: object;
}

interface ClusterBody {
  id: string;
  api_version: string;
  kind: string;
  metadata: { resource_name: string };
  spec: {
    display_name: string; availability: string; cloud: string; region: string; deletion_protection?: boolean;
    config: { kind: Kind; cku?: number; max_ecku?: number; zones?: string[] };
    kafka_bootstrap_endpoint?: string; http_endpoint?: string;
    environment: { id: string }; network?: { id: string }; endpoints?: object;
  };
  status: { phase: string; cku?: number };
}

const CREATE_LIMIT_MS = 5 * 60_000;
const RESIZE_LIMIT_MS = 5 * 60_000;
const DELETE_LIMIT_MS = 2 * 60_000;
const GOVERNANCE_LIMIT_MS = 60_000;
/** The provider sends references with both read-only members empty. */
const reference = (id: string) => ({ id, related: '', resource_name: '' });

export function clusters(wire: Wire): Resource<ClusterConfig, ClusterState> {
  const fetchOne = async (environment: string, id: string): Promise<ClusterBody> =>
    await wire.send('GET', `/cmk/v2/clusters/${id}`, { query: { environment } }) as ClusterBody;
  const read = async (environment: string, id: string): Promise<ClusterState> => stateOf(await fetchOne(environment, id));

  return {
    create: async (config) => {
      const made = await wire.send('POST', '/cmk/v2/clusters', { body: { spec: wantedSpec(config) } }) as ClusterBody;
      await waitFor(`cluster ${made.id} to provision`, CREATE_LIMIT_MS, async () => {
        const { status } = await fetchOne(config.environmentId, made.id);
        if (status.phase === 'PROVISIONED') return true;
        if (status.phase !== 'PROVISIONING') throw new Error(`cluster ${made.id} provisioning status is ${status.phase}`);
        return undefined;
      });
      await waitForGovernance(wire, config.environmentId);
      return read(config.environmentId, made.id);
    },
    read: (state) => orGone('control', () => read(state.environment, state.id)),
    update: async (state, config) => {
      for (const spec of changes(state, config)) {
        const body = { spec: { ...spec, environment: reference(config.environmentId) } };
        await wire.send('PATCH', `/cmk/v2/clusters/${state.id}`, { body });
        if (spec.config?.cku) await waitForResize(() => fetchOne(config.environmentId, state.id), spec.config.cku);
      }
      return read(config.environmentId, state.id);
    },
    remove: async (state) => {
      await wire.send('DELETE', `/cmk/v2/clusters/${state.id}`, { query: { environment: state.environment } });
      await waitFor(`cluster ${state.id} to be deleted`, DELETE_LIMIT_MS, async () =>
        await orGone('control', () => read(state.environment, state.id)) === undefined ? true : undefined);
    },
    planned: (config) => ({
      display_name: config.displayName, availability: config.availability, cloud: config.cloud, region: config.region,
      deletion_protection: config.deletionProtection ?? false, type: config.kind, environment: config.environmentId,
      ...(config.cku !== undefined && { cku: config.cku }), api_version: 'cmk/v2', kind: 'Cluster',
    }),
  };
}

function wantedSpec(config: ClusterConfig): object {
  return {
    display_name: config.displayName, availability: config.availability, cloud: config.cloud, region: config.region,
    config: { kind: config.kind, ...(config.cku !== undefined && { cku: config.cku }) },
    ...(config.deletionProtection && { deletion_protection: true }),
    environment: reference(config.environmentId),
  };
}

interface SpecChange { display_name?: string; config?: { kind: Kind; cku?: number }; deletion_protection?: boolean }

/** One PATCH for each thing that changed, in the provider's order. */
function changes(state: ClusterState, config: ClusterConfig): SpecChange[] {
  const asked: SpecChange[] = [];
  if (config.displayName !== state.display_name) asked.push({ display_name: config.displayName });
  if (config.kind !== state.type) asked.push({ config: { kind: config.kind } });
  if (config.cku !== undefined && config.cku !== state.cku) asked.push({ config: { kind: config.kind, cku: config.cku } });
  const protection = config.deletionProtection ?? false;
  if (protection !== state.deletion_protection) asked.push({ deletion_protection: protection });
  return asked;
}

async function waitForResize(fetchOne: () => Promise<ClusterBody>, cku: number): Promise<void> {
  await waitFor(`a resize to ${cku} CKU`, RESIZE_LIMIT_MS, async () => {
    const { spec, status } = await fetchOne();
    if (status.phase === 'FAILED') throw new Error('the cluster failed while it was resized');
    return status.cku === cku && spec.config.cku === cku ? true : undefined;
  });
}

/** In an environment with a governance package the provider waits for a schema registry cluster that appears by itself. */
async function waitForGovernance(wire: Wire, environment: string): Promise<void> {
  const { stream_governance_config: governance } = await wire.send('GET', `/org/v2/environments/${environment}`) as { stream_governance_config?: object };
  if (!governance) return;
  await waitFor('the schema registry of the environment', GOVERNANCE_LIMIT_MS, async () => {
    const { data } = await wire.send('GET', '/srcm/v3/clusters', { query: { environment, page_size: '99' } }) as { data: { status: { phase: string } }[] };
    return data[0]?.status.phase === 'PROVISIONED' ? true : undefined;
  });
}

function stateOf({ id, api_version, kind, metadata, spec, status }: ClusterBody): ClusterState {
  const cut = metadata.resource_name.lastIndexOf('/kafka=');
  if (cut < 0) throw new Error(`could not construct rbac_crn: ${metadata.resource_name} has no /kafka= suffix`);
  return {
    id, api_version, kind, display_name: spec.display_name, availability: spec.availability, cloud: spec.cloud, region: spec.region,
    deletion_protection: spec.deletion_protection ?? false, type: spec.config.kind, cku: spec.config.kind === 'Dedicated' ? status.cku ?? 0 : 0,
    max_ecku: spec.config.max_ecku ?? 0, zones: spec.config.zones ?? [], bootstrap_endpoint: spec.kafka_bootstrap_endpoint ?? '',
    rest_endpoint: spec.http_endpoint ?? '', rbac_crn: metadata.resource_name.slice(0, cut), environment: spec.environment.id,
    network: spec.network?.id ?? '', endpoints: spec.endpoints ?? {},
  };
}
