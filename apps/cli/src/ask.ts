/** Asks the api and takes its answer apart: what it refuses becomes a sentence and an exit code that scripts can go by. */
import type { SamsaClient } from '@samsa/client/client';

export const EXIT = {
  /** It came to an end that was not wanted, or something broke. */
  failed: 1,
  /** A command that is not understood, or nobody has logged in. */
  usage: 2,
  notFound: 3,
  timedOut: 4,
  conflict: 5,
  /** The api cannot be reached or cannot answer now: worth another try. */
  away: 6,
  /** The request itself is refused: not allowed, not valid, over quota. */
  refused: 7,
} as const;
export const EXIT_CODES = `Exit codes:
  0  done                          4  timed out: what was begun goes on
  1  failed                        5  conflict with how things stand
  2  not understood, no login      6  the api is away: try again
  3  not found                     7  refused: not allowed, not valid, over quota`;
const PAGE = 100;

export class Refusal extends Error {
  /** @param status what the api answered, if it did */
  constructor(message: string, readonly exitCode: number, readonly status?: number) {
    super(message);
  }
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

function exitCodeOf(status: number): number {
  if (status === 404) return EXIT.notFound;
  if (status === 409) return EXIT.conflict;
  return status >= 500 || status === 429 ? EXIT.away : EXIT.refused;
}

/** @throws Refusal */
export async function ask<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch((fault: Error): never => {
    throw unreachable(fault);
  });
  if (response.ok) return data as Data;
  const said = error as { detail?: string; errors?: { detail: string }[] } | undefined;
  throw new Refusal(said?.detail ?? said?.errors?.[0]?.detail ?? `The api answered ${response.status}.`, exitCodeOf(response.status), response.status);
}

export function unreachable(fault: Error): Refusal {
  return new Refusal(`The api cannot be reached: ${((fault.cause ?? fault) as Error).message}. See that it runs, or use another installation: samsa contexts`, EXIT.away);
}

/** All pages. */
export async function all<Item>(page: (query: { page_size: number; page_token?: string }) => Promise<Answer<{ data: Item[]; metadata: { next?: string } }>>): Promise<Item[]> {
  const items: Item[] = [];
  for (let token: string | undefined; ; ) {
    const { data, metadata } = await ask(page({ page_size: PAGE, page_token: token }));
    items.push(...data);
    token = metadata.next ? (new URL(metadata.next).searchParams.get('page_token') ?? undefined) : undefined;
    if (!token) return items;
  }
}

/** As those who run the fleet are answered; for anybody else, as the tenant is. */
export async function fleetOr<Data, Own>(asFleet: () => Promise<Data>, asTenant: () => Promise<Own>): Promise<Data | Own> {
  try {
    return await asFleet();
  } catch (refused) {
    if (!(refused instanceof Refusal) || refused.status !== 403) throw refused;
    return asTenant();
  }
}

export type { SamsaClient };
