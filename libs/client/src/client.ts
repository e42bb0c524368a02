/** The client: every path of the API with its types, over fetch. The portal and the tests have no other way in. */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './paths.gen.ts';

export type SamsaClient = Client<paths>;

export interface ClientOptions {
  /** As in `http://127.0.0.1:8080`. */
  baseUrl: string;
  /** A cloud or a cluster API key. */
  key?: { id: string; secret: string };
}

export function samsaClient({ baseUrl, key }: ClientOptions): SamsaClient {
  const headers = key ? { authorization: `Basic ${btoa(`${key.id}:${key.secret}`)}` } : undefined;
  return createClient<paths>({ baseUrl, headers });
}
