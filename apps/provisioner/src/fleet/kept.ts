/**
 * A data plane's observations as they are laid down between two provisioners: where each watch has got to and the slim records, as
 * deflated JSON, about 0.4 kB a cluster. Not the law of anything: what cannot be read is not there, and everything is listed anew.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { WatchKept } from '@samsa/kube/watch';

/** Grows with every change of what stands inside. */
const FORM = 2;
const INFLATED_MOST_BYTES = 256 * 1024 * 1024;

export interface PlaneKept {
  /** By kind. */
  watches: Record<string, WatchKept>;
  /** By cluster. */
  seen: Record<string, unknown>;
}

export function pack(kept: PlaneKept): Buffer {
  return deflateRawSync(JSON.stringify({ form: FORM, ...kept }, written), { level: 1 });
}

/** Undefined for what another version laid down, or what is damaged. */
export function unpack(body: Uint8Array): PlaneKept | undefined {
  try {
    const text = inflateRawSync(body, { maxOutputLength: INFLATED_MOST_BYTES }).toString('utf8');
    const { form, ...kept } = JSON.parse(text, read) as PlaneKept & { form: number };
    return form === FORM ? kept : undefined;
  } catch {
    return undefined;
  }
}

function written(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return value instanceof Set ? { $set: [...value] } : value;
}

function read(_key: string, value: unknown): unknown {
  const { $map, $set } = (value ?? {}) as { $map?: [unknown, unknown][]; $set?: unknown[] };
  if ($map) return new Map($map);
  return $set ? new Set($set) : value;
}
