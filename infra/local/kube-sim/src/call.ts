/** A request as the handlers see it: addressed, authenticated, its body read. */
import type { IncomingHttpHeaders } from 'node:http';
import type { VirtualCluster } from './cluster.ts';
import type { Served } from './kind.ts';
import { ApiFailure, invalid } from './status.ts';

/** Largest body accepted, as on the real server. */
export const BODY_LIMIT_BYTES = 3 * 1024 * 1024;

export interface Call {
  cluster: VirtualCluster;
  served: Served;
  namespace: string;
  /** Undefined for a collection. */
  name: string | undefined;
  subresource: string;
  method: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Fields of the body that its kind does not have. */
  unknown: string[];
  /** Warnings to send beside the answer. */
  warnings: string[];
  /** Told who wrote what. */
  wrote(kindId: string, key: string, manager: string): void;
}

export interface Answer {
  code: number;
  /** JSON text. */
  text: string;
}

const MANAGER_LIMIT = 128;

/** The field manager of an update: the one named, or the first part of the user agent. */
export function managerOf(call: Call): string {
  const named = call.query.get('fieldManager') ?? '';
  if (named.length > MANAGER_LIMIT) {
    const message = `metadata.fieldManager: Too long: may not be more than ${MANAGER_LIMIT} bytes`;
    throw new ApiFailure(422, 'Invalid', message);
  }
  if (named !== '') return named;
  return (call.headers['user-agent'] ?? 'unknown').split('/')[0]?.slice(0, MANAGER_LIMIT) ?? 'unknown';
}

export function isDryRun(call: Call): boolean {
  const wrong = call.query.getAll('dryRun').filter((value) => value !== 'All');
  if (wrong.length > 0) {
    const cause = { reason: 'FieldValueNotSupported', message: `Unsupported value: ${JSON.stringify(wrong)}: supported values: "All"`, field: 'dryRun' };
    throw invalid({ group: 'meta.k8s.io', plural: 'createoptions', kind: 'CreateOptions' }, '', [cause]);
  }
  return call.query.getAll('dryRun').includes('All');
}
