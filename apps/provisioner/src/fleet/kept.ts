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
    const { form, ...kept } = JSON.parse(text) as PlaneKept & { form: number };
    if (form !== FORM) return undefined;
    for (const seen of Object.values(kept.seen)) revive(seen as Record<string, unknown>);
    return kept;
  } catch {
    return undefined;
  }
}

function written(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return value instanceof Set ? { $set: [...value] } : value;
}

/** Maps and sets are fields of a cluster's record, and nowhere else: a reviver asked for every value took five times as long. */
function revive(record: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(record)) {
    const { $map, $set } = (value ?? {}) as { $map?: [unknown, unknown][]; $set?: unknown[] };
    if ($map) record[field] = new Map($map);
    if ($set) record[field] = new Set($set);
  }
}
