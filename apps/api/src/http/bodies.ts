/**
 * How bodies are read: whole, as bounded JSON within a bounded time; or, for an operation that says `streamed`, not at all:
 * its handler is given the stream. The server's own limit on a request's time would end long streams with all others, so
 * it is wide and the narrow one is held here.
 */
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const BODY_TIMEOUT_MS = 30_000;
/** Only ever said by ourselves, to choose the parser that does nothing. */
const STREAM_TYPE = 'application/x-samsa-stream';
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, where that is what was signed. */
    signedBody: string | undefined;
  }
}

function keeper(request: FastifyRequest): Transform {
  const chunks: Buffer[] = [];
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      chunks.push(chunk);
      next(null, chunk);
    },
    flush: (done) => {
      request.signedBody = Buffer.concat(chunks).toString('utf8');
      done();
    },
  });
}

export function readBodies(fastify: FastifyInstance): void {
  fastify.decorateRequest('signedBody');
  fastify.addContentTypeParser(STREAM_TYPE, (_request, payload, done) => done(null, payload));
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (!hasBody(request)) return done(null, payload);
    if (request.routeOptions.config.operation?.streamed) {
      if (JSON_TYPE.test(request.headers['content-type'] ?? '')) request.headers = { 'content-type': STREAM_TYPE };
      return done(null, payload);
    }
    const timer = setTimeout(() => request.raw.destroy(), BODY_TIMEOUT_MS);
    payload.once('close', () => clearTimeout(timer));
    payload.once('end', () => clearTimeout(timer));
    done(null, request.routeOptions.config.operation?.signed ? payload.pipe(keeper(request)) : payload);
  });
}
