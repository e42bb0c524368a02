/**
 * What every request passes, in order: request id, limits by address, authentication, rate limit by key, permission,
 * the bill's standing, validation; and on the way out only what the contract names. One place, as Fastify hooks; no handler can skip it.
 */
import type { In, Operation } from '@samsa/contract/operation';
import { SESSION_COOKIE } from '@samsa/contract/sessions';
import { allowsSomewhere, type Caller, demand, isOfFleet } from '@samsa/domain/access';
import { Problem } from '@samsa/domain/problem';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from '../access/credentials.ts';
import type { Origin } from '../access/origin.ts';
import type { Stopped } from '../billing/stopped.ts';
import type { PublicUrl } from './answers.ts';
import { readBodies } from './bodies.ts';
import { cookieOf } from './cookies.ts';
import { demandOurPage, demandToken } from './forgery.ts';
import type { RateLimit } from './limits.ts';
import { answerFailure, invalidInput, surfaceOf } from './problems.ts';

export interface Door {
  credentials: Credentials;
  rateLimit: RateLimit;
  stopped: Stopped;
  url: PublicUrl;
  log: { error(details: object, message: string): void };
}

/** Reads are filtered by what the caller may see, so a missing right looks like a missing thing; writes are told, and all of the fleet's. */
function permit(operation: Operation, caller: Caller): void {
  if (operation.permission === 'authenticated') return;
  if (operation.method === 'GET' && !isOfFleet(operation.permission)) return;
  if (!allowsSomewhere(caller, operation.permission)) demand(caller, operation.permission, {});
}

async function enter(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('x-request-id', request.id);
  const operation = request.routeOptions.config.operation;
  if (!operation) return;
  if (operation.permission === 'open') return demandOurPage(request, door.url.base);
  const origin = { requestId: request.id, sourceAddress: request.ip };
  if (operation.permission === 'kafka') {
    const caller = await door.credentials.kafkaCaller(request.headers.authorization, (request.params as { cluster_id?: string }).cluster_id, origin);
    request.caller = caller;
    limit(door, caller.apiKeyId, reply);
    return;
  }
  const caller = await whoCalls(door, request, origin);
  request.caller = caller;
  limit(door, caller.apiKeyId ?? caller.principal, reply);
  permit(operation, caller);
  await door.stopped.refuse(operation, caller);
}

/** A key that is shown counts; a cookie only where none is. */
async function whoCalls(door: Door, request: FastifyRequest, origin: Origin): Promise<Caller> {
  const token = request.headers.authorization === undefined ? cookieOf(request.headers.cookie, SESSION_COOKIE) : undefined;
  if (!token) return door.credentials.caller(request.headers.authorization, origin);
  const caller = await door.credentials.person(token, origin);
  demandOurPage(request, door.url.base);
  if (caller.session) demandToken(request, caller.session);
  return caller;
}

function limit(door: Door, key: string, reply: FastifyReply): void {
  const verdict = door.rateLimit.take(key);
  reply.header('x-ratelimit-limit', verdict.limit).header('x-ratelimit-remaining', verdict.remaining).header('x-ratelimit-reset', verdict.resetSeconds);
  if (verdict.allowed) return;
  throw new Problem({
    status: 429,
    code: 'TooManyRequests',
    detail: `This key may send ${verdict.limit} requests a second. Try again in ${verdict.resetSeconds} s.`,
    retryAfterSeconds: verdict.resetSeconds,
  });
}

function validate(request: FastifyRequest): void {
  const operation = request.routeOptions.config.operation;
  if (!operation) return;
  const read: Partial<Record<'params' | 'query' | 'body', unknown>> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = operation[part];
    if (!schema || (part === 'body' && operation.streamed)) continue;
    const result = schema.safeParse(request[part] ?? {});
    if (!result.success) throw invalidInput(result.error, part);
    read[part] = result.data;
  }
  request.input = read as In<Operation>;
}

/** What would happen was asked, not that it happen. */
function isDryRun({ routeOptions, input }: FastifyRequest): boolean {
  const query = input?.query as { dry_run?: string } | undefined;
  return routeOptions.config.operation?.planned !== undefined && query?.dry_run === 'true';
}

function fail(door: Door, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const operation = request.routeOptions?.config?.operation;
  const answer = answerFailure(error, surfaceOf(operation, request.url), request.id);
  if (answer.unexpected) door.log.error({ err: error, requestId: request.id, operation: operation?.id }, 'a request failed unexpectedly');
  if (reply.sent) return;
  if (isBrowser(request)) delete answer.headers['www-authenticate'];
  void reply.code(answer.status).headers(answer.headers).header('x-request-id', request.id).type('application/json').send(answer.body);
}

/** A browser would ask for name and password in a window of its own, over the page that knows better. */
function isBrowser({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] !== undefined || cookieOf(headers.cookie, SESSION_COOKIE) !== undefined;
}

export type Fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** Hangs the door. @returns the way failures are answered, for Nest's filter to use as well. */
export function hangDoor(fastify: FastifyInstance, door: Door): Fail {
  const answer: Fail = (error, request, reply) => fail(door, error, request, reply);
  fastify.decorateRequest('input');
  fastify.decorateRequest('caller');
  fastify.decorateRequest('answerHeaders');
  fastify.addHook('onRequest', (request, reply) => enter(door, request, reply));
  readBodies(fastify);
  fastify.addHook('preHandler', (request, _reply, done) => {
    try {
      validate(request);
      done();
    } catch (error) {
      done(error as FastifyError);
    }
  });
  fastify.addHook('preSerialization', (request, reply, payload, done) => {
    const operation = request.routeOptions.config.operation;
    if (!operation || reply.statusCode >= 400) return done(null, payload);
    const schema = isDryRun(request) ? operation.planned : operation.response;
    if (isDryRun(request)) reply.code(200);
    if (!schema) return done(null, payload);
    done(null, schema.parse(payload));
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const produces = request.routeOptions.config.operation?.produces;
    if (produces && reply.statusCode < 400) reply.header('content-type', produces);
    if (request.answerHeaders) reply.headers(request.answerHeaders);
    done(null, payload);
  });
  fastify.setReplySerializer((payload) => `${JSON.stringify(payload)}\n`);
  fastify.setErrorHandler(answer);
  return answer;
}
