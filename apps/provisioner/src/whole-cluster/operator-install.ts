/**
 * Installs the operator on a Kubernetes cluster that is new to us: the manifests that the admin configured (`SAMSA_OPERATOR_MANIFESTS`,
 * what one would give to `kubectl apply -f`), definitions first and waited for, then namespaces, then the rest. Done twice it
 * changes nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeConnection } from '@samsa/kube/connection';
import { type ManifestSet, readManifests } from '@samsa/kube/manifests';
import { type KubeObject, refOf } from '@samsa/kube/object';
import { FIELD_MANAGER } from '../driver/strimzi/names.ts';

const ESTABLISHED_MS = 15_000;
const LOOK_MS = 100;
const DEFINITION = 'CustomResourceDefinition';

/** Nobody has said what is to be installed. */
export class NoManifests extends Error {
  readonly kind = 'noManifests';

  constructor() {
    super('no operator is configured: set SAMSA_OPERATOR_MANIFESTS of the provisioner to a file or folder of its manifests');
  }
}

export class OperatorInstall {
  private set: ManifestSet | undefined;

  constructor(private readonly path: string | undefined) {}

  /** Read at each asking, so that new manifests are found without a restart; by the hash they are installed once. @throws NoManifests, Error that names a file */
  manifests(): ManifestSet {
    if (!this.path) throw new NoManifests();
    this.set = readManifests(this.path);
    return this.set;
  }

  async install(connection: KubeConnection): Promise<void> {
    const { objects } = this.set ?? this.manifests();
    const apply = (object: KubeObject): Promise<KubeObject> => connection.apply(object, { fieldManager: FIELD_MANAGER, force: true });
    const definitions = objects.filter(({ kind }) => kind === DEFINITION);
    await Promise.all(definitions.map(apply));
    await Promise.all(definitions.map((definition) => established(connection, definition)));
    for (const object of objects.filter(({ kind }) => kind === 'Namespace')) await apply(object);
    for (const object of objects.filter(({ kind }) => kind !== 'Namespace' && kind !== DEFINITION)) await apply(object);
  }

  /** What does not run yet; undefined when every Deployment of the manifests has as many replicas available as it asks for. */
  async missing(connection: KubeConnection): Promise<string | undefined> {
    const { objects } = this.set ?? this.manifests();
    for (const object of objects.filter(({ kind }) => kind === 'Deployment')) {
      const found = await connection.get(refOf(object));
      const wanted = (object['spec'] as { replicas?: number } | undefined)?.replicas ?? 1;
      const available = (found?.['status'] as { availableReplicas?: number } | undefined)?.availableReplicas ?? 0;
      if (available < wanted) return `The operator’s Deployment ${object.metadata.name} has ${available} of ${wanted} replicas.`;
    }
    return undefined;
  }
}

async function established(connection: KubeConnection, definition: KubeObject): Promise<void> {
  const deadline = performance.now() + ESTABLISHED_MS;
  for (;;) {
    const found = (await connection.get(refOf(definition))) as { status?: { conditions?: { type: string; status: string }[] } } | undefined;
    if (found?.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True')) return;
    if (performance.now() > deadline) throw new Error(`${definition.metadata.name} is not established after ${ESTABLISHED_MS} ms`);
    await sleep(LOOK_MS);
  }
}
