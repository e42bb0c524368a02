/** Asks the api and takes its answer apart: what it refuses becomes a sentence and an exit code that scripts can go by. */
import type { SamsaClient } from '@samsa/client/client';

/** 1 is anything else, 2 a command that is not understood. */
export const EXIT = { refused: 3, notFound: 4, conflict: 5, away: 6 } as const;
const PAGE = 100;

export class Refusal extends Error {
  constructor(message: string, readonly exitCode: number) {
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
    throw new Refusal(`The api cannot be reached: ${((fault.cause ?? fault) as Error).message}`, EXIT.away);
  });
  if (response.ok) return data as Data;
  const said = error as { detail?: string; errors?: { detail: string }[] } | undefined;
  throw new Refusal(said?.detail ?? said?.errors?.[0]?.detail ?? `The api answered ${response.status}.`, exitCodeOf(response.status));
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

export type { SamsaClient };
