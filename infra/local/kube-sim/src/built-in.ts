/** The built-in kinds that Samsa, its operator and `kubectl` use, as the real server announces them. */
import { kindId, type Kind, type KindVersion } from './kind.ts';
import { BUILT_IN_SCHEMAS } from './built-in-schemas.ts';
import { schemaOf } from './schema.ts';
import { builtInShape, shapeOfSchema } from './shape.ts';

type Row = [group: string, version: string, kind: string, plural: string, shortNames: string, flags: string];

/** Flags: n namespaced, s status subresource, g generation counted, u unconditional PUT, a in the category "all". */
const ROWS: Row[] = [
  ['', 'v1', 'Namespace', 'namespaces', 'ns', 'su'],
  ['', 'v1', 'Secret', 'secrets', '', 'nu'],
  ['', 'v1', 'ConfigMap', 'configmaps', 'cm', 'nu'],
  ['', 'v1', 'Service', 'services', 'svc', 'nsua'],
  ['', 'v1', 'ServiceAccount', 'serviceaccounts', 'sa', 'nu'],
  ['', 'v1', 'ResourceQuota', 'resourcequotas', 'quota', 'nsu'],
  ['', 'v1', 'LimitRange', 'limitranges', 'limits', 'nu'],
  ['', 'v1', 'Event', 'events', 'ev', 'nu'],
  ['', 'v1', 'Pod', 'pods', 'po', 'nsgua'],
  ['', 'v1', 'Node', 'nodes', 'no', 'su'],
  ['', 'v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', 'pvc', 'nsu'],
  ['', 'v1', 'PersistentVolume', 'persistentvolumes', 'pv', 'su'],
  ['', 'v1', 'Endpoints', 'endpoints', 'ep', 'nu'],
  ['storage.k8s.io', 'v1', 'StorageClass', 'storageclasses', 'sc', 'u'],
  ['networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicies', 'netpol', 'ngu'],
  ['networking.k8s.io', 'v1', 'Ingress', 'ingresses', 'ing', 'nsgu'],
  ['policy', 'v1', 'PodDisruptionBudget', 'poddisruptionbudgets', 'pdb', 'nsg'],
  ['apps', 'v1', 'Deployment', 'deployments', 'deploy', 'nsgua'],
  ['apps', 'v1', 'StatefulSet', 'statefulsets', 'sts', 'nsgua'],
  ['batch', 'v1', 'Job', 'jobs', '', 'nsgua'],
  ['rbac.authorization.k8s.io', 'v1', 'Role', 'roles', '', 'nu'],
  ['rbac.authorization.k8s.io', 'v1', 'RoleBinding', 'rolebindings', '', 'nu'],
  ['rbac.authorization.k8s.io', 'v1', 'ClusterRole', 'clusterroles', '', 'u'],
  ['rbac.authorization.k8s.io', 'v1', 'ClusterRoleBinding', 'clusterrolebindings', '', 'u'],
  ['apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', 'customresourcedefinitions', 'crd,crds', 'sg'],
  ['coordination.k8s.io', 'v1', 'Lease', 'leases', '', 'n'],
];

export const BUILT_IN_KINDS: readonly Kind[] = ROWS.map(([group, version, kind, plural, shortNames, flags]) => ({
  id: kindId(group, plural), group, kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(),
  shortNames: shortNames === '' ? [] : shortNames.split(','), categories: flags.includes('a') ? ['all'] : [],
  namespaced: flags.includes('n'), storageVersion: version, custom: false,
  counted: flags.includes('g'), unconditional: flags.includes('u'),
  versions: [{
    name: version, status: flags.includes('s'), columns: [],
    ...schemaParts(kind),
    scale: kind === 'Deployment' || kind === 'StatefulSet' ? { spec: '.spec.replicas', status: '.status.replicas' } : undefined,
  }],
}));

/** Kinds said in full have a schema; of the others only the keyed lists are known. */
function schemaParts(kind: string): Pick<KindVersion, 'shape' | 'schema'> {
  const source = BUILT_IN_SCHEMAS[kind];
  return source === undefined ? { shape: builtInShape(kind), schema: undefined } : { shape: shapeOfSchema(source), schema: schemaOf(source) };
}

export const NAMESPACES = kindId('', 'namespaces');
export const DEFINITIONS = kindId('apiextensions.k8s.io', 'customresourcedefinitions');
