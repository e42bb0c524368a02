/** Builds the api around a database: used by main and by whoever needs its routes without a port. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Credentials } from './access/credentials.ts';
import { ApiModule, type Parts } from './api.module.ts';
import { Stopped } from './billing/stopped.ts';
import { type Fail, hangDoor } from './http/door.ts';
import { RateLimit } from './http/limits.ts';
import { servePortal } from './portal/serve.ts';

const BODY_BYTES_MAX = 1024 * 1024;
/** Of a stream of records, until its sender must begin another; other bodies have their own limit, in `bodies.ts`. */
const REQUEST_TIMEOUT_MS = 3_600_000;
const HEADERS_TIMEOUT_MS = 30_000;
const REQUEST_ID = /^[\w-]{1,128}$/;

@Catch()
class Failures implements ExceptionFilter {
  constructor(private readonly fail: Fail) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.fail(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** @param portal the folder of the built portal; without it only the API is served. */
export async function buildApi({ portal, ...parts }: Parts & { perSecond: number; portal?: string }): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    allowErrorHandlerOverride: true,
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true, maxParamLength: 512 },
    genReqId: (request: IncomingMessage) => {
      const sent = request.headers['x-request-id'];
      return typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, { logger: false, abortOnError: false });
  const fail = hangDoor(adapter.getInstance() as never, {
    credentials: app.get(Credentials),
    rateLimit: new RateLimit(parts.perSecond),
    stopped: app.get(Stopped),
    url: parts.url,
    log: parts.log,
  });
  if (portal) servePortal(adapter.getInstance() as never, portal);
  app.useGlobalFilters(new Failures(fail));
  return app;
}
