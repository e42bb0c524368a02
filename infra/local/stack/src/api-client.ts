/** The demo's way into the API: HTTP with the cloud key, as any tenant's. */
import type { Key } from './seed.ts';

const REQUEST_TIMEOUT_MS = 15_000;

export interface ApiClient {
  /** @returns the decoded body. @throws an Error with the API's own detail. */
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
  text(path: string): Promise<string>;
}

/** What the API answered when it refused. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function apiClient(apiUrl: string, key: Key): ApiClient {
  const authorization = `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(response.status, `${method} ${path} answered ${response.status}: ${detailOf(text)}`);
    return text;
  };
  return {
    send: async <T>(method: string, path: string, body?: unknown) => JSON.parse((await ask(method, path, body)) || 'null') as T,
    text: (path) => ask('GET', path),
  };
}

function detailOf(text: string): string {
  try {
    const { errors, detail, message } = JSON.parse(text) as { errors?: { detail?: string }[]; detail?: string; message?: string };
    return errors?.[0]?.detail ?? detail ?? message ?? text;
  } catch {
    return text.slice(0, 300);
  }
}
