/**
 * Who is signed in, as `GET /samsa/v1/session` says. A page asks `useSession()`, and `useMay()` before it offers something; where
 * nobody is signed in the shell has sent them to the sign-in page before any page is shown.
 */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { ask, client, queries, rememberCsrf } from './api.ts';
import { Fault } from './fault.ts';
import type { Schema } from './schemas.ts';

export type Session = Schema<'Session'>;

const SIGNED_OUT = 401;
const FRESH_MS = 60_000;

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: FRESH_MS });

async function readSession(): Promise<Session> {
  const session = await ask(client.GET('/samsa/v1/session'));
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

/**
 * Asks before a button is shown: @returns why not, or undefined when one may. The API decides all the same.
 *
 *   <Button why={useMay()('cluster:create', { environment })}>
 */
export function useMay(): (permission: string, place?: { environment?: string; cluster?: string }) => string | undefined {
  const { permissions } = useSession();
  return (permission, { environment, cluster } = {}) => {
    const held = permissions.find((each) => each.permission === permission);
    if (!held || held.everywhere) return undefined;
    if (environment === undefined && cluster === undefined && held.environments.length + held.clusters.length > 0) return undefined;
    if ((environment && held.environments.includes(environment)) || (cluster && held.clusters.includes(cluster))) return undefined;
    return held.reason ?? `You hold ${permission} elsewhere, not here. An administrator of the organization can bind a role to you.`;
  };
}

/** After signing in or out, or choosing another organization: nothing that was read before is true any more. */
export async function sessionChanged(): Promise<void> {
  rememberCsrf(undefined);
  queries.clear();
}
