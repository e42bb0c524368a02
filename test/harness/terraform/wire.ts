/**
 * How the Terraform provider talks HTTP, as far as a server can notice: its headers, its body form, what it accepts as an answer,
 * what it repeats and how it tells an error. The scripts beside this file use it to do to our API what the provider does.
 *
 * Each answer is also held to the published shape, so a replay that passes says two things: the provider's own (lenient) reading
 * works, and so would a stricter client's. Every exchange is kept, for tests that count repeats or look at the order.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { conforms, operationOf } from '../../contract/wire.ts';

const USER_AGENT = 'Terraform/1.11.4 (+https://www.terraform.io) Terraform-Plugin-SDK/2.10.1 terraform-provider-confluent/2.66.0 (https://confluent.cloud; support@confluent.io)';
const JSON_TYPE = /^(application|text)\/(vnd\.[^;]+\+)?json/i;
const RETRIES = 4;
const FIRST_BACKOFF_MS = 1000;
const REQUEST_LIMIT_MS = 30_000;

export interface Credentials { key: string; secret: string }
export interface Exchange { method: string; url: string; status: number; tries: number }
export interface Ask { query?: Record<string, string | string[]>; body?: unknown }

export interface Wire {
  endpoint: string;
  exchanges: Exchange[];
  /** Sends as the provider sends; returns the decoded body (`undefined` when empty), throws `ProviderError` from status 300 up. */
  send(method: string, path: string, ask?: Ask): Promise<unknown>;
}

/** What the provider would print, with the status it came from. */
export class ProviderError extends Error {
  constructor(readonly status: number, readonly body: string, message: string) { super(message); }
}

/** A client of one endpoint with one key: the control plane with a cloud key, or a cluster's `rest_endpoint` with a cluster key. */
export function wireTo(endpoint: string, credentials: Credentials | undefined, exchanges: Exchange[] = []): Wire {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': USER_AGENT };
  if (credentials) headers['authorization'] = `Basic ${Buffer.from(`${credentials.key}:${credentials.secret}`).toString('base64')}`;
  const send = async (method: string, path: string, ask: Ask = {}): Promise<unknown> => {
    const url = endpoint + path + queryOf(ask.query);
    const { response, text, tries } = await persist(method, url, headers, ask.body);
    exchanges.push({ method, url, status: response.status, tries });
    return decode(method, path, response, text);
  };
  return { endpoint, exchanges, send };
}

/** Gone as the provider judges it on a control-plane read; on Kafka REST only a 404 counts. */
export function isGone(fault: unknown, surface: 'control' | 'kafka'): boolean {
  if (!(fault instanceof ProviderError)) return false;
  if (fault.status === 404) return true;
  return surface === 'control' && fault.status === 403 && !fault.body.includes('invalid API key');
}

/** `read`, or `undefined` where Terraform would drop the resource from its state. */
export async function orGone<T>(surface: 'control' | 'kafka', read: () => Promise<T>): Promise<T | undefined> {
  return read().catch((fault: unknown) => {
    if (isGone(fault, surface)) return undefined;
    throw fault;
  });
}

/** Terraform's wait: one delay, then a probe every interval until it gives a value; `pollMs` is 1 s under TF_ACC, for both. */
export async function waitFor<T>(what: string, limitMs: number, probe: () => Promise<T | undefined>, pollMs = 1000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    await sleep(pollMs);
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > until) throw new Error(`timeout while waiting for ${what} (${limitMs / 1000} s)`);
  }
}

async function persist(method: string, url: string, headers: Record<string, string>, body: unknown): Promise<{ response: Response; text: string; tries: number }> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await once(method, url, headers, body).catch((fault: Error) => fault);
    const repeat = outcome instanceof Error || outcome.response.status === 429 || (outcome.response.status >= 500 && outcome.response.status !== 501);
    if (!repeat) return { ...outcome, tries };
    if (tries > RETRIES) throw outcome instanceof Error ? outcome : new ProviderError(outcome.response.status, outcome.text, `giving up after ${tries} tries: received HTTP ${outcome.response.status}: ${outcome.text}`);
    await sleep(pauseMs(outcome, tries));
  }
}

async function once(method: string, url: string, headers: Record<string, string>, body: unknown): Promise<{ response: Response; text: string }> {
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(REQUEST_LIMIT_MS), redirect: 'manual' };
  if (body !== undefined) {
    init.headers = { ...headers, 'content-type': 'application/json' };
    init.body = `${JSON.stringify(body)}\n`;
  }
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}

function pauseMs(outcome: Error | { response: Response }, tries: number): number {
  const asked = outcome instanceof Error ? null : outcome.response.headers.get('retry-after');
  return asked ? Number(asked) * 1000 : FIRST_BACKOFF_MS * 2 ** (tries - 1);
}

function decode(method: string, path: string, response: Response, text: string): unknown {
  const { status } = response;
  if (status >= 300) {
    const shown = detailOf(text);
    holdToShape(method, path, status, shown.body);
    throw new ProviderError(status, text, `${status} ${response.statusText}: ${shown.detail}`);
  }
  if (text === '') return holdToShape(method, path, status, undefined);
  if (!JSON_TYPE.test(response.headers.get('content-type') ?? '')) throw new ProviderError(status, text, 'undefined response type');
  return holdToShape(method, path, status, JSON.parse(text));
}

/** A create, an ACL or a broker-config change may answer nothing at all; the rest must conform. */
function holdToShape(method: string, path: string, status: number, body: unknown): unknown {
  const operation = operationOf(method, path);
  if (operation) conforms(operation, status, body);
  return body;
}

function detailOf(text: string): { detail: string; body: unknown } {
  try {
    const body = JSON.parse(text) as { errors?: { detail?: string }[]; message?: string };
    return { detail: body.errors?.[0]?.detail ?? body.message ?? `could not parse error details; raw response body: ${text}`, body };
  } catch {
    return { detail: `could not parse error details; raw response body: ${text}`, body: text };
  }
}

function queryOf(query: Ask['query']): string {
  if (!query) return '';
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one);
  return `?${search.toString()}`;
}
