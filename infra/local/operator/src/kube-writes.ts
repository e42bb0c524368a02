/**
 * Writing to Kubernetes as Strimzi's operators do: statuses by replacement on top of what was read, Secrets by apply.
 * Nothing is written that is so already.
 */
import { isDeepStrictEqual } from 'node:util';
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject } from '@samsa/kube/object';
import { refOf } from '@samsa/kube/object';
import { OPERATOR } from './strimzi.ts';

/** Somebody else may write between our read and our write; more often than this in a row is left to the next pass. */
const CONFLICT_RETRIES = 3;

/**
 * Replaces the status unless it is the same. Returns the object as it now is; undefined when it is gone, or is another of the same name.
 */
export async function writeStatus<T extends KubeObject>(connection: KubeConnection, object: T, status: object): Promise<T | undefined> {
  if (isDeepStrictEqual(object['status'], asJson(status))) return object;
  let current: T = object;
  for (let attempt = 0; ; attempt++) {
    try {
      return (await connection.replaceStatus({ ...current, status })) as T;
    } catch (error) {
      if (isKubeFault(error, 'notFound')) return undefined;
      if (!isKubeFault(error, 'conflict') || attempt >= CONFLICT_RETRIES) throw error;
      const fresh = (await connection.get(refOf(object))) as T | undefined;
      if (!fresh || fresh.metadata.uid !== object.metadata.uid) return undefined;
      current = fresh;
    }
  }
}

/** Applies an object of the operator's own. A namespace that is on its way out refuses new objects: that is no fault of ours. */
export async function applyOwn(connection: KubeConnection, object: KubeObject): Promise<void> {
  await connection.apply(object, { fieldManager: OPERATOR, force: true });
}

function asJson(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
