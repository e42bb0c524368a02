/**
 * What was found on a data plane, judged: what of it keeps clusters from coming up there, in a sentence each, in the order in
 * which somebody would put it right. Pure. What may not be seen is not held against it; which permissions are missing is.
 */
import type { FoundOperator, PermissionMissing, Probe } from '@samsa/contract/fleet-probe';
import { parseSelector, selects } from './label-selector.ts';

/** What our driver writes, all of it in this version. */
export const KINDS_NEEDED = ['Kafka', 'KafkaNodePool', 'KafkaUser'] as const;
export const KINDS_GROUP = 'kafka.strimzi.io';
export const KINDS_VERSION = 'v1';
const ALL_NAMESPACES = '*';
/** Permissions named in a sentence; the others are counted. */
const NAMED_MOST = 4;

interface Needed {
  group: string;
  resource: string;
  verbs: string[];
  needed_for: PermissionMissing['needed_for'];
}

const WRITES = ['get', 'list', 'create', 'patch', 'delete'];
const forClusters = (group: string, resource: string, verbs: string[]): Needed => ({ group, resource, verbs, needed_for: 'clusters' });
const forProbe = (group: string, resource: string): Needed => ({ group, resource, verbs: ['list'], needed_for: 'probe' });

/** Everything we do on a data plane; the role we ask admins for says the same. */
export const PERMISSIONS_NEEDED: readonly Needed[] = [
  forClusters('', 'namespaces', [...WRITES, 'watch']),
  forClusters('', 'secrets', ['get']),
  forClusters('', 'resourcequotas', ['get', 'create', 'patch']),
  forClusters('', 'limitranges', ['get', 'create', 'patch']),
  forClusters('networking.k8s.io', 'networkpolicies', ['get', 'create', 'patch']),
  forClusters(KINDS_GROUP, 'kafkas', [...WRITES, 'watch']),
  forClusters(KINDS_GROUP, 'kafkanodepools', [...WRITES, 'watch']),
  forClusters(KINDS_GROUP, 'kafkausers', [...WRITES, 'watch']),
  // Brokers' own numbers, through the API server's proxy: without it their traffic, storage and partitions are missing from the bill.
  { group: '', resource: 'pods/proxy', verbs: ['get'], needed_for: 'metering' },
  forProbe('', 'nodes'),
  forProbe('apps', 'deployments'),
  forProbe('storage.k8s.io', 'storageclasses'),
  // What Kubernetes warns of while a cluster does not come up: nothing but the explanation needs it.
  forProbe('', 'events'),
];

/** What keeps clusters from coming up there, worst first; empty when nothing does. @param ours labels that every object of ours has */
export function troublesOf(probe: Probe, ours: Readonly<Record<string, string>>): string[] {
  const denied = probe.missing_permissions.filter(({ needed_for }) => needed_for === 'clusters');
  return [
    ...(denied.length > 0 ? [`Our account there lacks permissions: ${named(denied)}.`] : []),
    ...kindTroubles(probe),
    ...operatorTroubles(probe.operators, ours),
    ...(probe.missing_permissions.some(({ needed_for }) => needed_for === 'metering') ? ['Our account there may not get pods/proxy, so nobody meters what its brokers do.'] : []),
    ...(probe.storage_classes?.length === 0 ? ['It has no storage class, so no broker gets a disk. Make one.'] : []),
  ];
}

/** `create, patch kafkas.kafka.strimzi.io`. */
export function permissionsInWords(missing: readonly PermissionMissing[]): string[] {
  const byResource = new Map<string, string[]>();
  for (const { verb, group, resource } of missing) {
    const name = group ? `${resource}.${group}` : resource;
    byResource.set(name, [...(byResource.get(name) ?? []), verb]);
  }
  return [...byResource].map(([name, verbs]) => `${verbs.join(', ')} ${name}`);
}

function named(missing: readonly PermissionMissing[]): string {
  const words = permissionsInWords(missing);
  const more = words.length - NAMED_MOST;
  return words.slice(0, NAMED_MOST).join('; ') + (more > 0 ? `; and of ${more} more kinds` : '');
}

function kindTroubles({ kinds }: Probe): string[] {
  const absent = KINDS_NEEDED.filter((kind) => !kinds[kind]?.length);
  if (absent.length === KINDS_NEEDED.length) return ['Strimzi’s definitions are not installed there. Install Strimzi.'];
  const old = KINDS_NEEDED.filter((kind) => kinds[kind]?.length && !kinds[kind].includes(KINDS_VERSION));
  return [
    ...(absent.length > 0 ? [`Strimzi’s definitions are not complete there: ${absent.join(', ')} missing. Install them.`] : []),
    ...(old.length > 0 ? [`It serves ${old.join(', ')} as ${kinds[old[0]!]!.join(', ')} alone, and ${KINDS_VERSION} is needed. Bring Strimzi up to date.`] : []),
  ];
}

function operatorTroubles(operators: FoundOperator[] | undefined, ours: Readonly<Record<string, string>>): string[] {
  if (!operators) return [];
  if (operators.length === 0) return ['No Strimzi cluster operator is there. Install Strimzi.'];
  const far = operators.filter(({ watches }) => watches.includes(ALL_NAMESPACES));
  if (far.length === 0) return [`No operator there watches every namespace: ${operators.map(scopeOf).join('; ')}. Let one watch them all.`];
  const taking = far.filter(({ selector }) => takes(selector, ours));
  if (taking.length === 0) return [`No operator there takes our clusters: ${far.map(({ namespace, name, selector }) => `${namespace}/${name} takes ${selector} alone`).join('; ')}.`];
  if (!taking.some(({ ready }) => ready)) return [`The operator ${taking.map(({ namespace, name }) => `${namespace}/${name}`).join(', ')} is not ready.`];
  return [];
}

const scopeOf = ({ namespace, name, watches }: FoundOperator): string => `${namespace}/${name} watches ${watches.join(', ')} alone`;

function takes(selector: string | undefined, labels: Readonly<Record<string, string>>): boolean {
  try {
    return selects(parseSelector(selector ?? ''), labels);
  } catch {
    return false; // an operator with a selector that nobody understands takes nothing either
  }
}
