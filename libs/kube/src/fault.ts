/**
 * What can go wrong with a Kubernetes API, in the eleven kinds a reconciler decides by.
 *
 * Everything this library throws on account of the server or the way to it is a `KubeFault`; the message starts with what was
 * being done ("apply Kafka ns/name: …"). A programming error stays what it is. Which kinds are worth another try:
 *
 *   throttled, unavailable, timeout, unreachable   later, with backoff (`retryAfterMs` when the server said so)
 *   conflict, gone                                 after reading again
 *   notFound, alreadyExists                        the world differs from what was assumed: plan again
 *   invalid, forbidden, unauthorized               not until somebody changes something
 */

export type KubeFaultKind =
  | 'notFound'
  | 'conflict'
  | 'alreadyExists'
  | 'invalid'
  | 'forbidden'
  | 'unauthorized'
  | 'throttled'
  | 'unavailable'
  | 'timeout'
  | 'gone'
  | 'unreachable';

/** One reason among several: a refused field, or the manager that owns it (`reason: 'FieldManagerConflict'`). */
export interface KubeCause {
  field?: string;
  reason?: string;
  message: string;
}

export interface KubeFaultDetails {
  status?: number;
  retryAfterMs?: number;
  causes?: KubeCause[];
  cause?: unknown;
}

export class KubeFault extends Error {
  override readonly name = 'KubeFault';
  readonly kind: KubeFaultKind;
  /** The HTTP status, when the server answered at all. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly causes: KubeCause[];

  constructor(kind: KubeFaultKind, message: string, details: KubeFaultDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.causes = details.causes ?? [];
  }
}

export function isKubeFault(error: unknown, kind?: KubeFaultKind): error is KubeFault {
  return error instanceof KubeFault && (kind === undefined || error.kind === kind);
}

/** The server is away, silent or broken: what counts against a data plane's health. A refusal by a living server does not. */
export function isOutage(error: unknown): boolean {
  return error instanceof KubeFault && (error.kind === 'unreachable' || error.kind === 'timeout' || error.kind === 'unavailable');
}

/** The part of Kubernetes' `Status` that is read. */
interface StatusBody {
  kind?: string;
  reason?: string;
  message?: string;
  code?: number;
  details?: { causes?: { field?: string; reason?: string; message?: string }[]; retryAfterSeconds?: number };
}

const MESSAGE_CHARS = 2_000;

/** Server-side apply of a field the schema lacks is answered as an internal error; it is the sender's all the same. */
const TYPED_PATCH_REFUSED = /failed to create typed patch object/;

function kindOf(code: number, reason: string | undefined, message: string): KubeFaultKind {
  if (code === 409) return reason === 'AlreadyExists' ? 'alreadyExists' : 'conflict';
  if (code === 404) return 'notFound';
  if (code === 410) return 'gone';
  if (code === 401) return 'unauthorized';
  if (code === 403) return 'forbidden';
  if (code === 429) return 'throttled';
  if (code === 504 || code === 408 || reason === 'Timeout') return 'timeout';
  if (code >= 500) return TYPED_PATCH_REFUSED.test(message) ? 'invalid' : 'unavailable';
  return 'invalid';
}

/** Reads a failed answer (a `Status`, or whatever a proxy in between wrote) into a fault. `doing` names the call. */
export function faultOf(doing: string, status: number, body: unknown, retryAfter?: string): KubeFault {
  const said: StatusBody = typeof body === 'object' && body !== null ? body : {};
  const code = status >= 400 ? status : (said.code ?? status);
  const text = said.message ?? (typeof body === 'string' && body !== '' ? body.trim() : `HTTP ${code}`);
  const seconds = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : said.details?.retryAfterSeconds;
  const causes = (said.details?.causes ?? []).map((one) => ({ field: one.field, reason: one.reason, message: one.message ?? '' }));
  return new KubeFault(kindOf(code, said.reason, text), `${doing}: ${text.slice(0, MESSAGE_CHARS)}`, {
    status: code,
    retryAfterMs: seconds === undefined ? undefined : seconds * 1_000,
    causes,
  });
}
