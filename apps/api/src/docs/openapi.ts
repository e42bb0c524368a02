/**
 * The OpenAPI 3.1 document, made from the contract alone. @nestjs/swagger was rejected: it writes 3.0 keywords into a 3.1
 * document, and would need everything said a second time in decorators. Schemas that have a name in the contract are
 * components; the name is theirs there.
 */
import type { Operation } from '@samsa/contract/operation';
import { Failure, KafkaFailure, ProblemDetails } from '@samsa/contract/wire';
import { z } from 'zod';

type Json = Record<string, unknown>;

const TITLE = 'Samsa';
const FAILURES = { control: 'Failure', kafka: 'KafkaFailure', samsa: 'ProblemDetails' } as const;
const FAILURE_SCHEMAS: Record<string, z.ZodType> = { Failure, KafkaFailure, ProblemDetails };
const REFUSALS: Record<string, string> = {
  400: 'The request is not valid; the error names the field.', 401: 'No credentials, or not valid ones.', 403: 'The credentials lack the permission.',
  404: 'Not there, or not yours to see.', 429: 'Too many requests with this key; Retry-After says when.', 503: 'Something needed is away; try again.',
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return json;
}

function parametersOf(operation: Operation): Json[] {
  const parameters: Json[] = [];
  for (const [where, schema] of [['path', operation.params], ['query', operation.query]] as const) {
    if (!schema) continue;
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
    for (const [name, property] of Object.entries(properties)) {
      parameters.push({ name, in: where, required: where === 'path' || required.includes(name), schema: property });
    }
  }
  return parameters;
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const capitalized = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

class Components {
  readonly schemas: Record<string, Json> = {};
  private readonly names = new Map<z.ZodType, string>();

  constructor(named: ReadonlyMap<z.ZodType, string>) {
    for (const [schema, name] of named) this.names.set(schema, name);
    for (const [name, schema] of Object.entries(FAILURE_SCHEMAS)) this.schemas[name] = schemaOf(schema, 'output');
  }

  /** A reference to a schema under its name in the contract, or under `fallback`. */
  use(schema: z.ZodType, io: 'input' | 'output', fallback: string): Json {
    const name = this.names.get(schema) ?? fallback;
    this.schemas[name] ??= this.hoisted(schemaOf(schema, io));
    return ref(name);
  }

  /** What refers to itself stands in `$defs` of its own schema: it becomes a component too, under the id that the contract gives it. */
  private hoisted({ $defs, ...schema }: Json): Json {
    if (!$defs) return schema;
    const elsewhere = (json: Json): Json => JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
    for (const [name, { id: _, ...definition }] of Object.entries($defs as Record<string, Json>)) this.schemas[name] ??= elsewhere(definition);
    return elsewhere(schema);
  }
}

function responsesOf(operation: Operation, components: Components): Json {
  const type = operation.produces ?? 'application/json';
  const schema = operation.response ? components.use(operation.response, 'output', `${capitalized(operation.id)}Answer`) : undefined;
  const content = schema ? { [type]: { schema } } : operation.produces ? { [type]: { schema: { type: 'string' } } } : undefined;
  const failure = { 'application/json': { schema: ref(FAILURES[operation.surface]) } };
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: failure }]);
  return { ...Object.fromEntries(operation.permission === 'open' ? [] : refusals), [operation.status]: { description: 'Done.', content } };
}

function operationOf(operation: Operation, components: Components): Json {
  const body = operation.body && { required: true, content: { 'application/json': { schema: components.use(operation.body, 'input', `${capitalized(operation.id)}Request`) } } };
  const security = operation.permission === 'open' ? [] : [{ [operation.permission === 'kafka' ? 'clusterKey' : 'cloudKey']: [] }];
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    parameters: parametersOf(operation),
    requestBody: body,
    responses: responsesOf(operation, components),
    security,
    'x-permission': operation.permission,
    // Answered with 200 to dry_run=true. Not among the responses: every typed client would then take each answer for either.
    'x-planned': operation.planned && components.use(operation.planned, 'output', `${capitalized(operation.id)}Plan`),
  };
}

/** @param named schemas of the contract with the names they are exported under */
export function openApi(operations: readonly Operation[], named: ReadonlyMap<z.ZodType, string>, version: string): Json {
  const components = new Components(named);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = operationOf(operation, components);
  }
  return {
    openapi: '3.1.0',
    info: { title: TITLE, version, description: 'Managed Kafka over a fleet of Kubernetes clusters.' },
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        cloudKey: { type: 'http', scheme: 'basic', description: 'A cloud API key: the key as user, its secret as password.' },
        clusterKey: { type: 'http', scheme: 'basic', description: 'An API key of the Kafka cluster.' },
      },
    },
  };
}
