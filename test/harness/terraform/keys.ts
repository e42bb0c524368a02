/**
 * What the provider does for an API key: the secret is taken from the create's answer alone, then the key is tried until it works,
 * on the cluster it belongs to (two listings of topics in a row) or, for a cloud key, on the control plane.
 */
import type { Resource } from './apply.ts';
import type { Wire } from './wire.ts';
import { ProviderError, orGone, waitFor, wireTo } from './wire.ts';

export interface KeyConfig {
  displayName?: string;
  description?: string;
  owner: { id: string; kind: 'ServiceAccount' | 'User' };
  /** Absent: a cloud key. */
  cluster?: { id: string; environmentId: string };
}

export interface KeyState {
  id: string;
  /** Kept from the create; a later read answers an empty one and does not touch it. */
  secret: string;
  display_name: string;
  description: string;
  owner: { id: string; kind: string; api_version: string };
  managed_resource: { id: string; kind: string; api_version: string } | undefined;
  /** How often the new key was tried before it had worked as often as the provider wants. */
  tries: number;
}

interface Reference { id: string; kind: string; api_version: string }
interface KeyBody { id: string; spec: { secret?: string; display_name?: string; description?: string; owner: Reference; resource?: Reference } }

const KEY_LIMIT_MS = 60_000;
const WORKS_IN_A_ROW = 2;

export function apiKeys(wire: Wire): Resource<KeyConfig, KeyState> {
  const read = async (id: string, kept: { secret: string; tries: number }): Promise<KeyState> => {
    const { spec } = await wire.send('GET', `/iam/v2/api-keys/${id}`) as KeyBody;
    if (spec.secret) throw new Error(`the secret of ${id} is shown again`);
    return { id, ...kept, display_name: spec.display_name ?? '', description: spec.description ?? '', owner: pick(spec.owner), managed_resource: managedBy(spec.resource) };
  };
  return {
    create: async (config) => {
      const { id, spec } = await wire.send('POST', '/iam/v2/api-keys', { body: { spec: wantedSpec(config) } }) as KeyBody;
      if (!id || !spec.secret) throw new Error('the created API key is malformed: id and secret are needed');
      const tries = await (config.cluster ? clusterKeyWorks(wire, config.cluster, id, spec.secret) : cloudKeyWorks(wire, id, spec.secret));
      return read(id, { secret: spec.secret, tries });
    },
    read: (state) => orGone('control', () => read(state.id, state)),
    update: async (state, config) => {
      const spec = {
        ...((config.displayName ?? '') !== state.display_name && { display_name: config.displayName ?? '' }),
        ...((config.description ?? '') !== state.description && { description: config.description ?? '' }),
      };
      await wire.send('PATCH', `/iam/v2/api-keys/${state.id}`, { body: { spec } });
      return read(state.id, state);
    },
    remove: async (state) => void await wire.send('DELETE', `/iam/v2/api-keys/${state.id}`),
    planned: (config) => ({
      display_name: config.displayName ?? '', description: config.description ?? '', owner: { ...config.owner, api_version: 'iam/v2' },
      managed_resource: config.cluster && { id: config.cluster.id, kind: 'Cluster', api_version: 'cmk/v2' },
    }),
  };
}

/** The request says what the key is for by id and kind only; the server finds the API version by the id's prefix. */
function wantedSpec(config: KeyConfig): object {
  return {
    display_name: config.displayName ?? '', description: config.description ?? '',
    owner: { id: config.owner.id, related: '', resource_name: '', kind: config.owner.kind },
    ...(config.cluster && { resource: { id: config.cluster.id, related: '', resource_name: '', kind: 'Cluster' } }),
  };
}

async function clusterKeyWorks(wire: Wire, cluster: { id: string; environmentId: string }, key: string, secret: string): Promise<number> {
  const body = await wire.send('GET', `/cmk/v2/clusters/${cluster.id}`, { query: { environment: cluster.environmentId } }) as { spec: { http_endpoint: string } };
  const rest = wireTo(body.spec.http_endpoint, { key, secret }, wire.exchanges);
  return untilItWorks(`key ${key} to work on ${cluster.id}`, WORKS_IN_A_ROW, () => rest.send('GET', `/kafka/v3/clusters/${cluster.id}/topics`));
}

function cloudKeyWorks(wire: Wire, key: string, secret: string): Promise<number> {
  const own = wireTo(wire.endpoint, { key, secret }, wire.exchanges);
  return untilItWorks(`cloud key ${key} to work`, 1, () => own.send('GET', '/org/v2/environments'));
}

async function untilItWorks(what: string, inARow: number, attempt: () => Promise<unknown>): Promise<number> {
  let tries = 0;
  let worked = 0;
  return waitFor(what, KEY_LIMIT_MS, async () => {
    tries += 1;
    worked = await attempt().then(() => worked + 1, (fault: unknown) => {
      if (fault instanceof ProviderError && (fault.status === 401 || fault.status === 403)) return 0;
      throw fault;
    });
    return worked >= inARow ? tries : undefined;
  });
}

/** A cloud key's resource is told by its kind alone: anything else, or nothing, and the provider takes the key for a cluster's. */
function managedBy(resource: Reference | undefined): Reference | undefined {
  if (resource?.kind.toLowerCase() === 'cloud') return undefined;
  return pick(resource ?? { id: '', kind: '', api_version: '' });
}

function pick({ id, kind, api_version }: Reference): Reference {
  return { id, kind, api_version };
}
