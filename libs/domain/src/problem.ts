/**
 * A refusal with its cause and its remedy. Made where it is decided, turned into the answer's shape at the door.
 */
export interface Cause {
  /** HTTP status that fits. */
  status: number;
  /** CamelCase reason, stable. */
  code: string;
  /** One or two sentences: what is wrong, what is allowed. */
  detail: string;
  /** JSON pointer into the body. */
  pointer?: string;
  /** Name of the query or path parameter. */
  parameter?: string;
  /** Seconds after which it is worth trying again. */
  retryAfterSeconds?: number;
  /** Numeric code of the Kafka REST surface, where it differs from status × 100 + 1. */
  kafkaCode?: number;
}

export class Problem extends Error {
  override readonly cause: Cause;

  constructor(cause: Cause) {
    super(cause.detail);
    this.name = 'Problem';
    this.cause = cause;
  }
}

/** Not there and not yours look the same. */
export function notFound(noun: string, id: string): Problem {
  return new Problem({ status: 404, code: 'NotFound', detail: `There is no ${noun} ${id} that you can see.`, parameter: 'id' });
}

export function forbidden(permission: string, where: string): Problem {
  return new Problem({
    status: 403,
    code: 'Forbidden',
    detail: `You lack the permission ${permission} ${where}. Ask an administrator of the organization for a role that has it.`,
  });
}

export function notOfFleet(permission: string): Problem {
  return new Problem({
    status: 403,
    code: 'Forbidden',
    detail: `You lack the permission ${permission}. It is held by those who run this installation, and no role of an organization gives it.`,
  });
}

export function invalid(detail: string, pointer?: string): Problem {
  return new Problem({ status: 400, code: 'InvalidArgument', detail, pointer });
}

export function conflict(code: string, detail: string, pointer?: string): Problem {
  return new Problem({ status: 409, code, detail, pointer });
}

export function unprocessable(code: string, detail: string, pointer?: string): Problem {
  return new Problem({ status: 422, code, detail, pointer });
}
