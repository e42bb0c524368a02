/**
 * The one way to the API: the generated client on the same origin, by the session's cookie. A write carries the session's CSRF
 * token. What the API refuses is thrown as a `Fault`, so that every page and form can say the field, the cause and the remedy.
 *
 *   const clusters = api.useQuery('get', '/cmk/v2/clusters', { params: { query: { environment } } });
 *   const create = api.useMutation('post', '/cmk/v2/clusters');
 *   const data = await ask(client.GET('/cmk/v2/clusters/{id}', …));      outside of components
 */
import { samsaClient } from '@samsa/client/client';
import { QueryClient } from '@tanstack/react-query';
import createQueryApi from 'openapi-react-query';
import { Fault, faultOfAnswer } from './fault.ts';

const SAFE = new Set(['GET', 'HEAD']);
const CSRF_HEADER = 'x-samsa-csrf';
const RETRIES = 2;
const FRESH_MS = 5_000;

let csrfToken: string | undefined;

/** Said by the session as soon as it is known. */
export function rememberCsrf(token: string | undefined): void {
  csrfToken = token;
}

/** Headers of a write that cannot go through the client: a stream, for one. */
export function writeHeaders(): Record<string, string> {
  return csrfToken ? { [CSRF_HEADER]: csrfToken } : {};
}

export const client = samsaClient({ baseUrl: location.origin });

client.use({
  onRequest({ request }) {
    if (!SAFE.has(request.method) && csrfToken) request.headers.set(CSRF_HEADER, csrfToken);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    throw await faultOfAnswer(response, request);
  },
  onError({ error }) {
    return error instanceof Fault ? error : Fault.offline();
  },
});

export const api = createQueryApi(client);

/** What an answer of the client holds; a refusal was thrown before. */
export async function ask<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  return (await answer).data as Data;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < RETRIES && Fault.of(error).mayPass,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
