/**
 * Every failure becomes an answer here, in the shape of the surface it happened on. Known faults are translated; what is
 * not known is a 500 whose detail tells nothing but the request id, and is logged whole.
 */
import type { Operation, Surface } from '@samsa/contract/operation';
import { type Cause, Problem } from '@samsa/domain/problem';
import { KafkaRefusal } from '@samsa/kafka/fault';
import { KmsAway } from '@samsa/runtime/kms';
import { isAway, isContended, isUnstorable } from '@samsa/store/fault';
import type { z } from 'zod';
import { causeOfAdminsRefusal, causeOfRefusal, kafkaCodeOf } from '../kafka/refusals.ts';

const BUSY_RETRY_SECONDS = 2;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Worth a line in the log: nobody expected it. */
  unexpected: boolean;
}

const TITLES: Record<number, string> = {
  400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  409: 'Conflict', 413: 'Payload Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests',
  500: 'Internal Server Error', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

/** What one zod issue means for the sender. */
export function invalidInput(error: z.ZodError, where: 'body' | 'query' | 'params'): Problem {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map(String);
  const name = path.join('.');
  const detail = `${name || where}: ${issue?.message ?? 'is not valid'}.`;
  if (where === 'body') return new Problem({ status: 400, code: 'InvalidArgument', detail, pointer: `/${path.join('/')}` });
  return new Problem({ status: 400, code: 'InvalidArgument', detail, parameter: name });
}

function causeOf(error: unknown): Cause | undefined {
  if (error instanceof Problem) return error.cause;
  if (error instanceof KafkaRefusal) return causeOfRefusal(error);
  if (isAway(error)) {
    return { status: 503, code: 'Unavailable', detail: 'The database cannot be reached just now. Nothing was changed; try again shortly.', retryAfterSeconds: BUSY_RETRY_SECONDS };
  }
  if (error instanceof KmsAway) {
    const detail = 'The keys that seal secrets cannot be had just now, and none is kept unsealed. Nothing was changed; try again shortly.';
    return { status: 503, code: 'KeysUnavailable', detail, retryAfterSeconds: BUSY_RETRY_SECONDS };
  }
  if (isContended(error)) {
    return { status: 503, code: 'Contended', detail: 'Others changed the same at the same time, again and again. Nothing was changed; try again shortly.', retryAfterSeconds: BUSY_RETRY_SECONDS };
  }
  if (isUnstorable(error)) return { status: 400, code: 'InvalidArgument', detail: 'A text holds the character NUL, which cannot be kept. Leave it out.' };
  const status = (error as { statusCode?: number; status?: number }).statusCode ?? (error as { status?: number }).status;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const code = (TITLES[status] ?? 'BadRequest').replaceAll(' ', '');
  if (status === 404) return { status, code, detail: 'There is nothing at this path. /docs lists the operations.' };
  return { status, code, detail: (error as Error).message };
}

export function surfaceOf(operation: Operation | undefined, url: string): Surface {
  if (operation) return operation.surface;
  if (url.startsWith('/kafka/') || url.startsWith('/schema-registry/')) return 'kafka';
  return url.startsWith('/samsa/') || url.startsWith('/fleet/') ? 'samsa' : 'control';
}

function bodyOf(surface: Surface, cause: Cause, requestId: string): unknown {
  const { status, code, detail, pointer, parameter } = cause;
  const title = TITLES[status] ?? 'Error';
  if (surface === 'kafka') return { error_code: kafkaCodeOf(cause), message: detail };
  if (surface === 'samsa') return { type: `about:blank#${code}`, title, status, detail, instance: requestId, pointer };
  const source = pointer === undefined && parameter === undefined ? undefined : { pointer, parameter };
  return { errors: [{ id: requestId, status: String(status), code, title, detail, source }] };
}

export function answerFailure(error: unknown, surface: Surface, requestId: string): Answer {
  const known = surface === 'samsa' && error instanceof KafkaRefusal ? causeOfAdminsRefusal(error) : causeOf(error);
  const cause = known ?? { status: 500, code: 'Internal', detail: `Something failed on our side. Quote the request ${requestId} when you ask about it.` };
  const headers: Record<string, string> = {};
  if (cause.status === 401) headers['www-authenticate'] = 'Basic realm="samsa"';
  if (cause.retryAfterSeconds !== undefined) headers['retry-after'] = String(cause.retryAfterSeconds);
  return { status: cause.status, headers, body: bodyOf(surface, cause, requestId), unexpected: !known };
}
