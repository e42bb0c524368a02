/** What the cluster says it serves: versions, groups, resources, health, and the few review kinds that are answers and not objects. */
import { mapOf, textOf, type Json, type JsonMap } from './json.ts';
import type { Kind } from './kind.ts';
import type { Fault } from './faults.ts';
import { openapi } from './openapi.ts';
import { reviewed } from './permissions.ts';
import { NoSuchPath } from './status.ts';
import type { VirtualCluster } from './cluster.ts';

const SERVER_VERSION: JsonMap = {
  major: '1', minor: '34', gitVersion: 'v1.34.4', gitCommit: 'samsa', gitTreeState: 'clean', buildDate: '2026-01-01T00:00:00Z',
  goVersion: 'go1.24', compiler: 'gc', platform: 'linux/amd64',
};

const HEALTH = new Set(['/healthz', '/livez', '/readyz']);
const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
/** Custom resources list theirs in this order. */
const CUSTOM_VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];

/** The answer for a path that addresses no object: JSON, or plain text for health. Throws 404. */
export function discover(cluster: VirtualCluster, path: string): Json {
  if (HEALTH.has(path)) return 'ok';
  const parts = path.split('/').filter((part) => part !== '');
  if (path === '/version') return SERVER_VERSION;
  if (path === '/') return { paths: ['/api', '/api/v1', '/apis', '/healthz', '/livez', '/readyz', '/version'] };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(cluster).map(groupJson) };
  const described = openapi(cluster, path);
  if (described !== undefined) return described;
  if (parts[0] === 'api' && parts.length === 2) return resourceList(cluster, '', parts[1] as string);
  if (parts[0] === 'apis' && parts.length === 2) {
    const group = groupsOf(cluster).find((candidate) => candidate.name === parts[1]);
    if (group === undefined) throw new NoSuchPath();
    return { kind: 'APIGroup', apiVersion: 'v1', ...groupJson(group) };
  }
  if (parts[0] === 'apis' && parts.length === 3) return resourceList(cluster, parts[1] as string, parts[2] as string);
  throw new NoSuchPath();
}

interface Group {
  name: string;
  versions: string[];
}

const REVIEW_GROUP = 'authorization.k8s.io';

function groupsOf(cluster: VirtualCluster): Group[] {
  const groups = new Map<string, Set<string>>([[REVIEW_GROUP, new Set(['v1'])]]);
  for (const kind of cluster.kinds()) {
    if (kind.group === '') continue;
    const versions = groups.get(kind.group) ?? new Set();
    for (const version of kind.versions) versions.add(version.name);
    groups.set(kind.group, versions);
  }
  return [...groups].map(([name, versions]) => ({ name, versions: [...versions] }));
}

function groupJson({ name, versions }: Group): JsonMap {
  const listed = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: listed, preferredVersion: listed[0] ?? {} };
}

function resourceList(cluster: VirtualCluster, group: string, version: string): JsonMap {
  const resources = cluster.kinds().filter((kind) => kind.group === group).flatMap((kind) => resourcesOf(kind, version));
  if (group === REVIEW_GROUP) resources.push({ name: 'selfsubjectaccessreviews', singularName: 'selfsubjectaccessreview', namespaced: false, kind: 'SelfSubjectAccessReview', verbs: ['create'] });
  if (resources.length === 0) throw new NoSuchPath();
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: group === '' ? version : `${group}/${version}`, resources };
}

function resourcesOf(kind: Kind, version: string): JsonMap[] {
  const found = kind.versions.find((candidate) => candidate.name === version);
  if (found === undefined) return [];
  const listed: JsonMap[] = [{
    name: kind.plural, singularName: kind.singular, namespaced: kind.namespaced, kind: kind.kind, verbs: kind.custom ? CUSTOM_VERBS : VERBS,
    ...(kind.shortNames.length === 0 ? {} : { shortNames: [...kind.shortNames] }),
    ...(kind.categories.length === 0 ? {} : { categories: [...kind.categories] }),
  }];
  const part = (name: string, more: JsonMap) => listed.push({ name: `${kind.plural}/${name}`, singularName: '', namespaced: kind.namespaced, verbs: ['get', 'patch', 'update'], ...more });
  if (found.status) part('status', { kind: kind.kind });
  if (found.scale !== undefined) part('scale', { kind: 'Scale', group: 'autoscaling', version: 'v1' });
  return listed;
}

const REVIEWS = /^\/apis\/authorization\.k8s\.io\/v1\/selfsubjectaccessreviews$/;

/** The answer to a POST of an access review. Undefined when the path is not one. */
export function review(path: string, body: string, fault: Fault): JsonMap | undefined {
  if (!REVIEWS.test(path)) return undefined;
  const asked = body === '' ? {} : mapOf(JSON.parse(body) as Json);
  return { kind: textOf(asked.kind) || 'SelfSubjectAccessReview', apiVersion: 'authorization.k8s.io/v1', metadata: {}, spec: mapOf(asked.spec), status: { allowed: reviewed(fault, asked.spec) } };
}
