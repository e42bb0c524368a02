/**
 * The client library's errors in our words. It wraps them several deep (a login refused arrives as a network error around an
 * authentication error around a response error around a protocol error), so the chain is searched for what a broker said.
 */
import { AuthenticationError, MultipleErrors, ProtocolError, ResponseError, TimeoutError } from '@platformatic/kafka';
import { Code, KafkaRefusal, kindOfCode } from '../fault.ts';

/** The response inside an error that the library made of one, so that callers may read each item's own code. */
export function responseInside<Response>(error: unknown): Response | undefined {
  return error instanceof ResponseError ? (error as ResponseError & { response?: Response }).response : undefined;
}

/** Any error of the library or of the socket as a refusal; `where` says which broker. */
export function refusalFrom(error: unknown, where: string): KafkaRefusal {
  if (error instanceof KafkaRefusal) return error;
  const chain = [...unwrap(error)];
  const said = chain.find((link) => link instanceof ProtocolError);
  if (said) {
    const { apiCode, serverErrorMessage, message } = said as ProtocolError & { apiCode: number; serverErrorMessage: string | null };
    return new KafkaRefusal(kindOfCode(apiCode), serverErrorMessage ?? message, apiCode, { cause: error });
  }
  if (chain.some((link) => link instanceof TimeoutError)) {
    return new KafkaRefusal('unavailable', `${where} did not answer in time`, undefined, { cause: error });
  }
  const last = chain.at(-1);
  if (chain.some((link) => link instanceof AuthenticationError) && !isSocketFault(chain)) {
    return new KafkaRefusal('unauthenticated', `${where} refused the login: ${textOf(last)}`, Code.saslAuthenticationFailed, { cause: error });
  }
  return new KafkaRefusal('unavailable', `${where} cannot be reached: ${textOf(last)}`, undefined, { cause: error });
}

/** A login cut by a broken connection also arrives as an authentication error; it says nothing about the password. */
function isSocketFault(chain: readonly unknown[]): boolean {
  return chain.some((link) => {
    const { code, syscall } = link as { code?: string; syscall?: string };
    return syscall !== undefined || (code === 'PLT_KFK_NETWORK' && textOf(link).includes('Connection closed'));
  });
}

function* unwrap(error: unknown, depth = 0): Generator<unknown> {
  if (error === undefined || error === null || depth > 8) return;
  yield error;
  if (error instanceof MultipleErrors || error instanceof AggregateError) {
    for (const inner of error.errors) yield* unwrap(inner, depth + 1);
  }
  yield* unwrap((error as { cause?: unknown }).cause, depth + 1);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
