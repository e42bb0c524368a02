/**
 * The one doorway between an operation of the contract and its handler. The decorator says route, status and operation;
 * the work at the door (request id, authentication, limits, permission, validation, stripping) is done by Fastify hooks
 * in `door.ts`, because Nest's guard, pipe and interceptor chain costs as much again as the whole rest of a read.
 */
import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { In, Operation, Out, PlannedOut } from '@samsa/contract/operation';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the operation says, or a stream that writes it: of records, of events, of a file. */
type Answer<Op extends Operation> = Out<Op> | PlannedOut<Op> | Readable;
type Handler<Op extends Operation> = (input: In<Op>, caller: never, request: FastifyRequest) => Promise<Answer<Op>> | Answer<Op>;
/** An operation that names no response answers what it produces: a text. */
type TextHandler<Op extends Operation> = (input: In<Op>, caller: never, request: FastifyRequest) => Promise<string>;
type HandlerOf<Op extends Operation> = [Out<Op>] extends [void] ? Handler<Op> | TextHandler<Op> : Handler<Op>;

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
  interface FastifyRequest {
    input: In<Operation>;
    caller: unknown;
    /** What a handler wants said beside its answer: cookies, where to go. */
    answerHeaders: Record<string, string | string[]> | undefined;
  }
}

const fromRequest = (pick: (request: FastifyRequest) => unknown) =>
  createParamDecorator((_: unknown, context: ExecutionContext) => pick(context.switchToHttp().getRequest<FastifyRequest>()))();

const PARTS = [
  fromRequest((request) => request.input),
  fromRequest((request) => request.caller),
  fromRequest((request) => request),
];

/** Every operation bound so far, for the test that each is bound exactly once. */
export const bound: Operation[] = [];

/** `/a/{id}/b:verb` as Fastify's router wants it: `/a/:id/b::verb`; of `/a/{id}:verb` it wants to be told where the id ends. */
export function routeOf(path: string): string {
  return path.replaceAll(':', '::').replace(/\{(\w+)\}(?=::)/g, ':$1([^:]+)').replace(/\{(\w+)\}/g, ':$1');
}

/** Binds a method `(input, caller, request)`; one whose types disagree with the operation does not compile. */
export function Implements<Op extends Operation>(operation: Op) {
  return <Method extends HandlerOf<Op>>(target: object, key: string, descriptor: TypedPropertyDescriptor<Method>): void => {
    bound.push(operation);
    PARTS.forEach((part, index) => part(target, key, index));
    const decorate = applyDecorators(
      RequestMapping({ path: routeOf(operation.path), method: RequestMethod[operation.method] }),
      HttpCode(operation.status),
      RouteConfig({ operation }),
    );
    decorate(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}

export type { FastifyReply, FastifyRequest };
