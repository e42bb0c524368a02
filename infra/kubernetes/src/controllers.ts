/**
 * What kube-controller-manager does that our objects cannot do without, and no more of it: there is none beside the test server.
 *
 *   namespaces      a namespace being deleted loses its contents, then its `kubernetes` finalizer, and is gone
 *   owner references  objects whose owner was deleted are deleted; an owner held by `foregroundDeletion` is let go after them
 *   quotas          a ResourceQuota gets its first status (nothing used): until then the server admits nothing it counts
 *
 * It does not count usage, make service accounts or tokens, or run any workload. Runs in the process that started the server.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import { refOf } from '@samsa/kube/object';
import { watch } from '@samsa/kube/watch';
import type { Synced, Watch, WatchEvent } from '@samsa/kube/watch';
import { Contents } from './contents.ts';
import { endForeground, FOREGROUND, OWNERS, releaseOrphans, releaseOwned } from './owners.ts';

const POLL_MS = 50;
const NAMESPACE: KubeType = { apiVersion: 'v1', kind: 'Namespace' };
const QUOTA: KubeType = { apiVersion: 'v1', kind: 'ResourceQuota' };

export interface Controllers {
  stop(): Promise<void>;
}

/** Starts the loops; faults are retried until `stop`. */
export function startControllers(connection: KubeConnection): Controllers {
  const stopping = new AbortController();
  const working = new Set<string>();
  const ending = new Set<string>();
  const contents = new Contents(connection);
  /** Repeats `pass` until it is content, one at a time for each key. */
  const settle = (key: string, pass: () => Promise<boolean>) => void (async () => {
    if (working.has(key)) return;
    working.add(key);
    while (!stopping.signal.aborted && !(await pass().catch(() => false))) await sleep(POLL_MS);
    working.delete(key);
  })();
  const follow = (type: KubeType, onEvent: (event: WatchEvent) => void, onSynced?: (synced: Synced) => void): Watch => watch(connection, { type, onEvent, onSynced });
  const watches = [
    follow(NAMESPACE, ({ type, object }) => {
      const { name, uid, deletionTimestamp } = object.metadata;
      if (type === 'DELETED') ending.delete(name);
      else if (deletionTimestamp) ending.add(name);
      if (type !== 'DELETED' && deletionTimestamp) settle(`namespace ${uid}`, () => drainOnce(connection, contents, name));
    }),
    follow(QUOTA, ({ type, object }) => {
      if (type !== 'DELETED') settle(`quota ${object.metadata.uid} ${object.metadata.resourceVersion}`, () => openQuota(connection, object));
    }),
    ...OWNERS.map((owner) => follow(owner, ({ type, object }) => {
      const { uid, namespace = '', finalizers, deletionTimestamp } = object.metadata;
      // A namespace that ends takes all its objects along anyway.
      if (type === 'DELETED' && ending.has(namespace)) return;
      if (type === 'DELETED') settle(`owned by ${uid}`, async () => (await releaseOwned(connection, contents, object)) >= 0);
      else if (deletionTimestamp && finalizers?.includes(FOREGROUND)) settle(`held ${uid}`, () => collectHeld(connection, contents, object));
    }, ({ again }) => {
      // What came and went while the watch was cut was never seen here.
      if (again) settle('orphans', () => releaseOrphans(connection).then(() => true));
    })),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(watches.map((one) => one.stop()));
    },
  };
}

async function collectHeld(connection: KubeConnection, contents: Contents, seen: KubeObject): Promise<boolean> {
  const owner = await connection.get(refOf(seen));
  if (!owner?.metadata.finalizers?.includes(FOREGROUND)) return true;
  if ((await releaseOwned(connection, contents, owner)) > 0) return false;
  await endForeground(connection, owner);
  return true;
}

/** One pass over a namespace being deleted; true when it is gone or needs nothing more. */
async function drainOnce(connection: KubeConnection, contents: Contents, name: string): Promise<boolean> {
  const namespace = await connection.get({ ...NAMESPACE, name });
  if (!namespace?.metadata.deletionTimestamp) return true;
  const found = await contents.of(name);
  // What is held is asked after by its kinds alone; only when those are empty is everything looked at again.
  const kinds = [...new Map(found.map(({ apiVersion, kind }) => [`${apiVersion}/${kind}`, { apiVersion, kind }])).values()];
  for (let left = found; left.length > 0; left = await contents.of(name, kinds)) {
    await Promise.all(left.map((item) => remove(connection, item)));
    await sleep(POLL_MS);
  }
  if ((await contents.of(name)).length > 0) return false;
  const spec = namespace['spec'] as { finalizers?: string[] } | undefined;
  const finalizers = (spec?.finalizers ?? []).filter((one) => one !== 'kubernetes');
  await connection.replace({ ...namespace, spec: { ...spec, finalizers } }, { subresource: 'finalize' });
  return true;
}

async function remove(connection: KubeConnection, object: KubeObject): Promise<void> {
  if (object.metadata.deletionTimestamp) return;
  await connection.delete(refOf(object), { uid: object.metadata.uid, propagationPolicy: 'Background' });
}

async function openQuota(connection: KubeConnection, quota: KubeObject): Promise<boolean> {
  const { hard = {} } = (quota['spec'] ?? {}) as { hard?: Record<string, string> };
  const status = (quota['status'] ?? {}) as { hard?: Record<string, string>; used?: Record<string, string> };
  if (JSON.stringify(status.hard ?? {}) === JSON.stringify(hard)) return true;
  const used = Object.fromEntries(Object.keys(hard).map((key) => [key, status.used?.[key] ?? '0']));
  try {
    await connection.mergePatch(refOf(quota), { status: { hard, used } }, { subresource: 'status' });
  } catch (error) {
    if (!isKubeFault(error, 'notFound')) throw error;
  }
  return true;
}
