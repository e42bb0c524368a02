/**
 * Finds out what a Kubernetes cluster is made of, as far as our account may look: a handful of reads, each bounded. What is
 * forbidden is left out and named among the permissions; a server that is away is the caller's to hear of.
 */
import type { FoundOperator, PermissionMissing, Probe } from '@samsa/contract/fleet-probe';
import { KINDS_GROUP, KINDS_NEEDED, PERMISSIONS_NEEDED } from '@samsa/domain/data-plane-probe';
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import type { AllocatableFound } from '@samsa/store/data-planes';
import { allocatableOf, OPERATOR_LABEL, operatorOf, storageClassOf, workersOf, zonesOf } from './found.ts';

const CALL_TIMEOUT_MS = 10_000;

export interface Found {
  probe: Probe;
  allocatable: AllocatableFound | null;
}

/** @throws KubeFault when the server does not answer, or refuses our credentials altogether */
export async function probeDataPlane(connection: KubeConnection): Promise<Found> {
  const kubernetes_version = await connection.version({ timeoutMs: CALL_TIMEOUT_MS });
  const missing_permissions = await permissionsMissing(connection);
  const [kinds, deployments, classes, nodes] = await Promise.all([
    kindsServed(connection),
    seen(connection, { apiVersion: 'apps/v1', kind: 'Deployment' }, OPERATOR_LABEL),
    seen(connection, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }),
    seen(connection, { apiVersion: 'v1', kind: 'Node' }),
  ]);
  const storage_classes = classes?.map(storageClassOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  const operators = deployments?.flatMap((one) => operatorOf(one) ?? []).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const workers = workersOf(nodes ?? []);
  return {
    probe: { kubernetes_version, operators, kinds, storage_classes, zones: zonesOf(workers), nodes: nodes?.length, missing_permissions },
    allocatable: allocatableOf(workers, storage_classes),
  };
}

const nameOf = ({ namespace, name }: FoundOperator): string => `${namespace}/${name}`;

/** Undefined when they may not be listed. */
async function seen(connection: KubeConnection, type: KubeType, labelSelector?: string): Promise<KubeObject[] | undefined> {
  try {
    return (await connection.list(type, { labelSelector, timeoutMs: CALL_TIMEOUT_MS })).items;
  } catch (fault) {
    if (isKubeFault(fault, 'forbidden') || isKubeFault(fault, 'notFound')) return undefined;
    throw fault;
  }
}

interface GroupAnswer {
  preferredVersion?: { version: string };
  versions?: { version: string }[];
}

/** Versions of each kind we use, as the server announces them: no permission is needed to ask. */
async function kindsServed(connection: KubeConnection): Promise<Record<string, string[]>> {
  const group = await read<GroupAnswer>(connection, `/apis/${KINDS_GROUP}`);
  const preferred = group?.preferredVersion?.version;
  const versions = (group?.versions ?? []).map(({ version }) => version).sort((a, b) => Number(b === preferred) - Number(a === preferred));
  const kinds: Record<string, string[]> = {};
  for (const version of versions) {
    const answer = await read<{ resources?: { kind: string; name: string }[] }>(connection, `/apis/${KINDS_GROUP}/${version}`);
    for (const kind of new Set((answer?.resources ?? []).filter(({ name }) => !name.includes('/')).map(({ kind }) => kind))) (kinds[kind] ??= []).push(version);
  }
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

const rank = (kind: string): number => ((KINDS_NEEDED as readonly string[]).includes(kind) ? 0 : 1);

async function read<Answer>(connection: KubeConnection, path: string): Promise<Answer | undefined> {
  try {
    return JSON.parse(await connection.read(path, { timeoutMs: CALL_TIMEOUT_MS })) as Answer;
  } catch (fault) {
    if (isKubeFault(fault, 'notFound')) return undefined;
    throw fault;
  }
}

/** One question where we may do everything, one a kind where we may do everything with it, one a verb elsewhere. */
async function permissionsMissing(connection: KubeConnection): Promise<PermissionMissing[]> {
  const may = (verb: string, group: string, resource: string) => connection.may(verb, group, resource, { timeoutMs: CALL_TIMEOUT_MS });
  if (await may('*', '*', '*')) return [];
  const missing = PERMISSIONS_NEEDED.map(async ({ group, resource, verbs, needed_for }) => {
    if (await may('*', group, resource)) return [];
    const denied = await Promise.all(verbs.map(async (verb) => ((await may(verb, group, resource)) ? [] : [{ verb, group, resource, needed_for }])));
    return denied.flat();
  });
  return (await Promise.all(missing)).flat();
}
