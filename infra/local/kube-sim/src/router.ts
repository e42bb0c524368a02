/** From a path below a cluster's base to what it addresses, as the real server lays its paths out. */
import type { VirtualCluster } from './cluster.ts';
import { kindId, served, type Served } from './kind.ts';
import { NoSuchPath, unknownPath } from './status.ts';

export type Address =
  | { is: 'discovery'; path: string }
  | { is: 'resource'; served: Served; namespace: string; name: string | undefined; subresource: string };

/** `path` starts with a slash and has no query. Throws 404 for what is not there. */
export function addressOf(cluster: VirtualCluster, path: string): Address {
  const parts = path.split('/').filter((part) => part !== '').map(decoded);
  const prefix = parts[0] === 'api' ? 2 : parts[0] === 'apis' ? 3 : 0;
  if (prefix === 0 || parts.length <= prefix) return { is: 'discovery', path: `/${parts.join('/')}` };
  const group = parts[0] === 'api' ? '' : (parts[1] as string);
  const version = parts[prefix - 1] as string;
  const rest = parts.slice(prefix);
  if (rest[0] === 'namespaces' && rest.length >= 3 && !(group === '' && isNamespaceSubresource(rest))) {
    const [, namespace = '', plural = '', name, ...more] = rest;
    return resource(cluster, group, version, plural, namespace, name, more);
  }
  const [plural = '', name, ...more] = rest;
  return resource(cluster, group, version, plural, '', name, more);
}

function isNamespaceSubresource(rest: readonly string[]): boolean {
  return rest.length === 3 && (rest[2] === 'status' || rest[2] === 'finalize');
}

function resource(cluster: VirtualCluster, group: string, version: string, plural: string, namespace: string, name: string | undefined, more: readonly string[]): Address {
  const kind = cluster.kind(kindId(group, plural));
  const found = kind === undefined ? undefined : served(kind, version);
  if (found === undefined && !cluster.kinds().some((known) => known.group === group && known.versions.some(({ name: one }) => one === version))) throw new NoSuchPath();
  if (found === undefined || more.length > 1) throw unknownPath();
  const subresource = more[0] ?? '';
  const known = subresource === '' || (subresource === 'status' && found.version.status) || (subresource === 'scale' && found.version.scale !== undefined)
    || (subresource === 'finalize' && found.kind.kind === 'Namespace');
  if (!known) throw unknownPath();
  if (found.kind.namespaced && namespace === '' && name !== undefined) throw new NoSuchPath();
  if (!found.kind.namespaced && namespace !== '') throw unknownPath();
  return { is: 'resource', served: found, namespace, name, subresource };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unknownPath();
  }
}
