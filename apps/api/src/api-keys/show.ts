/** An API key as the compatible API answers it; the secret only when it has just been made. */
import type { ApiKey } from '@samsa/contract/api-keys';
import type { Reference } from '@samsa/contract/wire';
import { clusterCrn, principalCrn } from '@samsa/domain/crn';
import type { StoredApiKey } from '@samsa/store/api-keys';
import { metadata, type PublicUrl, reference } from '../http/answers.ts';

/** Word for word what clients look for to tell a key of the control plane. */
const CLOUD: Reference = { id: 'cloud', kind: 'Cloud', api_version: 'iam/v2', related: 'cloud', resource_name: 'cloud' };

function ownerOf(url: PublicUrl, { organizationId, ownerId }: StoredApiKey): Reference {
  const user = ownerId.startsWith('u-');
  const path = user ? `/iam/v2/users/${ownerId}` : `/iam/v2/service-accounts/${ownerId}`;
  const crn = principalCrn(organizationId, user ? 'user' : 'service-account', ownerId);
  return { ...reference(url, path, ownerId, crn), api_version: 'iam/v2', kind: user ? 'User' : 'ServiceAccount' };
}

function resourceOf(url: PublicUrl, { organizationId, clusterId, environmentId }: StoredApiKey): Reference {
  if (!clusterId || !environmentId) return CLOUD;
  const crn = clusterCrn(organizationId, environmentId, clusterId);
  return { ...reference(url, `/cmk/v2/clusters/${clusterId}`, clusterId, crn), api_version: 'cmk/v2', kind: 'Cluster', environment: environmentId };
}

export function showApiKey(url: PublicUrl, key: StoredApiKey, secret = ''): ApiKey {
  return {
    api_version: 'iam/v2',
    kind: 'ApiKey',
    id: key.id,
    metadata: metadata(url, `/iam/v2/api-keys/${key.id}`, principalCrn(key.organizationId, 'api-key', key.id), key),
    spec: { secret, display_name: key.displayName, description: key.description, owner: ownerOf(url, key), resource: resourceOf(url, key) },
  };
}
