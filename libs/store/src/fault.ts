/** Known faults of Postgres, told apart for the door: what may be tried again, what a constraint refused. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300', '57014']);

/** The database is away, starting, or has no connection left: the request may be repeated. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  if (code && AWAY.has(code)) return true;
  return /timeout exceeded when trying to connect|timeout expired|Connection terminated|connection timeout|not queryable|Client was closed|ended by the other party|after end/i.test(error.message);
}

/** The name of the unique constraint or index that refused a row. */
export function uniqueViolation(error: unknown): string | undefined {
  const fault = error as { code?: string; constraint?: string };
  return fault.code === '23505' ? fault.constraint : undefined;
}

/** Whether a reference to another row was refused, by this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const fault = error as { code?: string; constraint?: string };
  return fault.code === '23503' && fault.constraint === constraint;
}

/** A guard of ours in the database has refused it; its message says why. */
export function isRaised(error: unknown): boolean {
  return (error as { code?: string }).code === 'P0001';
}

const UNSTORABLE = new Set(['22021', '22P05']);

/** A text holds what Postgres cannot keep: the character NUL. */
export function isUnstorable(error: unknown): boolean {
  return UNSTORABLE.has((error as { code?: string }).code ?? '');
}

const CONTENDED = new Set(['40001', '40P01']);

/** Others were quicker, again and again: nothing was changed, and the request may be repeated. */
export function isContended(error: unknown): boolean {
  return CONTENDED.has((error as { code?: string }).code ?? '');
}

/** What a transaction decided on is no longer so: it is rolled back and decided anew, as after a serialization failure. */
export class Overtaken extends Error {
  readonly code = '40001';

  constructor(what: string) {
    super(what);
    this.name = 'Overtaken';
  }
}
