/**
 * Who is signed in, as `GET /samsa/v1/session` says. A page asks `useSession()`; where nobody is signed in the shell has sent
 * them to the sign-in page before any page is shown.
 */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { queries, rememberCsrf } from './api.ts';
import { Fault } from './fault.ts';

export interface Session {
  csrf_token?: string;
  user?: { id: string; email: string; full_name?: string };
  organization?: { id: string; display_name: string };
}

const SIGNED_OUT = 401;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 60_000,
});

async function readSession(): Promise<Session> {
  const response = await fetch('/samsa/v1/session');
  if (response.status === 404) return {}; // a service without sessions, where a proxy adds a key
  if (!response.ok) throw new Fault({ status: response.status, detail: 'Sign in first.' });
  const session = (await response.json()) as Session;
  rememberCsrf(session.csrf_token);
  return session;
}

/** For the shell's route: nobody passes who is not signed in, and whoever signs in comes back to where they wanted to go. */
export async function requireSession(href: string): Promise<void> {
  try {
    await queries.ensureQueryData(sessionQuery);
  } catch (error) {
    if (Fault.of(error).status === SIGNED_OUT) redirect({ to: '/sign-in', search: { next: href === '/' ? undefined : href }, throw: true });
    throw error;
  }
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** After signing in or out, or choosing another organization: nothing that was read before is true any more. */
export async function sessionChanged(): Promise<void> {
  rememberCsrf(undefined);
  queries.clear();
}
