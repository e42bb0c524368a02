/**
 * The port to whoever keeps the key-encryption keys. It wraps data keys and never sees what they seal, so that a service far away
 * (or a machine's security module) can stand behind it; `key-file.ts` is the one we bring.
 *
 * Every key has a version, counted up from 1. The newest wraps; the older ones unwrap for as long as they are kept.
 */
export interface WrappedKey {
  version: number;
  bytes: Buffer;
}

export interface Kms {
  /** The version that wraps now. @throws KmsAway */
  newest(): Promise<number>;
  /** Makes a newer version, which wraps from now on. @returns it. @throws KmsAway, KmsRefusal where keys are made by somebody else */
  makeKey(): Promise<number>;
  /** With the newest version. `context` must be said again to unwrap. @throws KmsAway */
  wrap(dataKey: Buffer, context: string): Promise<WrappedKey>;
  /** @throws KmsAway, KmsRefusal for a version it does not have, for another context, for bytes it has not wrapped */
  unwrap(wrapped: WrappedKey, context: string): Promise<Buffer>;
  /** The key that sealed values of the first form, which have no data key; undefined where there never was one. @throws KmsAway */
  firstKey?(): Promise<Buffer | undefined>;
}

/** It does not answer, or not in time: nothing new is sealed until it does. */
export class KmsAway extends Error {
  override readonly name = 'KmsAway';
}

/** It answers, and will not: trying again changes nothing until somebody changes something. */
export class KmsRefusal extends Error {
  override readonly name = 'KmsRefusal';
}
