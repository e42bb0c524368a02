/**
 * The API said once. An operation is a value: method, path, permission, shapes and status. The API binds it
 * with one decorator, the OpenAPI document and the client are generated from it, and the tests walk it.
 * Nothing here knows how an operation is carried out.
 */
import type { z } from 'zod';

/** Which family of paths an operation belongs to; it decides the shape of its errors. */
export type Surface = 'control' | 'kafka' | 'samsa';

/**
 * What the caller must hold. `open` needs no credentials; `authenticated` any key of the control plane;
 * `kafka` a key of the cluster itself (the broker's authorizer decides the rest); anything else is
 * `noun:verb` of the role table in the domain.
 */
export type Permission = 'open' | 'authenticated' | 'kafka' | `${string}:${string}`;

type Schema = z.ZodType;

export interface OperationShape<
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | undefined,
  Response extends Schema | undefined,
  Planned extends Schema | undefined = undefined,
> {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI form: `/kafka/v3/clusters/{cluster_id}/topics`. */
  path: string;
  summary: string;
  tag: string;
  surface: Surface;
  permission: Permission;
  params?: Params;
  query?: Query;
  body?: Body;
  status: number;
  response?: Response;
  /** Answered with 200 instead, when the query says `dry_run=true`: what would happen. Nothing does. */
  planned?: Planned;
  /** Answers something else than one JSON document (a stream, a file): its media type. */
  produces?: string;
  /** Its body is signed as it comes, so its text is kept beside what was read from it. */
  signed?: boolean;
  /** The body is read as a stream of JSON documents by the handler itself. */
  streamed?: boolean;
}

export type Operation = OperationShape<Schema | undefined, Schema | undefined, Schema | undefined, Schema | undefined, Schema | undefined>;

/** Gives the literal types of its argument; says nothing else. */
export function operation<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Response extends Schema | undefined = undefined,
  Planned extends Schema | undefined = undefined,
>(shape: OperationShape<Params, Query, Body, Response, Planned>): OperationShape<Params, Query, Body, Response, Planned> {
  return shape;
}

type Said<S> = Exclude<S, undefined>;
type Read<S> = [Said<S>] extends [z.ZodType] ? ([Said<S>] extends [never] ? undefined : z.output<Said<S>>) : undefined;

/** What a handler is given: each part validated and stripped of what the contract does not name. */
export interface In<Op extends Operation> {
  params: Read<Op['params']>;
  query: Read<Op['query']>;
  body: Read<Op['body']>;
}

/** What a handler must return. */
export type Out<Op extends Operation> = [Said<Op['response']>] extends [never] ? void : z.input<Said<Op['response']>>;

/** What it may return to a dry run. */
export type PlannedOut<Op extends Operation> = [Said<Op['planned']>] extends [never] ? never : z.input<Said<Op['planned']>>;
