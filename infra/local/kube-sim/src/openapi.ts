/**
 * The little of OpenAPI v3 that clients ask for before they write: an index of group versions, and per group version the PATCH
 * operations with their parameters. `kubectl` reads it to learn that the server checks fields itself.
 */
import type { VirtualCluster } from './cluster.ts';
import type { JsonMap } from './json.ts';
import { apiVersionOf } from './kind.ts';

const INDEX = '/openapi/v3';
const PARAMETERS = ['dryRun', 'fieldManager', 'fieldValidation', 'force', 'pretty'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));

/** The answer for a path under `/openapi/v3`; undefined when it is none. `base` is the cluster's path as the client sees it. */
export function openapi(cluster: VirtualCluster, path: string): JsonMap | undefined {
  if (path === INDEX) {
    const versions = new Set(cluster.kinds().flatMap((kind) => kind.versions.map((version) => groupPath(apiVersionOf(kind, version.name)))));
    return { paths: Object.fromEntries([...versions].map((version) => [version, { serverRelativeURL: `${INDEX}/${version}` }])) };
  }
  if (!path.startsWith(`${INDEX}/`)) return undefined;
  const wanted = path.slice(INDEX.length + 1);
  const paths: JsonMap = {};
  for (const kind of cluster.kinds()) {
    for (const version of kind.versions) {
      if (groupPath(apiVersionOf(kind, version.name)) !== wanted) continue;
      const scope = kind.namespaced ? '/namespaces/{namespace}' : '';
      const operation = {
        parameters: PARAMETERS, responses: {},
        'x-kubernetes-action': 'patch', 'x-kubernetes-group-version-kind': { group: kind.group, version: version.name, kind: kind.kind },
      };
      paths[`/${wanted}${scope}/${kind.plural}/{name}`] = { patch: operation };
    }
  }
  return { openapi: '3.0.0', info: { title: 'Kubernetes', version: 'v1.34.4' }, paths };
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
}
