/**
 * Resource names: `crn://<authority>/organization=<uuid>/environment=<env>/cloud-cluster=<lkc>/kafka=<lkc>/topic=<name>`.
 * A pattern may end in a name with `*` (prefix) or be `*` alone.
 */
export const CRN_AUTHORITY = 'samsa.dev';

export interface CrnResource {
  type: 'topic' | 'group' | 'transactional-id';
  name: string;
  pattern: 'LITERAL' | 'PREFIXED';
}

export interface Crn {
  organizationId: string;
  environmentId?: string;
  clusterId?: string;
  resource?: CrnResource;
}

export const organizationCrn = (organization: string): string => `crn://${CRN_AUTHORITY}/organization=${organization}`;
export const environmentCrn = (organization: string, environment: string): string =>
  `${organizationCrn(organization)}/environment=${environment}`;
export const clusterCrn = (organization: string, environment: string, cluster: string): string =>
  `${environmentCrn(organization, environment)}/cloud-cluster=${cluster}/kafka=${cluster}`;
export const principalCrn = (organization: string, kind: 'service-account' | 'user' | 'api-key' | 'invitation' | 'role-binding', id: string): string =>
  `${organizationCrn(organization)}/${kind}=${id}`;

const RESOURCES = new Set(['topic', 'group', 'transactional-id']);
const ORDER = ['organization', 'environment', 'cloud-cluster', 'kafka', 'resource'];

function resourceOf(type: string, value: string): CrnResource {
  const prefixed = value.length > 1 && value.endsWith('*');
  return {
    type: type as CrnResource['type'],
    name: prefixed ? value.slice(0, -1) : value,
    pattern: prefixed ? 'PREFIXED' : 'LITERAL',
  };
}

/** A percent sign that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a pattern points at, or the reason (a sentence) why it cannot be read. */
export function parseCrn(text: string): Crn | string {
  const match = /^crn:\/\/[^/]+\/(.+)$/.exec(text);
  if (!match?.[1]) return 'A CRN has the form crn://<authority>/organization=<id>/….';
  const found: Partial<Crn> = {};
  let place = -1;
  for (const part of match[1].split('/')) {
    const cut = part.indexOf('=');
    const name = part.slice(0, cut);
    const value = decoded(part.slice(cut + 1));
    const position = ORDER.indexOf(RESOURCES.has(name) ? 'resource' : name);
    if (cut < 1 || value === '' || position <= place) {
      return `"${part}" cannot stand there: the order is organization=, environment=, cloud-cluster=, kafka=, then one of topic=, group=, transactional-id=.`;
    }
    place = position;
    if (name === 'organization') found.organizationId = value;
    if (name === 'environment') found.environmentId = value;
    if (name === 'kafka' && found.clusterId && found.clusterId !== value) return `The CRN names two clusters: ${found.clusterId} and ${value}.`;
    if (name === 'cloud-cluster' || name === 'kafka') found.clusterId = value;
    if (RESOURCES.has(name)) found.resource = resourceOf(name, value);
  }
  if (!found.organizationId) return 'The CRN names no organization.';
  if (found.clusterId && !found.environmentId) return 'The CRN names a cluster without its environment.';
  if (found.resource && !found.clusterId) return 'The CRN names a resource without its cluster (cloud-cluster=… /kafka=…).';
  return found as Crn;
}
